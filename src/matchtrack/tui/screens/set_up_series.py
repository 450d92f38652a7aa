"""The six questions of the first run in their order, each with the answer that fits most people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matchtrack.domain.hours import DEFAULT_DISTRACTIONS, default_windows
from matchtrack.domain.hours_text import OTHER_EXAMPLE, format_windows
from matchtrack.domain.season import match_year_choices
from matchtrack.tui.screens import set_up_place as places
from matchtrack.tui.screens import set_up_questions as asked
from matchtrack.tui.widgets.set_up_question import LineQuestion, ListQuestion, ShownQuestion, WakeQuestion

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matchtrack.services.context import Context
    from matchtrack.services.plans import SamplePlan
    from matchtrack.tui.screens.set_up_place import Place
    from matchtrack.tui.screens.set_up_questions import SetUpChoice
    from matchtrack.tui.widgets.set_up_question import Question, Row

_NO_PLAN = ("No plan yet: I add steps myself", "")


def series(context: Context, place: Place, first: SetUpChoice, *, again: bool) -> tuple[Question, ...]:
    """Make the questions; `first` is what stands in them, and with `again` that holds for the plan, too.

    Raises:
        BadInputError: The day lies outside the match years that can be planned.
    """
    today = context.moment().day
    return (
        _year_question(today),
        _plan_question(today, first.answers.plan, again=again),
        WakeQuestion(first.answers.wake, _windows_text(first), id="wake"),
        _other_question(first.answers.other_minutes),
        _distractions_question(first.answers.distractions),
        _place_question(context, place, first.database),
    )


def _windows_text(choice: SetUpChoice) -> str:
    windows = choice.answers.windows
    return format_windows(default_windows(choice.answers.wake) if windows is None else windows)


def _year_question(today: dt.date) -> Question:
    choices = match_year_choices(today)
    years = [year for year, _ in choices]

    def rows(choice: SetUpChoice) -> tuple[Sequence[Row], int]:
        year = choice.answers.match_year
        return [(f"{each}  {said}", "") for each, said in choices], years.index(year) if year in years else 0

    return ListQuestion(
        asked.YEAR_WORDING,
        id="year",
        rows=rows,
        say=lambda at: asked.say_match_year(years[at], today),
        put=lambda choice, at: choice.with_answers(match_year=years[at]),
    )


def _plan_question(today: dt.date, plan: str | None, *, again: bool) -> Question:
    """Ask for a plan; the bundled ones are read when the question is first shown."""

    def samples() -> tuple[SamplePlan, ...]:
        from matchtrack.services.plans import sample_plans

        return sample_plans()

    def keys() -> list[str | None]:
        return [*(sample.key for sample in samples()), None]

    def rows(choice: SetUpChoice) -> tuple[Sequence[Row], int]:
        fitting = plan if again else asked.fitting_plan(choice.answers.match_year, today, samples())
        named = [(sample.name, asked.steps_text(sample.steps)) for sample in samples()]
        return [*named, _NO_PLAN], keys().index(fitting) if fitting in keys() else len(named)

    return ListQuestion(
        asked.PLAN_WORDING,
        id="plan",
        rows=rows,
        say=lambda at: asked.say_plan((*samples(), None)[at]),
        put=lambda choice, at: choice.with_answers(plan=keys()[at]),
    )


def _other_question(minutes_of: dict[int, int]) -> Question:
    return LineQuestion(
        asked.OTHER_WORDING,
        asked.write_other_minutes(minutes_of),
        id="other",
        placeholder=f"like 30, or {OTHER_EXAMPLE}",
        say=lambda text: asked.say_other_minutes(asked.read_other_minutes(text)),
        put=lambda choice, text: choice.with_answers(other_minutes=asked.read_other_minutes(text)),
    )


def _distractions_question(names: Sequence[str]) -> Question:
    return LineQuestion(
        asked.DISTRACTIONS_WORDING,
        ", ".join(names),
        id="distractions",
        placeholder=f"nothing, or names like {', '.join(DEFAULT_DISTRACTIONS)}",
        say=lambda text: asked.say_distractions(asked.read_distractions(text)),
        put=lambda choice, text: choice.with_answers(distractions=asked.read_distractions(text)),
    )


def _place_question(context: Context, place: Place, database: str) -> Question:
    if place.named_by:
        return ShownQuestion(asked.PLACE_WORDING, places.say_named_place(place), id="place")

    def put(choice: SetUpChoice, text: str) -> SetUpChoice:
        chosen = places.read_place(text)
        places.check_place(context, chosen)
        return replace(choice, database=chosen)

    return LineQuestion(
        asked.PLACE_WORDING,
        database,
        id="place",
        placeholder="a folder, like ~/matchtrack",
        say=lambda text: places.say_place(places.read_place(text), place),
        put=put,
    )
