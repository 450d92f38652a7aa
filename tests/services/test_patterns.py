"""Named patterns of hours, and the days on which they hold."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seasons import TODAY, a_context, a_season, last_title, rows_of

from matchtrack.domain.capacity import PatternUse, Stretch, Week
from matchtrack.domain.hours import Window
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.days import change_day, take_off
from matchtrack.services.hours import set_windows
from matchtrack.services.patterns import find_pattern, remove_pattern, set_pattern, use_pattern, use_usual
from matchtrack.services.undo import undo
from matchtrack.services.views import read_hours

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context

EVENING = Window(weekday=0, start=1200, end=1320)
MORNING = Window(weekday=1, start=360, end=420)


def ahead(days: int) -> dt.date:
    """A day from today on."""
    return TODAY + dt.timedelta(days=days)


def uses(context: Context) -> list[tuple[str, int, int]]:
    """The uses as (pattern, first, last), days counted from today."""
    return [
        (name, (days.first - TODAY).days, (days.last - TODAY).days) for name, days in read_hours(context).hours.uses
    ]


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season with two patterns."""
    made = a_season(tmp_path)
    set_pattern(made, "nights", windows=[EVENING])
    set_pattern(made, "days", windows=[MORNING], other={0: 20})
    return made


def test_a_pattern_is_a_week_with_a_name(season: Context) -> None:
    """Without minutes of its own it has the usual ones."""
    assert {"nights": Week((EVENING,), None), "days": Week((MORNING,), {0: 20})} == read_hours(season).hours.patterns


def test_a_pattern_is_changed_in_parts(season: Context) -> None:
    """What is not named stays; capitals do not matter; no minutes at all are the usual ones again."""
    assert set_pattern(season, "Nights", other={1: 15}) == "nights"
    assert set_pattern(season, "days", windows=[], other={}) == "days"
    assert {"nights": Week((EVENING,), {1: 15}), "days": Week((), None)} == read_hours(season).hours.patterns
    assert find_pattern(season, " NIGHTS ") == "nights"


@pytest.mark.parametrize(
    ("name", "windows", "said"),
    [
        ("", [EVENING], "1 to 40 characters"),
        ("x" * 41, [EVENING], "this one has 41"),
        ("Usual", [EVENING], "'matchtrack hours set'"),
        ("new", None, "'new' is a new pattern"),
        ("new", [EVENING, EVENING], "overlap"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused(
    season: Context, name: str, windows: list[Window] | None, said: str
) -> None:
    """Nothing is written."""
    before = rows_of(season)
    with pytest.raises(BadInputError, match=said):
        set_pattern(season, name, windows=windows)
    assert before == rows_of(season)


def test_the_last_use_wins_and_cuts_those_before(season: Context) -> None:
    """The same pattern joins its days."""
    use_pattern(season, "nights", ahead(0), ahead(20))
    use_pattern(season, "days", ahead(5), ahead(7))
    assert uses(season) == [("nights", 0, 4), ("days", 5, 7), ("nights", 8, 20)]
    use_pattern(season, "NIGHTS", ahead(7), ahead(30))
    assert uses(season) == [("nights", 0, 4), ("days", 5, 6), ("nights", 7, 30)]
    assert last_title(season) == f"Used the pattern 'nights' on {ahead(7)} to {ahead(30)}"
    undo(season)
    assert uses(season) == [("nights", 0, 4), ("days", 5, 7), ("nights", 8, 20)]


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from(["nights", "days", ""]), st.integers(0, 20), st.integers(0, 10)),
        min_size=1,
        max_size=6,
    )
)
def test_every_day_has_the_pattern_that_was_said_last(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, int, int]]
) -> None:
    """And each use is undone, one after the other, down to the first."""
    context = a_season(tmp_path_factory.mktemp("uses"))
    for name in ("nights", "days"):
        set_pattern(context, name, windows=[EVENING])
    expected: dict[int, str] = {}
    stages = []
    for name, first, length in said:
        before = rows_of(context)
        if name:
            use_pattern(context, name, ahead(first), ahead(first + length))
        else:
            try_usual(context, first, first + length)
        expected |= dict.fromkeys(range(first, first + length + 1), name)
        assert {day: use for day, use in expected.items() if use} == {
            day: use for use, one, last in uses(context) for day in range(one, last + 1)
        }
        if rows_of(context) != before:
            stages.append(before)
    for stage in reversed(stages):
        undo(context)
        assert stage == rows_of(context)


