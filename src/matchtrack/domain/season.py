"""The season: its key dates by rule, its phases, and which match year a newcomer means (domain.md 1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchtrack.domain.key_dates import KEY_DATE_COUNTDOWNS, KEY_DATE_KEYS, KEY_DATE_NAMES
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pendulum

FIRST_MATCH_YEAR, LAST_MATCH_YEAR = 2020, 2100

PHASES = (
    "Foundation",
    "Build",
    "Apply-prep",
    "Submit window",
    "Interview",
    "Rank",
    "Match Week/SOAP",
    "Onboarding",
)
"""The phases of a season in their order (domain.md 15)."""

_PHASE_STARTS = (
    ("Build", "submit_opens", -365),
    ("Apply-prep", "season_opens", 0),
    ("Submit window", "submit_opens", 0),
    ("Interview", "programs_review", 0),
    ("Rank", "ranking_opens", 0),
    ("Match Week/SOAP", "match_week", 0),
    ("Onboarding", "match_day", 1),
)
"""Phase, its key date, days from it; Build begins twelve months before submission (domain.md 16)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDateRule:
    """How a key date is found; `countdown` is the short name, `time_et` like '09:00 ET' or empty."""

    key: str
    name: str
    countdown: str
    rule: str
    source: str
    time_et: str = ""


def _rule(key: str, rule: str, time_et: str, verify_at: str) -> KeyDateRule:
    return KeyDateRule(
        key=key,
        name=KEY_DATE_NAMES[key],
        countdown=KEY_DATE_COUNTDOWNS[key],
        rule=rule,
        source=f"Worked out from the published dates of past seasons; verify at {verify_at}.",
        time_et=time_et,
    )


_ERAS = "the AAMC's ERAS timeline"
_NRMP = "the NRMP's Match calendar"
_ECFMG = "ecfmg.org"

KEY_DATES = (
    _rule("season_opens", "The first Wednesday of June before the match year.", "09:00 ET", _ERAS),
    _rule("tokens", "About three weeks after the ERAS season opens.", "", _ECFMG),
    _rule("submit_opens", "The first Wednesday of September.", "09:00 ET", _ERAS),
    _rule("nrmp_opens", "September 15; on a weekend the Monday after.", "12:00 ET", _NRMP),
    _rule("programs_review", "The fourth Wednesday of September; the MSPE is released.", "09:00 ET", _ERAS),
    _rule("pathways_deadline", "The end of January of the match year; changes by year.", "", _ECFMG),
    _rule("nrmp_deadline", "January 31; on a weekend the Friday before.", "23:59 ET", _NRMP),
    _rule("ranking_opens", "February 1; on a weekend the Monday after.", "12:00 ET", _NRMP),
    _rule("rank_list_due", "The Wednesday 16 days before Match Day.", "21:00 ET", _NRMP),
    _rule("match_week", "The Monday before Match Day; says whether you matched.", "10:00 ET", _NRMP),
    _rule("soap_offers", "The Thursday before Match Day.", "09:00 ET", _NRMP),
    _rule("match_day", "The third Friday of March.", "12:00 ET", _NRMP),
    _rule("season_closes", "May 31 of the match year.", "17:00 ET", _ERAS),
    _rule("training_starts", "July 1 of the match year; orientation comes in June.", "", "your program"),
)
"""The rule of each key date, in the order of KEY_DATE_KEYS (domain.md 1)."""


def derive_key_dates(match_year: int) -> dict[str, dt.date]:
    """Give all key dates of a season by rule, in the order of KEY_DATE_KEYS (domain.md 1).

    Raises:
        BadInputError: The match year is not between 2020 and 2100.
    """
    import pendulum

    if not FIRST_MATCH_YEAR <= match_year <= LAST_MATCH_YEAR:
        raise BadInputError(
            f"the match year {match_year} cannot be planned; write one from {FIRST_MATCH_YEAR} to {LAST_MATCH_YEAR}"
        )
    season_opens = pendulum.date(match_year - 1, 6, 1).nth_of("month", 1, pendulum.WEDNESDAY)
    september = pendulum.date(match_year - 1, 9, 1)
    match_day = pendulum.date(match_year, 3, 1).nth_of("month", 3, pendulum.FRIDAY)
    days = {
        "season_opens": season_opens,
        "tokens": season_opens.add(weeks=3),
        "submit_opens": september.nth_of("month", 1, pendulum.WEDNESDAY),
        "nrmp_opens": _monday_after_weekend(september.set(day=15)),
        "programs_review": september.nth_of("month", 4, pendulum.WEDNESDAY),
        "pathways_deadline": pendulum.date(match_year, 1, 31),
        "nrmp_deadline": _friday_before_weekend(pendulum.date(match_year, 1, 31)),
        "ranking_opens": _monday_after_weekend(pendulum.date(match_year, 2, 1)),
        "rank_list_due": match_day.subtract(days=16),
        "match_week": match_day.subtract(days=4),
        "soap_offers": match_day.subtract(days=1),
        "match_day": match_day,
        "season_closes": pendulum.date(match_year, 5, 31),
        "training_starts": pendulum.date(match_year, 7, 1),
    }
    return {key: dt.date(days[key].year, days[key].month, days[key].day) for key in KEY_DATE_KEYS}


def _monday_after_weekend(day: pendulum.Date) -> pendulum.Date:
    import pendulum

    return day.next(pendulum.MONDAY) if day.isoweekday() > 5 else day  # noqa: PLR2004 - 6 and 7 are the weekend


def _friday_before_weekend(day: pendulum.Date) -> pendulum.Date:
    import pendulum

    return day.previous(pendulum.FRIDAY) if day.isoweekday() > 5 else day  # noqa: PLR2004


def default_match_year(today: dt.date) -> int:
    """Give the match year that a newcomer most probably means: the first of `match_year_choices`."""
    return match_year_choices(today)[0][0]


def match_year_choices(today: dt.date) -> tuple[tuple[int, str], ...]:
    """Give match years with a sentence each, the most probable first.

    Once the submission of the running season is open, a newcomer more probably prepares the next one. From
    Match Day to the start of training, somebody who has just matched may come for the onboarding.

    Raises:
        BadInputError: `today` lies outside the match years that can be planned.
    """
    this_year = derive_key_dates(today.year)
    running = today.year if today < this_year["match_day"] else today.year + 1
    if today > derive_key_dates(running)["submit_opens"]:
        return (_applies(running + 1), (running, f"I applied in September {running - 1} and am under way."))
    choices = (_applies(running), _applies(running + 1))
    if this_year["match_day"] <= today < this_year["training_starts"]:
        return (*choices, (today.year, f"I have matched and start training in July {today.year}."))
    return choices


def _applies(match_year: int) -> tuple[int, str]:
    return match_year, f"I apply in September {match_year - 1} and start training in July {match_year}."


def season_phase(key_dates: Mapping[str, dt.date], today: dt.date) -> str:
    """Give one of PHASES; a key date that the season lacks begins no phase (domain.md 15)."""
    phase = PHASES[0]
    for name, key, offset in _PHASE_STARTS:
        if key in key_dates and today >= key_dates[key] + dt.timedelta(days=offset):
            phase = name
    return phase
