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
    return run_app(context, warnings)
