"""What the first run asks, how each answer is read, and what is said back; no widgets, nothing is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import TIME_FORMS, parse_time, say_day
from matchtrack.domain.hours import DEFAULT_DISTRACTIONS, DEFAULT_OTHER_MINUTES, DEFAULT_WAKE, default_windows
from matchtrack.domain.hours_text import (
    OTHER_EXAMPLE,
    WINDOWS_EXAMPLE,
    format_windows,
    parse_other_minutes,
    parse_windows,
)
from matchtrack.domain.season import default_match_year, derive_key_dates
from matchtrack.domain.text import clean, fit, safe, whole_sentence
from matchtrack.domain.weekdays import format_days, format_entries
from matchtrack.errors import BadInputError
from matchtrack.services.hours import clean_distractions
from matchtrack.services.setup import SetUpAnswers
from matchtrack.services.today_words import kept_out
from matchtrack.tui.drawing import minutes_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matchtrack.domain.hours import Window
    from matchtrack.services.plans import SamplePlan

WAKE_FORMS = "06:30, 0630 or 6.30 am"
_WHOLE_SEASON = "international-graduate"
_LAST_WEEKS = "last-twelve-weeks"
_UNDER_WAY = "interviews-to-match-day"
_LAST_WEEKS_DAYS = 84
_DAYS = range(7)
_LONGEST_SENTENCE = 200
_LONG_QUOTE = re.compile(r"'([^']{25,})'")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpChoice:
    """What the user chose: the answers, and the absolute path of the database that they go to."""

    answers: SetUpAnswers
    database: str

    def with_answers(self, **changes: object) -> SetUpChoice:
        """Give the choice with some answers changed."""
        return replace(self, answers=replace(self.answers, **changes))  # type: ignore[arg-type] # names are checked at run time


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a question is asked, and in one sentence why; each fits a line of 38 cells."""

    question: str
    why: str


YEAR_WORDING = Wording(
    question="Which Match are you working towards?",
    why="It sets every date of your season.",
)
PLAN_WORDING = Wording(
    question="Which plan do you want to begin with?",
    why="No blank page; every step can change.",
)
WAKE_WORDING = Wording(
    question="When do you wake up?",
    why="Hard steps go best soon after waking.",
)
OTHER_WORDING = Wording(
    question="How many other minutes a day?",
    why="Easy steps fit beside work and family.",
)
DISTRACTIONS_WORDING = Wording(
    question="What distracts you in your best hours?",
    why="It stays out of those hours only.",
)
PLACE_WORDING = Wording(
    question="Where may your records live?",
    why="Nothing is sent from this computer.",
)


def default_answers(today: dt.date) -> SetUpAnswers:
    """Give the answers of somebody who is not asked: no plan, two productive hours, half an hour beside them.

    Raises:
        BadInputError: `today` lies outside the match years that can be planned.
    """
    return SetUpAnswers(
        match_year=default_match_year(today),
        plan=None,
        wake=DEFAULT_WAKE,
        windows=default_windows(DEFAULT_WAKE),
        other_minutes=dict.fromkeys(_DAYS, DEFAULT_OTHER_MINUTES),
        distractions=DEFAULT_DISTRACTIONS,
    )


def say_match_year(match_year: int, today: dt.date) -> str:
    """Say when the submission of a season opens; once that is over, also what comes next."""
    days = derive_key_dates(match_year)
    opens = days["submit_opens"]
    if opens >= today:
        return f"Match {match_year}: submission opens on {say_day(opens, today)}."
    said = f"Match {match_year}: submission opened on {say_day(opens, today)}."
    if days["match_day"] > today:
        return f"{said} Match Day is {say_day(days['match_day'], today)}."
    return f"{said} Training starts on {say_day(days['training_starts'], today)}."


def fitting_plan(match_year: int, today: dt.date, samples: Sequence[SamplePlan]) -> str | None:
    """Give the key of the bundled plan for where somebody stands in a season, or None where none fits."""
    days = derive_key_dates(match_year)
    until_submission = (days["submit_opens"] - today).days
    if days["match_day"] <= today:
        return None
    key = _LAST_WEEKS if until_submission <= _LAST_WEEKS_DAYS else _WHOLE_SEASON
    if until_submission < 0:
        key = _UNDER_WAY
    return key if any(sample.key == key for sample in samples) else None


