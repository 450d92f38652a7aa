from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matchtrack.domain import momentum
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from random import Random

TODAY = dt.date(2026, 11, 22)
FLOOR = momentum.DEFAULT_FLOOR
LATEST = 40

days_back = st.integers(min_value=0, max_value=LATEST)
histories = st.dictionaries(days_back.map(lambda back: TODAY - dt.timedelta(days=back)), st.integers(0, 200))
floors = st.integers(momentum.MIN_FLOOR, momentum.MAX_FLOOR)


def back(days: int) -> dt.date:
    """Give the day so many days before today."""
    return TODAY - dt.timedelta(days=days)


def kept_days(*days: int) -> dict[dt.date, int]:
    """Give a history that reaches the floor on the days so many days back."""
    return {back(day): FLOOR for day in days}


@pytest.mark.parametrize(
    ("wall", "day_start", "day"),
    [
        ("2026-11-22T03:59", 240, dt.date(2026, 11, 21)),
        ("2026-11-22T04:00", 240, dt.date(2026, 11, 22)),
        ("2026-11-22T00:00", 0, dt.date(2026, 11, 22)),
        ("2026-11-22T11:59", 720, dt.date(2026, 11, 21)),
    ],
)
def test_a_momentum_day_begins_at_the_day_start(wall: str, day_start: int, day: dt.date) -> None:
    """A late evening belongs to the day before."""
    assert day == momentum.momentum_day(dt.datetime.fromisoformat(wall), day_start)


def test_the_day_start_is_taken_off_by_the_wall_clock_when_clocks_change() -> None:
    """On the night of the change, 05:30 is past 05:00, though only 4.5 real hours after midnight."""
    wall = dt.datetime(2026, 3, 8, 9, 30, tzinfo=dt.UTC).astimezone(ZoneInfo("America/New_York"))
    assert dt.date(2026, 3, 8) == momentum.momentum_day(wall.replace(tzinfo=None), 300)


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 8, 23), (11, 1, 25), (6, 1, 24)])
def test_the_minutes_of_a_day_are_real_ones(month: int, day: int, hours: int) -> None:
    """A day on which clocks change has 23 or 25 hours, even between two times of the same zone."""
    zone = ZoneInfo("America/New_York")
    start = dt.datetime(2026, month, day, tzinfo=zone)
    end = dt.datetime(2026, month, day + 1, tzinfo=zone)
    assert hours * 60 == momentum.day_minutes(start, end)


def test_only_whole_minutes_count_and_never_fewer_than_none() -> None:
    """Seconds are left out, and a clock set back gives 0."""
    start = dt.datetime(2026, 11, 22, 4, 0, tzinfo=dt.UTC)
    assert momentum.day_minutes(start, start + dt.timedelta(seconds=119)) == 1
    assert momentum.day_minutes(start, start - dt.timedelta(minutes=5)) == 0


@pytest.mark.parametrize(
    ("days", "minutes", "status"),
    [
        (0, 0, "open"), (0, 14, "open"), (0, 15, "kept"), (1, 0, "missed"), (1, 14, "short"), (1, 15, "kept"),
        (-1, 0, "open"), (1, 1, "short"),
    ],
)  # fmt: skip
def test_today_is_open_until_it_is_kept(days: int, minutes: int, status: str) -> None:
    """A past day is kept, short or missed; today can still be kept."""
    assert status == momentum.day_status(back(days), TODAY, minutes, FLOOR)


@given(st.integers(-1, LATEST), st.integers(0, 1440), st.integers(0, 1440), floors)
def test_a_kept_day_stays_kept_when_minutes_are_added(days: int, minutes: int, more: int, floor: int) -> None:
    """More work never takes a day away."""
    assume(momentum.day_status(back(days), TODAY, minutes, floor) == "kept")
    assert momentum.day_status(back(days), TODAY, minutes + more, floor) == "kept"


@given(st.integers(-1, LATEST), st.integers(0, 1440), floors)
def test_a_status_is_one_of_the_known(days: int, minutes: int, floor: int) -> None:
    """No other word leaves this module."""
    assert momentum.day_status(back(days), TODAY, minutes, floor) in momentum.MOMENTUM_STATUSES


@pytest.mark.parametrize(
    ("days", "streak", "longest"),
    [
        ((), 0, 0), ((0,), 1, 1), ((1,), 1, 1), ((2,), 0, 1), ((0, 1, 2), 3, 3), ((1, 2), 2, 2),
        ((0, 1, 3, 4, 5), 2, 3), ((0, 2, 3), 1, 2), ((-1, 0, 1), 2, 2), ((-1, -2, -3), 0, 0),
    ],
)  # fmt: skip
def test_kept_days_in_a_row_make_a_streak(days: tuple[int, ...], streak: int, longest: int) -> None:
    """An open today does not break the row, and days to come do not lengthen it."""
    assert streak == momentum.streak(kept_days(*days), TODAY, FLOOR)
    assert longest == momentum.longest_streak(kept_days(*days), TODAY, FLOOR)


