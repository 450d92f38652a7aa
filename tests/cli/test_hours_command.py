"""`hours` with patterns, days off, single days and daily slots; it is Monday, 06:40."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

pytestmark = pytest.mark.usefixtures("season")

NIGHTS = ("hours", "pattern", "nights", "mon-fri 20:00-22:00")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["pattern", "early", "6-7"], "Pattern 'early': mon-sun 06:00-07:00; other minutes as usual.\n"),
        (["pattern", "early", "mon", "6-7,", "tue", "8-9", "--other", "sat 1h"],
         "Pattern 'early': mon 06:00-07:00, tue 08:00-09:00; other minutes sat 60.\n"),
        (["pattern", "NIGHTS"], "Pattern 'nights': mon-fri 20:00-22:00; other minutes as usual.\n"),
        (["pattern", "nights", "--other", "0"], "Pattern 'nights': mon-fri 20:00-22:00; other minutes none.\n"),
        (["pattern", "nights", "none"], "Pattern 'nights': none; other minutes as usual.\n"),
        (["pattern", "nights", "--remove"], "Pattern 'nights' is removed.\n"),
        (["use", "nights", "2027-01-04", "2027-01-17"],
         "Pattern 'nights' holds from Mon 4 Jan 2027 to Sun 17 Jan 2027, 14 days.\n"),
        (["use", "nights", "next", "mon"], "Pattern 'nights' holds on Mon 30 Nov 2026.\n"),
        (["off", "24", "dec", "to", "2", "jan"], "Off from Thu 24 Dec 2026 to Sat 2 Jan 2027, 10 days. Rest well.\n"),
        (["off", "24 dec", "2 jan"], "Off from Thu 24 Dec 2026 to Sat 2 Jan 2027, 10 days. Rest well.\n"),
        (["off", "24", "dec"], "Off on Thu 24 Dec 2026. Rest well.\n"),
        (["off", "fri", "mon"], "Off from Fri 27 Nov 2026 to Mon 30 Nov 2026, 4 days. Rest well.\n"),
        (["off", "sun", "wed"], "Off from Sun 29 Nov 2026 to Wed 2 Dec 2026, 4 days. Rest well.\n"),
        (["off", "mon", "2027-01-04"], "Off from Mon 30 Nov 2026 to Mon 4 Jan 2027, 36 days. Rest well.\n"),
        (["off", "today", "3d"], "Off from Mon 23 Nov 2026 to Thu 26 Nov 2026, 4 days. Rest well.\n"),
        (["off", "in", "2", "weeks"], "Off on Mon 7 Dec 2026. Rest well.\n"),
        (["day", "tomorrow", "06:00-07:00", "--other", "20"],
         "Tue 24 Nov 2026, tomorrow: productive hours 06:00-07:00, other minutes 20.\n"),
        (["day", "24", "dec", "6-7", "20-21"],
         "Thu 24 Dec 2026, in 31 days: productive hours 06:00-07:00, 20:00-21:00.\n"),
        (["day", "fri", "none"], "Fri 27 Nov 2026, in 4 days: productive hours none.\n"),
        (["day", "fri", "--other", "1h"], "Fri 27 Nov 2026, in 4 days: other minutes 60.\n"),
        (["day", "fri", "2-3am"],
         "Fri 27 Nov 2026, in 4 days: productive hours 02:00-03:00 (02:00-03:00 in the night after).\n"),
        (["reserve", "personal", "7am"], "Every day at 07:00, 15 min for 'Personal statement final'.\n"),
        (["reserve", "letters", "07:00", "30"], "Every day at 07:00, 30 min for 'Letters of recommendation in'.\n"),
    ],
)  # fmt: skip
def test_each_action_says_what_holds_now(shell: Callable[..., Answer], words: list[str], line: str) -> None:
    """In one line, with the days that were understood."""
    shell(*NIGHTS)

    answer = shell("hours", *words)

    assert (0, line, "") == (answer.code, answer.out, answer.err)


@pytest.mark.parametrize(
    ("before", "words", "line"),
    [
        (["use", "nights", "fri"], ["pattern", "nights", "--remove"],
         "Pattern 'nights' is removed. The usual week holds again on its days.\n"),
        (["use", "nights", "fri"], ["usual", "fri"], "The usual week holds on Fri 27 Nov 2026.\n"),
        (["use", "nights", "fri"], ["use", "usual", "fri"], "The usual week holds on Fri 27 Nov 2026.\n"),
        (["off", "fri"], ["use", "nights", "fri"], "Pattern 'nights' holds on Fri 27 Nov 2026. It stays off.\n"),
        (["off", "fri"], ["use", "nights", "thu", "sat"],
         "Pattern 'nights' holds from Thu 26 Nov 2026 to Sat 28 Nov 2026, 3 days. 1 of these days stays off.\n"),
        (["off", "fri", "sat"], ["use", "nights", "thu", "sat"],
         "Pattern 'nights' holds from Thu 26 Nov 2026 to Sat 28 Nov 2026, 3 days. 2 of these days stay off.\n"),
        (["off", "fri", "sat"], ["on", "fri"], "Fri 27 Nov 2026 is a working day again.\n"),
        (["off", "fri", "sat"], ["on", "today", "sat"],
         "No day is off from Mon 23 Nov 2026 to Sat 28 Nov 2026, 6 days.\n"),
        (["day", "fri", "none"], ["day", "fri", "--remove"], "Fri 27 Nov 2026, in 4 days: as usual again.\n"),
        (["reserve", "letters", "7"], ["reserve", "letters", "--remove"],
         "'Letters of recommendation in' has no daily slot any more.\n"),
    ],
)  # fmt: skip
def test_what_was_said_is_taken_back(
    shell: Callable[..., Answer], before: list[str], words: list[str], line: str
) -> None:
    """Each by its own word; what stays off is said."""
    shell(*NIGHTS)
    assert shell("hours", *before).code == 0

    answer = shell("hours", *words)

    assert (0, line, "") == (answer.code, answer.out, answer.err)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["pattern", "new"], 1, "There is no pattern 'new'. Patterns are nights."),
        (["pattern", "nigths"], 1, "did you mean 'nights'?"),
        (["pattern", "new", "--other", "30"], 3, "'new' is a new pattern; say its hours too"),
        (["pattern", "nights", "6-7", "--remove"], 2, "nothing else belongs to it"),
        (["pattern", "nights", "mon 6-8 7-9"], 3, "overlap"),
        (["pattern", "nights", "mon 6-6"], 3, "is empty"),
        (["pattern", "nights", "--othr", "30"], 2, "there is no option '--othr'; did you mean '--other'?"),
        (["use", "nights"], 2, "DAY is missing"),
        (["use", "nigths", "fri"], 1, "There is no pattern 'nigths'; did you mean 'nights'?"),
        (["use", "nights", "fri", "2026-11-24"], 3, "Tue 24 Nov 2026 comes before Fri 27 Nov 2026"),
        (["usual", "fri"], 1, "Nothing but the usual week holds on these days."),
        (["off", "yesterday"], 3, "Sun 22 Nov 2026 has passed; name today or a later day."),
        (["off", "fri", "yesterday"], 3, "comes before"),
        (["off", "fri", "tomorrow"], 3, "Tue 24 Nov 2026 comes before Fri 27 Nov 2026"),
        (["off", "frday"], 3, "'frday' is neither a day nor two"),
        (["off", "1", "1", "2050"], 3, "'1 1 2050' is neither a day nor two"),
        (["on", "fri"], 1, "There is no day off to take back."),
        (["day", "fri"], 2, "WINDOWS are missing"),
        (["day", "frday", "6-7"], 3, "'frday' is not a day"),
        (["day", "fri", "8-7:60"], 3, "'8-7:60' is not a window"),
        (["day", "fri", "6-8", "7-9"], 3, "06:00-08:00 and 07:00-09:00 overlap"),
        (["day", "fri", "--other", "25h"], 3, "more than the 24 hours of a day"),
        (["day", "fri", "--remove"], 1, "Fri 27 Nov 2026 has no hours of its own."),
        (["day", "fri", "6-7", "--remove"], 2, "nothing else belongs to it"),
        (["reserve", "letters"], 2, "HH:MM is missing"),
        (["reserve", "letters", "25:00"], 3, "'25:00' is not a time of day"),
        (["reserve", "letters", "07:00", "500"], 3, "5 to 240 minutes, not 500"),
        (["reserve", "letters", "07:00", "--remove"], 2, "no time belongs to it"),
        (["reserve", "letters", "--remove"], 1, "has no daily slot"),
        (["reserve", "nothing", "07:00"], 1, "No big step matches 'nothing'"),
        (["of", "fri"], 2, "did you mean 'off'?"),
    ],
)
def test_what_cannot_be_is_one_sentence(shell: Callable[..., Answer], words: list[str], code: int, said: str) -> None:
    """With what is allowed, and nothing on stdout."""
    shell(*NIGHTS)

    answer = shell("hours", *words)

    assert (code, "") == (answer.code, answer.out)
    assert said.lower() in answer.err.lower()


def test_the_hours_show_all_that_differs_from_today_on(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The past is left out."""
    for line in (
        NIGHTS, ("hours", "use", "nights", "2027-01-04", "2027-01-17"), ("hours", "off", "24 dec", "2 jan"),
        ("hours", "off", "fri"), ("hours", "day", "tomorrow", "6-7", "--other", "20"),
        ("hours", "day", "25 dec", "none"), ("hours", "reserve", "letters", "07:00"),
        ("hours", "use", "nights", "today"),
    ):  # fmt: skip
        assert shell(*line).code == 0

    assert shell("hours").out == (
        "productive hours: mon-fri 06:00-08:00\n"
        "other minutes: mon-sun 30\n"
        "distractions: mail, television\n"
        "pattern 'nights': mon-fri 20:00-22:00; other minutes as usual\n"
        "Mon 23 Nov 2026: pattern 'nights'\n"
        "Mon 4 Jan 2027 to Sun 17 Jan 2027: pattern 'nights'\n"
        "days off: Fri 27 Nov 2026, Thu 24 Dec 2026 to Sat 2 Jan 2027\n"
        "only Tue 24 Nov 2026: productive hours 06:00-07:00, other minutes 20\n"
        "only Fri 25 Dec 2026: productive hours none\n"
        "every day 07:00: 15 min for 'Letters of recommendation in'\n"
    )
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-12-26T08:00")
    shape = json.loads(shell("hours", "--json").out)
    nights = [{"weekday": day, "start": "20:00", "end": "22:00"} for day in ("mon", "tue", "wed", "thu", "fri")]
    assert shape["patterns"] == [{"name": "nights", "windows": nights, "other_minutes": None}]
    assert shape["uses"] == [{"pattern": "nights", "first": "2027-01-04", "last": "2027-01-17"}]
    assert shape["days_off"] == [{"first": "2026-12-24", "last": "2027-01-02"}]
    assert shape["days"] == []
    assert shape["reservations"] == [{"big_step": "letters", "start": "07:00", "minutes": 15}]


