"""Opening the app quickly: what is done before the first import of Textual."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.services.context import Context


def open_app(context: Context, warnings: Sequence[str] = ()) -> int:
    """Open the app and give its exit code.

    The collector rests until the first frame: while modules load, it would walk ever more objects that stay anyway.
    asyncio takes a missing ssl module for granted, and no network is used here, so it is not loaded at the start.
    """
    gc.disable()
    hides_ssl = "ssl" not in sys.modules
    if hides_ssl:
        sys.modules["ssl"] = None  # type: ignore[assignment] # the documented way to make an import fail
    try:
        from matchtrack.tui.app import run_app
    finally:
        if hides_ssl:
            del sys.modules["ssl"]
    if sys.platform != "win32":
        _take_any_byte()
    return run_app(context, warnings)


def _take_any_byte() -> None:
    """Take a byte that is no UTF-8, as a terminal set to Latin-1 sends for 'é', for an unknown character.

    Textual's driver would end the app by it, with a traceback; its decoder is the one place where that can be changed.
    """
    import codecs
    from functools import partial

    from textual.drivers import linux_driver

    def any_byte_decoder(encoding: str) -> partial[codecs.IncrementalDecoder]:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = any_byte_decoder  # type: ignore[assignment, attr-defined] # imported there