def say_plan(sample: SamplePlan | None) -> str:
    """Say what a plan holds."""
    if sample is None:
        return "You begin with an empty plan and add steps as they come to mind."
    return sample.summary


def steps_text(steps: int) -> str:
    """Write a number of steps."""
    return "1 step" if steps == 1 else f"{steps:,} steps"


def read_wake(text: str) -> int:
    """Read when somebody wakes, in minutes after midnight.

    Raises:
        BadInputError: The text is no time of day.
    """
    try:
        return parse_time(text)
    except BadInputError as error:
        said = (
            error.sentence.replace(TIME_FORMS, WAKE_FORMS)
            if text.strip()
            else f"write a time of day, like {WAKE_FORMS}"
        )
        raise BadInputError(said) from None


def read_windows(text: str) -> tuple[Window, ...]:
    """Read the productive hours; 'none' is an answer, too.

    Raises:
        BadInputError: The text is no window, or windows overlap.
    """
    if not text.strip():
        raise BadInputError(f"write a window, like {WINDOWS_EXAMPLE}, or 'none'")
    return parse_windows(text)


def windows_after(wake: int) -> str:
    """Write the productive hours that follow from a waking time."""
    return format_windows(default_windows(wake))


def say_hours(wake: int, windows: Sequence[Window]) -> str:
    """Say which productive hours follow from the waking time, or which were written instead."""
    if not windows:
        return "No productive hours: the hardest steps have no place until you set some."
    hours = format_windows(windows).replace("mon-sun ", "every day ")
    if tuple(windows) == default_windows(wake):
        return f"Wake {clock_text(wake)} → productive hours {hours}."
    early = " Some of it is before you wake." if any(window.start < wake < window.end for window in windows) else ""
    early = " This is before you wake." if all(window.end <= wake for window in windows) else early
    return f"Wake {clock_text(wake)}; productive hours as you wrote them: {hours}.{early}"


def clock_text(minute: int) -> str:
    """Write a time of day, given in minutes after midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def read_other_minutes(text: str) -> dict[int, int]:
    """Read the other minutes by weekday (0 is Monday).

    Raises:
        BadInputError: The text is no number of minutes.
    """
    if not text.strip():
        raise BadInputError(f"write minutes a day, like 30, or {OTHER_EXAMPLE}; 0 is fine")
    return parse_other_minutes(text)


def write_other_minutes(minutes_of: dict[int, int]) -> str:
    """Write other minutes as they are typed: '30', or 'mon-fri 30, sat 60'."""
    amounts = {minutes_of.get(day, 0) for day in _DAYS}
    if len(amounts) == 1:
        return str(amounts.pop())
    return format_entries({day: str(minutes) for day, minutes in minutes_of.items()})


def say_other_minutes(minutes_of: dict[int, int]) -> str:
    """Say how much time that is on which days."""
    some = {day: minutes_text(minutes) for day, minutes in minutes_of.items() if minutes}
    if not some:
        return "None: steps are planned in the productive hours only."
    if len(some) == len(_DAYS) and len(set(some.values())) == 1:
        return f"{some[0]} every day, beside the productive hours."
    free = [day for day in _DAYS if day not in some]
    return f"{format_entries(some)}{f'; none on {format_days(free)}' if free else ''}."


def read_distractions(text: str) -> tuple[str, ...]:
    """Read names between commas; none at all is an answer, too.

    Raises:
        BadInputError: A name is too long.
    """
    return clean_distractions(text.replace(";", ",").split(","))


def say_distractions(names: Sequence[str]) -> str:
    """Say what stays out of the productive hours."""
    if not names:
        return "Nothing is kept out of the productive hours."
    return f"In the productive hours {fit(kept_out(names), 150)}. Afterwards all of it is free again."


def short_sentence(words: str) -> str:
    """Give words as one harmless sentence; what it quotes is cut, so that its end is seen."""
    words = safe(clean(_LONG_QUOTE.sub(lambda quote: f"'{fit(quote[1], 24)}'", words))[0])
    return whole_sentence(fit(words, _LONGEST_SENTENCE))