def test_a_short_day_breaks_the_streak() -> None:
    """Fourteen minutes are a start, but no kept day."""
    assert momentum.streak({back(0): 15, back(1): 14, back(2): 15}, TODAY, FLOOR) == 1


@given(histories, floors)
def test_the_streak_never_rises_on_an_empty_day(history: dict[dt.date, int], floor: int) -> None:
    """A day without work gives nothing."""
    tomorrow = back(-1)
    assert momentum.streak(history, tomorrow, floor) <= momentum.streak(history, TODAY, floor)


@given(histories, floors)
def test_an_open_today_leaves_the_streak_of_yesterday(history: dict[dt.date, int], floor: int) -> None:
    """Nothing is lost before the day is over."""
    assume(history.get(TODAY, 0) < floor)
    yesterday = history.get(back(1), 0)
    assert (yesterday >= floor) == (momentum.streak(history, TODAY, floor) > 0)


@given(histories, floors)
def test_no_streak_is_longer_than_the_longest(history: dict[dt.date, int], floor: int) -> None:
    """The longest row holds the present one too."""
    assert momentum.streak(history, TODAY, floor) <= momentum.longest_streak(history, TODAY, floor)


@pytest.mark.parametrize(
    ("days", "score"),
    [(range(0), 0), (range(1), 5), (range(13), 50), (range(26), 75), (range(14, 27), 25), (range(365), 100)],
)
def test_thirteen_kept_days_bring_half_of_the_score(days: range, score: int) -> None:
    """The score moves halfway to its goal in 13 days."""
    assert score == momentum.score(kept_days(*days), TODAY, FLOOR)


def test_a_short_day_scores_its_share() -> None:
    """Half of the floor on every day leads to half of the score."""
    assert momentum.score({back(day): 10 for day in range(400)}, TODAY, 20) == 50


def test_one_missed_day_costs_little() -> None:
    """A strong habit survives a bad day."""
    assert momentum.score(kept_days(*range(2, 400)), TODAY, FLOOR) == 95


@given(histories, days_back, st.integers(0, 300), floors)
def test_the_score_stays_in_bounds_and_never_falls_when_minutes_are_added(
    history: dict[dt.date, int], day: int, more: int, floor: int
) -> None:
    """More work is never worth less."""
    before = momentum.score(history, TODAY, floor)
    after = momentum.score(history | {back(day): history.get(back(day), 0) + more}, TODAY, floor)
    assert 0 <= before <= after <= 100


@given(histories, floors)
def test_an_open_day_never_lowers_the_score(history: dict[dt.date, int], floor: int) -> None:
    """Today without work changes nothing, today with work can only add."""
    past = {day: minutes for day, minutes in history.items() if day < TODAY}
    before = momentum.score(past, TODAY, floor)
    assert before == momentum.score(past | {TODAY: 0}, TODAY, floor)
    assert before <= momentum.score(history, TODAY, floor)


@given(histories, floors)
def test_the_night_after_a_kept_day_changes_nothing(history: dict[dt.date, int], floor: int) -> None:
    """The score of a kept evening is the score of the next morning."""
    past = {day: minutes for day, minutes in history.items() if day < TODAY} | {back(1): floor}
    assert momentum.score(past, back(1), floor) == momentum.score(past, TODAY, floor)


@given(histories, floors, st.randoms(use_true_random=False))
def test_the_order_of_days_does_not_matter(history: dict[dt.date, int], floor: int, random: Random) -> None:
    """The same days give the same numbers."""
    items = list(history.items())
    random.shuffle(items)
    shuffled = dict(items)
    assert momentum.streak(history, TODAY, floor) == momentum.streak(shuffled, TODAY, floor)
    assert momentum.longest_streak(history, TODAY, floor) == momentum.longest_streak(shuffled, TODAY, floor)
    assert momentum.score(history, TODAY, floor) == momentum.score(shuffled, TODAY, floor)


def test_the_week_strip_runs_from_monday_to_sunday() -> None:
    """Days to come are blank."""
    wednesday = dt.date(2026, 11, 25)
    strip = momentum.week_strip({dt.date(2026, 11, 23): 20, dt.date(2026, 11, 24): 3}, wednesday, FLOOR)
    assert [dt.date(2026, 11, 23) + dt.timedelta(days=day) for day in range(7)] == [day for day, _ in strip]
    assert [status for _, status in strip] == ["kept", "short", "open", "", "", "", ""]


def test_days_before_the_first_are_blank_in_the_strip() -> None:
    """Who begins on a Wednesday has missed nothing."""
    wednesday = dt.date(2026, 11, 25)
    strip = momentum.week_strip({wednesday: 15}, wednesday, FLOOR, first_day=wednesday)
    assert [status for _, status in strip] == ["", "", "kept", "", "", "", ""]


