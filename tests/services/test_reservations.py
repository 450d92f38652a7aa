"""Daily slots that big steps own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seasons import a_big_step, a_plan, a_season, a_step, rows_of

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.plans import import_plan
from matchtrack.services.reservations import reserve, unreserve
from matchtrack.services.undo import undo
from matchtrack.services.views import OwnedSlot, read_hours

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """Two big steps."""
    return a_season(tmp_path, a_plan(a_big_step("statement", a_step("draft")), a_big_step("letters", a_step("ask"))))


def test_a_big_step_owns_one_slot(season: Context) -> None:
    """Said again, it moves; undo moves it back."""
    assert reserve(season, "All of state", 420, 15) == OwnedSlot("statement", "All of statement", 420, 15)
    reserve(season, "letters", 360, 60)
    reserve(season, "statement", 430, 30)
    slots = (OwnedSlot("letters", "All of letters", 360, 60), OwnedSlot("statement", "All of statement", 430, 30))
    assert slots == read_hours(season).reservations
    assert unreserve(season, "letters") == "All of letters"
    assert slots[1:] == read_hours(season).reservations
    assert undo(season) == "Took away the daily slot of 'All of letters'"
    undo(season)
    assert [slot.start for slot in sorted(read_hours(season).reservations, key=lambda own: -own.start)] == [420, 360]


def test_a_slot_that_cannot_be_is_refused(season: Context) -> None:
    """Too short, too long, in the time of another, also over midnight; nothing is written."""
    reserve(season, "letters", 1430, 20)
    before = rows_of(season)
    for start, minutes, said in (
        (420, 4, "5 to 240 minutes, not 4"), (420, 241, "not 241"), (1425, 10, "'letters' owns 23:50-00:10"),
        (5, 10, "owns"), (1420, 60, "owns"), (1430, 20, "owns"),
    ):  # fmt: skip
        with pytest.raises(BadInputError, match=said):
            reserve(season, "statement", start, minutes)
    with pytest.raises(NotSoError, match="No big step matches"):
        reserve(season, "nothing", 420, 15)
    with pytest.raises(NotSoError, match="'All of statement' has no daily slot"):
        unreserve(season, "statement")
    assert before == rows_of(season)
    reserve(season, "statement", 10, 15)
    reserve(season, "letters", 1420, 30)


def test_a_slot_goes_with_its_big_step(season: Context, tmp_path: Path) -> None:
    """And comes back with it."""
    from seasons import a_file

    reserve(season, "letters", 360, 15)
    before = rows_of(season)["reservation"]
    import_plan(season, a_file(tmp_path, a_plan(a_big_step("statement", a_step("draft")))), replace=True)
    assert read_hours(season).reservations == ()
    undo(season)
    assert before == rows_of(season)["reservation"]
