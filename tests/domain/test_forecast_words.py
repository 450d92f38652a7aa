"""The forecast in plain sentences."""

from __future__ import annotations

import pytest

from matchtrack.domain import forecast_words as words
from matchtrack.domain.forecast import Forecast


def told(**fields: float | bool | None) -> str:
    """What a forecast of twenty logged days says that it stands on."""
    usual: dict[str, float | bool | None] = {
        "logged_days": 20, "enough": True, "plan_share": 0.0, "pace": 31.4, "ratio": None,
    }  # fmt: skip
    return words.source_words(Forecast(**(usual | fields), big_steps=()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (None, ""),
        (0.0, "hardly <1%"),
        (0.1, "very unlikely 10%"),
        (0.5, "about even 50%"),
        (0.83, "very likely 83%"),
        (0.994, "almost sure >99%"),
        (1.0, "almost sure >99%"),
    ],
)
def test_a_chance_in_words(chance: float | None, said: str) -> None:
    """Nothing that is drawn is ever quite certain."""
    assert said == words.chance_words(chance)


@pytest.mark.parametrize(("days", "said"), [(None, ""), (0, "as it was"), (1, "1 day later"), (-12, "12 days earlier")])
def test_how_a_date_moved(days: int | None, said: str) -> None:
    """Later or earlier, never plus and minus."""
    assert said == words.moved_words(days)
    assert bool(said) == bool(words.whole_moved_words(days))


def test_what_the_dates_stand_on() -> None:
    """The plan while there is no log, then both, then the log alone; with what steps really take."""
    assert told(plan_share=1.0, enough=False).startswith("Under five logged days: these dates take your planned 31 min")
    assert told(enough=False).startswith("Under five logged days: take these dates for a first guess, at 31 min a day.")
    assert told(plan_share=0.3) == "From 20 logged days at 31 min a day of late, and your planned hours."
    assert told(ratio=1.7) == "From 20 logged days at 31 min a day of late. Steps take 1.7 times what you estimate."
    assert told(ratio=1.05).endswith("Steps take what you estimate.")


def test_how_many_are_late() -> None:
    """One sentence, or none."""
    assert words.late_words(0) == ""
    assert words.late_words(1).startswith("1 big step is late already; ")
    assert words.late_words(3).startswith("3 big steps are late already; ")
