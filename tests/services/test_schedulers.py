"""What each scheduler is told: pure texts, read back by the readers of their formats."""

from __future__ import annotations

import plistlib
import shlex
import subprocess
from xml.etree import ElementTree as ET

import pytest

from matchtrack.errors import BadInputError
from matchtrack.services.schedulers import cron, launchd, systemd, task_scheduler
from matchtrack.services.schedulers.values import MARK, Look, check_words, clock_times

EVIL = "/home/a b/50% off $HOME ${X} 'q\" \\ é 日本 & <b> ; # `x`.db"
USUAL = ("/opt/my python/bin/python3", "-P", "-m", "matchtrack", "remind", "--notify")
LOOK = Look(words=(*USUAL, "--db", EVIL), times=(1140, 1200, 30))


def test_the_files_bear_our_mark() -> None:
    """Only by it are they taken away again."""
    for found in (
        systemd.arrangement(LOOK, "/units", "/bin/systemctl"),
        launchd.arrangement(LOOK, "/Users/me", 501),
        task_scheduler.arrangement(LOOK, "C:\\me", "C:\\schtasks.exe"),
    ):
        assert all(MARK in text for _, text in found.files)


def test_systemd_runs_these_words_and_no_others() -> None:
    """Quotes are escaped, specifiers doubled, variables left alone by the colon in front."""
    text = systemd.service(LOOK)
    (line,) = [line for line in text.splitlines() if line.startswith("ExecStart=")]
    program, *words = [word.replace("%%", "%") for word in shlex.split(line.removeprefix("ExecStart="))]

    assert LOOK.words == (program.removeprefix(":"), *words)
    assert program[0] == ":"
    assert "%" not in line.replace("%%", "")
    assert "SuccessExitStatus=1\n" in text


def test_systemd_starts_the_timer_every_evening() -> None:
    """A look that was missed is made up for."""
    found = systemd.arrangement(LOOK, "/units", "/bin/systemctl")
    paths = [path for path, _ in found.files]
    timer = found.files[1][1]

    assert paths == ["/units/matchtrack-remind.service", "/units/matchtrack-remind.timer"]
    assert [line[10:] for line in timer.splitlines() if line.startswith("OnCalendar")] == [
        "=*-*-* 19:00:00", "=*-*-* 20:00:00", "=*-*-* 00:30:00",
    ]  # fmt: skip
    assert "Persistent=true\n" in timer
    assert [command.words[1:] for command in found.on] == [
        ("--user", "daemon-reload"),
        ("--user", "enable", "--now", "matchtrack-remind.timer"),
        ("--user", "restart", "matchtrack-remind.timer"),
    ]


@pytest.mark.parametrize("program", ['/a"b/python', "/a'b/python", "/a\\b/python"])
def test_systemd_starts_no_program_with_quotes_in_its_path(program: str) -> None:
    """It calls them special characters, and so we say it before."""
    with pytest.raises(BadInputError, match="cannot be started by systemd"):
        systemd.service(Look(words=(program, "-m"), times=(0,)))


def test_launchd_reads_the_agent_as_it_was_meant() -> None:
    """By the reader of property lists."""
    found = launchd.arrangement(LOOK, "/Users/me", 501)
    ((path, text),) = found.files

    assert path == "/Users/me/Library/LaunchAgents/matchtrack.remind.plist"
    assert plistlib.loads(text.encode()) == {
        "Label": "matchtrack.remind",
        "ProgramArguments": list(LOOK.words),
        "StartCalendarInterval": [{"Hour": 19, "Minute": 0}, {"Hour": 20, "Minute": 0}, {"Hour": 0, "Minute": 30}],
        "ProcessType": "Background",
    }
    assert [command.words for command in found.on] == [
        ("/bin/launchctl", "bootout", "gui/501/matchtrack.remind"),
        ("/bin/launchctl", "bootstrap", "gui/501", path),
    ]
    assert [command.may_fail for command in found.on] == [True, False]


def test_the_task_is_xml_with_the_words_as_windows_cuts_them() -> None:
    """ASCII, so that no encoding can be mistaken."""
    words = ("C:\\My Python\\pythonw.exe", "-P", "--db", 'C:\\é 日本\\50% "x" & <b>\\')
    found = task_scheduler.arrangement(Look(words=words, times=(1140, 30)), "C:\\me", "C:\\schtasks.exe")
    ((path, text),) = found.files
    root, space = ET.fromstring(text), {"t": task_scheduler.SPACE}  # noqa: S314 - our own text

    assert text.isascii()
    assert root.findtext("t:Actions/t:Exec/t:Command", namespaces=space) == words[0]
    assert root.findtext("t:Actions/t:Exec/t:Arguments", namespaces=space) == subprocess.list2cmdline(words[1:])
    assert [start.text for start in root.iterfind(".//t:StartBoundary", space)] == [
        "2026-01-01T19:00:00", "2026-01-01T00:30:00",
    ]  # fmt: skip
    assert [command.words for command in found.on] == [
        ("C:\\schtasks.exe", "/Create", "/TN", "matchtrack remind", "/XML", path, "/F"),
    ]


@pytest.mark.parametrize("path", ["C:\\%USERNAME%\\x.db", "C:\\$(Arg0)\\x.db"])
def test_a_path_that_windows_would_replace_is_refused(path: str) -> None:
    """There is no way to escape it."""
    with pytest.raises(BadInputError, match="Task Scheduler, which replaces"):
        task_scheduler.task(Look(words=("C:\\python.exe", path), times=(0,)))


def test_the_line_for_cron_is_one_line_for_its_shell() -> None:
    """Cron takes a bare percent sign for a line break."""
    *times, command = cron.line(Look(words=LOOK.words, times=(1350, 1410, 30))).split(" ", 5)

    assert times == ["30", "22,23,0", "*", "*", "*"]
    assert list(LOOK.words) == shlex.split(command.replace("\\%", "%"))
    assert "%" not in command.replace("\\%", "")


@pytest.mark.parametrize("path", ["/a\nb", "/a\rb", "/a\x00b", "/a\x85b", "/a\udce9b", "/a\tb", "/a\x1bb"])
def test_a_path_that_no_file_can_hold_is_refused(path: str) -> None:
    """A line break would begin a line of its own in a unit."""
    with pytest.raises(BadInputError, match="cannot be written for a scheduler"):
        check_words((*USUAL, path))


def test_times_are_listed_in_words() -> None:
    """One, two, three."""
    listed = [clock_times((1140, 1200, 30)[:count]) for count in (1, 2, 3)]

    assert listed == ["19:00", "19:00 and 20:00", "19:00, 20:00 and 00:30"]
