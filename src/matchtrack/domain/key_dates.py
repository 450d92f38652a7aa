"""The names of the key dates of a season; the rules behind them are in season.py."""

from __future__ import annotations

from matchtrack.domain.date_phrases import say_distance

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

KEY_DATE_NAMES = {
    "season_opens": "ERAS season opens",
    "tokens": "ECFMG tokens for IMGs",
    "submit_opens": "First day to submit",
    "nrmp_opens": "NRMP registration opens",
    "programs_review": "Programs begin to review",
    "pathways_deadline": "ECFMG Pathways deadline",
    "nrmp_deadline": "NRMP standard registration deadline",
    "ranking_opens": "Ranking opens",
    "rank_list_due": "Rank list due",
    "match_week": "Match Week begins",
    "soap_offers": "SOAP offer rounds",
    "match_day": "Match Day",
    "season_closes": "ERAS season closes",
    "training_starts": "Training starts",
}
"""Key to the name on screen, in the order in which key dates are listed (design words)."""

KEY_DATE_COUNTDOWNS = {
    **KEY_DATE_NAMES,
    "season_opens": "ERAS opens",
    "tokens": "Tokens",
    "submit_opens": "Submission opens",
    "nrmp_opens": "NRMP opens",
    "programs_review": "Program review",
    "pathways_deadline": "Pathways deadline",
    "nrmp_deadline": "NRMP deadline",
    "match_week": "Match Week",
    "soap_offers": "SOAP offers",
    "season_closes": "ERAS closes",
}
"""Key to the short name before 'in 192 days'."""

KEY_DATE_KEYS = tuple(KEY_DATE_NAMES)


def next_key_date(key_dates: Mapping[str, dt.date], today: dt.date) -> tuple[str, dt.date, int] | None:
    """Give the nearest key date from today on as key, day and days until it (0 is today), or None."""
    coming = [(key_dates[key], key) for key in KEY_DATE_KEYS if key in key_dates and key_dates[key] >= today]
    if not coming:
        return None
    day, key = min(coming, key=lambda pair: pair[0])
    return key, day, (day - today).days


def say_next_key_date(key_dates: Mapping[str, dt.date], today: dt.date) -> str:
    """Say what comes next and how soon: 'ERAS opens in 192 days', or that the season is over."""
    coming = next_key_date(key_dates, today)
    if coming is None:
        return "the season is over" if key_dates else ""
    return f"{KEY_DATE_COUNTDOWNS[coming[0]]} {say_distance(coming[2])}"
