"""`matchtrack today`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

CLOCK = "The clock is set to 2026-11-23 06:40 by MATCHTRACK_NOW.\n"

DRAWN = """\
Match 2028 · Mon 23 Nov 2026 · ERAS opens in 191 days

Productive hours 06:00-08:00 · 80 min left · no mail, no television until 08:00
     1  ●●●●○  List ten moments             Personal statement  06:40  15 min
     2  ●●●●●  Draft the opening paragraph  Personal statement  06:55  20 min
     4  ●●●●○  Ask Dr. Rao for a letter     Letters             07:15  10 min
  +1 more

2 easier steps wait until 08:00. 'matchtrack steps' shows every open step.

Momentum ░░░░░░░░░░░░░░░░░░ 0 of 15 min, 15 to go
Streak   0 · longest 0 · score 0
Week     Mo Tu We Th Fr Sa Su
         ◫  ·  ·  ·  ·  ·  ·
"""

PLAIN = """\
season: Match 2028, A small season
day: Mon 23 Nov 2026
next key date: ERAS opens in 191 days
productive hours: 06:00-08:00
productive minutes left: 80
distractions: no mail, no television until 08:00
pin 1: List ten moments, Personal statement, 15 min, difficulty 4 of 5, step 1, at 06:40
pin 2: Draft the opening paragraph, Personal statement, 20 min, difficulty 5 of 5, step 2, at 06:55
pin 3: Ask Dr. Rao for a letter, Letters, 10 min, difficulty 4 of 5, step 4, at 07:15
pin 4: Proof-read with a friend, Personal statement, 30 min, difficulty 3 of 5, step 3, at 07:25
held: 2 easier steps wait until 08:00
minutes today: 0 of 15 min, 15 to go
streak: 0
longest streak: 0
score: 0
week: Mon open
"""


def at(monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    """Move the clock."""
    monkeypatch.setenv("MATCHTRACK_NOW", now)


@pytest.mark.usefixtures("season")
def test_the_day_is_drawn(shell: Callable[..., Answer]) -> None:
    """Compared whole; the fixed clock is said on stderr."""
    answer = shell("today")

    assert answer.out == DRAWN
    assert (answer.code, answer.err) == (0, CLOCK)


def test_the_guide_shows_the_day_as_it_is_drawn() -> None:
    """A picture of yesterday's program would mislead."""
    guide = Path(__file__).parents[2] / "docs" / "guide.md"

    assert f"```text\n{DRAWN}```\n" in guide.read_text(encoding="utf-8")


@pytest.mark.usefixtures("season")
def test_plain_gives_labels(shell: Callable[..., Answer]) -> None:
    """Nothing is drawn and nothing is cut."""
    assert shell("today", "--plain").out == PLAIN


NOTHING_YET = {
    "minutes": 0, "floor": 15, "status": "open", "streak": 0, "longest": 0, "score": 0,
    "days_until_break": None, "breaks_on": None, "rest_days": 0, "rests_left": 0,
}  # fmt: skip


@pytest.mark.usefixtures("season")
def test_today_as_json(shell: Callable[..., Answer]) -> None:
    """The shape of design and documentation, whole except for the steps, which have their own test."""
    today = json.loads(shell("today", "--json").out)
    pins = [(pin["step"]["id"], pin["start"], pin["minutes"], pin["source"]) for pin in today.pop("pins")]
    rest = [(item["step"]["id"], item["minutes"]) for item in today.pop("rest")]
    week = [day["status"] for day in today.pop("week")]

    assert pins == [
        (1, "2026-11-23T06:40", 15, "planner"),
        (2, "2026-11-23T06:55", 20, "planner"),
        (4, "2026-11-23T07:15", 10, "planner"),
        (3, "2026-11-23T07:25", 30, "planner"),
    ]
    assert rest == [(5, 10), (6, 15)]
    assert week == ["open", None, None, None, None, None, None]
    assert today == {
        "format": 1,
        "day": "2026-11-23",
        "zone": "UTC",
        "day_off": False,
        "season": {
            "match_year": 2028,
            "name": "A small season",
            "next_key_date": {"key": "season_opens", "day": "2027-06-02", "days": 191},
        },
        "windows": [{"start": "2026-11-23T06:00", "end": "2026-11-23T08:00"}],
        "next_window": {"start": "2026-11-24T06:00", "end": "2026-11-24T08:00"},
        "minutes_left": 80,
        "distractions": ["mail", "television"],
        "held": [5, 6],
        "held_until": "2026-11-23T08:00",
        "mail_glance": False,
        "momentum": NOTHING_YET,
        "timer": None,
        "open_steps": 6,
        "done_today": 0,
        "review_due": None,
    }


