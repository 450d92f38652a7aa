"""The line of the timer, and the title of the window, without an app."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from rich.cells import cell_len
from views_of_today import at

from matchtrack.services.today import RunningTimer
from matchtrack.tui.terminal_title import TerminalTitle, has_title
from matchtrack.tui.widgets.timer_line import seconds_at, timer_pieces

NOW = dt.datetime(2026, 11, 22, 6, 40, tzinfo=dt.UTC)


def a_timer(**fields: Any) -> RunningTimer:
    """Give a timer of fifteen minutes that has counted 146 seconds."""
    return RunningTimer(
        step_id=1, title="Draft the opening", since=at(6, 37), minutes=2, planned=15, seconds=146, as_of=NOW
    )._replace(**fields)


def line_of(timer: RunningTimer, width: int = 80) -> str:
    """Give the line as text."""
    return "".join(text for text, _ in timer_pieces(timer, timer.seconds, width))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, " ▶ 12:34 left · Draft the opening · Space pauses · s stops"),
        ({"seconds": 1030}, " ▶ +2:10 over 15 min · Draft the opening · Space pauses · s stops"),
        ({"paused": True}, " paused · 12:34 left · Draft the opening · Space goes on · s stops"),
        ({"forgotten": "long"}, " Timer forgotten · Draft the opening · s asks how much was real"),
    ],
)
def test_the_line_says_how_the_session_stands(fields: dict[str, Any], expected: str) -> None:
    """And which keys there are for it."""
    assert expected == line_of(a_timer(**fields))


@pytest.mark.parametrize("width", [40, 63, 64, 80, 120])
@pytest.mark.parametrize("fields", [{}, {"paused": True}, {"seconds": 9000}])
def test_the_line_fits(width: int, fields: dict[str, Any]) -> None:
    """The title gives way, the keys that stop stay."""
    line = line_of(a_timer(title="A title of many words, which goes on and on " * 3, **fields), width)

    assert cell_len(line) < width
    assert line.endswith(" · s stops")


@pytest.mark.parametrize(("fields", "expected"), [({}, 166), ({"paused": True}, 146), ({"forgotten": "long"}, 146)])
def test_between_two_reads_the_clock_tells(fields: dict[str, Any], expected: int) -> None:
    """A timer that rests stays where it is, and no clock that is set back takes a second."""
    assert expected == seconds_at(a_timer(**fields), NOW + dt.timedelta(seconds=20))
    assert seconds_at(a_timer(**fields), NOW - dt.timedelta(hours=1)) == 146


def test_the_title_is_kept_shown_once_and_given_back() -> None:
    """Whatever the title of the step holds."""
    written: list[str] = []
    title = TerminalTitle(written.append)
    for words in ("13 min", "13 min", "12 min \x1b]0;x\x07"):
        title.show(words)
    title.restore()
    title.restore()

    assert written == ["\x1b[22;0t\x1b]2;13 min\x07", "\x1b]2;12 min \ufffd]0;x\ufffd\x07", "\x1b[23;0t"]


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({"TERM": "xterm-256color"}, "linux", True),
        ({"TERM": "dumb"}, "linux", False),
        ({"TERM": "linux"}, "linux", False),
        ({}, "linux", False),
        ({}, "win32", False),
        ({"WT_SESSION": "1"}, "win32", True),
    ],
)
def test_a_console_without_a_title_is_left_alone(environ: dict[str, str], platform: str, expected: bool) -> None:
    """It would draw what it does not understand."""
    assert expected == has_title(environ, platform)
