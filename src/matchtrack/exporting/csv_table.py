"""Baby steps as a CSV table that no spreadsheet takes for formulas (OWASP, trust.md 8)."""

from __future__ import annotations

import csv
import io
import re

from matchtrack.domain.text import safe_lines
from matchtrack.exporting.json_shapes import step_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.domain.steps import Step

_FORMULA = r"(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\0])"
"""A cell that begins like this may run: = + - @, also after white space and in full width, or a control character."""

_TO_ESCAPE = re.compile(f"'*{_FORMULA}")
_ESCAPED = re.compile(f"'+{_FORMULA}")

COLUMNS = (
    "id",
    "key",
    "title",
    "area",
    "big_step",
    "big_step_title",
    "minutes",
    "minutes_logged",
    "difficulty",
    "boring",
    "status",
    "due",
    "earliest",
    "after",
    "blocked",
    "waiting_on",
    "expected",
    "done_on",
    "notes",
)


def export_csv(steps: Sequence[Step]) -> str:
    r"""Give a header row and one row a step, every cell quoted, lines ended by \r\n; save it as UTF-8."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(step) for step in steps)
    return table.getvalue()


def _row(step: Step) -> list[str]:
    shape = step_json(step)
    return [escape_cell(_cell(shape[column])) for column in COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(value) if isinstance(value, list) else str(value)
    return text if text.isprintable() else "\t".join(safe_lines(part) for part in text.split("\t"))


def escape_cell(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run."""
    return f"'{text}" if _TO_ESCAPE.match(text) else text


def unescape_cell(cell: str) -> str:
    """Give back the text that `escape_cell` was given."""
    return cell[1:] if _ESCAPED.match(cell) else cell
