"""What the first run offers, reads and says back."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.hours import default_windows
from matchtrack.domain.hours_text import parse_windows
from matchtrack.errors import BadInputError, MatchtrackError
from matchtrack.services.plans import sample_plans
from matchtrack.tui.screens import set_up_questions as asked

TODAY = dt.date(2026, 11, 22)
WORDINGS = (
    asked.YEAR_WORDING,
    asked.PLAN_WORDING,
    asked.WAKE_WORDING,
    asked.OTHER_WORDING,
    asked.DISTRACTIONS_WORDING,
    asked.PLACE_WORDING,
)


def test_somebody_who_skips_everything_gets_sensible_answers() -> None:
    """The most probable match year, no plan, two hours after six, half an hour beside them, three distractions."""
    answers = asked.default_answers(TODAY)
    assert (answers.match_year, answers.plan, answers.wake) == (2028, None, 360)
    assert parse_windows("mon-sun 06:00-08:00") == answers.windows
    assert dict.fromkeys(range(7), 30) == answers.other_minutes
    assert answers.distractions == ("mail", "television", "phone")


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.question)
def test_every_question_and_its_reason_fit_one_line_of_the_smallest_terminal(wording: asked.Wording) -> None:
    """40 columns less the padding."""
    assert max(len(wording.question), len(wording.why)) <= 38


@pytest.mark.parametrize(
    ("match_year", "today", "sentence"),
    [
        (2028, TODAY, "Match 2028: submission opens on Wed 1 Sep 2027, in 283 days."),
        (2028, dt.date(2027, 9, 1), "Match 2028: submission opens on Wed 1 Sep 2027, today."),
        (
            2027,
            TODAY,
            "Match 2027: submission opened on Wed 2 Sep 2026, 81 days ago. Match Day is Fri 19 Mar 2027, in 117 days.",
        ),
    ],
)
def test_a_match_year_says_its_submission_date(match_year: int, today: dt.date, sentence: str) -> None:
    """And what comes next once that is over."""
    assert sentence == asked.say_match_year(match_year, today)


def test_after_match_day_the_start_of_training_comes_next() -> None:
    """For somebody who comes for the onboarding."""
    said = asked.say_match_year(2027, dt.date(2027, 4, 1))
    assert said.endswith("Training starts on Thu 1 Jul 2027, in 91 days.")


@pytest.mark.parametrize(
    ("match_year", "today", "key"),
    [
        (2028, TODAY, "international-graduate"),
        (2027, TODAY, "interviews-to-match-day"),
        (2028, dt.date(2027, 6, 8), "international-graduate"),
        (2028, dt.date(2027, 6, 9), "last-twelve-weeks"),
        (2028, dt.date(2027, 9, 1), "last-twelve-weeks"),
        (2028, dt.date(2027, 9, 2), "interviews-to-match-day"),
        (2027, dt.date(2027, 3, 18), "interviews-to-match-day"),
        (2027, dt.date(2027, 3, 19), None),
    ],
)
def test_the_offered_plan_fits_where_somebody_stands(match_year: int, today: dt.date, key: str | None) -> None:
    """Before, shortly before and after submission, and after Match Day."""
    assert key == asked.fitting_plan(match_year, today, sample_plans())


def test_a_plan_that_does_not_come_along_is_not_offered() -> None:
    """Without bundled plans nothing breaks."""
    assert asked.fitting_plan(2028, TODAY, ()) is None


@given(st.integers(0, 1439))
def test_the_hours_filled_in_are_the_two_after_waking(wake: int) -> None:
    """Written and read again they stay the same, over midnight, too."""
    assert default_windows(wake) == asked.read_windows(asked.windows_after(wake))


def test_the_hours_say_what_was_understood() -> None:
    """The waking time and every window."""
    assert asked.say_hours(360, default_windows(360)) == "Wake 06:00 → productive hours every day 06:00-08:00."
    assert (
        asked.say_hours(420, parse_windows("sat 9-10, mon 7-8:30"))
        == "Wake 07:00; productive hours as you wrote them: mon 07:00-08:30, sat 09:00-10:00."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mon-fri 5-6", "mon-fri 05:00-06:00. This is before you wake."),
        ("mon 6-8", "mon 06:00-08:00. Some of it is before you wake."),
        ("mon 6:30-8", "mon 06:30-08:00."),
    ],
)
def test_hours_before_waking_are_pointed_out(text: str, said: str) -> None:
    """Nobody means them, but they are not forbidden."""
    assert asked.say_hours(390, parse_windows(text)) == f"Wake 06:30; productive hours as you wrote them: {said}"


def test_no_productive_hours_are_an_answer_with_a_price() -> None:
    """As in the shell."""
    assert asked.read_windows("None") == ()
    assert asked.say_hours(390, ()).startswith("No productive hours: the hardest steps have no place")


@pytest.mark.parametrize(("text", "minute"), [("0630", 390), ("6.30am", 390), ("noon", 720), ("Midnight", 0)])
def test_waking_times_are_read_as_people_write_them(text: str, minute: int) -> None:
    """With or without a sign between hours and minutes."""
    assert minute == asked.read_wake(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30", "30 min every day, beside the productive hours."),
        ("mon-fri 30, sat 60", "mon-fri 30 min, sat 60 min; none on sun."),
        ("0", "None: steps are planned in the productive hours only."),
        ("mon-sat 2h, sun 0", "mon-sat 2 h; none on sun."),
    ],
)
def test_other_minutes_say_what_was_understood(text: str, sentence: str) -> None:
    """How much on which days."""
    assert sentence == asked.say_other_minutes(asked.read_other_minutes(text))


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 1440), min_size=1))
def test_other_minutes_are_filled_in_as_they_can_be_read(minutes_of: dict[int, int]) -> None:
    """A day that is not named has none."""
    read = asked.read_other_minutes(asked.write_other_minutes(minutes_of))
    assert [minutes_of.get(day, 0) for day in range(7)] == [read.get(day, 0) for day in range(7)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mail, television,phone", ("mail", "television", "phone")),
        (" mail ;; mail ,", ("mail",)),
        ("[b]tv[/b], 📱", ("[b]tv[/b]", "📱")),
        ("", ()),
        ("tv\x1b[31m", ("tv[31m",)),
    ],
)
def test_distractions_are_names_between_commas(text: str, names: tuple[str, ...]) -> None:
    """Cleaned, each once; none at all is fine."""
    assert names == asked.read_distractions(text)


def test_distractions_say_that_they_are_given_up_for_a_while_only() -> None:
    """Or that there are none."""
    said = asked.say_distractions(("mail", "phone"))
    assert said == "In the productive hours no mail, no phone. Afterwards all of it is free again."
    assert asked.say_distractions(()) == "Nothing is kept out of the productive hours."


@pytest.mark.parametrize("text", ["", "   ", "25:00", "x" * 10_000, "😀", "[b]6[/b]", "6-8"])
def test_what_is_no_waking_time_is_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(BadInputError):
        asked.read_wake(text)


@pytest.mark.parametrize("text", ["", "mon 6-8, mon 7-9", "6-6", "x" * 10_000, "😀", "[b]"])
def test_what_are_no_productive_hours_is_refused(text: str) -> None:
    """An empty line is a slip; 'none' is an answer."""
    with pytest.raises(BadInputError):
        asked.read_windows(text)


@pytest.mark.parametrize("text", ["", "-5", "1441", "mon", "mon 30, mon 40", "9" * 10_000, "😀", "[b]30"])
def test_what_is_no_number_of_minutes_is_refused(text: str) -> None:
    """Up to the minutes of a day."""
    with pytest.raises(BadInputError):
        asked.read_other_minutes(text)


def test_a_name_that_fits_on_no_line_is_refused() -> None:
    """The sentence says how long it may be."""
    with pytest.raises(BadInputError, match="at most 100 characters"):
        asked.read_distractions("x" * 10_000)


def test_a_long_quote_is_cut_so_that_the_end_of_the_sentence_is_seen() -> None:
    """What is allowed stands there."""
    said = asked.short_sentence(f"'{'x' * 10_000}' is not a time of day; write 06:30, 18:00 or 6.30 pm")
    assert f"'{'x' * 23}…' is not a time of day; write 06:30, 18:00 or 6.30 pm." == said


@given(st.text(max_size=400))
def test_a_sentence_is_one_harmless_line_of_bounded_length(words: str) -> None:
    """Whatever stands in it."""
    said = asked.short_sentence(words)
    assert said.isprintable() or "\u200d" in said or not words.isprintable()
    assert len(said.splitlines()) <= 1


@given(st.text(max_size=60))
def test_no_text_makes_a_question_fail_in_another_way_than_with_a_sentence(text: str) -> None:
    """Reading raises nothing else."""
    for read in (asked.read_wake, asked.read_windows, asked.read_other_minutes, asked.read_distractions):
        with contextlib.suppress(MatchtrackError):
            assert read(text) is not None
