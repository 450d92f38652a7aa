"""Pins of the user and daily slots of big steps: the planner works around them, and says what cannot be kept."""

from __future__ import annotations

import pytest
from planner_cases import (
    Case,
    a_day,
    a_step,
    at,
    day,
    days_of,
    dice,
    easy,
    ids,
    minute,
    random_case,
    shown,
    waiting,
)
from planner_checks import faults, kept_pins

from matchtrack.domain.capacity import DayCapacity, Opening, Reservation, UserPin
from matchtrack.domain.planner import Schedule, first_day, plan
from matchtrack.domain.planner.values import (
    AFTER_DUE,
    AFTER_UNPLANNED,
    MAKES_LATE,
    NO_TIME,
    NOT_READY,
    PARTLY,
    PAST,
)

WEEK = days_of(*[(60, 30)] * 7)


def pinned(step_id: int, ahead: int, clock: str | None = None) -> UserPin:
    """A pin to a day, with or without a time."""
    return UserPin(step_id, day(ahead), None if clock is None else minute(clock))


def slot_at(clock: str, minutes: int, big_step: str = "big") -> Reservation:
    """A daily slot of a big step."""
    return Reservation(big_step, minute(clock), minutes)


def troubles(schedule: Schedule) -> list[tuple[int, str]]:
    """What is said of the pins."""
    return [(each.step_id, each.trouble) for each in schedule.pin_troubles]


@pytest.mark.parametrize("block", range(6))
def test_every_rule_holds_with_prerequisites_pins_and_slots(block: int) -> None:
    """Thousands of tangled cases keep every rule, whatever the order in which they are given."""
    for seed in range(block * 250, block * 250 + 250):
        for linked, promises, room in ((True, False, True), (True, True, True), (False, True, False)):
            random = dice(seed)
            case = random_case(random, linked=linked, promises=promises, room=room)
            schedule = case.schedule()
            shuffled = random.sample(case.steps, len(case.steps))
            again = case._replace(steps=shuffled, pins=case.pins[::-1], reservations=case.reservations[::-1]).schedule()

            assert faults(case, schedule) + kept_pins(case, schedule) == [], case
            assert (schedule.days, schedule.late, schedule.unplanned) == (again.days, again.late, again.unplanned), case
            assert schedule.day(0) == first_day(*case[:2], pins=case.pins, reservations=case.reservations), case


def test_a_pin_without_a_time_gets_the_first_of_its_kind() -> None:
    """A hard step the first productive minutes, an easy one other minutes."""
    case = Case([a_step(1), easy(2)], WEEK, [pinned(1, 1), pinned(2, 1)])

    assert shown(case.schedule()) == [[], [(1, 15, "06:00"), (2, 15, "other")]]


def test_a_pin_with_a_time_has_that_time() -> None:
    """What else is planned for the day flows around it."""
    case = Case([a_step(1, 20), a_step(2, 30)], WEEK, [pinned(1, 0, "06:10")])

    assert shown(case.schedule()) == [[(2, 10, "06:00"), (1, 20, "06:10"), (2, 20, "06:30")]]


def test_the_source_of_a_slot_is_told() -> None:
    """Who looks at a day sees what is the user's own."""
    case = Case([a_step(1), a_step(2), a_step(3, big_step="own")], WEEK, [pinned(1, 0)], [slot_at("06:45", 15, "own")])

    assert [slot.source for slot in case.schedule().day(0).slots] == ["user", "planner", "reserved"]


def test_a_pin_may_lie_outside_the_hours() -> None:
    """The user said so: it takes no productive minute from others."""
    case = Case([a_step(1, 20), a_step(2, 60)], WEEK, [pinned(1, 0, "20:00")])

    assert shown(case.schedule()) == [[(2, 60, "06:00"), (1, 20, "20:00")]]


def test_a_pin_in_the_night_belongs_to_the_day_before() -> None:
    """Minutes beyond 1,440 count on into the next calendar day."""
    schedule = Case([a_step(1, 20)], WEEK, [UserPin(1, day(0), minute("01:00") + 24 * 60)]).schedule()

    assert [at(1, "01:00")] == [slot.start for slot in schedule.day(0).slots]


def test_two_pins_at_one_time_come_one_after_the_other() -> None:
    """The time is given once; the second begins when the first ends."""
    case = Case([a_step(1, 20), a_step(2, 20)], WEEK, [pinned(1, 0, "06:00"), pinned(2, 0, "06:10")])

    assert shown(case.schedule()) == [[(1, 20, "06:00"), (2, 20, "06:20")]]