@given(st.integers(0, 1440), floors, st.integers(0, 60))
def test_the_bar_is_as_wide_as_asked(minutes: int, floor: int, width: int) -> None:
    """It fits in its place."""
    drawn = momentum.bar(minutes, floor, width, "#", ".")
    assert width == len(drawn)
    assert (minutes >= floor or width == 0) == ("." not in drawn)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15", 15), ("15m", 15), (" 15 ", 15), ("1h", 60), ("1h30", 90), ("1h30m", 90), ("1:30", 90),
        ("90 min", 90), ("90 Minutes", 90), ("1 h 5 min", 65), ("2 hours", 120), ("0:05", 5), ("24:00", 1440),
        ("1440", 1440), ("007", 7), ("0h01", 1), ("5 mins", 5), ("1 minute", 1), ("1 hr", 60), ("2 hrs 5 m", 125),
        ("1 hour", 60), ("1 h  30", 90),
    ],
)  # fmt: skip
def test_minutes_are_read_as_people_write_them(text: str, minutes: int) -> None:
    """Plain minutes, hours, and a clock's way."""
    assert minutes == momentum.parse_minutes(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0", "0 minutes cannot be logged"),
        ("0:00", "0 minutes cannot be logged"),
        ("-15", "cannot be negative"),
        ("\N{MINUS SIGN}1h", "cannot be negative"),
        ("-0", "cannot be negative"),
        ("1441", "1441 minutes are more than the 24 hours"),
        ("24h01", "more than the 24 hours"),
        ("9" * 5000, "more than the 24 hours"),
        ("", "is not a number of minutes"),
        ("-", "is not a number of minutes"),
        ("ten", "'ten' is not a number of minutes"),
        ("1 5", "is not a number of minutes"),
        ("1:5", "is not a number of minutes"),
        ("1h90", "is not a number of minutes"),
        ("1.5", "is not a number of minutes"),
        ("15 s", "is not a number of minutes"),
        *(
            (text, "is not a number of minutes")
            for text in (
                "h30",
                "x min",
                "x h",
                "x:30",
                "1:xx",
                "1h60",
                "1.30",
                "1h30x",
                "1:30 m",
                "1x30m",
                "X15",
                "h h 5",
                "1hm",
            )
        ),
        ("\N{ARABIC-INDIC DIGIT FIVE}", "is not a number of minutes"),
    ],
)
def test_other_texts_are_refused_with_their_own_sentence(text: str, sentence: str) -> None:
    """The sentence says what is wrong."""
    with pytest.raises(BadInputError) as caught:
        momentum.parse_minutes(text)
    assert sentence in caught.value.sentence


@given(st.text(alphabet="0159 :-hmin.xX\t\n"))
def test_no_text_brings_minutes_outside_of_a_day(text: str) -> None:
    """A text is refused with a sentence or gives 1 to 1440."""
    try:
        minutes = momentum.parse_minutes(text)
    except BadInputError:
        return
    assert 1 <= minutes <= 1440


@given(st.integers(1, 1440))
def test_every_way_to_write_a_length_means_the_same(minutes: int) -> None:
    """Minutes, hours and the clock agree."""
    hours, rest = divmod(minutes, 60)
    for text in (f"{minutes}", f"{minutes} min", f"{hours}h{rest}", f"{hours}h {rest} min", f"{hours}:{rest:02}"):
        assert minutes == momentum.parse_minutes(text)


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (-1, "minutes cannot be negative; 'matchtrack undo' takes an entry back"),
        (0, "0 minutes cannot be logged; even 1 minute counts"),
        (1441, "1441 minutes are more than the 24 hours of a day; write 1440 minutes at most"),
    ],
)
def test_an_entry_has_one_minute_to_a_whole_day(minutes: int, sentence: str) -> None:
    """Nothing else is an entry."""
    momentum.check_entry_minutes(1)
    momentum.check_entry_minutes(1440)
    with pytest.raises(BadInputError) as caught:
        momentum.check_entry_minutes(minutes)
    assert sentence == caught.value.sentence


def test_a_day_has_room_for_the_minutes_it_has_had() -> None:
    """Exactly full is honest."""
    momentum.check_room(80, 15, 95, "today")


@pytest.mark.parametrize(
    ("logged", "elapsed", "day", "sentence"),
    [
        (80, 95, "today", "today has had 95 minutes so far and this would make 110; up to 15 more can be logged"),
        (94, 95, "today", "today has had 95 minutes so far and this would make 124; up to 1 more can be logged"),
        (1440, 1440, "yesterday", "yesterday has had 1440 minutes and this would make 1470; it is full"),
        (99, 95, "today", "today has had 95 minutes so far and this would make 129; it is full for now"),
    ],
)
def test_more_than_a_day_has_had_is_refused(logged: int, elapsed: int, day: str, sentence: str) -> None:
    """The sentence names both numbers and what still fits."""
    with pytest.raises(BadInputError) as caught:
        momentum.check_room(logged, 30, elapsed, day)
    assert sentence == caught.value.sentence


def test_the_fast_commands_pay_for_nothing_they_do_not_need() -> None:
    """A fresh process that imports this module loads none of the costly ones."""
    program = "import sys, matchtrack.domain.momentum; print(*sys.modules)"
    source = Path(momentum.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    costly = {"dataclasses", "typing", "pathlib", "zoneinfo", "json", "tomllib", "contextlib", "re"}
    assert set() == costly & set(done.stdout.split())
