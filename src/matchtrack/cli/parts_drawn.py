"""Parts of a heading and its lines, as the check-in and its like say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matchtrack.cli.drawing import Drawing
    from matchtrack.cli.invocation import Invocation
    from matchtrack.services.check_in_words import Part


def say_parts(call: Invocation, title: str, parts: Iterable[Part]) -> None:
    """Print them; with --plain each line has the heading as its label."""
    if call.plain:
        labelled = (f"{part.heading.lower() or 'note'}: {line}" for part in parts for line in part.lines)
        call.say("\n".join([f"title: {title}", *labelled]))
    else:
        call.say("\n".join(_lines(title, parts, call.drawing)))


def _lines(title: str, parts: Iterable[Part], drawing: Drawing) -> Iterator[str]:
    yield drawing.paint(title, "bold")
    for part in parts:
        yield ""
        if part.heading:
            yield drawing.paint(part.heading, "bold")
        for line in part.lines:
            yield from drawing.wrap(line, indent=2 if part.heading else 0)
