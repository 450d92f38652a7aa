"""The key dates by rule, held against every published season and against the calendar itself."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.key_dates import (
    KEY_DATE_COUNTDOWNS,
    KEY_DATE_KEYS,
    KEY_DATE_NAMES,
    next_key_date,
    say_next_key_date,
)
from matchtrack.domain.season import (
    KEY_DATES,
    PHASES,
    default_match_year,
    derive_key_dates,
    match_year_choices,
    season_phase,
)
from matchtrack.errors import BadInputError

MATCH_YEARS = st.integers(2021, 2100)
MONDAY, WEDNESDAY, THURSDAY, FRIDAY = 1, 3, 4, 5

# The table of domain.md 1 by match year. A gap is a cell that gives no day of its own: the tokens of 'late Jun'
# (tested apart), and the Pathways deadline of 2024, Dec 31 2023, which predates the rule and is an override.
YEARS = (2024, 2025, 2026, 2027, 2028)
PUBLISHED = {
    "season_opens": ("2023-06-07", "2024-06-05", "2025-06-04", "2026-06-03", "2027-06-02"),
    "tokens": ("2023-06-28", "", "", "", ""),
    "submit_opens": ("2023-09-06", "2024-09-04", "2025-09-03", "2026-09-02", "2027-09-01"),
    "nrmp_opens": ("2023-09-15", "2024-09-16", "2025-09-15", "2026-09-15", "2027-09-15"),
    "programs_review": ("2023-09-27", "2024-09-25", "2025-09-24", "2026-09-23", "2027-09-22"),
    "pathways_deadline": ("", "2025-01-31", "2026-01-31", "2027-01-31", "2028-01-31"),
    "nrmp_deadline": ("2024-01-31", "2025-01-31", "2026-01-30", "2027-01-29", "2028-01-31"),
    "ranking_opens": ("2024-02-01", "2025-02-03", "2026-02-02", "2027-02-01", "2028-02-01"),
    "rank_list_due": ("2024-02-28", "2025-03-05", "2026-03-04", "2027-03-03", "2028-03-01"),
    "match_week": ("2024-03-11", "2025-03-17", "2026-03-16", "2027-03-15", "2028-03-13"),
    "soap_offers": ("2024-03-14", "2025-03-20", "2026-03-19", "2027-03-18", "2028-03-16"),
    "match_day": ("2024-03-15", "2025-03-21", "2026-03-20", "2027-03-19", "2028-03-17"),
    "season_closes": ("2024-05-31", "2025-05-31", "2026-05-31", "2027-05-31", "2028-05-31"),
    "training_starts": ("2024-07-01", "2025-07-01", "2026-07-01", "2027-07-01", "2028-07-01"),
}
CELLS = [(year, key, day) for key, row in PUBLISHED.items() for year, day in zip(YEARS, row, strict=True) if day]


@pytest.mark.parametrize(("match_year", "key", "day"), CELLS)
def test_the_rule_gives_every_published_date(match_year: int, key: str, day: str) -> None:
    """Four published seasons and the projection of the fifth."""
    assert day == derive_key_dates(match_year)[key].isoformat()


def test_the_published_table_has_every_key_date() -> None:
    """No key date goes untested."""
    assert tuple(PUBLISHED) == KEY_DATE_KEYS


@pytest.mark.parametrize("match_year", YEARS)
def test_tokens_come_in_late_june(match_year: int) -> None:
    """The ECFMG names no day, only the time."""
    tokens = derive_key_dates(match_year)["tokens"]
    assert (match_year - 1, 6) == (tokens.year, tokens.month)
    assert tokens.day >= 20


@given(match_year=MATCH_YEARS)
def test_each_rule_keeps_its_weekday_and_its_part_of_the_month(match_year: int) -> None:
    """The rules as the calendar tells them, counted without pendulum."""
    days = derive_key_dates(match_year)
    wednesdays = ("season_opens", "tokens", "submit_opens", "programs_review", "rank_list_due")
    assert {WEDNESDAY} == {days[key].isoweekday() for key in wednesdays}
    assert tuple(days[key].isoweekday() for key in ("match_week", "soap_offers", "match_day")) == (
        MONDAY,
        THURSDAY,
        FRIDAY,
    )
    assert all(days[key].isoweekday() <= FRIDAY for key in ("nrmp_opens", "nrmp_deadline", "ranking_opens"))
    assert 1 <= days["season_opens"].day <= 7
    assert 1 <= days["submit_opens"].day <= 7
    assert 15 <= days["match_day"].day <= 21
    assert 15 <= days["nrmp_opens"].day <= 17
    assert 29 <= days["nrmp_deadline"].day <= 31
    assert 1 <= days["ranking_opens"].day <= 3


@given(match_year=MATCH_YEARS)
def test_the_distances_between_key_dates_hold(match_year: int) -> None:
    """Review is three weeks after submission; the Match Week hangs on its Friday."""
    days = derive_key_dates(match_year)
    assert (days["programs_review"] - days["submit_opens"]).days == 21
    assert (days["tokens"] - days["season_opens"]).days == 21
    assert tuple((days["match_day"] - days[key]).days for key in ("rank_list_due", "match_week", "soap_offers")) == (
        16,
        4,
        1,
    )


@given(match_year=MATCH_YEARS)
def test_key_dates_come_in_the_order_in_which_they_are_listed(match_year: int) -> None:
    """Only the two deadlines at the end of January may change places."""
    days = derive_key_dates(match_year)
    assert tuple(days) == KEY_DATE_KEYS
    in_order = [day for key, day in days.items() if key != "pathways_deadline"]
    assert sorted(set(in_order)) == in_order
    assert days["programs_review"] < days["pathways_deadline"] < days["ranking_opens"]


@given(match_year=MATCH_YEARS)
def test_key_dates_are_plain_days(match_year: int) -> None:
    """No pendulum value leaves the module."""
    assert {dt.date} == {type(day) for day in derive_key_dates(match_year).values()}


@pytest.mark.parametrize("match_year", [2020, 2100])
def test_the_first_and_the_last_match_year_can_be_planned(match_year: int) -> None:
    """The limits themselves are allowed."""
    assert dt.date(match_year, 7, 1) == derive_key_dates(match_year)["training_starts"]


@pytest.mark.parametrize("match_year", [-1, 28, 2019, 2101, 99999])
def test_another_match_year_is_refused(match_year: int) -> None:
    """The sentence says what is allowed."""
    with pytest.raises(BadInputError, match=f"match year {match_year} .* from 2020 to 2100"):
        derive_key_dates(match_year)


def test_every_key_date_has_a_rule_a_source_and_names() -> None:
    """The table of rules and the table of names list the same key dates."""
    assert KEY_DATE_KEYS == tuple(rule.key for rule in KEY_DATES) == tuple(KEY_DATE_COUNTDOWNS)
    assert 14 == len(set(KEY_DATE_NAMES.values())) == len(set(KEY_DATE_COUNTDOWNS.values()))
    assert all(rule.rule.endswith(".") and "verify at" in rule.source for rule in KEY_DATES)
    assert (
        KEY_DATES[0].name,
        KEY_DATES[0].countdown,
        KEY_DATES[0].time_et,
    ) == ("ERAS season opens", "ERAS opens", "09:00 ET")
    assert "changes by year" in next(rule.rule for rule in KEY_DATES if rule.key == "pathways_deadline")


@pytest.mark.parametrize(
    ("today", "years"),
    [
        ("2026-01-10", (2027, 2026)),
        ("2026-03-19", (2027, 2026)),
        ("2026-03-20", (2027, 2028, 2026)),
        ("2026-06-30", (2027, 2028, 2026)),
        ("2026-07-01", (2027, 2028)),
        ("2026-09-02", (2027, 2028)),
        ("2026-09-03", (2028, 2027)),
        ("2026-11-22", (2028, 2027)),
        ("2027-03-18", (2028, 2027)),
        ("2027-03-19", (2028, 2029, 2027)),
    ],
)
def test_the_most_probable_match_year_comes_first(today: str, years: tuple[int, ...]) -> None:
    """After the first day to submit nobody newly starts; who applied already finds the running season second."""
    day = dt.date.fromisoformat(today)
    assert years == tuple(year for year, _ in match_year_choices(day))
    assert years[0] == default_match_year(day)


def test_a_match_year_is_offered_with_a_sentence() -> None:
    """The user recognises the season by what happens in it."""
    assert match_year_choices(dt.date(2026, 11, 22)) == (
        (2028, "I apply in September 2027 and start training in July 2028."),
        (2027, "I applied in September 2026 and am under way."),
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-22", ("season_opens", "2027-06-02", 192)),
        ("2027-06-02", ("season_opens", "2027-06-02", 0)),
        ("2027-06-03", ("tokens", "2027-06-23", 20)),
        ("2028-01-31", ("pathways_deadline", "2028-01-31", 0)),
        ("2028-07-01", ("training_starts", "2028-07-01", 0)),
    ],
)
def test_the_next_key_date_is_counted_down_to(today: str, expected: tuple[str, str, int]) -> None:
    """Today counts, with no days left; of two on one day the first of the list is named."""
    key, day, days = expected
    found = next_key_date(derive_key_dates(2028), dt.date.fromisoformat(today))
    assert (key, dt.date.fromisoformat(day), days) == found


def test_after_the_last_key_date_none_is_next() -> None:
    """The season is over, or has no key dates at all."""
    assert next_key_date(derive_key_dates(2028), dt.date(2028, 7, 2)) is None
    assert next_key_date({}, dt.date(2026, 11, 22)) is None


def test_the_nearest_key_date_wins_after_an_override() -> None:
    """The day decides, not the place in the list."""
    key_dates = derive_key_dates(2028) | {"match_day": dt.date(2027, 1, 1)}
    assert ("match_day", dt.date(2027, 1, 1), 40) == next_key_date(key_dates, dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    ("today", "phase"),
    [
        ("2026-08-31", "Foundation"),
        ("2026-09-01", "Build"),
        ("2026-11-22", "Build"),
        ("2027-06-01", "Build"),
        ("2027-06-02", "Apply-prep"),
        ("2027-08-31", "Apply-prep"),
        ("2027-09-01", "Submit window"),
        ("2027-09-21", "Submit window"),
        ("2027-09-22", "Interview"),
        ("2028-01-31", "Interview"),
        ("2028-02-01", "Rank"),
        ("2028-03-12", "Rank"),
        ("2028-03-13", "Match Week/SOAP"),
        ("2028-03-17", "Match Week/SOAP"),
        ("2028-03-18", "Onboarding"),
        ("2029-01-01", "Onboarding"),
    ],
)
def test_the_phase_changes_on_its_key_date(today: str, phase: str) -> None:
    """The last day of one phase and the first of the next, for the season of 2028."""
    assert phase == season_phase(derive_key_dates(2028), dt.date.fromisoformat(today))


@given(match_year=MATCH_YEARS, first=st.integers(-900, 400), later=st.integers(0, 400))
def test_phases_never_go_back(match_year: int, first: int, later: int) -> None:
    """A later day is in the same phase or a later one."""
    days = derive_key_dates(match_year)
    one = days["season_opens"] + dt.timedelta(days=first)
    other = one + dt.timedelta(days=later)
    assert PHASES.index(season_phase(days, one)) <= PHASES.index(season_phase(days, other))


def test_the_names_cost_no_heavy_import() -> None:
    """Whoever only wants the names pays for no calendar."""
    code = (
        "import sys; import matchtrack.domain.key_dates, matchtrack.domain.text, matchtrack.domain.date_phrases; "
        "print(*{'dataclasses', 'typing', 'pathlib', 'contextlib', 'pendulum'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == ""


def test_the_head_says_that_a_season_is_over() -> None:
    """Silence would look like a fault."""
    key_dates = derive_key_dates(2028)

    assert say_next_key_date(key_dates, key_dates["training_starts"]) == "Training starts today"
    assert say_next_key_date(key_dates, dt.date(2028, 7, 2)) == "the season is over"
    assert say_next_key_date({}, dt.date(2028, 7, 2)) == ""