def test_a_change_of_a_single_day_as_json(shell: Callable[..., Answer]) -> None:
    """The whole hours, so that nothing has to be asked again; null is what stays as it was."""
    shape = json.loads(shell("hours", "day", "fri", "22:00-02:00", "--json").out)

    assert shape["days"] == [
        {"day": "2026-11-27", "windows": [{"start": "22:00", "end": "02:00"}], "other_minutes": None}
    ]


def test_a_hostile_name_is_drawn_safely(shell: Callable[..., Answer], season: Path) -> None:
    """What steers a terminal never gets in."""
    answer = shell("hours", "pattern", "n\x1b[31mights\u202e", "6-7")

    assert answer.out.startswith("Pattern 'n[31mights'")
    assert "control characters were taken out" in answer.err
    assert season.exists()


def test_a_day_off_is_said_kindly_by_today(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    """With when the hours open again, one easy step, and in each form."""
    shell("hours", "off", "24", "dec")
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-12-24T08:00")

    drawn = shell("today").out
    assert "Day off: nothing has to be done. 15 easy minutes still keep the streak.\n" in drawn
    assert "The next productive hours open tomorrow at 06:00.\n" in drawn
    assert "Scan the diploma" in drawn
    assert "day off: Day off: nothing has to be done." in shell("today", "--plain").out
    assert json.loads(shell("today", "--json").out)["day_off"] is True
    shell("log", "15", "diploma")
    assert "Day off: nothing has to be done.\n" in shell("today").out


def test_the_words_of_a_page_are_not_tried_as_two_days_at_every_place(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page pasted by mistake; trying each of its places took minutes."""
    tried: list[str] = []

    def note_word(words: str) -> str:
        tried.append(words)
        return ""

    monkeypatch.setattr("matchtrack.domain.date_phrases._nearest_word", note_word)

    answers = [shell("hours", *action, *(f"strange{number}" for number in range(300))) for action in (["off"], ["day"])]

    assert [answer.code for answer in answers] == [3, 3]
    assert len(tried) < 10