@pytest.mark.usefixtures("season")
def test_of_two_key_dates_on_one_day_every_form_names_the_same(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 31 January two of them end."""
    at(monkeypatch, "2028-01-20T08:00")

    coming = json.loads(shell("today", "--json").out)["season"]["next_key_date"]

    assert coming == {"key": "pathways_deadline", "day": "2028-01-31", "days": 11}
    assert "Pathways deadline in 11 days" in shell("today").out


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("2026-11-23T05:00", "120 min left · from 06:00 no mail, no television until 08:00"),
        ("2026-11-23T08:30", "over for today · mail, television free again"),
    ],
)
def test_distractions_say_when_they_are_free(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, now: str, line: str
) -> None:
    """Before, during and after the productive hours."""
    at(monkeypatch, now)

    assert line in shell("today").out


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("2026-11-23T08:30", "  The next productive hours open tomorrow at 06:00.\n"),
        ("2026-11-27T08:30", "  The next productive hours open on Mon 30 Nov 2026 at 06:00.\n"),
        ("2026-11-28T10:00", "\nThe next productive hours open on Mon 30 Nov 2026 at 06:00.\n"),
    ],
)
def test_after_the_window_the_next_one_is_named(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, now: str, line: str
) -> None:
    """Also over a weekend without windows."""
    at(monkeypatch, now)

    assert line in shell("today").out


@pytest.mark.usefixtures("season")
def test_after_midnight_the_day_words_are_right(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """At half past midnight on a Tuesday it is still Monday's night."""
    at(monkeypatch, "2026-11-24T00:30")

    answer = shell("today").out

    assert "Match 2028 · night of Mon 23 Nov 2026 · " in answer
    assert "  The next productive hours open this morning at 06:00.\n" in answer


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-23T07:50", " · 10 min left · no mail, no television until 08:00\n     4  "),
        ("2026-11-23T07:55", "  5 min left: too short for the next hard step.\n"),
        (
            "2026-11-23T07:59:50",
            " · last minute · no mail, no television until 08:00\n  The next productive hours open tom",
        ),
    ],
)
def test_the_end_of_a_window_contradicts_nothing(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, now: str, said: str
) -> None:
    """A ten-minute step still fits; then it is said that none does."""
    at(monkeypatch, now)

    assert said in shell("today").out


