"""`matchtrack log`, `start` and `stop`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")

KEPT = {
    "minutes": 15, "floor": 15, "status": "kept", "streak": 1, "longest": 1, "score": 5,
    "days_until_break": 1, "breaks_on": "2026-11-24", "rest_days": 0, "rests_left": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["15"], "Logged 15 min on 'List ten moments'. Today has 15 of 15 min and is kept. Streak 1."),
        (["5", "diploma"], "Logged 5 min on 'Scan the diploma'. Today has 5 of 15 min, 10 to go. Streak 0."),
        (["1h30", "scan"], "Logged 90 min on 'Scan the diploma'. Today has 90 min and is kept. Streak 1."),
        (
            ["10", "--yesterday", "diploma"],
            "Logged 10 min on 'Scan the diploma'. Yesterday has 10 of 15 min. Streak 0.",
        ),
        (
            ["20", "diploma", "--yesterday"],
            "Logged 20 min on 'Scan the diploma'. Yesterday has 20 min and is kept. Streak 1.",
        ),
        (
            ["--at", "05:30", "15", "--note", "went well", "diploma"],
            "Logged 15 min on 'Scan the diploma'. Today has 15 of 15 min and is kept. Streak 1.",
        ),
    ],
)
def test_log_says_where_the_day_stands(shell: Callable[..., Answer], words: list[str], line: str) -> None:
    """Options and words come in any order; without STEP the first pin is meant."""
    answer = shell("log", *words)

    assert (0, f"{line}\n", "") == (answer.code, answer.out, answer.err)


def test_log_gives_the_entry_as_json(shell: Callable[..., Answer]) -> None:
    """The entry and today's momentum, in their documented shapes."""
    answer = shell("log", "15", "diploma", "--json")

    assert json.loads(answer.out) == {
        "format": 1,
        "entry": {
            "id": 1,
            "step": "documents/scan-diploma",
            "title": "Scan the diploma",
            "minutes": 15,
            "day": "2026-11-23",
            "day_minutes": 15,
            "day_status": "kept",
            "late": False,
        },
        "momentum": KEPT,
    }


def test_a_note_is_cleaned_and_says_so(shell: Callable[..., Answer]) -> None:
    """What could steer a terminal never gets into the database."""
    answer = shell("log", "5", "diploma", "--note", "fine\x1b[31m\u202e")

    assert answer.err == "2 invisible control characters were taken out.\n"
    assert answer.code == 0


def test_an_empty_step_is_not_taken_for_the_pinned_one(shell: Callable[..., Answer]) -> None:
    """A script whose variable is empty must not log on a step that nobody named."""
    answer = shell("log", "15", "")

    assert (answer.code, answer.out) == (2, "")
    assert "STEP is empty" in answer.err
    assert shell("start", " ").code == 2