def test_a_pin_over_two_windows_takes_of_both() -> None:
    """A day's time for a step is not only its first window."""
    split = DayCapacity(day(0), (Opening(at(0, "06:00"), 10), Opening(at(0, "18:00"), 60)), 0)
    schedule = Case([a_step(1, 30)], [split, *WEEK[1:]], [pinned(1, 0)]).schedule()

    assert shown(schedule) == [[(1, 10, "06:00"), (1, 20, "18:00")]]
    assert troubles(schedule) == []


def test_a_pin_that_a_day_cannot_hold_is_kept_in_part() -> None:
    """What there is of the day is taken, the rest comes later, and the user is told."""
    schedule = Case([a_step(1, 60)], days_of(0, 40, 40), [pinned(1, 1)]).schedule()

    assert shown(schedule) == [[], [(1, 40, "06:00")], [(1, 20, "06:00")]]
    assert troubles(schedule) == [(1, PARTLY)]


def test_an_easy_pin_takes_both_kinds_of_time_where_neither_holds_it() -> None:
    """Twenty other minutes and ten productive ones hold a step of half an hour."""
    schedule = Case([easy(1, 30)], days_of((0, 0), (20, 20)), [pinned(1, 1)]).schedule()

    assert shown(schedule) == [[], [(1, 10, "06:00"), (1, 20, "other")]]
    assert troubles(schedule) == []


@pytest.mark.parametrize(
    ("days", "pin", "trouble"),
    [
        (WEEK, pinned(1, -1), PAST),
        (WEEK, pinned(1, 400), NO_TIME),
        ([*WEEK[:2], a_day(2, off=True), *WEEK[3:]], pinned(1, 2), NO_TIME),
        (days_of((60, 30), (0, 30), (60, 30)), pinned(1, 1), NO_TIME),
    ],
    ids=["past", "beyond the days", "day off", "hard without productive hours"],
)
def test_a_pin_that_cannot_be_kept_is_said_and_the_step_planned(
    days: list[DayCapacity], pin: UserPin, trouble: str
) -> None:
    """The step is planned as if it had no pin."""
    schedule = Case([a_step(1)], days, [pin]).schedule()

    assert shown(schedule) == [[(1, 15, "06:00")]]
    assert [(1, trouble)] == troubles(schedule)


def test_a_pin_before_what_it_needs_gives_its_time_back() -> None:
    """The prerequisite takes two days; the pinned step comes after it, and its time goes to others."""
    steps = [a_step(1, 90), a_step(2, 30, after=(1,)), a_step(3, 60, difficulty=4)]
    schedule = Case(steps, WEEK, [pinned(2, 0, "06:00")]).schedule()

    assert faults(Case(steps, WEEK), schedule) == []
    assert troubles(schedule) == [(2, NOT_READY)]
    assert sum(slot.minutes for slot in schedule.day(0).slots) == 60


def test_a_pin_before_the_earliest_date_is_said() -> None:
    """The earliest date stands."""
    schedule = Case([a_step(1, earliest=3)], WEEK, [pinned(1, 1)]).schedule()

    assert ids(schedule) == [[], [], [], [1]]
    assert troubles(schedule) == [(1, NOT_READY)]


def test_a_pin_after_the_due_date_is_kept_and_said() -> None:
    """The user may be late on purpose, but not unawares."""
    schedule = Case([a_step(1, due=1)], WEEK, [pinned(1, 3)]).schedule()

    assert ids(schedule) == [[], [], [], [1]]
    assert troubles(schedule) == [(1, AFTER_DUE)]
    assert schedule.max_late_days == 2


def test_a_pin_that_makes_another_step_late_is_said() -> None:
    """Without the pin both would be in time."""
    steps = [a_step(1, 60), a_step(2, 60, due=0)]
    schedule = Case(steps, WEEK, [pinned(1, 0)]).schedule()

    assert schedule.max_late_days == 1
    assert troubles(schedule) == [(1, MAKES_LATE)]


def test_a_pin_is_not_blamed_for_what_is_late_anyway() -> None:
    """The other step comes as late without the pin."""
    steps = [a_step(1, 60), a_step(2, 60, due=-3), a_step(3, 60, due=2)]

    assert troubles(Case(steps, WEEK, [pinned(1, 4)]).schedule()) == []


def test_pins_do_not_count_twice() -> None:
    """A pinned step has its time: an easy one that is due does not need more productive minutes because of it."""
    steps = [easy(1, 30, due=0), a_step(2, 30, due=0)]
    schedule = Case(steps, days_of((30, 30), (30, 30)), [pinned(1, 0)]).schedule()

    assert schedule.max_late_days == 0


def test_a_pin_of_a_step_that_needs_no_time_holds_nothing() -> None:
    """A waiting step, and one that is no longer open."""
    schedule = Case([waiting(1, answer=2), a_step(2, 60)], WEEK, [pinned(1, 0), pinned(9, 0)]).schedule()

    assert ids(schedule) == [[2]]
    assert troubles(schedule) == []


