"""One call of the command line: what was asked for every command, where it works, and how it speaks.

Data goes to stdout, everything else to stderr.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from matchtrack.cli.drawing import Drawing
    from matchtrack.cli.words import Words
    from matchtrack.errors import MatchtrackError
    from matchtrack.services.context import Context

BLOCKS = "█▓▒░─■◧□◫◇●○▶·…"
"""The characters that drawings are made of; a stream that lacks one of them gets ASCII."""


class Invocation:
    """What a command is given.

    Attributes:
        args: The command's own words, as its parser read them.
        environ: The environment variables that hold.
        database: The file of --db, or None.
        json: The user wants JSON.
        plain: The user wants 'label: value' lines.
        blocks: Drawings may use block characters.
    """

    __slots__ = (
        "_context",
        "_drawing",
        "_no_color",
        "_notes",
        "args",
        "blocks",
        "database",
        "environ",
        "json",
        "plain",
    )

    def __init__(self, environ: Mapping[str, str], *, json: bool = False) -> None:
        self.args: Namespace
        self.environ = environ
        self.database: str | None = None
        self.json = json
        self.plain = False
        self.blocks = _shows_blocks(sys.stdout)
        self._no_color = False
        self._notes: list[str] = []
        self._context: Context | None = None
        self._drawing: Drawing | None = None
        for stream in (sys.stdout, sys.stderr):
            _take_any_text(stream)

    def take(self, words: Words) -> None:
        """Heed the options of every command."""
        self.database, self.json, self.plain = words.database, words.json, words.plain
        self.blocks = self.blocks and not words.plain
        self._no_color = words.no_color or words.plain

    @property
    def context(self) -> Context:
        """Where the use cases work; the warnings of the settings are said once, when it is first asked for.

        Raises:
            BadInputError: The settings file cannot be used.
            UsageError: MATCHTRACK_NOW is no instant.
        """
        if self._context is None:
            self._context = self.make_context("shell")
            if self._context.settings.warnings:
                self._warn(self._context.settings.warnings)
        return self._context

    def _warn(self, warnings: Sequence[str]) -> None:
        from matchtrack.domain.text import safe

        for warning in warnings:
            self.note(f"matchtrack: {safe(warning)}")

    def make_context(self, source: str) -> Context:
        """Make the context for one face: 'shell' or 'app'."""
        from matchtrack.services.context import context_of

        return context_of(database=self.database, source=source, environ=self.environ)

    @property
    def drawing(self) -> Drawing:
        """How tables and bars are drawn on this stdout."""
        if self._drawing is None:
            from matchtrack.cli.drawing import drawing_of

            self._drawing = drawing_of(self.environ, blocks=self.blocks, no_color=self._no_color)
        return self._drawing

    def context_without_settings(self) -> Context:
        """Give a context with default settings, for the commands that must work while the settings file is broken."""
        from matchtrack import clock, config, paths
        from matchtrack.services.context import Context

        return Context(
            database=paths.database_file(self.environ, self.database),
            clock=clock.system_clock,
            settings=config.Settings(),
            source="shell",
            environ=self.environ,
        )

    def say(self, text: str) -> None:
        """Print data: a line or several, on stdout."""
        self.say_raw(f"{text}\n")

    def say_raw(self, text: str) -> None:
        """Print data as it is, on stdout.

        Raises:
            BrokenPipeError: The reader has gone.
            MatchtrackError: The output cannot be written.
        """
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritten(error) from None

    def say_json(self, shape: Mapping[str, object]) -> None:
        """Print one JSON document on stdout."""
        from matchtrack.exporting.json_document import to_json

        self.say_raw(to_json(shape))

    def say_pairs(self, pairs: Mapping[str, str]) -> None:
        """Print 'label: value' lines."""
        self.say("\n".join(f"{label}: {value}" for label, value in pairs.items()))

    def note(self, text: str) -> None:
        """Tell something beside the data, on stderr; with --json it waits, as an error takes it into its JSON."""
        if self.json:
            self._notes.append(text)
        else:
            _tell(f"{text}\n")

    def show_error(self, error: MatchtrackError) -> None:
        """Say on stderr what went wrong: one sentence, then one line for each place."""
        from matchtrack.domain.text import safe, whole_sentence

        if self.json:
            from matchtrack.cli.shapes import error_json
            from matchtrack.exporting.json_document import to_json

            _tell(to_json(error_json(error, self._notes)))
            self._notes.clear()
            return
        self.note(f"matchtrack: {safe(whole_sentence(error.sentence))}")
        for place in error.places:
            self.note(f"  {safe(str(place))}")

    def trouble_behind(self, error: Exception) -> MatchtrackError:
        """Give the damage of the database that an unexpected fault comes from, else report the fault as ours."""
        import contextlib

        damage = None
        with contextlib.suppress(Exception):  # what breaks now is told by the first fault
            if self._context is not None:
                from matchtrack.services.damage import damage_behind

                damage = damage_behind(self._context, error)
        return damage or self._fault_of_ours(error)

    def _fault_of_ours(self, error: Exception) -> MatchtrackError:
        from matchtrack.errors import ProgramFaultError
        from matchtrack.services.fault_report import report_fault, traceback_wanted

        whole = traceback_wanted(self.environ, error)
        if whole:
            self.note(whole)
        try:
            context = self._context or self.context_without_settings()
        except Exception:  # noqa: BLE001 - whatever it is, the first fault is told
            context = None
        return ProgramFaultError(
            f"a fault of matchtrack itself ended this command. What was saved stays. {report_fault(context, error)}"
        )

    def flush(self) -> None:
        """Hand all output over.

        Raises:
            BrokenPipeError: The reader has gone.
            MatchtrackError: The output cannot be written.
        """
        try:
            sys.stdout.flush()
            _tell("".join([f"{note}\n" for note in self._notes]))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritten(error) from None

    def back_up_if_due(self) -> None:
        """Make the day's backup, where a database was worked on and nothing was copied for a day."""
        if self._context is not None:
            from matchtrack.services.backup_due import back_up_if_due

            if back_up_if_due(self._context):
                self._warn_of_place(self._context.database)

    def _warn_of_place(self, database: str) -> None:
        from matchtrack.domain.text import safe
        from matchtrack.services.place import warn_once

        sentence = warn_once(database)
        if sentence:
            self.note(f"matchtrack: {safe(sentence)}")
            self.flush()

    def give_up_output(self) -> None:
        """Point streams that can no longer be written at nothing, so that the last flush stays quiet."""
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                _silence(stream)


def _tell(text: str) -> None:
    """Write on stderr; where nobody can hear it, the exit code still says what happened."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def _unwritten(error: OSError) -> MatchtrackError:
    from matchtrack.errors import MatchtrackError

    return MatchtrackError(f"the output could not be written: {error.strerror}")


def _shows_blocks(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None) or "ascii"
    if encoding.lower() in {"utf-8", "utf8"}:
        return True
    try:
        BLOCKS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _take_any_text(stream: TextIO) -> None:
    """Let a stream take any text as it is: UTF-8, a question mark for what that lacks, and no other ends of lines."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="replace", newline="")


def _silence(stream: TextIO) -> None:
    """Point a broken stream at nothing, so that the interpreter's last flush stays quiet too."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
