from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain import hours, hours_text
from matchtrack.domain.hours import Span, Window
from matchtrack.errors import BadInputError

SUNDAY = dt.date(2026, 11, 22)
DAY_START = 240


def a_window(weekday: int, start: float, end: float) -> Window:
    """Build a window from hours after midnight."""
    return Window(weekday=weekday, start=int(start * 60), end=int(end * 60))


def a_span(start: str, end: str, day: str = "2026-11-22") -> Span:
    """Build a span of one calendar day."""
    return Span(start=dt.datetime.fromisoformat(f"{day}T{start}"), end=dt.datetime.fromisoformat(f"{day}T{end}"))


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Window, ...]:
    """Draw windows of a week that do not overlap, in any order."""
    drawn: list[Window] = []
    for _ in range(draw(st.integers(0, 10))):
        start = draw(st.integers(0, 1439))
        length = draw(st.one_of(st.integers(1, 240), st.integers(1, 1440)))
        window = Window(weekday=draw(st.integers(0, 6)), start=start, end=start + length)
        if hours.find_overlap([*drawn, window]) is None:
            drawn.append(window)
    return tuple(draw(st.permutations(drawn)))


@given(weeks())
def test_written_windows_are_read_back(windows: tuple[Window, ...]) -> None:
    """The canonical form loses nothing and sorts the windows."""
    assert tuple(sorted(windows)) == hours_text.parse_windows(hours_text.format_windows(windows))


@given(weeks())
def test_the_canonical_form_stays_the_same(windows: tuple[Window, ...]) -> None:
    """Written, read and written again is the same text."""
    text = hours_text.format_windows(windows)
    assert text == hours_text.format_windows(hours_text.parse_windows(text))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("mon-fri 06:00-08:00, sat 07:00-09:00", "mon-fri 06:00-08:00, sat 07:00-09:00"),
        ("mon 06:00-07:00, mon 20:00-22:00", "mon 06:00-07:00 20:00-22:00"),
        ("mon-fri 20:00-22:00 06:00-07:00", "mon-fri 06:00-07:00 20:00-22:00"),
        ("mon+wed/fri 6-8", "mon+wed+fri 06:00-08:00"),
        ("mon, wed 6-8", "mon+wed 06:00-08:00"),
        ("sat-mon 6-8", "mon+sat-sun 06:00-08:00"),
        ("daily 6:30-8", "mon-sun 06:30-08:00"),
        ("6-8", "mon-sun 06:00-08:00"),
        ("weekdays 6am-8am, weekends 7.15-9", "mon-fri 06:00-08:00, sat-sun 07:15-09:00"),
        ("Monday 10 pm - 2 am", "mon 22:00-02:00"),
        ("mon 22:00-24:00, tue 22:00-00:00", "mon-tue 22:00-24:00"),
        ("mon 00:00-24:00, wed 06:00-30:00", "mon 00:00-24:00, wed 06:00-30:00"),
        ("mon 6-8pm", "mon 18:00-20:00"),
        ("mon 10-2pm", "mon 10:00-14:00"),
        ("mon 11-1am", "mon 23:00-01:00"),
        ("mon 10am-2", "mon 10:00-14:00"),
        ("mon 6pm-20:30", "mon 18:00-20:30"),
        ("mon 12am-12pm", "mon 00:00-12:00"),
        ("mon 12pm-12am", "mon 12:00-24:00"),
        ("none", "none"),
    ],
)
def test_windows_are_read_as_people_write_them(text: str, canonical: str) -> None:
    """Every way to write hours has one canonical form."""
    assert canonical == hours_text.format_windows(hours_text.parse_windows(text))