def test_what_a_pin_frees_comes_after_it() -> None:
    """A successor does not move before the evening pin of the step that it needs."""
    steps = [a_step(1, 20), a_step(2, 20, after=(1,)), easy(3, 20, after=(1,))]
    schedule = Case(steps, WEEK, [pinned(1, 0, "20:00")]).schedule()

    assert shown(schedule) == [[(1, 20, "20:00"), (3, 20, "other")], [(2, 20, "06:00")]]


def test_a_daily_slot_belongs_to_its_big_step() -> None:
    """It comes before harder steps of others, day after day, until the big step is done (method.md 10)."""
    steps = [a_step(1, 30, big_step="own"), a_step(2, 45, difficulty=5), a_step(3, 45, difficulty=5)]
    schedule = Case(steps, WEEK, reservations=[slot_at("06:00", 15, "own")]).schedule()

    assert shown(schedule) == [[(1, 15, "06:00"), (2, 45, "06:15")], [(1, 15, "06:00"), (3, 45, "06:15")]]


def test_a_daily_slot_may_lie_outside_the_hours() -> None:
    """A hard step may be done there, because the user said so."""
    schedule = Case([a_step(1, 30)], WEEK, reservations=[slot_at("21:00", 15)]).schedule()

    assert (1, 15, "21:00") in shown(schedule)[0]


def test_a_daily_slot_takes_several_short_steps_in_their_order() -> None:
    """Each begins when the one that it needs has ended."""
    steps = [a_step(1, 5), a_step(2, 5, after=(1,)), a_step(3, 5, after=(2,))]
    schedule = Case(steps, days_of(0, 0), reservations=[slot_at("21:00", 15)]).schedule()

    assert shown(schedule) == [[(1, 5, "21:00"), (2, 5, "21:05"), (3, 5, "21:10")]]


def test_a_daily_slot_is_given_back_when_nothing_is_ready() -> None:
    """Nobody idles at 06:00 because the big step waits for an answer."""
    steps = [waiting(1, answer=2), a_step(2, 15, after=(1,), big_step="own"), a_step(3, 60)]
    schedule = Case(steps, WEEK, reservations=[slot_at("06:00", 15, "own")]).schedule()

    assert shown(schedule)[0] == [(3, 60, "06:00")]
    assert shown(schedule)[2][0] == (2, 15, "06:00")


def test_a_daily_slot_comes_before_a_pin() -> None:
    """The pin begins when the slot ends."""
    steps = [a_step(1, 15, big_step="own"), a_step(2, 30)]
    schedule = Case(steps, WEEK, [pinned(2, 0, "06:00")], [slot_at("06:00", 15, "own")]).schedule()

    assert shown(schedule) == [[(1, 15, "06:00"), (2, 30, "06:15")]]


def test_a_pin_may_use_the_slot_of_its_own_big_step() -> None:
    """The slot is for this big step, and the user chose which of its steps."""
    steps = [a_step(1, 15, difficulty=5), a_step(2, 15)]
    schedule = Case(steps, days_of(15, 15), [pinned(2, 0)], [slot_at("06:00", 15)]).schedule()

    assert ids(schedule) == [[2], [1]]


def test_there_is_no_daily_slot_on_a_day_off() -> None:
    """Off is off."""
    schedule = Case([a_step(1, 15)], [a_day(0, off=True), *WEEK[1:]], reservations=[slot_at("21:00", 15)]).schedule()

    assert list(schedule.day(0).slots) == []


def test_what_is_over_of_today_is_not_planned() -> None:
    """A pinned time of this morning becomes any time of today, and of a slot only the rest is left."""
    steps = [a_step(1, 20), a_step(2, 30, big_step="own")]
    days = [DayCapacity(day(0), (Opening(at(0, "18:00"), 60),), 0), *WEEK[1:]]
    pins, slots = [pinned(1, 0, "06:00")], [slot_at("06:50", 20, "own")]
    schedule = plan(steps, days, pins=pins, reservations=slots, now=at(0, "07:00"))

    assert shown(schedule) == [[(2, 10, "07:00"), (1, 20, "18:00"), (2, 20, "18:20")]]


def test_a_pin_before_something_that_never_comes_is_said() -> None:
    """Its prerequisite waits for an answer that has no date."""
    schedule = Case([waiting(1, answer=None), a_step(2, after=(1,))], WEEK, [pinned(2, 1)]).schedule()

    assert troubles(schedule) == [(2, NOT_READY)]
    assert AFTER_UNPLANNED not in {each.reason for each in schedule.unplanned}
