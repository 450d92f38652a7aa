"""Baby steps as a Markdown list for a mentor: by area and big step, with progress and due dates."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import MONTHS
from matchtrack.domain.text import safe

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from matchtrack.domain.steps import BigStep, Season, Step

_SPECIAL = re.compile(r"[\\`*_\[\]<>~$#|]|&(?=#?\w+;)")
"""Characters with a meaning inside a line, in CommonMark and on the common forges."""


def export_markdown(season: Season | None, big_steps: Sequence[BigStep], steps: Sequence[Step]) -> str:
    """Give the list of these steps, one line each; within a big step they keep the order in which they are given."""
    known = {big_step.id: big_step for big_step in big_steps}
    blocks = [_title(season), _summary(steps)]
    for area, in_area in groupby(_in_order(big_steps, steps), key=lambda step: step.area):
        blocks.append(f"## {escape_markdown(AREAS.get(area, area))}")
        for big_step_id, group in groupby(in_area, key=lambda step: step.big_step_id):
            members = list(group)
            blocks.append(_heading(known.get(big_step_id), members[0].big_step_title))
            blocks.append("\n".join(step_line(step) for step in members))
    return "\n\n".join(blocks) + "\n"


def escape_markdown(text: str) -> str:
    """Give the text on one line, so that Markdown shows it as it was typed."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(safe(text).split()))


def step_line(step: Step) -> str:
    """Give the checkbox line of one step, like '- [ ] **due 8 Sep 2027** Ask Dr. Rao (15 min, hard)'."""
    title, details = escape_markdown(step.title), ", ".join(_details(step))
    if step.status == "dropped":
        return f"- [x] ~~{title}~~ ({details})"
    due = f"**due {_day(step.due)}** " if step.open and step.due else ""
    return f"- [{' ' if step.open else 'x'}] {due}{title} ({details})"


def _details(step: Step) -> Iterator[str]:
    yield f"{step.minutes} min"
    if step.open and step.hard:
        yield "hard"
    if step.status == "waiting":
        until = f" until {_day(step.expected)}" if step.expected else ""
        yield f"waiting on {escape_markdown(step.waiting_on) or 'an answer'}{until}"
    elif step.status != "todo":
        yield f"{step.status} {_day(step.done_on)}" if step.done_on else step.status


def _in_order(big_steps: Sequence[BigStep], steps: Sequence[Step]) -> list[Step]:
    areas = {area: place for place, area in enumerate(AREAS)}
    places = {big_step.id: place for place, big_step in enumerate(big_steps)}

    def place(step: Step) -> tuple[int, str, int, int]:
        return areas.get(step.area, len(areas)), step.area, places.get(step.big_step_id, len(places)), step.big_step_id

    return sorted(steps, key=place)


def _title(season: Season | None) -> str:
    if season is None:
        return "# Baby steps"
    name = escape_markdown(season.name)
    return f"# Match {season.match_year}: {name}" if name else f"# Match {season.match_year}"


def _summary(steps: Sequence[Step]) -> str:
    left = [step for step in steps if step.open]
    if not left:
        return "Nothing is left to do."
    return f"{_count(len(left), 'baby step')} left, {_span(sum(step.minutes_left for step in left))} of work."


def _heading(big_step: BigStep | None, title: str) -> str:
    if big_step is None:
        return f"### {escape_markdown(title)}"
    done = f"{big_step.steps_done} of {_count(big_step.steps_total, 'baby step')} done"
    due = f", due {_day(big_step.due)}" if big_step.due else ""
    return f"### {escape_markdown(big_step.title)}\n\n{done}, {round(big_step.progress * 100)} %{due}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
