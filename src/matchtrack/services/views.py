"""Reads that both faces draw: lists of steps, the outline of the plan, the season and the hours."""

from __future__ import annotations

import contextlib
import datetime as dt
from array import array
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import AREAS, OPEN_STATUSES, STATUSES
from matchtrack.domain.due import nearest
from matchtrack.errors import NotSoError, UsageError
from matchtrack.services.presence import NO_SEASON
from matchtrack.storage import capacity, finding, reading
from matchtrack.storage.connection import open_reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from matchtrack.domain.capacity import Hours
    from matchtrack.domain.hours import Window
    from matchtrack.domain.steps import BigStep, ListedStep, Season, Step
    from matchtrack.services.context import Context

    Listed = TypeVar("Listed", Step, ListedStep)


class PlanOutline(NamedTuple):
    """A plan as thin as scrolling needs it, three numbers a step and no text.

    `big_steps` and `step_ids` are in the plan's order; `parents` has the id of the big step of each baby step, and
    `statuses` its place in STATUSES.
    """

    big_steps: tuple[BigStep, ...]
    step_ids: array[int]
    parents: array[int]
    statuses: array[int]


class OwnedSlot(NamedTuple):
    """A daily slot with the key and title of its big step; `start` is minutes after midnight."""

    big_step: str
    title: str
    start: int
    minutes: int


class HoursView(NamedTuple):
    """When the user works: productive windows, other minutes by weekday (0 is Monday), and what stays out.

    `hours` holds the same week, the patterns, and all that differs from it from today on; `reservations` are the
    daily slots of big steps in clock order.
    """

    windows: tuple[Window, ...]
    other_minutes: dict[int, int]
    distractions: tuple[str, ...]
    hours: Hours
    reservations: tuple[OwnedSlot, ...]


def list_steps(context: Context, *, area: str = "", every: bool = False, find: str = "") -> list[Step]:
    """Give the open steps, or every one, in the plan's order; `find` is text in the title, capitals or not.

    Raises:
        UsageError: There is no such area.
    """
    _check_area(area)
    with contextlib.closing(open_reading(context.database)) as connection:
        steps = reading.list_steps(connection, every=every, area=area)
    return _with_words(steps, find)


def listed_steps(context: Context, *, area: str = "", every: bool = False, find: str = "") -> list[ListedStep]:
    """Give the same steps as `list_steps`, each as thin as its line in a list: a third of the time.

    Raises:
        UsageError: There is no such area.
    """
    _check_area(area)
    with contextlib.closing(open_reading(context.database)) as connection:
        steps = reading.listed_steps(connection, every=every, area=area)
    return _with_words(steps, find)


def _check_area(area: str) -> None:
    if area and area not in AREAS:
        raise UsageError(f"there is no area '{area}'{nearest(area, AREAS)}; areas are {', '.join(AREAS)}")


def _with_words(steps: list[Listed], find: str) -> list[Listed]:
    wanted = find.casefold()
    return [step for step in steps if wanted in step.title.casefold()] if wanted else steps


def find_step(context: Context, text: str) -> Step:
    """Give the one step that `text` means: an id, a unique beginning of a key, or text of one title.

    Open steps win over settled ones, as in every command.

    Raises:
        NotSoError: No step matches.
        UsageError: Several match; they are listed.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        step_id = finding.find_step(connection, text, OPEN_STATUSES).id
        return reading.steps_by_ids(connection, [step_id])[step_id]


def steps_by_ids(context: Context, ids: Iterable[int]) -> dict[int, Step]:
    """Give the steps with these ids; one that is gone is left out."""
    with contextlib.closing(open_reading(context.database)) as connection:
        return reading.steps_by_ids(connection, ids)


def blocking_steps(context: Context, step_id: int) -> tuple[Step, ...]:
    """Give the steps that a step waits for, in the plan's order."""
    with contextlib.closing(open_reading(context.database)) as connection:
        ids = reading.blocking_ids(connection, step_id)
        steps = reading.steps_by_ids(connection, ids)
        return tuple(steps[each] for each in ids)


def plan_outline(context: Context) -> PlanOutline:
    """Give all that the Plan screen needs to lay out its rows."""
    outline = PlanOutline((), array("q"), array("q"), array("b"))
    with contextlib.closing(open_reading(context.database)) as connection:
        for step_id, big_step_id, status in reading.outline(connection):
            outline.step_ids.append(step_id)
            outline.parents.append(big_step_id)
            outline.statuses.append(STATUSES.index(status))
        return outline._replace(big_steps=tuple(reading.list_big_steps(connection)))


def step_titles(context: Context) -> dict[int, str]:
    """Give the title of every baby step by its id, for a filter."""
    with contextlib.closing(open_reading(context.database)) as connection:
        return reading.titles(connection)


def _owned_slots(connection: sqlite3.Connection) -> Iterator[OwnedSlot]:
    slots = capacity.read_reservations(connection)
    titles = {each.key: each.title for each in reading.list_big_steps(connection)} if slots else {}
    for slot in slots:
        yield OwnedSlot(slot.big_step, titles[slot.big_step], slot.start, slot.minutes)


def read_season(context: Context) -> Season:
    """Give the season with its key dates.

    Raises:
        NotSoError: There is no season yet.
    """
    with contextlib.closing(open_reading(context.database)) as connection:
        season = reading.read_season(connection)
    if season is None:
        raise NotSoError(NO_SEASON)
    return season


def read_hours(context: Context) -> HoursView:
    """Give the usual week, what differs from it from today on, the daily slots and the distractions."""
    # What is read reaches back one day.
    tomorrow = context.moment().day + dt.timedelta(days=1)
    with contextlib.closing(open_reading(context.database)) as connection:
        return HoursView(
            windows=capacity.read_windows(connection),
            other_minutes=capacity.read_other_minutes(connection),
            distractions=reading.read_distractions(connection),
            hours=capacity.read_hours(connection, tomorrow),
            reservations=tuple(_owned_slots(connection)),
        )
