"""The desktop notice: its command on every platform, and one a day."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import pytest

from matchtrack.errors import NotSoError
from matchtrack.services import programs
from matchtrack.services.notices import mark_file, notice_command, notice_once
from matchtrack.services.programs import Command, Outcome

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = dt.date(2026, 11, 23)
HOSTILE = '6 more: \'"; $(touch x) `touch x` <b>&%PATH% \\" end run'


class Desktop:
    """Takes the commands instead of a desktop."""

    def __init__(self, trouble: str = "") -> None:
        self.trouble = trouble
        self.seen: list[Command] = []

    def __call__(self, command: Command) -> Outcome:
        """Note the command."""
        self.seen.append(command)
        return Outcome(trouble=self.trouble)


def shown(mark: Path, desktop: Desktop, day: dt.date = MONDAY, **options: Any) -> bool:
    """Show a notice on a Linux desktop."""
    given: dict[str, Any] = {"platform": "linux", "found": lambda name: f"/usr/bin/{name}", **options}
    return notice_once("6 more", str(mark), day, environ={}, run=desktop, **given)


def the_command(platform: str, notify_send: str = "/usr/bin/notify-send") -> Command:
    """The command for a text that tries to get out."""
    command = notice_command(platform, HOSTILE, {"SystemRoot": "D:\\Win"}, notify_send)
    assert command
    return command


def test_on_linux_the_text_is_one_word_behind_the_options() -> None:
    """Its markup is escaped, because notification servers read it."""
    words = the_command("linux").words

    assert words[:4] == ("/usr/bin/notify-send", "--app-name=matchtrack", "--", "matchtrack")
    assert words[4:] == (HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),)


def test_on_macos_the_text_is_an_argument_and_no_part_of_the_script() -> None:
    """AppleScript gets it by `argv`."""
    words = the_command("darwin").words

    assert words[0] == "/usr/bin/osascript"
    assert words[-2:] == ("matchtrack", HOSTILE)
    assert not any(HOSTILE[:10] in word for word in words[:-1])
    assert words[2] == "on run argv"


def test_on_windows_the_text_is_a_variable_and_no_part_of_the_script() -> None:
    """PowerShell itself is named by its whole path."""
    command = the_command("win32")

    assert command.words[0] == "D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
    assert command.environ == (("MATCHTRACK_NOTICE", HOSTILE),)
    assert not any(HOSTILE[:10] in word for word in command.words)
    assert "$env:MATCHTRACK_NOTICE" in command.words[-1]


def test_a_day_gets_one_notice(tmp_path: Path) -> None:
    """And the next day one again."""
    mark, desktop = tmp_path / "mark", Desktop()

    shows = [shown(mark, desktop), shown(mark, desktop), shown(mark, desktop, MONDAY + dt.timedelta(days=1))]

    assert shows == [True, False, True]
    assert len(desktop.seen) == 2


def test_a_notice_that_failed_may_be_tried_again(tmp_path: Path) -> None:
    """Nobody has seen it."""
    mark, desktop = tmp_path / "mark", Desktop()
    with pytest.raises(NotSoError, match=r"^No notice could be shown: no bus\.$"):
        shown(mark, Desktop("no bus"))

    assert shown(mark, desktop)


def test_a_machine_without_notices_says_so(tmp_path: Path) -> None:
    """The day is not used up by it."""
    with pytest.raises(NotSoError, match="notify-send is not installed"):
        shown(tmp_path / "mark", Desktop(), found=lambda _: "")

    assert not (tmp_path / "mark").exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * 5000])
def test_a_spoilt_mark_holds_nothing_up(tmp_path: Path, content: bytes) -> None:
    """A second notice is better than none."""
    mark = tmp_path / "mark"
    mark.write_bytes(content)

    assert shown(mark, Desktop())


def test_every_database_has_its_own_mark() -> None:
    """A trial on a copy does not use the day up."""
    assert mark_file("/a/b.db") == "/a/b.db-reminded"


def test_a_program_is_run_without_a_shell() -> None:
    """What it says first is told where it fails, and it gets the variables that are its own."""
    ask = "import os, sys; sys.exit(f'{os.environ[\"A\"]}\\nmore' if sys.argv[1] == '$HOME *' else 0)"

    assert programs.run(Command(words=(sys.executable, "-c", ask, "x"))) == Outcome()
    assert programs.run(Command(words=(sys.executable, "-c", ask, "$HOME *"), environ=(("A", "é;"),))).trouble
    assert programs.run(Command(words=("no-such-program-anywhere",))).trouble