def test_the_timer_logs_what_it_counted(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Start and stop are two calls of the program; the database keeps the timer between them."""
    started = shell("start", "diploma")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T06:52:30")

    stopped = shell("stop")

    assert started.out == "Started 'Scan the diploma' (5), 10 min. 'matchtrack stop' logs the time.\n"
    assert (
        stopped.out == "Stopped 'Scan the diploma'; logged 12 min. Today has 12 of 15 min, 3 to go. Streak 0.\n"
    )  # fmt: skip


def test_start_without_step_takes_the_pinned_one(shell: Callable[..., Answer]) -> None:
    """The hardest ready step is pinned."""
    assert shell("start").out.startswith("Started 'List ten moments'")


def test_a_timer_under_a_minute_logs_nothing(shell: Callable[..., Answer]) -> None:
    """Only whole minutes count."""
    shell("start", "diploma")

    assert shell("stop").out == "Stopped 'Scan the diploma'; less than a minute ran, so nothing was logged.\n"


def test_a_discarded_timer_logs_nothing(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """A forgotten timer leaves no entry."""
    shell("start", "diploma")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T07:00")

    assert shell("stop", "--discard").out == "Stopped 'Scan the diploma'; its 20 min were not logged.\n"
    assert shell("status", "--short").out == "0/15 min, streak 0\n"


def test_start_and_stop_as_json(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """The step as it is now; for stop also the entry and the momentum."""
    started = json.loads(shell("start", "diploma", "--json").out)
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T06:55")

    stopped = json.loads(shell("stop", "--json").out)

    assert (started["step"]["key"], started["step"]["status"]) == ("documents/scan-diploma", "started")
    assert {"format", "step", "minutes", "entry", "momentum"} == set(stopped)
    assert (stopped["minutes"], stopped["entry"]["minutes"], stopped["momentum"]) == (15, 15, KEPT)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["done", "diploma"],
            "Done: 'Scan the diploma'. The timer stopped; logged 12 min. Next: 'Order the transcript' (6), 15 min.",
        ),
        (["wait", "diploma"], "'Scan the diploma' waits. The timer stopped; logged 12 min."),
        (
            ["drop", "diploma"],
            "Dropped 'Scan the diploma'. The timer stopped; logged 12 min. 'matchtrack reopen 5' brings it back.",
        ),
        (["done", "transcript"], "Done: 'Order the transcript'. Next: 'Scan the diploma' (5), 10 min."),
    ],
)
def test_the_timer_goes_with_its_step_and_says_so(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, words: list[str], line: str
) -> None:
    """No minute is lost, and no timer runs on what is off the list; that of another step runs on."""
    shell("start", "diploma")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T06:52:30")

    answer = shell(*words)

    assert (answer.code, answer.out, answer.err) == (0, f"{line}\n", "")


def test_stop_says_which_minutes_the_log_had_already(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed meanwhile is cut out of the timer's time, and the timer still stops."""
    shell("start", "diploma")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T07:10")
    shell("log", "10", "transcript", "--at", "06:50")

    assert shell("stop").out == (
        "Stopped 'Scan the diploma'; logged 20 min of 30, as the rest was in the log already. "
        "Today has 30 min and is kept. Streak 1.\n"
    )


def test_the_timer_rests_and_goes_on(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause is not counted; the countdown is the one that was asked for."""
    assert shell("start", "diploma", "--minutes", "25").out == (
        "Started 'Scan the diploma' (5), 10 min. The timer counts down 25 min. 'matchtrack stop' logs the time.\n"
    )
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T06:50")
    assert shell("pause").out == "Paused 'Scan the diploma' after 10 min. 'matchtrack resume' goes on.\n"
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T07:20")
    assert shell("resume").out == ("On again with 'Scan the diploma', from 10 min. 'matchtrack stop' logs the time.\n")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T07:25")
    stopped = shell("stop", "--focus", "4", "--distracted-by", "the phone\x1b[2J")
    assert stopped.out == "Stopped 'Scan the diploma'; logged 15 min. Today has 15 of 15 min and is kept. Streak 1.\n"
    assert stopped.err == "1 invisible control character was taken out.\n"
    assert [(entry["focus"], entry["distracted_by"]) for entry in listed(shell)] == [
        (None, None),
        (4, "the phone[2J"),
    ]


def listed(shell: Callable[..., Answer], *words: str) -> list[dict[str, object]]:
    """The entries as JSON."""
    return list(json.loads(shell("entries", "--json", *words).out)["entries"])


def test_a_forgotten_timer_is_stopped_with_the_minutes_that_were_real(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says how."""
    shell("start", "diploma")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T18:00")

    refused = shell("stop")

    assert (refused.code, refused.out) == (3, "")
    assert (
        "has run for 11 hours, so it was forgotten. Say how much was real: matchtrack stop --minutes N" in refused.err
    )
    assert shell("stop", "--minutes", "20", "--discard").code == 2
    assert shell("stop", "--minutes", "20").out.startswith(
        "Stopped 'Scan the diploma'; logged 20 min. Today has 20 min"
    )


def test_entries_are_listed_corrected_and_deleted(shell: Callable[..., Answer]) -> None:
    """Each by its number, with where it leaves its day."""
    shell("log", "20", "diploma", "--at", "06:10", "--note", "fine")
    shell("log", "5", "transcript", "--yesterday")

    lines = [line.split() for line in shell("entries").out.splitlines()]

    assert lines[1] == ["2", "Sun", "22", "Nov", "2026", "5", "min", "Order", "the", "transcript", "late"]
    assert lines[2][:7] == ["1", "Mon", "23", "Nov", "2026", "06:10-06:30", "20"]
    assert shell("entries", "edit", "1", "--minutes", "15").out == (
        "Entry 1 on 'Scan the diploma': 20 min are now 15. Today has 15 of 15 min.\n"
    )
    assert shell("entries", "edit", "1", "--step", "transcript", "--note", "").out == (
        "Entry 1 on 'Order the transcript': they belong to 'Order the transcript', not to 'Scan the diploma'; "
        "the note is gone. Today has 15 of 15 min.\n"
    )
    assert shell("entries", "delete", "2").out == (
        "Deleted 5 min on 'Order the transcript'. Sun 22 Nov 2026 has 0 of 15 min. 'matchtrack undo' brings it back.\n"
    )
    assert [(entry["id"], entry["start"], entry["minutes"]) for entry in listed(shell)] == [(1, "2026-11-23T06:10", 15)]
    assert shell("entries", "--day", "yesterday").code == 1
    assert shell("entries", "edit", "1").code == 2
    assert shell("entries", "--plain").out.startswith("entry: 1\nstep: Order the transcript\nminutes: 15\n")


def test_focus_by_hour_waits_for_ten_sessions(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it says so with the number, and by whose log."""
    assert shell("entries", "--focus").out == (
        "0 timed sessions have a focus so far; from 10 on this says when you are at your best.\n"
    )
    for number in range(10):
        hour = 6 if number < 5 else 9
        monkeypatch.setenv("MATCHTRACK_NOW", f"2026-11-23T{hour:02}:{number:02}")
        shell("start", "diploma")
        monkeypatch.setenv("MATCHTRACK_NOW", f"2026-11-23T{hour:02}:{number + 1:02}")
        shell("stop", "--focus", "5" if number < 5 else "3")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T10:00")

    answer = shell("entries", "--focus")

    assert answer.out.splitlines() == [
        "Focus by hour, by your own log (10 timed sessions)",
        "  06:00 ██████████ 5.0  5 sessions, 5 min",
        "  09:00 ██████░░░░ 3.0  5 sessions, 5 min",
        "By your own log you are at your best from 06:00 to 08:00: focus 5.0 in 5 sessions, 3.0 elsewhere.",
    ]
    assert json.loads(shell("entries", "--focus", "--json").out)["best"] == {
        "start": "06:00", "end": "08:00", "focus": 5.0,
    }  # fmt: skip
