"""Setting the hours and the distractions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seasons import a_context, a_season, last_title, rows_of

from matchtrack.domain.hours import Window, find_overlap
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.hours import set_distractions, set_other_minutes, set_windows
from matchtrack.services.undo import undo
from matchtrack.services.views import read_hours

if TYPE_CHECKING:
    from pathlib import Path

EARLY = Window(weekday=0, start=360, end=480)
NIGHT = Window(weekday=6, start=1380, end=1500)
WINDOWS = st.lists(
    st.builds(
        lambda day, start, length: Window(weekday=day, start=start, end=start + length),
        st.integers(0, 6),
        st.integers(0, 1439),
        st.integers(1, 300),
    ),
    max_size=8,
)


def test_windows_replace_those_before(tmp_path: Path) -> None:
    """Over midnight too; undo gives the old ones back."""
    context = a_season(tmp_path)
    set_windows(context, (EARLY, NIGHT))
    longer = Window(weekday=0, start=360, end=500)
    set_windows(context, (longer,))
    assert (longer,) == read_hours(context).windows
    assert undo(context) == "Set the productive hours"
    assert read_hours(context).windows == (EARLY, NIGHT)


@settings(max_examples=20)
@given(first=WINDOWS, second=WINDOWS)
def test_what_is_set_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, first: list[Window], second: list[Window]
) -> None:
    """Unless two overlap: then nothing changes."""
    context = a_season(tmp_path_factory.mktemp("hours"))
    held = read_hours(context).windows
    for windows in (first, second):
        if find_overlap(windows):
            with pytest.raises(BadInputError, match="overlap"):
                set_windows(context, windows)
        else:
            set_windows(context, windows)
            held = tuple(sorted(windows))
        assert held == read_hours(context).windows


def test_other_minutes_replace_those_before(tmp_path: Path) -> None:
    """A weekday that is not named has none."""
    context = a_season(tmp_path)
    set_other_minutes(context, {0: 30, 5: 120})
    set_other_minutes(context, {0: 45, 6: 0})
    assert read_hours(context).other_minutes == {0: 45, 6: 0}
    assert last_title(context) == "Set the other minutes"
    for impossible in ({7: 30}, {0: -1}, {0: 1441}):
        with pytest.raises(BadInputError, match="0 to 1,440"):
            set_other_minutes(context, impossible)


def test_distractions_keep_the_users_order(tmp_path: Path) -> None:
    """Cleaned, each once, the empty ones left out."""
    context = a_season(tmp_path)
    set_distractions(context, ("phone", "mail", "TV"))
    set_distractions(context, (" TV ", "m\x1bail", "", "mail", "news"))
    assert read_hours(context).distractions == ("TV", "mail", "news")
    with pytest.raises(BadInputError, match="at most 100 characters"):
        set_distractions(context, ("x" * 101,))
    set_distractions(context, ())
    assert read_hours(context).distractions == ()


def test_the_same_again_is_no_change(tmp_path: Path) -> None:
    """There is nothing to undo."""
    context = a_season(tmp_path)
    set_windows(context, (EARLY,))
    set_other_minutes(context, {0: 30})
    set_distractions(context, ("mail",))
    before = rows_of(context)
    set_windows(context, (EARLY,))
    set_other_minutes(context, {0: 30})
    set_distractions(context, ("mail",))
    assert before == rows_of(context)
    assert undo(context) == "Set the distractions"
    assert undo(context) == "Set the other minutes"


def test_without_a_season_there_are_no_hours_to_set(tmp_path: Path) -> None:
    """And no database is made."""
    with pytest.raises(NotSoError, match="There is no season yet"):
        set_windows(a_context(tmp_path), (EARLY,))
    assert not (tmp_path / "data").exists()
