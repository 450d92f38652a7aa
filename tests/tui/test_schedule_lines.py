"""How days and slots are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_of_schedule import TODAY, a_day, a_slot, a_step, day_at

from matchtrack.tui.drawing import width_of
from matchtrack.tui.widgets.schedule_lines import day_pieces, slot_pieces

if TYPE_CHECKING:
    from matchtrack.services.schedule import DayView, SlotView


def drawn_day(day: DayView, width: int = 80, *, target: bool = False) -> str:
    """Give the text of a heading."""
    return "".join(text for text, _ in day_pieces(day, TODAY, width, on_cursor=False, target=target)).rstrip()


def drawn(slot: SlotView, width: int = 80, ahead: int = 0) -> str:
    """Give the text of a slot."""
    return "".join(text for text, _ in slot_pieces(slot, day_at(ahead), TODAY, width, on_cursor=False))


def test_a_day_says_its_hours_and_what_is_used_of_them() -> None:
    """Weekday and date first."""
    day = a_day(0, a_slot(1), a_slot(2, None, minutes=5))

    assert drawn_day(day) == " Sun 22 Nov today     06:00-08:00  10 of 120 min, other 5 of 30"
    assert drawn_day(day, 50) == " Sun 22 Nov today  10 of 120 min, other 5 of 30"


def test_a_day_names_the_pattern_in_use() -> None:
    """It explains hours that are not the usual ones."""
    assert "06:00-08:00 (nights)" in drawn_day(a_day(3, pattern="nights"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (a_day(1, off=True, openings=(), productive_minutes=0, other_minutes=0), " Mon 23 Nov tomorrow  day off"),
        (a_day(2), " Tue 24 Nov           06:00-08:00  120 min free, other 30"),
        (
            a_day(2, a_slot(1, None), openings=(), productive_minutes=0),
            " Tue 24 Nov           no productive hours, other 10 of 30",
        ),
        (a_day(40, a_slot(1), other_minutes=0), " Fri 1 Jan 2027       06:00-08:00  10 of 120 min"),
    ],
)
def test_days_without_the_usual_say_so(day: DayView, expected: str) -> None:
    """Days off, empty days, days without hours or other minutes, another year."""
    assert drawn_day(day) == expected


def test_a_day_over_which_a_step_is_dragged_invites_it() -> None:
    """With a sign and with words."""
    assert drawn_day(a_day(1), target=True) == "▌Mon 23 Nov tomorrow  drop it here"


def test_a_slot_says_time_difficulty_title_minutes_and_due_date() -> None:
    """In one line."""
    row = drawn(a_slot(a_step(due=day_at(5))))

    assert row.startswith("   06:00 ●●●●○ Ask Dr. Rao for a letter ")
    assert row.endswith(" 10 min     due 27 Nov")


def test_a_slot_in_the_other_minutes_has_no_time() -> None:
    """They have none."""
    assert drawn(a_slot(1, None)).startswith("   other ●●●●○ ")


def test_a_part_says_of_how_much() -> None:
    """Also where there is little room."""
    part = a_slot(a_step(minutes=60))

    assert " 10 of 60 min" in drawn(part)
    assert drawn(part, 40).endswith(" 10/60")


@pytest.mark.parametrize(("source", "sign"), [("planner", " "), ("user", "◆"), ("reserved", "◈")])
def test_who_put_it_there_has_a_sign(source: str, sign: str) -> None:
    """The planner has none."""
    assert drawn(a_slot(1, source=source))[1] == sign


def test_a_late_slot_says_so_with_a_sign_and_a_word() -> None:
    """Never by colour alone; on its due date it is in time."""
    slot = a_slot(a_step(due=day_at(1)))

    assert "late" not in drawn(slot, ahead=1)
    assert drawn(slot, ahead=2).endswith("! late 23 Nov")
    assert drawn(slot, 60, ahead=2).endswith("! late")
    assert "●●●●○ ! Ask" in drawn(slot, 40, ahead=2)


def test_a_wide_slot_names_its_big_step() -> None:
    """There is room for it."""
    assert "Letters" in drawn(a_slot(), 110)
    assert "Letters" not in drawn(a_slot())


@given(title=st.text(max_size=80), width=st.integers(30, 160), minutes=st.integers(1, 600), late=st.booleans())
def test_a_slot_fills_its_width_exactly(title: str, width: int, minutes: int, late: bool) -> None:
    """Whatever the title is made of."""
    step = a_step(title=title, minutes=600, due=day_at(-1 if late else 9))

    assert width_of(slot_pieces(a_slot(step, minutes=minutes), TODAY, TODAY, width, on_cursor=True)) == width
