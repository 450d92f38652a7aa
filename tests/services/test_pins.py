"""The user's own pins."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import TODAY, a_big_step, a_plan, a_season, a_step, rows_of

from matchtrack.domain.capacity import UserPin
from matchtrack.domain.due import Due
from matchtrack.domain.hours import Window
from matchtrack.errors import BadInputError, NotSoError, UsageError
from matchtrack.services import hours, ticks
from matchtrack.services.days import change_day, take_off
from matchtrack.services.pins import pin, unpin
from matchtrack.services.undo import undo
from matchtrack.storage.capacity import read_pins
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

TOMORROW = TODAY + dt.timedelta(days=1)
NO_HOURS = "It is hard, and that day has no productive hours."


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """Productive hours from Monday to Friday at 06:00-07:00, 30 other minutes on all days; it is Sunday, 08:00."""
    plan = a_plan(
        a_big_step(
            "letters",
            a_step("hard", difficulty=5, minutes=60),
            a_step("easy", minutes=30),
            a_step("after", after=("letters/easy",)),
            a_step("later", earliest=Due(day=TODAY + dt.timedelta(days=3))),
        )
    )
    made = a_season(tmp_path, plan)
    hours.set_windows(made, [Window(weekday=day, start=360, end=420) for day in range(5)])
    hours.set_other_minutes(made, dict.fromkeys(range(7), 30))
    return made


def pins(context: Context) -> list[UserPin]:
    """The pins from today on."""
    with contextlib.closing(open_reading(context.database)) as connection:
        return read_pins(connection, context.moment().day)


def test_a_step_is_pinned_to_one_day(season: Context) -> None:
    """Today unless one is named; pinned again it moves, and undo moves it back."""
    first = pin(season, "easy")
    assert (first.step.key, first.day, first.at, first.cautions) == ("letters/easy", TODAY, None, ())
    pin(season, "easy", TOMORROW, 600)
    assert [UserPin(first.step.id, TOMORROW, 600)] == pins(season)
    assert undo(season) == f"Pinned 'Do easy' to {TOMORROW}"
    assert [UserPin(first.step.id, TODAY)] == pins(season)


def test_a_pin_is_taken_away(season: Context) -> None:
    """Once."""
    pin(season, "easy")
    before = rows_of(season)
    assert unpin(season, "easy").title == "Do easy"
    assert pins(season) == []
    with pytest.raises(NotSoError, match="'Do easy' is not pinned"):
        unpin(season, "easy")
    assert undo(season) == "Unpinned 'Do easy'"
    assert before == rows_of(season)


@pytest.mark.parametrize(
    ("step", "day", "minute", "cautions"),
    [
        ("hard", TOMORROW, None, ()),
        ("hard", TOMORROW, 360, ()),
        ("hard", TOMORROW, 420, ("It is hard, and the productive hours of that day are 06:00-07:00.",)),
        ("hard", TODAY, None, (NO_HOURS,)),
        ("easy", TOMORROW, 720, ()),
        ("after", TOMORROW, None, ("An earlier step has to be done first.",)),
    ],
)
def test_what_does_not_go_well_together_is_said(
    season: Context, step: str, day: dt.date, minute: int | None, cautions: tuple[str, ...]
) -> None:
    """Hard steps belong into productive hours; it is done all the same."""
    assert cautions == pin(season, step, day, minute).cautions
    assert [(day, minute)] == [each[1:] for each in pins(season)]


def test_more_pins_than_a_day_holds_are_said(season: Context) -> None:
    """Also where it holds nothing."""
    assert pin(season, "later", TODAY + dt.timedelta(days=6)).cautions == ()
    assert pin(season, "easy", TODAY + dt.timedelta(days=6)).cautions == ("That day has 30 min, and its pins need 45.",)
    change_day(season, TOMORROW, windows=[], other=0)
    assert pin(season, "easy", TOMORROW).cautions == ("That day has no time for it.",)
    assert pin(season, "hard", TOMORROW).cautions == (NO_HOURS,)


def test_a_pin_that_cannot_be_is_refused(season: Context) -> None:
    """Past days and times, days off, before the earliest day; nothing is written."""
    take_off(season, TOMORROW, TOMORROW)
    before = rows_of(season)
    for step, day, minute, said in (
        ("easy", TODAY - dt.timedelta(days=1), None, "Sat 21 Nov 2026 has passed"),
        ("easy", TODAY, 420, "07:00 has passed today"),
        ("easy", TOMORROW, None, "Mon 23 Nov 2026 is a day off; .* matchtrack hours on 2026-11-23"),
        ("easy", TODAY + dt.timedelta(days=4000), None, "more than 5 years away"),
        ("later", TODAY, None, "'Do later' cannot begin before Wed 25 Nov 2026"),
    ):
        with pytest.raises(BadInputError, match=said):
            pin(season, step, day, minute)
    assert before == rows_of(season)


def test_only_what_is_still_to_do_can_be_pinned(season: Context) -> None:
    """Waiting, done and dropped steps need no slot; an unknown one is not there."""
    pin(season, "easy")
    for change, status in ((ticks.wait, "waiting"), (ticks.drop, "dropped")):
        change(season, "easy")
        assert pins(season) == []
        with pytest.raises(NotSoError, match=f"'Do easy' is {status}, so it cannot be pinned. Reopen it first"):
            pin(season, "easy")
    ticks.done(season, ["hard"])
    with pytest.raises(NotSoError, match="'Do hard' is done, so it cannot be pinned"):
        pin(season, "hard")
    with pytest.raises(NotSoError, match="No step matches"):
        pin(season, "nothing")
    with pytest.raises(UsageError, match="matches 2 steps"):
        pin(season, "Do ")
    ticks.reopen(season, "easy")
    assert len(pins(season)) == 1


def test_a_time_before_the_day_start_is_in_the_night_after(season: Context) -> None:
    """So it has not passed; and in one night of spring some of it does not exist."""
    assert pin(season, "easy", TODAY, 120).at == 120
    berlin = at(season, "2027-03-01T08:00", zone="Europe/Berlin")
    with pytest.raises(BadInputError, match="02:30 does not exist on Sun 28 Mar 2027"):
        pin(berlin, "easy", dt.date(2027, 3, 27), 150)
    assert pin(berlin, "easy", dt.date(2027, 3, 28), 150).day == dt.date(2027, 3, 28)
