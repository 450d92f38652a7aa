from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.hours import WEEKDAYS
from matchtrack.domain.weekdays import format_days, format_entries, read_days, read_entries
from matchtrack.errors import BadInputError

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon", {MON}), ("Mondays", {MON}), ("mo", {MON}), ("tues", {TUE}), ("THURSDAY", {THU}),
        ("mon-fri", {MON, TUE, WED, THU, FRI}), ("sat-mon", {SAT, SUN, MON}), ("sun-sun", {SUN}),
        ("mon+wed+fri", {MON, WED, FRI}), ("mon/wed", {MON, WED}), ("mon-tue+sat", {MON, TUE, SAT}),
        ("daily", set(range(7))), ("weekdays", set(range(5))), ("weekend", {SAT, SUN}),
        ("saturday-sunday", {SAT, SUN}),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str, days: set[int]) -> None:
    """Names, ranges over Sunday too, lists and groups."""
    assert days == read_days(text)


@pytest.mark.parametrize("text", ["", "m", "mun", "mon-", "-fri", "mon-wed-fri", "mon+", "mondaysx", "7"])
def test_other_words_are_no_days(text: str) -> None:
    """The sentence shows how days are written."""
    with pytest.raises(BadInputError, match="is not a day; write mon, a range like mon-fri"):
        read_days(text)


@pytest.mark.parametrize(
    ("days", "text"),
    [([], ""), ([2], "wed"), ([5, 6], "sat-sun"), ([6, 0], "mon+sun"), ([0, 1, 2, 5], "mon-wed+sat")],
)
def test_days_in_a_row_are_written_as_a_range(days: list[int], text: str) -> None:
    """Short, and always the same."""
    assert text == format_days(days)


@given(st.sets(st.integers(0, 6), min_size=1))
def test_written_days_are_read_back(days: set[int]) -> None:
    """Nothing is lost on paper."""
    assert days == read_days(format_days(days))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("mon 1 2", [([MON], ["1", "2"])]),
        ("5", [([*range(7)], ["5"])]),
        ("mon 5, 6", [([MON], ["5"]), ([MON], ["6"])]),
        ("mon, wed, fri 5", [([MON, WED, FRI], ["5"])]),
        ("mon and wed 5 and 6,", [([MON, WED], ["5", "6"])]),
        ("mon - fri 5\nsat 6; sun 7", [([*range(5)], ["5"]), ([SAT], ["6"]), ([SUN], ["7"])]),
        ("mon to wed 5 to 6", [([MON, TUE, WED], ["5-6"])]),
        ("mon + wed 5 am \N{EN DASH} 6 pm", [([MON, WED], ["5am-6pm"])]),
    ],
)
def test_entries_give_days_and_what_is_meant_for_them(text: str, entries: list[tuple[list[int], list[str]]]) -> None:
    """Days without words lend themselves to the next entry, words without days take those before."""
    assert entries == list(read_entries(text, "mon 5"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nothing is written; write it like mon 5"),
        (" , ,", "nothing is written; write it like mon 5"),
        ("tue 4, mon, fri", "nothing stands after 'mon+fri'; write it like mon 5"),
        ("mun 5", "'mun' is not a day"),
        ("mon a1", "'a1' is not a day"),
    ],
)
def test_a_list_that_says_nothing_is_refused(text: str, sentence: str) -> None:
    """The sentence says what is missing."""
    with pytest.raises(BadInputError) as caught:
        list(read_entries(text, "mon 5"))
    assert caught.value.sentence.startswith(sentence)


def test_days_with_the_same_words_stand_together() -> None:
    """In the order of the week, by the first day."""
    assert format_entries({6: "60", 1: "30", 0: "30", 5: "60", 3: "30"}) == "mon-tue+thu 30, sat-sun 60"


def test_the_week_begins_on_monday() -> None:
    """As Python counts weekdays."""
    assert [*range(7)] == [min(read_days(name)) for name in WEEKDAYS]
