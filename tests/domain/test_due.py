"""Due dates: days, and key dates with an offset."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.due import MAX_OFFSET_DAYS, Due, nearest, parse_due
from matchtrack.domain.key_dates import KEY_DATE_KEYS
from matchtrack.errors import BadInputError

dues = st.one_of(
    st.dates().map(lambda day: Due(day=day)),
    st.builds(
        Due,
        day=st.none(),
        key_date=st.sampled_from(KEY_DATE_KEYS),
        offset_days=st.integers(-MAX_OFFSET_DAYS, MAX_OFFSET_DAYS),
    ),
)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2027-09-08", Due(day=dt.date(2027, 9, 8))),
        ("programs_review", Due(key_date="programs_review")),
        ("programs_review - 21d", Due(key_date="programs_review", offset_days=-21)),
        ("submit_opens + 2w", Due(key_date="submit_opens", offset_days=14)),
        ("  match_day-1d ", Due(key_date="match_day", offset_days=-1)),
        ("match_day +0d", Due(key_date="match_day")),
    ],
)
def test_days_and_offsets_are_read(text: str, due: Due) -> None:
    """With spaces or without; weeks become days."""
    assert due == parse_due(text, KEY_DATE_KEYS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2027-02-30", "there is no day 2027-02-30"),
        ("soon", "'soon' is not a key date"),
        ("program_review - 21d", "did you mean 'programs_review'?"),
        ("match_day - 21", "is not a date"),
        ("match_day - 3m", "is not a date"),
        ("match_day - 9999d", "more than 1500 days"),
        ("", "is not a date"),
        ("match_day + \u0663d", "is not a date"),
    ],
)
def test_what_cannot_be_a_due_date_is_told(text: str, words: str) -> None:
    """One sentence says why, and what is allowed or near."""
    with pytest.raises(BadInputError) as caught:
        parse_due(text, KEY_DATE_KEYS)
    assert words in caught.value.sentence


@given(due=dues)
def test_what_is_written_is_read_again(due: Due) -> None:
    """The text form loses nothing."""
    assert due == parse_due(str(due), KEY_DATE_KEYS)


@given(due=dues, base=st.dates(dt.date(2000, 1, 1), dt.date(2200, 1, 1)), moved=st.integers(-365, 365))
def test_what_hangs_on_a_key_date_moves_with_it(due: Due, base: dt.date, moved: int) -> None:
    """By as many days; a fixed day stays."""
    shift = dt.timedelta(days=moved)
    before = due.resolve(dict.fromkeys(KEY_DATE_KEYS, base))
    after = due.resolve(dict.fromkeys(KEY_DATE_KEYS, base + shift))
    assert before is not None
    assert after == (before if due.day else before + shift)


def test_without_its_key_date_a_due_date_is_open() -> None:
    """A season may lack it."""
    assert Due(key_date="match_day").resolve({}) is None


def test_the_nearest_word_is_named_or_none() -> None:
    """As the ending of a sentence."""
    assert nearest("leters", ["letters", "exams"]) == "; did you mean 'letters'?"
    assert not nearest("zzz", ["letters", "exams"])


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("floor", ("momentum.floor", "look.theme"), "; did you mean 'momentum.floor'?"),
        ("program_review", ("programs_review", "rank_list_due"), "; did you mean 'programs_review'?"),
        ("xmas", ("may", "mar", "mon"), ""),
        ("--bogus", ("--db", "--json"), ""),
    ],
)
def test_only_what_is_near_is_named(word: str, known: tuple[str, ...], said: str) -> None:
    """A wild guess helps nobody."""
    assert said == nearest(word, known)


OPENS = {"submit_opens": dt.date(2027, 9, 1)}


@pytest.mark.parametrize(
    ("due", "day", "moved"),
    [
        (Due(key_date="submit_opens", offset_days=-40), dt.date(2027, 8, 31), "submit_opens - 1d"),
        (Due(key_date="submit_opens", offset_days=-40), dt.date(2027, 9, 11), "submit_opens + 10d"),
        (Due(key_date="submit_opens", offset_days=-40), dt.date(2027, 9, 1), "2027-09-01"),
        (Due(key_date="submit_opens", offset_days=-40), dt.date(2033, 9, 1), "2033-09-01"),
        (Due(key_date="unknown", offset_days=-40), dt.date(2027, 9, 2), "2027-09-02"),
        (Due(day=dt.date(2027, 8, 1)), dt.date(2027, 9, 2), "2027-09-02"),
    ],
)
def test_a_date_that_moves_is_counted_from_the_same_key_date(due: Due, day: dt.date, moved: str) -> None:
    """It never becomes the key date itself, which would bind, nor a rule that nobody could write."""
    assert str(due.moved_to(day, OPENS)) == moved
    assert due.moved_to(day, OPENS).resolve(OPENS) == day
