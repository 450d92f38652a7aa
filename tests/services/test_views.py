"""The reads that both faces draw: lists, one step, what blocks it, the outline, the season and the hours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_big_step, a_context, a_plan, a_season, a_step

from matchtrack.domain.areas import STATUSES
from matchtrack.domain.due import Due
from matchtrack.domain.hours import Window
from matchtrack.domain.season import derive_key_dates
from matchtrack.errors import NotSoError, UsageError
from matchtrack.services import hours, ticks, views
from matchtrack.services.minutes import log
from matchtrack.services.presence import is_set_up
from matchtrack.services.season import set_key_date
from matchtrack.services.undo import undo

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """Two big steps in two areas, on a Sunday at 08:00 UTC."""
    plan = a_plan(
        a_big_step(
            "statement",
            a_step("moments", title="Liste zehn große Momente", difficulty=5),
            a_step("draft", title="Draft the opening", after=("statement/moments", "letters/ask")),
            area="personal_statement",
            due=Due(key_date="programs_review", offset_days=-14),
        ),
        a_big_step("letters", a_step("ask", title="Ask Dr. Rao"), a_step("thank", title="Thank Dr. Rao")),
    )
    return a_season(tmp_path, plan)


def keys(context: Context, **narrowed: str | bool) -> list[str]:
    """The keys of the listed steps."""
    return [step.key.partition("/")[2] for step in views.list_steps(context, **narrowed)]  # type: ignore[arg-type]


def test_open_steps_are_listed_in_the_order_of_the_plan(season: Context) -> None:
    """Settled ones on demand; waiting ones are open."""
    ticks.done(season, ["moments"])
    ticks.drop(season, "thank")
    ticks.wait(season, "ask")
    assert keys(season) == ["draft", "ask"]
    assert keys(season, every=True) == ["moments", "draft", "ask", "thank"]


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("RAO", ["ask", "thank"]),
        ("GROSSE", ["moments"]),
        ("große", ["moments"]),
        ("open", ["draft"]),
        ("", ["moments", "draft", "ask", "thank"]),
        ("unicorn", []),
    ],
)
def test_a_list_is_narrowed_by_words_of_the_title(season: Context, find: str, found: list[str]) -> None:
    """Capitals or not, in any script."""
    assert found == keys(season, find=find)
    titles = [step.title for step in views.list_steps(season, find=find)]
    assert titles == [line.title for line in views.listed_steps(season, find=find)]


def test_a_list_is_narrowed_by_area(season: Context) -> None:
    """An unknown one names the nearest."""
    assert keys(season, area="letters") == ["ask", "thank"]
    assert keys(season, area="letters", find="thank") == ["thank"]
    assert keys(season, area="step_3") == []
    assert [line.title for line in views.listed_steps(season, area="letters")] == ["Ask Dr. Rao", "Thank Dr. Rao"]
    for read in (views.list_steps, views.listed_steps):
        with pytest.raises(UsageError) as caught:
            read(season, area="letter")
        said = caught.value.sentence
        assert said.startswith("there is no area 'letter'; did you mean 'letters'?; areas are season, ")


def test_a_step_is_read_with_all_that_is_known_of_it(season: Context) -> None:
    """Its dates are resolved, its prerequisites named, its minutes counted."""
    log(season, 5, "draft")
    step = views.find_step(season, "draft")
    assert (step.id, step.key, step.big_step_title) == (2, "statement/draft", "All of statement")
    assert (step.due, step.due_rule) == (dt.date(2027, 9, 8), "")
    assert (step.after, step.blocked) == (("statement/moments", "letters/ask"), True)
    assert (step.minutes_logged, step.minutes_left, step.status) == (5, 10, "started")


@pytest.mark.parametrize("text", ["3", " 3 ", "letters/ask", "letters/a", "ask", "ASK", "Ask Dr", "sk dr. r"])
def test_one_step_is_found_by_number_key_or_words(season: Context, text: str) -> None:
    """As in every command."""
    assert views.find_step(season, text).key == "letters/ask"


def test_an_open_step_wins_over_a_settled_one(season: Context) -> None:
    """So that the words of this week need not tell the steps of last week apart."""
    with pytest.raises(UsageError, match="'rao' matches 2 steps") as caught:
        views.find_step(season, "rao")
    assert [str(place) for place in caught.value.places] == [
        "3: letters/ask  Ask Dr. Rao", "4: letters/thank  Thank Dr. Rao",
    ]  # fmt: skip
    ticks.done(season, ["ask"])
    assert views.find_step(season, "rao").key == "letters/thank"
    assert views.find_step(season, "ask").key == "letters/ask"


def test_a_step_that_is_not_there_is_not_found(season: Context) -> None:
    """By number and by words; a list by ids leaves it out."""
    for text, sentence in (
        ("99", "There is no step with the number 99."),
        ("unicorn", "No step matches 'unicorn'. 'matchtrack steps --all' lists them."),
    ):
        with pytest.raises(NotSoError) as caught:
            views.find_step(season, text)
        assert caught.value.sentence == sentence
    assert list(views.steps_by_ids(season, [1, 3, 99])) == [1, 3]
    assert views.steps_by_ids(season, []) == {}


def test_what_blocks_a_step_is_named_in_the_order_of_the_plan(season: Context) -> None:
    """Settled prerequisites block no more."""
    assert [step.key.split("/")[1] for step in views.blocking_steps(season, 2)] == ["moments", "ask"]
    ticks.done(season, ["moments"])
    ticks.drop(season, "ask")
    assert views.blocking_steps(season, 2) == ()


def test_the_outline_holds_every_step_and_the_progress(season: Context) -> None:
    """Big steps with their minutes; baby steps as thin as they get."""
    ticks.done(season, ["moments"])
    ticks.drop(season, "thank")
    outline = views.plan_outline(season)
    assert [
        (big.key, big.minutes_total, big.minutes_done, big.steps_total, big.steps_done) for big in outline.big_steps
    ] == [("statement", 30, 15, 2, 1), ("letters", 15, 0, 1, 0)]
    assert [big.progress for big in outline.big_steps] == [0.5, 0.0]
    assert (list(outline.step_ids), list(outline.parents)) == ([1, 2, 3, 4], [1, 1, 2, 2])
    assert [STATUSES[place] for place in outline.statuses] == ["done", "todo", "todo", "dropped"]
    assert views.step_titles(season) == {
        1: "Liste zehn große Momente", 2: "Draft the opening", 3: "Ask Dr. Rao", 4: "Thank Dr. Rao",
    }  # fmt: skip


def test_the_season_is_read_with_its_key_dates(season: Context) -> None:
    """In the order of their days; the user's own are marked with the day on which they were checked."""
    set_key_date(season, "tokens", dt.date(2027, 6, 30), dt.date(2026, 11, 22))
    found = views.read_season(season)
    assert (found.match_year, found.name) == (2028, "A season")
    days = [key_date.day for key_date in found.key_dates]
    assert sorted(days) == days
    by_rule = derive_key_dates(2028) | {"tokens": dt.date(2027, 6, 30)}
    assert by_rule == {key_date.key: key_date.day for key_date in found.key_dates}
    assert [("tokens", dt.date(2026, 11, 22))] == [
        (each.key, each.checked_on) for each in found.key_dates if each.source == "user"
    ]


