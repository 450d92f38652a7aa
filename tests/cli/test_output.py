"""How the command line speaks: streams, encodings, colours, pipes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from matchtrack.__main__ import console, main
from matchtrack.cli.drawing import WIDTH_OF_A_PIPE, Drawing, drawing_of
from matchtrack.domain.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

SOURCE = str(Path(__file__).parents[2] / "src")


def start(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in a process of its own."""
    environ = {**os.environ, "PYTHONPATH": SOURCE, **dict(options.pop("environ", {}))}  # type: ignore[call-overload]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "matchtrack", *words],
        env=environ, check=False, **{"capture_output": True, **options},
    )  # fmt: skip


def colours(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    """Let stdout be a terminal, or not."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("environ", "words", "terminal", "coloured"),
    [
        ({}, [], True, True),
        ({}, [], False, False),
        ({"NO_COLOR": "1"}, [], True, False),
        ({"NO_COLOR": ""}, [], True, True),
        ({"MATCHTRACK_NO_COLOR": "1"}, [], True, False),
        ({"TERM": "dumb"}, [], True, False),
        ({}, ["--no-color"], True, False),
        ({}, ["--plain"], True, False),
        ({}, ["--json"], True, False),
        ({"FORCE_COLOR": "1"}, [], False, True),
        ({"FORCE_COLOR": "0"}, [], False, False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False, False),
    ],
)
def test_colours_come_only_where_they_are_wanted(
    shell: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    words: list[str],
    terminal: bool,
    coloured: bool,
) -> None:
    """On a terminal, unless one of the usual words is against it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    colours(monkeypatch, terminal=terminal)

    assert coloured == ("\x1b[" in shell("today", *words).out)


@pytest.mark.usefixtures("season")
def test_colours_change_no_word(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them the same is read."""
    plain = shell("today").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    painted = shell("today").out

    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m"):
        painted = painted.replace(code, "")
    assert plain == painted


@pytest.mark.usefixtures("season")
def test_a_stream_without_block_characters_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old Windows console draws with signs that it has; user text stays UTF-8."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    monkeypatch.setattr("sys.stdout", stream)

    code = main(["today"])

    text = raw.getvalue().decode("utf-8")
    assert code == 0
    assert text.isascii()
    assert "****.  List ten moments" in text
    assert "Momentum ------------------ 0 of 15 min, 15 to go\n" in text


@pytest.mark.usefixtures("season")
def test_any_text_can_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a character from a broken argument becomes a question mark, not a crash."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))

    assert main(["add", "Ärztekammer 医師会 \udcff"]) == 0
    assert main(["done", "\udcff"]) == 1

    assert "Added 'Ärztekammer 医師会' (7)" in raw.getvalue().decode("utf-8")


@pytest.mark.usefixtures("season")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`matchtrack steps | head -1` ends quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = start("steps", "--json", capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.usefixtures("season")
def test_output_that_cannot_be_written_is_said() -> None:
    """A full disk must not look like success."""
    with Path("/dev/full").open("wb") as full:
        done = start("steps", capture_output=False, stdout=full, stderr=subprocess.PIPE)

    assert (
        done.returncode, done.stderr,
    ) == (1, b"matchtrack: The output could not be written: No space left on device.\n")  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams the POSIX way")
@pytest.mark.usefixtures("season")
def test_closed_streams_are_no_fault() -> None:
    """A job scheduler may start programs so; the change is made all the same."""
    command = f"'{sys.executable}' -m matchtrack log 5 5 <&- >&- 2>&-"

    done = subprocess.run(["sh", "-c", command], env={**os.environ, "PYTHONPATH": SOURCE}, check=False)

    assert done.returncode == 0
    assert start("status", "--short").stdout.strip() == b"5/15 min, streak 0"


@pytest.mark.usefixtures("season")
def test_the_installed_command_gives_the_same_as_main(shell: Callable[..., Answer]) -> None:
    """It ends the process at once, with everything written."""
    done = start("steps")

    assert (0, shell("steps").out) == (done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n"))


def test_an_interrupt_gives_130(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Quietly."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("matchtrack.cli.commands.paths.run", interrupt)

    answer = shell("paths")

    assert (answer.code, answer.out, answer.err) == (130, "", "")


@pytest.mark.parametrize("place", ["run.run", "invocation.Invocation.give_up_output"])
def test_an_interrupt_while_the_program_starts_or_ends_gives_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    """Where the command line is not there yet, or no longer."""

    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"matchtrack.cli.{place}", interrupt)
    monkeypatch.setattr("sys.argv", ["matchtrack", "paths"])
    monkeypatch.setattr("os._exit", sys.exit)
    with pytest.raises(SystemExit) as end:
        console()
    assert (end.value.code, capsys.readouterr().err) == (130, "")


def break_down(_: object) -> int:
    """Fail as only a fault of ours does, with the user's words at hand."""
    private = "Ms Private's score is 199"
    raise RuntimeError(private)


@pytest.mark.parametrize("broken", ["matchtrack.cli.commands.steps.run", "matchtrack.services.context.context_of"])
def test_a_fault_of_ours_ends_in_a_sentence_and_a_report(
    season: Path, shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Nothing of the user's text in either, and an exit code that means nothing else."""
    monkeypatch.setattr(broken, lambda *_, **__: break_down(None))

    answer = shell("steps")

    (report,) = (season.parent / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert (answer.code, answer.out) == (70, "")
    assert answer.err == (
        "matchtrack: A fault of matchtrack itself ended this command. What was saved stays. A report without your "
        f"texts is in {report}.\n"
    )
    assert "in break_down" in text
    assert "Private" not in text
    assert json.loads(shell("steps", "--json").err)["error"].startswith("A fault of matchtrack itself")


@pytest.mark.usefixtures("season")
def test_the_traceback_is_shown_to_those_who_ask(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """By a variable; the sentence comes last."""
    monkeypatch.setattr("matchtrack.cli.commands.steps.run", break_down)
    monkeypatch.setenv("MATCHTRACK_DEBUG", "1")

    lines = shell("steps").err.splitlines()

    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-2] == "RuntimeError: Ms Private's score is 199"
    assert lines[-1].startswith("matchtrack: A fault of matchtrack itself")


def test_where_no_report_can_be_written_the_fault_is_told_all_the_same(
    season: Path, shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be."""
    (season.parent / "reports").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("matchtrack.cli.commands.steps.run", break_down)

    answer = shell("steps")

    assert answer.code == 70
    assert answer.err.endswith("No report could be written.\n")


def test_at_a_terminal_the_bare_command_opens_the_app(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, no_season: Path
) -> None:
    """With the context of the app and the warnings of the settings; its exit code is ours."""
    folder = no_season.parent.parent
    settings = folder / "etc" / "config.toml"
    monkeypatch.setenv("MATCHTRACK_CONFIG", str(settings))
    opened = []

    def run_app(context: object, warnings: tuple[str, ...]) -> int:
        opened.append((context.source, context.database, warnings))  # type: ignore[attr-defined]
        return 7

    monkeypatch.setattr("matchtrack.tui.app.run_app", run_app)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    colours(monkeypatch, terminal=True)

    answer = shell("--db", "own.db")

    assert answer.code == 7
    assert [("app", str(folder / "own.db"), ())] == opened
    assert settings.exists()


def test_a_table_gives_way_in_one_column() -> None:
    """The others keep their width; the cut is marked."""
    drawing = Drawing(blocks=False, colour=False, width=30)

    lines = drawing.table([["1", "a very long title that cannot fit", "15 min"], ["22", "short", "5 min"]], stretch=1)

    assert lines == ["  1   a very long tit~  15 min", "  22  short             5 min"]
    assert all(cell_width(line) <= 30 for line in lines)


def test_a_table_aligns_wide_and_repeated_texts() -> None:
    """What a column says again stands below itself, also where it was cut."""
    drawing = Drawing(blocks=True, colour=False, width=22)

    lines = drawing.table(
        [["日本語の題名の長い方", "a"], ["Plain", "bb"], ["日本語の題名の長い方", "a"]], stretch=0, indent=0
    )

    assert lines == ["日本語の題名の長…   a", "Plain               bb", "日本語の題名の長…   a"]
    assert drawing.table([], stretch=0) == []


def test_a_pipe_has_a_width_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes into a file does not depend on the window."""
    monkeypatch.setenv("COLUMNS", "40")
    colours(monkeypatch, terminal=False)

    assert drawing_of(os.environ, blocks=True, no_color=False).width == WIDTH_OF_A_PIPE


@pytest.mark.usefixtures("season")
def test_ends_of_lines_are_those_of_the_format_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    r"""Where print would write \r\n, as on Windows, a table does not get \r\r\n."""
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="utf-8", newline="\r\n"))
    assert main(["export", "--format", "csv"]) == 0
    assert written.getvalue().count(b"\r\n") > 1
    assert b"\r\r\n" not in written.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_error_that_nobody_can_hear_keeps_its_exit_code() -> None:
    """Neither a traceback nor another code."""
    with Path("/dev/full").open("wb") as full:
        done = start("nosuch", capture_output=False, stdout=subprocess.PIPE, stderr=full)
    assert (done.returncode, done.stdout) == (2, b"")