@pytest.mark.usefixtures("season")
def test_a_part_of_a_step_says_of_how_much(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """A sixty-minute paper that was begun goes on, and is not offered as one of fifteen minutes."""
    shell("add", "Do a timed paper", "--difficulty", "5", "--minutes", "60")
    shell("log", "5", "timed paper")
    at(monkeypatch, "2026-11-23T07:44")

    assert "07:44  16 of 55 min\n" in shell("today").out
    assert "pin 1: Do a timed paper, Season, 16 of 55 min, difficulty 5 of 5" in shell("today", "--plain").out


@pytest.mark.usefixtures("season")
def test_a_started_step_has_the_sign_of_the_app(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """The others keep their column."""
    shell("log", "5", "diploma")
    at(monkeypatch, "2026-11-23T08:00")

    assert "     5  ▶ ●○○○○  Scan the diploma" in shell("today").out
    assert "     6    ●●○○○  Order the transcript" in shell("today").out
    assert "difficulty 1 of 5, started, step 5" in shell("today", "--plain").out


@pytest.mark.usefixtures("season")
def test_a_heading_that_is_too_long_goes_on_below(shell: Callable[..., Answer]) -> None:
    """Until when mail stays away is never cut."""
    shell("hours", "distractions", "mail", "television", "the in-laws", "the phone", "the neighbours")

    assert (
        "80 min left\n  no mail, no television, no in-laws, no phone, no neighbours until 08:00\n" in shell("today").out
    )


@pytest.mark.usefixtures("season")
def test_without_hours_the_command_that_sets_them_is_named(shell: Callable[..., Answer]) -> None:
    """The next step, not an empty box."""
    shell("hours", "set", "none")

    assert "No productive hours are set. 'matchtrack hours set" in shell("today").out


@pytest.mark.usefixtures("season")
def test_at_most_three_of_each_are_shown(shell: Callable[..., Answer]) -> None:
    """One to three steps, never the whole backlog."""
    for number in range(5):
        shell("add", f"Hard {number}", "--difficulty", "5", "--minutes", "5")

    lines = shell("today").out.splitlines()

    assert (
        lines[lines.index("2 easier steps wait until 08:00. 'matchtrack steps' shows every open step.") - 2]
        == "  +5 more"
    )


@pytest.mark.usefixtures("season")
def test_the_rest_comes_back_when_the_window_ends(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what has to do with mail in front, although it is due later."""
    shell("add", "Mail the registrar", "--difficulty", "1", "--minutes", "5")
    assert "3 easier steps wait until 08:00" in shell("today").out
    at(monkeypatch, "2026-11-23T08:00")

    lines = shell("today").out.splitlines()

    assert "Mail the registrar" in lines[lines.index("Rest of today") + 1]


@pytest.mark.usefixtures("season")
def test_a_running_timer_is_shown(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Since when, and on what."""
    shell("start", "diploma")
    at(monkeypatch, "2026-11-23T06:52")

    assert "\nTimer 12 of 10 min since 06:40 on 'Scan the diploma'\n" in shell("today").out
    assert "timer: 12 of 10 min on Scan the diploma, since 06:40\n" in shell("today", "--plain").out


@pytest.mark.usefixtures("season")
def test_a_day_on_which_all_is_done_ends_calmly(shell: Callable[..., Answer]) -> None:
    """Rest is allowed."""
    shell("done", "1", "2", "3", "4", "5", "6")

    assert "\nEvery step is done. Nothing is left for today: rest well.\n" in shell("today").out


@pytest.mark.usefixtures("season")
def test_a_day_without_ready_steps_says_why(shell: Callable[..., Answer]) -> None:
    """Steps are open, yet none can be begun."""
    for step in ("1", "4", "5", "6"):
        shell("wait", step)

    assert "Nothing is ready today: the open steps wait for somebody" in shell("today").out


@pytest.mark.usefixtures("season")
def test_an_empty_plan_names_the_next_step(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """Two ways to fill it."""
    empty = tmp_path / "empty.toml"
    empty.write_text('format = 1\nname = "Empty"\n', encoding="utf-8")
    shell("--db", "empty.db", "plan", "import", "empty.toml")

    answer = shell("--db", "empty.db", "today")

    assert (
        "No step for today. 'matchtrack add TITLE' adds one, 'matchtrack plan list' shows ready plans.\n" in answer.out
    )
    assert answer.code == 0


@pytest.mark.usefixtures("season")
def test_without_a_terminal_the_bare_command_prints_today(shell: Callable[..., Answer]) -> None:
    """The app needs a terminal; a pipe gets the day."""
    assert shell().out == DRAWN


@pytest.mark.usefixtures("no_season")
def test_without_a_season_the_way_to_one_is_named(shell: Callable[..., Answer]) -> None:
    """Set-up happens in the app, or by importing a plan."""
    answer = shell()

    assert (answer.code, answer.out) == (1, "")
    assert "Run 'matchtrack' to set one up, or 'matchtrack plan import NAME'." in answer.err