def test_the_hours_are_read_as_they_were_set(season: Context) -> None:
    """Windows in order, other minutes by weekday, distractions in the user's order."""
    hours.set_windows(season, [Window(weekday=4, start=1320, end=1560), Window(weekday=0, start=360, end=480)])
    hours.set_other_minutes(season, {0: 20, 6: 0})
    hours.set_distractions(season, ["phone", "mail"])
    found = views.read_hours(season)
    assert found.windows == (Window(weekday=0, start=360, end=480), Window(weekday=4, start=1320, end=1560))
    assert {0: 20, 6: 0}.items() <= found.other_minutes.items()
    assert found.distractions == ("phone", "mail")


def test_without_a_season_there_is_nothing_to_read(tmp_path: Path) -> None:
    """Each view says how to begin."""
    nowhere = a_context(tmp_path)
    for read in (
        lambda: views.list_steps(nowhere),
        lambda: views.find_step(nowhere, "1"),
        lambda: views.steps_by_ids(nowhere, [1]),
        lambda: views.blocking_steps(nowhere, 1),
        lambda: views.plan_outline(nowhere),
        lambda: views.read_season(nowhere),
        lambda: views.read_hours(nowhere),
    ):
        with pytest.raises(NotSoError, match="There is no season yet"):
            read()
    assert not is_set_up(nowhere)


def test_a_database_without_a_season_says_so(season: Context) -> None:
    """Undo can take even the set-up back."""
    assert is_set_up(season)
    undo(at(season, "2026-11-22T08:01"))
    assert not is_set_up(season)
    with pytest.raises(NotSoError) as caught:
        views.read_season(season)
    assert caught.value.sentence == (
        "There is no season yet. Run 'matchtrack' to set one up, or 'matchtrack plan import NAME'."
    )
    assert views.list_steps(season) == []
    assert not views.plan_outline(season).step_ids
