"""The history as a person reads it in a terminal, as labels and values, and as the shape 'history'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain.text import safe
from matchtrack.services.history import state_words
from matchtrack.services.undo import write_instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.cli.drawing import Drawing
    from matchtrack.services.history import HistoryView

_HEADINGS = ("id", "when", "where", "what", "state")
_WHAT = 3
_NOTHING = "Nothing was changed yet."


def history_lines(view: HistoryView, drawing: Drawing) -> list[str]:
    """Draw a line for each change, the last first, and say what can be done with them."""
    if not view.lines:
        return [_NOTHING]
    rows = [
        (str(line.id), write_instant(line.at), line.source, safe(line.title), state_words(line)) for line in view.lines
    ]
    heading, *lines = drawing.table([_HEADINGS, *rows], stretch=_WHAT, indent=0)
    redo = f" 'matchtrack redo' does again: {safe(view.redo)}." if view.redo else ""
    return [drawing.paint(heading, "bold"), *lines, "", *drawing.wrap(f"'matchtrack undo ID' takes one back.{redo}")]


def history_pairs(view: HistoryView) -> Iterator[tuple[str, str]]:
    """Give the history as labels and values, a line for each change."""
    for line in view.lines:
        state = state_words(line)
        yield f"change {line.id}", f"{safe(line.title)}, {write_instant(line.at)}, {line.source}, {state}"
    if not view.lines:
        yield "history", _NOTHING
    if view.redo:
        yield "redo", safe(view.redo)


def history_json(view: HistoryView) -> dict[str, Any]:
    """Give the shape 'history', the last change first."""
    return {
        "format": FORMAT,
        "changes": [
            {
                "id": line.id,
                "at": line.at.isoformat(),
                "source": line.source,
                "title": line.title,
                "state": line.state,
                "undoes": line.undoes,
                "undone_by": line.undone_by,
                "can_undo": line.can_undo,
                "why_not": line.why_not,
            }
            for line in view.lines
        ],
        "redo": view.redo or None,
    }
