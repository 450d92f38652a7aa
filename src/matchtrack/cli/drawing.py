"""How the command line draws: colours, blocks, aligned columns, each only where the terminal takes it."""

from __future__ import annotations

import sys

from matchtrack.domain.areas import MAX_DIFFICULTY
from matchtrack.domain.signs import DAY_SIGNS, EASY_SIGN, HARD_SIGN, STEP_SIGNS
from matchtrack.domain.text import cell_width, fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH_OF_A_PIPE = 100
"""Cells of a line where nobody says how wide the terminal is."""

_LEAST_STRETCH = 12

_STYLES = {"bold": "1", "dim": "2", "green": "32", "yellow": "33"}
_BLOCKS = {
    "full": "█", "empty": "░", "hard": HARD_SIGN, "easy": EASY_SIGN, "started": STEP_SIGNS["started"], "dot": "·",
    "cut": "…",
}  # fmt: skip
_ASCII = {"full": "#", "empty": "-", "hard": "*", "easy": ".", "started": ">", "dot": "|", "cut": "~"}
_DAYS_ASCII = {"kept": "#", "short": "+", "open": "=", "missed": "-", "rest": "o", "": "."}


class Drawing:
    """Draws for one stdout: `blocks` or ASCII, with or without `colour`, in lines of at most `width` cells."""

    __slots__ = ("_colour", "_days", "_signs", "width")

    def __init__(self, *, blocks: bool, colour: bool, width: int) -> None:
        self._colour = colour
        self._signs = _BLOCKS if blocks else _ASCII
        self._days = DAY_SIGNS if blocks else _DAYS_ASCII
        self.width = width

    def sign(self, name: str) -> str:
        """Give a sign: full, empty, hard, easy, started, dot or cut."""
        return self._signs[name]

    def day_sign(self, status: str) -> str:
        """Give the sign of a momentum status; '' is a day that does not count."""
        return self._days[status]

    def dots(self, difficulty: int) -> str:
        """Draw a difficulty of 1 to 5."""
        return self.sign("hard") * difficulty + self.sign("easy") * (MAX_DIFFICULTY - difficulty)

    def paint(self, text: str, style: str) -> str:
        """Colour a text that is already cut and aligned: bold, dim, green or yellow."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._colour and style else text

    def fit(self, text: str, width: int) -> str:
        """Cut one line of safe text to a width."""
        cut = fit(text, width)
        return cut if cut is text else cut.replace("…", self.sign("cut"))

    def wrap(self, text: str, indent: int = 0) -> list[str]:
        """Break a sentence into lines that fit, as far as its words do."""
        import textwrap

        blank = " " * indent
        return textwrap.wrap(text, self.width, initial_indent=blank, subsequent_indent=blank)

    def table(self, rows: Sequence[Sequence[str]], *, stretch: int, indent: int = 2) -> list[str]:
        """Align rows of safe texts in lines that fit.

        Column `stretch` gives way where a line would be too long; the last column is cut at the end of the line.
        """
        return self.columns(list(zip(*rows, strict=True)), stretch=stretch, indent=indent) if rows else []

    def columns(self, columns: Sequence[Sequence[str]], *, stretch: int, indent: int = 2, tail: int = 99) -> list[str]:
        """Align columns as `table` does; a column says few things many times, so each is measured and cut once.

        The last column may ask for `tail` cells of the line.
        """
        cells = [{text: cell_width(text) for text in set(column)} for column in columns]
        widths = [max(taken.values()) for taken in cells]
        widths[-1] = min(widths[-1], tail)
        over = indent + sum(widths) + 2 * (len(widths) - 1) - self.width
        widths[stretch] = max(min(widths[stretch], _LEAST_STRETCH), widths[stretch] - max(0, over))
        before = indent + sum(widths[:-1]) + 2 * (len(widths) - 1)
        widths[-1] = max(1, self.width - before)
        aligned = [self._aligned(taken, width) for taken, width in zip(cells, widths, strict=True)]
        parts = [map(shown.__getitem__, column) for shown, column in zip(aligned, columns, strict=True)]
        blank = " " * indent
        lines = [(blank + "  ".join(line)).rstrip() for line in zip(*parts, strict=True)]
        return lines if before < self.width else [self.fit(line, self.width) for line in lines]

    def _aligned(self, cells: Mapping[str, int], width: int) -> dict[str, str]:
        """Bring texts, which take so many `cells` each, to one width."""
        aligned = {}
        for text, taken in cells.items():
            if taken > width:
                cut = self.fit(text, width)
                aligned[text] = cut + " " * (width - 1 - cell_width(cut[:-1]))  # the sign of a cut is one cell wide
            else:
                aligned[text] = text + " " * (width - taken)
        return aligned


def drawing_of(environ: Mapping[str, str], *, blocks: bool, no_color: bool) -> Drawing:
    """Decide how to draw on stdout; `no_color` is the user's word on the command line."""
    terminal = sys.stdout.isatty()
    return Drawing(
        blocks=blocks,
        colour=not no_color and _wants_colour(environ, terminal=terminal),
        width=_terminal_width() if terminal else WIDTH_OF_A_PIPE,
    )


def _wants_colour(environ: Mapping[str, str], *, terminal: bool) -> bool:
    if environ.get("NO_COLOR") or environ.get("MATCHTRACK_NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    platform: str = sys.platform
    if platform == "win32" and not (environ.get("WT_SESSION") or environ.get("TERM")):
        return False  # an old console prints the codes themselves
    return terminal and environ.get("TERM") != "dumb"


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns
