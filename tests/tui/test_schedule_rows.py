"""Which rows a schedule has, and where a cursor finds its own again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_of_schedule import a_day, a_slot, a_view, day_at

from matchtrack.tui.widgets.schedule_rows import ScheduleRows, place_again

FULL = ScheduleRows(a_view(a_day(0, a_slot(1), a_slot(2)), a_day(1), a_day(2, a_slot(2), a_slot(3))))


def step_ids(rows: ScheduleRows) -> list[int | None]:
    """Give the step of each row, None for a heading."""
    return [row.step.id if row.step else None for row in rows.rows]


def test_each_day_has_a_heading_and_its_slots_under_it() -> None:
    """Also a day without any."""
    assert step_ids(FULL) == [None, 1, 2, None, None, 2, 3]


def test_the_cursor_stands_on_slots_and_on_days_without_any() -> None:
    """The heading of a day with slots is passed over; outside there is nothing."""
    assert [FULL.can_stand(place) for place in range(-1, 8)] == [
        False, False, True, True, True, False, True, True, False,
    ]  # fmt: skip


def test_the_first_of_a_day_is_its_first_slot_or_its_heading() -> None:
    """A day that is not shown has none."""
    assert [FULL.first_of(day_at(ahead)) for ahead in range(4)] == [1, 3, 5, None]
    assert FULL.heading_of(6) == 4


@pytest.mark.parametrize(
    ("cursor", "days", "expected"),
    [
        (5, (a_day(0, a_slot(2)), a_day(2, a_slot(2))), 3),
        (5, (a_day(0, a_slot(1), a_slot(2)), a_day(2)), 2),
        (5, (a_day(0), a_day(2, a_slot(3))), 2),
        (6, (a_day(0), a_day(2, a_slot(2))), 2),
        (3, (a_day(0, a_slot(1)), a_day(1, a_slot(4))), 3),
        (6, (a_day(3, a_slot(4)), a_day(4)), 1),
        (9, (a_day(0, a_slot(4)),), 1),
        (5, (), 0),
    ],
    ids=[
        "same step same day", "same step other day", "next of the day", "the day", "an empty day", "day gone",
        "was nowhere", "nothing left",
    ],
)  # fmt: skip
def test_the_cursor_stays_with_its_step_or_near_it(cursor: int, days: tuple[object, ...], expected: int) -> None:
    """The step itself first, then its day."""
    assert place_again(FULL.rows, cursor, ScheduleRows(a_view(*days))) == expected  # type: ignore[arg-type]


A_SEASON = st.lists(st.lists(st.integers(1, 6), max_size=4), max_size=5)


@given(before=A_SEASON, after=A_SEASON, cursor=st.integers(0, 30))
def test_the_cursor_always_finds_a_row(before: list[list[int]], after: list[list[int]], cursor: int) -> None:
    """Whatever the plan was and has become."""
    one, other = (
        ScheduleRows(a_view(*(a_day(ahead, *map(a_slot, ids)) for ahead, ids in enumerate(each))))
        for each in (before, after)
    )
    place = place_again(one.rows, cursor, other)

    assert other.can_stand(place) or not len(other)


def test_the_first_late_slot_of_a_big_step_is_found() -> None:
    """It lies after the due date of its step."""
    in_time, late = (a_slot(1), a_slot(2))
    late = late._replace(step=late.step._replace(due=day_at(0)))
    rows = ScheduleRows(a_view(a_day(0, in_time, late), a_day(1, late)))

    assert rows.find_late("letters") == 4
    assert rows.find_late("statement") is None
