"""A bad day and an overwhelming one: one easy step, and the user's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_big_step, a_plan, a_season, a_step

from matchtrack.domain.hours import Window
from matchtrack.services.bad_day import bad_day_view
from matchtrack.services.bad_day_words import NO_STEP, bad_day_parts
from matchtrack.services.evening import save_picture
from matchtrack.services.hours import set_distractions, set_windows
from matchtrack.services.minutes import log
from matchtrack.services.overwhelmed import overwhelmed_view
from matchtrack.services.overwhelmed_words import overwhelmed_parts
from matchtrack.services.rest import declare_rest
from matchtrack.services.ticks import done, wait

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A long easy step, a short one that is less easy, and a hard one, on a Sunday at 08:00."""
    steps = (
        a_step("long", minutes=40, difficulty=1),
        a_step("short", minutes=15, difficulty=3),
        a_step("hard", minutes=5, difficulty=5),
    )
    return at(a_season(tmp_path, a_plan(a_big_step("letters", *steps))), "2026-11-22T08:00", rest_days=1)


def said(season: Context) -> list[str]:
    """All lines of a bad day."""
    return [line for part in bad_day_parts(bad_day_view(season)) for line in part.lines]


def test_a_bad_day_offers_the_easiest_step_of_a_quarter_of_an_hour(season: Context) -> None:
    """A short one before an easier but longer one."""
    assert said(season) == ["'Do short', 15 min", "That makes the day count. The rest of the plan can wait."]


def test_where_nothing_is_short_the_first_minutes_of_the_easiest_are_enough(season: Context) -> None:
    """Fifteen of forty."""
    for key in ("short", "hard"):
        wait(season, key)

    assert said(season)[0] == "'Do long', only the first 15 of its 40 min"


def test_a_bad_day_says_what_the_minutes_are_worth(season: Context) -> None:
    """The streak, the day, a day that counts already, a day of rest; no step at all is no failure."""
    log(at(season, "2026-11-21T20:00"), 15, "long")
    assert said(season)[1] == "That keeps your streak of 1. The rest of the plan can wait."
    wait(season, "short")
    assert said(season)[1] == "Today has 0 of 15 min. Every minute makes tomorrow easier."
    declare_rest(season)
    assert said(season)[1] == "Today is a day of rest: nothing has to be done."
    log(season, 15, "hard")
    assert said(season)[1] == "Today counts already. All that comes now is a gift to tomorrow."
    done(season, ["hard", "long"])
    assert said(season) == [NO_STEP]


def test_the_five_steps_have_the_users_own_numbers(season: Context) -> None:
    """As they are at 06:30, in the hours, and after one step is done."""
    set_windows(season, tuple(Window(day, 360, 480) for day in range(7)))
    set_distractions(season, ("mail", "phone"))
    log(season, 9, "hard")
    done(season, ["hard"])
    save_picture(season, strength=3)

    parts = overwhelmed_parts(overwhelmed_view(at(season, "2026-11-22T06:30")))

    assert [line for part in parts for line in part.lines] == [
        "1 is done, 2 to go, one sitting each. Today needs one of them.",
        "Today 06:00-08:00: 90 min are left.",
        "Mail, phone: not given up, only put off until 08:00.",
        "9 of 15 min today, streak 0, longest 0, score 3.",
        "1 picture so far; the next one at 22:30.",
        "'Do short', 15 min",
    ]


def test_what_was_never_set_up_is_said_with_how_to(season: Context) -> None:
    """No hours, no distractions, no pictures, no step."""
    set_windows(season, ())
    set_distractions(season, ())
    done(season, ["short", "hard", "long"])
    view = overwhelmed_view(at(season, "2026-11-22T09:00", evening_picture=False))

    lines = [line for part in overwhelmed_parts(view) for line in part.lines]

    assert lines[0] == "No baby step is left, 3 are done."
    assert lines[1:3] == [
        "None are set: matchtrack hours set 'mon-fri 06:00-08:00'.",
        "Nothing is kept out of them yet: matchtrack hours distractions mail television.",
    ]
    assert lines[4:] == ["0 pictures so far. Switched off; matchtrack picture shows it all the same.", NO_STEP]