def test_windows_come_sorted_with_minutes_after_midnight() -> None:
    """Over midnight the end is above 1440."""
    assert (a_window(0, 20, 26), a_window(6, 6, 8)) == hours_text.parse_windows("sun 06:00-08:00, mon 20:00-02:00")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nothing is written"),
        ("mon", "nothing stands after 'mon'"),
        ("mun 6-8", "'mun' is not a day"),
        ("mon 6", "'6' is not a window"),
        ("mon 6-", "'6-' is not a window"),
        ("mon 6-8-10", "'6-8-10' is not a window"),
        ("mon 6:60-8", "is not a window"),
        ("mon 24:00-25:00", "is not a window"),
        ("mon 06:00-30:01", "is not a window"),
        ("mon 13pm-2pm", "is not a window"),
        ("mon 0am-2am", "is not a window"),
        ("mon 6-8 tue 6-8", "'tue' is not a window"),
        ("mon 6-8 x", "'x' is not a window"),
        ("mon 06:00-06:00", "the window '06:00-06:00' is empty"),
    ],
)
def test_other_texts_are_refused_with_a_sentence(text: str, sentence: str) -> None:
    """The sentence names the word that cannot be used."""
    with pytest.raises(BadInputError) as caught:
        hours_text.parse_windows(text)
    assert sentence in caught.value.sentence


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("mon 6-8, mon 7-9", "mon 06:00-08:00", "mon 07:00-09:00"),
        ("mon 6-8, mon 6-8", "mon 06:00-08:00", "mon 06:00-08:00"),
        ("mon 22-2, tue 1-3", "mon 22:00-02:00", "tue 01:00-03:00"),
        ("sun 22-2, mon 1-3", "sun 22:00-02:00", "mon 01:00-03:00"),
        ("mon 6-10 7-8", "mon 06:00-10:00", "mon 07:00-08:00"),
    ],
)
def test_overlapping_windows_are_refused_by_name(text: str, one: str, other: str) -> None:
    """Also over midnight and from Sunday to Monday."""
    with pytest.raises(BadInputError) as caught:
        hours_text.parse_windows(text)
    assert f"'{one}' and '{other}' overlap; let one end before the other begins" == caught.value.sentence


def test_windows_that_touch_do_not_overlap() -> None:
    """One may end where the next begins, on Sunday night too."""
    text = "mon 00:00-01:00 01:00-02:00, sun 23:00-24:00"
    assert text == hours_text.format_windows(hours_text.parse_windows(text))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), max_size=5))
def test_an_overlap_is_found_exactly_where_minutes_are_shared(drawn: list[tuple[int, int, int]]) -> None:
    """The quick rule agrees with counting every minute of the week."""
    windows = [Window(weekday=day, start=start, end=start + length) for day, start, length in drawn]
    minutes = [(day * 1440 + start + ahead) % 10080 for day, start, length in drawn for ahead in range(length)]
    assert (len(minutes) != len(set(minutes))) == (hours.find_overlap(windows) is not None)


@pytest.mark.parametrize(
    ("text", "minutes_of"),
    [
        ("mon-sun 30", dict.fromkeys(range(7), 30)),
        ("45", dict.fromkeys(range(7), 45)),
        ("mon-tue 30, sat 1h30, sun 0", {0: 30, 1: 30, 5: 90, 6: 0}),
        ("sat, sun 1 h 5 min", {5: 65, 6: 65}),
        ("mon 24h", {0: 1440}),
    ],
)
def test_other_minutes_are_read_by_weekday(text: str, minutes_of: dict[int, int]) -> None:
    """Only the named days are in the answer."""
    assert minutes_of == hours_text.parse_other_minutes(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nothing is written"),
        ("mon", "nothing stands after 'mon'"),
        ("mon 5 6", "'5 6' is not a number of minutes"),
        ("mon 1441", "'1441' is more than the 24 hours of a day"),
        ("mon-fri 30, mon 60", "mon has two amounts, 30 and 60; write one"),
        ("mon 1.5", "is not a number of minutes"),
    ],
)
def test_other_minutes_that_cannot_be_are_refused(text: str, sentence: str) -> None:
    """The sentence says what is allowed."""
    with pytest.raises(BadInputError) as caught:
        hours_text.parse_other_minutes(text)
    assert sentence in caught.value.sentence


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("06:00-07:00, 20:00-22:00", "06:00-07:00, 20:00-22:00"),
        ("20-22 6-7am", "06:00-07:00, 20:00-22:00"),
        ("10 pm - 2 am", "22:00-02:00"),
        ("daily 6-7", "06:00-07:00"),
        ("None", "none"),
    ],
)
def test_the_windows_of_one_day_are_read_as_people_write_them(text: str, canonical: str) -> None:
    """As those of a week, without weekdays; written, they are read back."""
    times = hours_text.parse_times(text)
    assert canonical == hours_text.format_times(times)
    assert times == hours_text.parse_times(canonical)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mon 6-7", "no weekday stands in them"), ("6-7, 6:30-8", "06:00-07:00 and 06:30-08:00 overlap"),
        ("6", "is not a window"), ("", "nothing is written"), ("8-8", "is empty"), ("25:00-26:00", "is not a window"),
    ],
)  # fmt: skip
def test_windows_of_one_day_that_cannot_be_say_why(text: str, said: str) -> None:
    """In one sentence."""
    with pytest.raises(BadInputError, match=said):
        hours_text.parse_times(text)


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 1440), min_size=1))
def test_written_other_minutes_are_read_back(minutes_of: dict[int, int]) -> None:
    """The canonical form loses nothing."""
    assert minutes_of == hours_text.parse_other_minutes(hours_text.format_other_minutes(minutes_of))


