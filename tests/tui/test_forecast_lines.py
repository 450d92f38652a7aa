"""How the forecast is drawn."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_plan_lines import A_BIG_STEP

from matchtrack.domain.forecast import BigStepForecast, Forecast
from matchtrack.services.forecast import BigStepView, ForecastView
from matchtrack.tui.drawing import width_of
from matchtrack.tui.widgets.forecast_lines import (
    Scale,
    bar_width,
    big_step_pieces,
    key_date_pieces,
    month_pieces,
    scale_of,
)

if TYPE_CHECKING:
    from matchtrack.tui.drawing import Piece

TODAY = dt.date(2026, 11, 22)
KEY_DATES = {"season_opens": TODAY + dt.timedelta(days=60), "tokens": TODAY + dt.timedelta(days=61)}


def day_at(ahead: int | None) -> dt.date | None:
    """Give the day so many days after today."""
    return None if ahead is None else TODAY + dt.timedelta(days=ahead)


def a_forecast(
    likely: int | None, careful: int | None, due: int | None = None, chance: float | None = None
) -> BigStepView:
    """A big step with its dates in days from today."""
    said = BigStepForecast("letters", day_at(due), 100, day_at(likely), day_at(careful), chance)
    return BigStepView(A_BIG_STEP, said, None)


def a_view(*big_steps: BigStepView) -> ForecastView:
    """A forecast."""
    stands_on = Forecast(9, True, 0.0, 20.0, 1.0, tuple(each.said for each in big_steps))
    return ForecastView(TODAY, stands_on, big_steps, None, False)


def drawn(pieces: list[Piece]) -> str:
    """Give the text of a line."""
    return "".join(text for text, _ in pieces)


def bar_of(each: BigStepView, days: int = 35) -> str:
    """Give the bar of a big step, a day a column."""
    scale = Scale(TODAY, days, bar_width(80))
    return drawn(big_step_pieces(each, scale, (), 80, on_cursor=False))[26 : 26 + days + 1]


def test_a_bar_goes_from_the_likely_to_the_careful_date() -> None:
    """The way there is a line, and the due date a mark."""
    assert bar_width(80) == 35
    assert bar_of(a_forecast(5, 9, 20, 0.9), 34) == "─────█████          ┃              "


@pytest.mark.parametrize(
    ("each", "bar"),
    [
        (a_forecast(0, 0), "█" + " " * 34),
        (a_forecast(30, None, 32, 0.1), "─" * 30 + "██┃█▶"),
        (a_forecast(None, None), "─" * 34 + "▶"),
        (a_forecast(5, 9, -20), "─" * 5 + "█" * 5 + " " * 25),
        (a_forecast(3, 4, 90, 0.99), "─" * 3 + "██" + " " * 30),
    ],
    ids=["today", "careful beyond", "all beyond", "due before", "due outside"],
)
def test_dates_outside_are_drawn_at_the_edge_or_not_at_all(each: BigStepView, bar: str) -> None:
    """What is not within two years has an arrow."""
    assert bar_of(each, 34) == bar


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (a_forecast(5, 9, 20, 0.83), "very likely 83%"),
        (a_forecast(5, 9, 20, 0.0), "hardly <1%"),
        (a_forecast(5, 9, -1, 0.0), "! late"),
        (a_forecast(5, 9), "no due date"),
    ],
)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_chance_is_a_word_and_percent(each: BigStepView, said: str, width: int) -> None:
    """At any width; never by colour alone."""
    line = drawn(big_step_pieces(each, scale_of(a_view(each), {}, width), (), width, on_cursor=False))

    assert line.rstrip().endswith(said)


def test_key_dates_and_months_stand_above_the_bars() -> None:
    """Each where it lies, as far as there is room; the second of two on neighbouring days has none."""
    scale = scale_of(a_view(a_forecast(5, 9)), KEY_DATES, 120)

    assert scale == Scale(TODAY, 61, 59)
    assert drawn(month_pieces(scale, 120)).split() == ["Dec", "Jan", "2027"]
    assert "key dates" in drawn(key_date_pieces(scale, {"season_opens": TODAY}, 120))
    assert "┆ERAS opens" in drawn(key_date_pieces(scale, {"season_opens": TODAY}, 120))


def test_a_forecast_without_dates_has_four_weeks() -> None:
    """So that there is something to draw on."""
    assert scale_of(a_view(a_forecast(None, None)), {}, 80) == Scale(TODAY, 28, 35)


@given(
    likely=st.integers(0, 800), more=st.integers(0, 800), due=st.none() | st.integers(-90, 900),
    width=st.integers(30, 160), title=st.text(max_size=60),
)  # fmt: skip
def test_a_line_fills_its_width_exactly(likely: int, more: int, due: int | None, width: int, title: str) -> None:
    """Whatever the dates and the title are."""
    each = a_forecast(likely, likely + more, due, None if due is None else 0.5)
    each = each._replace(big_step=A_BIG_STEP._replace(title=title))
    scale = scale_of(a_view(each), KEY_DATES, width)

    assert width_of(big_step_pieces(each, scale, tuple(KEY_DATES.values()), width, on_cursor=True)) == width
    assert width_of(month_pieces(scale, width)) <= width
