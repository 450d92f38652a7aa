"""How the parts of a line are drawn: glyphs, and text and styles turned into strips.

A line is a list of (text, style name) pieces; style names are component classes of the widget, so that the
colours stay in the style sheets. User text always passes through `safe` and `fit` on its way into a piece.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from matchtrack.domain import date_phrases
from matchtrack.domain.areas import MAX_DIFFICULTY
from matchtrack.domain.signs import EASY_SIGN, HARD_SIGN
from matchtrack.domain.text import fit, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.style import Style

Piece = tuple[str, str]

DAY_STYLES = {"kept": "good", "short": "warn", "missed": "muted", "open": "accent", "rest": "muted", "": "muted"}
LABEL_WIDTH, VALUE_WIDTH = 11, 27
"""The two columns of a detail pane, which is 42 wide."""

_MANY_MINUTES = 100
WEEKDAYS = tuple(name[:2] for name in date_phrases.WEEKDAYS)


def dots(difficulty: int) -> str:
    """Draw a difficulty of 1 to 5."""
    return HARD_SIGN * difficulty + EASY_SIGN * (MAX_DIFFICULTY - difficulty)


def cut(text: str, width: int) -> str:
    """Make user text harmless and cut it to at most `width` cells, as Textual counts them."""
    text = fit(safe(text), width)
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width)).rstrip()


def shown(text: str, width: int) -> str:
    """Make user text harmless, cut it to `width` cells and fill it up to them."""
    text = cut(text, width)
    return text + " " * (width - cell_len(text))


def minutes_text(minutes: int) -> str:
    """Write a length of time: '45 min', '80 min', '2 h', '2 h 20 min'."""
    if minutes < _MANY_MINUTES:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def strip_of(pieces: Iterable[Piece], styles: Mapping[str, Style], width: int, filler: Style) -> Strip:
    """Turn the pieces of a line into a strip of exactly `width` cells."""
    segments = [Segment(text, styles[style]) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, filler)


def width_of(pieces: Iterable[Piece]) -> int:
    """Measure a line in cells."""
    return sum(cell_len(text) for text, _ in pieces)


def fact_content(label: str, value: str) -> Content:
    """Draw what is known of a step for a detail pane; a long value goes on below itself."""
    first, *others = wrap(value, VALUE_WIDTH) or [""]
    lines = [Content.assemble((f"{label:<{LABEL_WIDTH}}", "$muted"), first)]
    lines += [Content(" " * LABEL_WIDTH + part) for part in others]
    return Content("\n").join(lines)
