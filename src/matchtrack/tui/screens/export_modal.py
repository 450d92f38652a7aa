"""The form for a file that takes the plan out of the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Checkbox, Input, Select

from matchtrack.errors import BadInputError
from matchtrack.tui.screens.form import FormScreen
from matchtrack.tui.widgets.field import Field, Tick, line

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMATS = {
    "md": "Markdown, for people",
    "csv": "CSV, for spreadsheets",
    "json": "JSON, for programs",
    "toml": "TOML, to import again",
}
DEFAULT_NAME = "matchtrack-remaining"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAnswer:
    """Which steps go where, in which of FORMATS; `replace` lets a file that is there be replaced."""

    format: str
    remaining: bool
    path: str
    replace: bool


class ExportScreen(FormScreen[ExportAnswer]):
    """Asks for format and file, beginning with `first`."""

    TITLE = "Export the plan"
    AUTO_FOCUS = "#path Input"
    SAVE = "Write"

    def __init__(self, first: ExportAnswer | None = None, fault: str = "") -> None:
        super().__init__(fault)
        path = os.path.join(os.path.expanduser("~"), f"{DEFAULT_NAME}.md")  # noqa: PTH118, PTH111 - joined with what is typed
        self._first = first or ExportAnswer(format="md", remaining=True, path=path, replace=False)

    def fields(self) -> Iterable[Field]:
        """Format, what, where."""
        first = self._first
        options = [(title, name) for name, title in FORMATS.items()]
        yield Field("Format", Select(options, allow_blank=False, value=first.format, compact=True), id="format")
        yield Field("Only open", Tick(first.remaining), id="remaining")
        yield Field("File", line(first.path, "~/remaining.md"), id="path")
        yield Field("Replace it", Tick(first.replace), id="replace")

    def echo(self) -> None:
        """Say what is left out, and whether the file is there already."""
        remaining = self.query_one("#remaining Checkbox", Checkbox).value
        self.field("remaining").say("" if remaining else "Done and dropped steps are written, too.")
        there = os.path.exists(self._path())  # noqa: PTH110 - a text that was typed
        self.field("replace").display = there
        self.field("path").say("This file is there already." if there else "")

    def answer(self) -> ExportAnswer:
        """Read the fields."""
        return ExportAnswer(
            format=self._format(),
            remaining=self.query_one("#remaining Checkbox", Checkbox).value,
            path=self.read("path", self._checked_path, ""),
            replace=self._replace(),
        )

    @on(Select.Changed)
    def follow_format(self) -> None:
        """Give the file the ending of its format."""
        path = self.field("path").query_one(Input)
        stem, ending = os.path.splitext(self.field("path").text)  # noqa: PTH122 - a text that was typed
        if ending.lstrip(".") in FORMATS:
            path.value = f"{stem}.{self._format()}"

    @on(Checkbox.Changed)
    def echo_choice(self) -> None:
        """Say what the choice means."""
        self.echo()

    def _checked_path(self, text: str) -> str:
        path = self._path()
        if not text.strip():
            raise BadInputError("Write where the file should go, like ~/remaining.md.")
        if os.path.isdir(path):  # noqa: PTH112 - a text that was typed
            raise BadInputError("This is a folder; add the name of a file.")
        if os.path.exists(path) and not self._replace():  # noqa: PTH110 - the same
            raise BadInputError("This file is there already; choose another name, or tick 'Replace it'.")
        return path

    def _path(self) -> str:
        return os.path.expanduser(self.field("path").text.strip())  # noqa: PTH111 - a text that was typed

    def _format(self) -> str:
        return str(self.query_one(Select).value)

    def _replace(self) -> bool:
        return self.query_one("#replace Checkbox", Checkbox).value