def try_usual(context: Context, first: int, last: int) -> None:
    """Go back to the usual week, if anything else holds."""
    try:
        use_usual(context, ahead(first), ahead(last))
    except NotSoError as error:
        assert "Nothing but the usual week" in error.sentence  # noqa: PT017


def test_back_to_usual_takes_single_days_but_no_days_off(season: Context) -> None:
    """And says how many days stay off."""
    use_pattern(season, "nights", ahead(0), ahead(9))
    change_day(season, ahead(2), other=10)
    take_off(season, ahead(4), ahead(6))
    assert use_pattern(season, "days", ahead(6), ahead(6)).off == 1
    assert use_usual(season, ahead(1), ahead(5)) == ("usual", Stretch(ahead(1), ahead(5)), 2)
    hours = read_hours(season).hours
    assert uses(season) == [("nights", 0, 0), ("days", 6, 6), ("nights", 7, 9)]
    assert ({}, [Stretch(ahead(4), ahead(6))]) == (hours.changes, hours.off)


def test_a_use_that_began_may_be_said_late_but_none_that_is_over(season: Context) -> None:
    """Yesterday's shift still goes on."""
    use_pattern(season, "nights", ahead(-3), ahead(2))
    assert uses(season) == [("nights", -3, 2)]
    for first, last, said in (
        (-3, -1, "has passed"), (2, 1, "name the earlier day first"), (0, 4000, "more than 5 years away"),
        (-4000, 0, "5 years before"),
    ):  # fmt: skip
        with pytest.raises(BadInputError, match=said):
            use_pattern(season, "nights", ahead(first), ahead(last))
        with pytest.raises(BadInputError, match=said):
            use_usual(season, ahead(first), ahead(last))


def test_a_pattern_that_is_not_there_is_answered_with_the_nearest(season: Context) -> None:
    """Or with how to make one."""
    for wrong in (
        lambda: use_pattern(season, "nigths", TODAY, TODAY),
        lambda: remove_pattern(season, "nigths"),
        lambda: find_pattern(season, "nigths"),
    ):
        with pytest.raises(NotSoError, match=r"no pattern 'nigths'; did you mean 'nights'\? Patterns are days, nights"):
            wrong()
    for name in ("nights", "days"):
        remove_pattern(season, name)
    with pytest.raises(NotSoError, match="Make it with"):
        find_pattern(season, "nights")


def test_a_pattern_goes_with_its_uses_and_comes_back_with_them(season: Context) -> None:
    """Undo puts all of it back."""
    use_pattern(season, "nights", ahead(0), ahead(3))
    use_pattern(season, "days", ahead(1), ahead(1))
    before = rows_of(season)
    assert remove_pattern(season, "nights") == ("nights", 2)
    assert uses(season) == [("days", 1, 1)]
    assert undo(season) == "Removed the pattern 'nights'"
    assert before == rows_of(season)


def test_the_same_again_is_no_change(season: Context) -> None:
    """There is nothing more to undo."""
    use_pattern(season, "nights", ahead(0), ahead(3))
    before = rows_of(season)
    set_pattern(season, "nights", windows=[EVENING])
    use_pattern(season, "nights", ahead(1), ahead(2))
    assert before == rows_of(season)
    assert PatternUse("nights", Stretch(ahead(0), ahead(3))) == read_hours(season).hours.uses[0]
    assert undo(season).startswith("Used the pattern")


def test_without_a_season_there_are_no_patterns(tmp_path: Path) -> None:
    """And no database is made."""
    with pytest.raises(NotSoError, match="There is no season yet"):
        set_pattern(a_context(tmp_path), "nights", windows=[EVENING])
    assert not (tmp_path / "data").exists()


def test_the_usual_week_stays_what_it_is(season: Context) -> None:
    """Patterns and the usual windows do not share rows."""
    set_windows(season, [MORNING])
    set_pattern(season, "nights", windows=[])
    assert read_hours(season).windows == (MORNING,) == read_hours(season).hours.usual.windows
