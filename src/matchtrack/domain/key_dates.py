"""The names of the key dates of a season; the rules behind them are in season.py."""

from __future__ import annotations

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
