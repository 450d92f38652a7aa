"""The check-in: what yesterday gave, a gap without blame, who owes an answer, and what the day begins with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at, titles
from seasons import a_big_step, a_plan, a_season, a_step

from matchtrack.services.check_in import check_in_due, check_in_shown, check_in_view
from matchtrack.services.check_in_words import Part, check_in_parts, check_in_title
from matchtrack.services.hours import set_other_minutes
from matchtrack.services.minutes import log
from matchtrack.services.rest import declare_rest
from matchtrack.services.ticks import done, wait

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season made on Sunday, 22 November 2026, at 08:00 UTC, with four steps that nothing blocks."""
    keys = ("list", "ask", "thank", "scan")
    return at(a_season(tmp_path, a_plan(a_big_step("letters", *map(a_step, keys)))), "2026-11-22T08:00", rest_days=9)


def on(season: Context, day: int, time: str = "12:00") -> Context:
    """The season on a day of November; from 31 on, of December."""
    date = dt.date(2026, 11, 1) + dt.timedelta(days=day - 1)
    return at(season, f"{date}T{time}", rest_days=9)


def said(context: Context, heading: str) -> tuple[str, ...]:
    """The lines below a heading of today's check-in."""
    parts = [part.lines for part in check_in_parts(check_in_view(context)) if part.heading == heading]
    return parts[0] if parts else ()


def test_the_first_day_has_its_rule_and_nothing_else(season: Context) -> None:
    """There is no yesterday yet."""
    view = check_in_view(season)

    (part,) = check_in_parts(view)
    assert (part.heading, view.yesterday) == ("Cut it small", None)
    assert check_in_title(view) == "Day 1 of the first seven"


def test_a_check_in_is_due_once_a_momentum_day(season: Context) -> None:
    """From 04:00 on; that it was shown is no change of the user's."""
    changes = titles(season)
    assert check_in_due(season)

    check_in_shown(season)

    assert not check_in_due(season)
    assert not check_in_due(on(season, 23, "03:59"))
    assert check_in_due(on(season, 23, "04:00"))
    assert changes == titles(season)


def test_a_kept_day_is_told_with_what_was_done(season: Context) -> None:
    """Small wins first."""
    log(on(season, 22), 20, "list")
    log(on(season, 23), 15, "ask")
    done(on(season, 23), ["ask", "list"])

    assert said(on(season, 24), "Yesterday") == ("15 min: a kept day, 2 in a row.", "Done: 'Do list' and 1 more.")


def test_a_short_day_counts(season: Context) -> None:
    """Nine minutes are nine minutes."""
    log(on(season, 22), 9, "list")

    assert said(on(season, 23), "Yesterday") == ("9 of 15 min. Each counts.",)


def test_never_twice_is_said_on_the_day_after_a_single_missed_day_only(season: Context) -> None:
    """Not after a short day, not after two missed ones, not after a rest."""
    log(on(season, 22), 15, "list")
    assert [check_in_view(on(season, day)).never_twice for day in (23, 24, 25)] == [False, True, False]
    assert said(on(season, 24), "Yesterday") == (
        "It stayed empty. One day breaks no habit; never twice: 15 minutes today are enough.",
    )

    declare_rest(on(season, 23))
    assert said(on(season, 24), "Yesterday") == ("A day of rest. The streak waited.",)
    assert [check_in_view(on(season, day)).never_twice for day in (24, 25, 26)] == [False, True, False]


def test_after_several_days_it_says_how_long_and_welcome(season: Context) -> None:
    """No count of failures, only since when."""
    log(on(season, 22), 15, "list")
    declare_rest(on(season, 23))
    view = check_in_view(on(season, 26))

    assert (view.missed, view.away) == (2, True)
    assert check_in_title(view) == "Welcome back. Five minutes?"
    assert said(on(season, 26), "Until now") == (
        "Your last minutes were on Sun 22 Nov 2026, 4 days ago. The plan waited for you.",
    )


def test_whoever_never_logged_anything_is_not_blamed(season: Context) -> None:
    """The days since the beginning count."""
    assert said(on(season, 25), "Until now") == ("No minutes so far, and nothing is lost: the plan waited for you.",)


def test_the_waiting_list_begins_with_whom_to_ask_again(season: Context) -> None:
    """From the expected day on; without one there is nobody to chase."""
    wait(on(season, 22), "list", waiting_on="Dr. Rao", expected=dt.date(2026, 11, 24))
    wait(on(season, 22), "ask", waiting_on="Dr. Lee")
    wait(on(season, 23), "thank", expected=dt.date(2027, 1, 4))

    assert [each.chase for each in check_in_view(on(season, 23)).waiting] == [False, False, False]
    assert said(on(season, 24), "Waiting for an answer") == (
        "Dr. Rao: 'Do list', since 22 Nov: ask again today",
        "Somebody: 'Do thank', since 23 Nov, expected 4 Jan 2027",
        "Dr. Lee: 'Do ask', since 22 Nov",
    )


def test_a_brief_check_in_counts_the_waiting_it_does_not_name(season: Context) -> None:
    """The dialog has room for few."""
    for key in ("list", "ask", "thank"):
        wait(season, key)

    parts = check_in_parts(check_in_view(on(season, 23)), brief=True)

    assert (
        Part(
            "Waiting for an answer", ("Somebody: 'Do list', since 22 Nov", "and 2 more: matchtrack check-in names all")
        )
        in parts
    )


def test_one_rule_is_told_a_day_and_the_seventh_looks_back(season: Context) -> None:
    """From the day on which the season was made."""
    log(on(season, 22), 20, "list")
    log(on(season, 25), 5, "list")
    done(on(season, 25), ["list"])

    rules = [check_in_view(on(season, day)).rule for day in range(22, 30)]

    assert [rule and rule.number for rule in rules] == [1, 2, 3, 4, 5, 6, 7, None]
    assert check_in_view(on(season, 28)).week == (
        "You worked on 2 days of the first seven: 25 min in all, and 1 step is done. Well worked."
    )


def test_today_proposes_at_most_three_steps(season: Context) -> None:
    """Never the whole backlog, though there is time for all four."""
    set_other_minutes(season, dict.fromkeys(range(7), 90))

    assert [step.title for step in check_in_view(on(season, 23)).steps] == ["Do ask", "Do list", "Do scan"]