def test_windows_before_the_day_start_belong_to_the_day_before() -> None:
    """Sunday's momentum day holds Sunday from 04:00 and Monday up to 04:00, in clock order."""
    windows = hours_text.parse_windows("sun 02:00-03:00 04:00-05:00 22:00-01:00, mon 03:59-06:00 08:00-09:00")
    spans = hours.windows_of_day(windows, SUNDAY, DAY_START)
    assert [(f"{span.start:%Y-%m-%dT%H:%M}", f"{span.end:%Y-%m-%dT%H:%M}") for span in spans] == [
        ("2026-11-22T04:00", "2026-11-22T05:00"),
        ("2026-11-22T22:00", "2026-11-23T01:00"),
        ("2026-11-23T03:59", "2026-11-23T06:00"),
    ]


@given(weeks(), st.integers(0, 720), st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)))
def test_every_window_belongs_to_one_day_of_a_week(windows: tuple[Window, ...], start: int, day: dt.date) -> None:
    """Seven days hold each window once, whole, in clock order."""
    days = [hours.windows_of_day(windows, day + dt.timedelta(days=ahead), start) for ahead in range(7)]
    assert len(windows) == sum(len(spans) for spans in days)
    assert sorted(window.end - window.start for window in windows) == sorted(
        span.minutes for spans in days for span in spans
    )
    for spans in days:
        for one, other in pairwise(spans):
            assert one.end <= other.start


@pytest.mark.parametrize(
    ("now", "left", "opened", "following"),
    [
        ("05:00", 180, None, 0), ("06:00", 180, 0, 1), ("07:30", 90, 0, 1), ("07:30:01", 89, 0, 1),
        ("08:00", 60, None, 1), ("20:59", 1, 1, None), ("21:00", 0, None, None),
    ],
)  # fmt: skip
def test_spans_know_what_is_open_and_what_is_left(
    now: str, left: int, opened: int | None, following: int | None
) -> None:
    """A span begins with its first minute and ends before its last."""
    spans = (a_span("06:00", "08:00"), a_span("20:00", "21:00"))
    wall = dt.datetime.fromisoformat(f"2026-11-22T{now}")
    assert left == hours.minutes_left(spans, wall)
    assert (None if opened is None else spans[opened]) == hours.open_span(spans, wall)
    assert (None if following is None else spans[following]) == hours.next_span(spans, wall)


def test_the_default_is_two_hours_after_waking_on_every_day() -> None:
    """Late risers go over midnight at worst."""
    assert hours_text.format_windows(hours.default_windows(390)) == "mon-sun 06:30-08:30"
    assert hours_text.format_windows(hours.default_windows(1380)) == "mon-sun 23:00-01:00"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("mon-fri 0600-0800", "mon-fri 06:00-08:00"),
        ("mon 630-830", "mon 06:30-08:30"),
        ("mon 10-noon", "mon 10:00-12:00"),
        ("mon 0600-noon", "mon 06:00-12:00"),
        ("mon Noon-1pm", "mon 12:00-13:00"),
        ("mon 22-midnight", "mon 22:00-24:00"),
    ],
)
def test_times_are_read_as_people_write_them(text: str, canonical: str) -> None:
    """Without a sign between hours and minutes, and by name."""
    assert canonical == hours_text.format_windows(hours_text.parse_windows(text))
