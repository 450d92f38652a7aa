"""Days and times in words: a golden table, the round trips, and sentences for what cannot be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.date_phrases import MONTHS, WEEKDAYS, parse_day, parse_time, say_day, write_day
from matchtrack.domain.text import safe
from matchtrack.errors import BadInputError

TODAY = dt.date(2026, 9, 16)
SET_ORDER = "set dates.order to 'dmy' (25/9) or 'mdy' (9/25)"
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def the_golden_table() -> list[tuple[str, str, str]]:
    """Read order, phrase and meaning of each line."""
    lines = (Path(__file__).parent / "day_phrases.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.rsplit("|", 1) for line in lines if not line.startswith("#")]
    ordered = [(phrase[:3], phrase[4:]) if phrase[:4] in {"dmy ", "mdy "} else ("", phrase) for phrase, _ in rows]
    return [(order, phrase[:-1], row[1].strip()) for (order, phrase), row in zip(ordered, rows, strict=True)]


@pytest.mark.parametrize(("order", "phrase", "meaning"), the_golden_table())
def test_every_phrase_means_its_day(order: str, phrase: str, meaning: str) -> None:
    """The table holds what is understood, and what is refused rather than guessed."""
    if meaning == "-":
        with pytest.raises(BadInputError):
            parse_day(phrase, TODAY, order)
    else:
        assert meaning == parse_day(phrase, TODAY, order).isoformat()


def test_the_golden_table_is_large_and_has_no_phrase_twice() -> None:
    """About two hundred phrases hold the grammar in place."""
    table = [(order, phrase) for order, phrase, _ in the_golden_table()]
    assert len(table) == len(set(table)) > 200


@given(day=DAYS, today=DAYS)
def test_an_iso_day_is_that_day(day: dt.date, today: dt.date) -> None:
    """What is written down is read back, whatever today is."""
    assert day == parse_day(day.isoformat(), today)


@given(day=DAYS, today=DAYS)
def test_every_written_out_form_reads_back(day: dt.date, today: dt.date) -> None:
    """Day first, month first, short or long, with or without the weekday."""
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    forms = (
        write_day(day),
        say_day(day, today).split(",")[0],
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {month[:3]} {day.day} {day.year}",
    )
    assert dict.fromkeys(forms, day) == {form: parse_day(form, today) for form in forms}


@given(day=DAYS, today=DAYS)
def test_days_in_numbers_read_back_in_their_order(day: dt.date, today: dt.date) -> None:
    """With an order set there is one reading."""
    assert day == parse_day(f"{day.day}/{day.month}/{day.year}", today, "dmy")
    assert day == parse_day(f"{day.month}/{day.day}/{day.year}", today, "mdy")


@given(today=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_is_within_the_coming_seven_days(today: dt.date, weekday: int) -> None:
    """The next coming one is never today; 'next' means the next ISO week."""
    name = WEEKDAYS[weekday][:3].lower()
    coming, following = parse_day(name, today), parse_day(f"next {name}", today)
    next_year, next_week, _ = (today + dt.timedelta(days=7)).isocalendar()
    assert weekday == coming.weekday()
    assert 1 <= (coming - today).days <= 7
    assert dt.date.fromisocalendar(next_year, next_week, weekday + 1) == following


@given(day=DAYS, today=DAYS)
def test_a_day_without_a_year_is_the_next_that_exists(day: dt.date, today: dt.date) -> None:
    """Today counts as coming; a leap day waits for its year."""
    found = parse_day(f"{day.day} {MONTHS[day.month - 1]}", today)
    assert (day.month, day.day) == (found.month, found.day)
    assert 0 <= (found - today).days <= 8 * 366


@given(today=DAYS, count=st.integers(0, 9999))
def test_spans_count_from_today(today: dt.date, count: int) -> None:
    """Days and weeks are exact, and 'ago' goes the other way."""
    assert count == (parse_day(f"in {count} days", today) - today).days
    assert 7 * count == (parse_day(f"{count}w", today) - today).days
    assert count == (today - parse_day(f"{count} days ago", today)).days


@pytest.mark.parametrize(
    ("today", "phrase", "meaning"),
    [
        ("2026-01-31", "in 1 month", "2026-02-28"),
        ("2028-01-31", "1m", "2028-02-29"),
        ("2026-03-31", "1 month ago", "2026-02-28"),
        ("2026-12-31", "in 2 months", "2027-02-28"),
        ("2026-12-31", "next month", "2027-01-01"),
        ("2026-12-31", "eom", "2026-12-31"),
        ("2028-02-01", "eom", "2028-02-29"),
        ("2026-09-20", "eow", "2026-09-20"),
        ("2026-09-20", "next week", "2026-09-21"),
        ("2026-09-20", "next sun", "2026-09-27"),
        ("2026-09-21", "next week", "2026-09-28"),
        ("2026-09-20", "sun", "2026-09-27"),
        ("2028-02-29", "29 feb", "2028-02-29"),
        ("2028-03-01", "29 feb", "2032-02-29"),
        ("2096-03-01", "29 feb", "2104-02-29"),
    ],
)
def test_the_edges_of_weeks_months_and_years(today: str, phrase: str, meaning: str) -> None:
    """Months that are too short end on their last day."""
    assert meaning == parse_day(phrase, dt.date.fromisoformat(today)).isoformat()


@pytest.mark.parametrize(
    ("phrase", "order", "sentence"),
    [
        ("30 feb 2027", "", "there is no 30 February 2027"),
        ("2027-02-30", "", "there is no 30 February 2027"),
        ("31 sep", "", "there is no 31 September"),
        ("thu 18 sep", "", "18 September 2026 is a Friday, not a Thursday"),
        (
            "10/11",
            "",
            f"'10/11' reads as 10 November or 11 October; write 10 nov or 11 oct, or {SET_ORDER}",
        ),
        (
            "9/10/2027",
            "",
            (
                "'9/10/2027' reads as 9 October 2027 or 10 September 2027; write 9 oct 2027 or 10 sep 2027, "
                f"or {SET_ORDER}"
            ),
        ),
    ],
)
def test_a_refusal_says_what_is_wrong(phrase: str, order: str, sentence: str) -> None:
    """One sentence: what stands there, and what to write."""
    with pytest.raises(BadInputError) as raised:
        parse_day(phrase, TODAY, order)
    assert sentence == raised.value.sentence


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("frday", "friday"), ("tomorow", "tomorrow"), ("next thrusday", "thursday"), ("25 setpember", "september")],
)
def test_an_unknown_word_names_the_nearest_known_one(phrase: str, word: str) -> None:
    """A slip of the finger is answered with the word that was meant."""
    with pytest.raises(BadInputError, match=f"did you mean '{word}'"):
        parse_day(phrase, TODAY)


def test_a_refusal_shows_no_control_characters() -> None:
    """What was typed is echoed safe and short."""
    with pytest.raises(BadInputError) as raised:
        parse_day("\x1b]52;c;" + "x" * 5000, TODAY)
    assert raised.value.sentence.isprintable()
    assert len(raised.value.sentence) < 200


@given(text=st.text(max_size=30), today=st.dates(dt.date(1900, 1, 1)))
def test_any_text_is_a_day_or_a_refusal(text: str, today: dt.date) -> None:
    """Nothing that can be typed ends in another error, and the refusal is safe to print."""
    sentence = ""
    try:
        parse_day(text, today)
    except BadInputError as error:
        sentence = error.sentence
    assert safe(sentence) == sentence


def test_a_span_beyond_the_calendar_is_refused() -> None:
    """The calendar ends in the year 9999."""
    for phrase in ("9999m", "9999w"):
        with pytest.raises(BadInputError, match="outside the calendar"):
            parse_day(phrase, dt.date(9990, 1, 1))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Wed 16 Sep 2026, today"),
        (1, "Thu 17 Sep 2026, tomorrow"),
        (-1, "Tue 15 Sep 2026, yesterday"),
        (2, "Fri 18 Sep 2026, in 2 days"),
        (-3, "Sun 13 Sep 2026, 3 days ago"),
        (365, "Thu 16 Sep 2027, in 365 days"),
    ],
)
def test_a_day_is_echoed_with_its_distance(days: int, said: str) -> None:
    """The user sees at once how the phrase was read."""
    assert said == say_day(TODAY + dt.timedelta(days=days), TODAY)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("06:30", 390),
        ("6:30", 390),
        ("6.30", 390),
        ("6", 360),
        ("06", 360),
        ("0", 0),
        ("00:00", 0),
        ("18:00", 1080),
        ("23:59", 1439),
        ("6am", 360),
        ("6 AM", 360),
        ("6pm", 1080),
        ("6.30 pm", 1110),
        ("6:30pm", 1110),
        ("12am", 0),
        ("12:30 am", 30),
        ("12pm", 720),
        (" 7pm ", 1140),
    ],
)
def test_a_time_of_day_is_read(text: str, minutes: int) -> None:
    """Minutes after midnight."""
    assert minutes == parse_time(text)


def test_midnight_at_the_end_of_a_day_is_no_time_of_its_own() -> None:
    """Nothing begins there, and the sentence says what can be written."""
    with pytest.raises(BadInputError, match="'24:00' is not a time of day; write 06:30, 18:00"):
        parse_time("24:00")


@pytest.mark.parametrize(
    "text", ["", "25:00", "24:01", "6:60", "6:5", "13pm", "0am", "24:00 pm", "noonish", "-1", "6:30:00", "٦"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadInputError, match="is not a time of day"):
        parse_time(text)


@given(minutes=st.integers(0, 1439))
def test_every_minute_of_the_day_reads_back(minutes: int) -> None:
    """On the clock of 24 hours and on that of 12."""
    hour, minute = divmod(minutes, 60)
    assert minutes == parse_time(f"{hour:02}:{minute:02}")
    assert minutes == parse_time(f"{(hour + 11) % 12 + 1}:{minute:02} {'pm' if hour >= 12 else 'am'}")


def test_a_slip_is_looked_for_where_a_day_could_stand() -> None:
    """Comparing every word of a page with every word that is known took minutes."""
    with pytest.raises(BadInputError, match=r"did you mean 'friday'\?"):
        parse_day("frriday", dt.date(2026, 11, 23))
    with pytest.raises(BadInputError, match=r"or 2027-09-25$"):
        parse_day(f"{'zzzz ' * 20} frriday", dt.date(2026, 11, 23))
