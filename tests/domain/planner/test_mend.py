"""The least extra minutes a day that mend a plan, and what they buy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flow_optimum import can_be_done_by
from planner_cases import TODAY, Case, a_day, a_step, day, days_of, dice, easy, random_case, waiting

from matchtrack.domain.capacity import UserPin
from matchtrack.domain.planner.mend import MOST_EXTRA, mend, with_extra

if TYPE_CHECKING:
    from random import Random

    from matchtrack.domain.planner import Mend

Pair = tuple[int, int]


def mended(case: Case) -> Mend | None:
    """What would mend a case."""
    return mend(case.steps, case.days, pins=case.pins, reservations=case.reservations)


def pair(case: Case) -> Pair | None:
    """The extra minutes, productive and other."""
    found = mended(case)
    return found and (found.productive_minutes, found.other_minutes)


def small_case(random: Random) -> Case:
    """A few steps that are due from tomorrow on, with a few minutes a day, and days off."""
    days = [
        a_day(at, random.randint(0, 6), random.randint(0, 6), off=at > 1 and random.random() < 0.2) for at in range(6)
    ]
    steps = [
        a_step(
            id_,
            random.randint(1, 12),
            difficulty=random.randint(2, 5),
            due=random.choice([None, *range(1, 5)]),
            big_step=f"big-{id_ % 2}",
        )
        for id_ in range(random.randint(1, 6))
    ]
    # The days have an end, but nobody needs extra minutes for what has no due date.
    return Case(steps, [*days, a_day(6, 99, 99)])


def can_hold(case: Case, productive: int, other: int) -> bool:
    """Say by the flow problem whether everything can be in time with so many minutes more a day."""
    longer = case._replace(days=with_extra(case.days, productive, other))
    return can_be_done_by(longer, {step.id: (step.due - TODAY).days for step in case.steps if step.due})


def least_pair(case: Case) -> Pair:
    """Try all pairs, the smallest sums first, and of these the fewest productive minutes."""
    return next(
        (productive, both - productive)
        for both in range(100)
        for productive in range(both + 1)
        if can_hold(case, productive, both - productive)
    )


@pytest.mark.parametrize("block", range(4))
def test_it_is_the_least_of_all_pairs(block: int) -> None:
    """Without prerequisites it is what trying every pair finds."""
    tried = 0
    for seed in range(block * 40, block * 40 + 40):
        case = small_case(dice(seed))
        wanted = least_pair(case)
        tried += wanted != (0, 0)

        assert pair(case) == (wanted if any(wanted) else None), case
    assert tried


@pytest.mark.parametrize("block", range(4))
def test_a_minute_less_does_not_do(block: int) -> None:
    """With prerequisites, earliest dates and waits, pins and slots: mended once, there is nothing left to mend."""
    for seed in range(block * 12, block * 12 + 12):
        case = random_case(dice(seed), linked=True, promises=seed % 2 == 0)
        found = pair(case)
        if not found:
            continue
        productive, other = found

        assert pair(case._replace(days=with_extra(case.days, productive, other))) is None, case
        if productive:
            assert pair(case._replace(days=with_extra(case.days, productive - 1, other))), case
        if other:
            assert pair(case._replace(days=with_extra(case.days, productive, other - 1))), case


def test_what_it_buys_is_told_by_big_step() -> None:
    """The lateness of each big step, without and with the extra minutes."""
    steps = [a_step(1, 60, due=1, big_step="statement"), a_step(2, 60, due=2, big_step="letters")]
    found = mended(Case(steps, days_of(*[20] * 8)))

    assert found
    assert (found.productive_minutes, found.other_minutes) == (30, 0)
    assert [tuple(late) for late in found.before] == [("letters", 3), ("statement", 1)]
    assert found.after == ()


def test_easy_work_asks_for_other_minutes() -> None:
    """Of two ways that cost the same it is the one that leaves the productive hours alone."""
    assert pair(Case([easy(1, 60, due=2)], days_of(*[(0, 10)] * 5))) == (0, 15)


def test_hard_and_easy_work_ask_for_both() -> None:
    """Each for its own kind of time."""
    steps = [a_step(1, 40, due=2), easy(2, 40, due=2)]

    assert pair(Case(steps, days_of(0, (10, 10), (10, 10), (10, 10)))) == (10, 10)


def test_days_off_stay_off() -> None:
    """What a free day does not give, the others must."""
    days = [a_day(0), a_day(1, off=True), a_day(2, 10), a_day(3, 10)]

    assert pair(Case([a_step(1, 30, due=2)], days)) == (20, 0)


def test_a_day_without_hours_gets_some() -> None:
    """A weekend that is not off can be worked on."""
    assert pair(Case([a_step(1, 30, due=1)], days_of(0, 0, 60))) == (30, 0)


def test_nothing_is_mended_where_nothing_is_late() -> None:
    """No advice is the best advice."""
    assert pair(Case([a_step(1, due=1)], days_of(15, 15))) is None


def test_hours_do_not_mend_what_is_past() -> None:
    """A due date of last week stays where it is."""
    assert pair(Case([a_step(1, 15, due=-7)], days_of(15, 15))) is None


def test_hours_do_not_mend_an_answer_that_comes_late() -> None:
    """Nor an earliest date behind the due date; but who waits for an answer may lose no day more."""
    steps = [waiting(1, answer=3), a_step(2, 30, due=2, after=(1,)), a_step(3, 30, due=1, earliest=3)]

    assert pair(Case(steps, days_of(*[60] * 5))) is None
    assert pair(Case(steps, days_of(*[20] * 9))) == (40, 0)


def test_more_than_sixteen_hours_are_no_advice() -> None:
    """What would need longer days than there are is not mended by hours."""
    assert pair(Case([a_step(1, MOST_EXTRA + 1, due=1)], days_of(0, 0, 3000))) is None
    assert pair(Case([a_step(1, MOST_EXTRA, due=1)], days_of(0, 0, 3000))) == (MOST_EXTRA, 0)


def test_a_pin_stays_where_it_is() -> None:
    """The extra minutes are found around it."""
    steps = [a_step(1, 30), a_step(2, 30, due=1)]
    case = Case(steps, days_of(0, 30, 30, 30), [UserPin(1, day(1))])

    assert pair(case) == (30, 0)


def test_a_season_without_steps_or_days_needs_nothing() -> None:
    """Nothing to mend is no fault."""
    assert pair(Case([], days_of(15))) is None
    assert pair(Case([a_step(1, due=1)], [])) is None
