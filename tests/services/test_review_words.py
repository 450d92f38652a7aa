"""Sentences of the week review."""

from __future__ import annotations

import datetime as dt

import pytest

from matchtrack.domain.review import KeyDateForecast
from matchtrack.services.review_words import key_date_words

DUE, LIKELY, CAREFUL = dt.date(2027, 6, 2), dt.date(2027, 4, 14), dt.date(2027, 5, 20)


@pytest.mark.parametrize(
    ("big_steps", "late", "said"),
    [
        (1, 0, "20 May 2027, in time: hardly <1%"),
        (22, 0, "20 May 2027, the least sure in time: hardly <1%"),
        (22, 3, "3 overdue already, the least sure of the others in time: hardly <1%"),
        (2, 1, "1 overdue already, the other in time: hardly <1%"),
    ],
)
def test_a_chance_is_that_of_the_least_sure_big_step(big_steps: int, late: int, said: str) -> None:
    """Else 'likely in April, due in June, hardly in time' would be read as a contradiction."""
    words = key_date_words(KeyDateForecast("eras_opens", DUE, big_steps, LIKELY, CAREFUL, 0, None, late))
    assert words.endswith(said)
