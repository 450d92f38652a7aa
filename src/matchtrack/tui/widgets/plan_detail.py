"""All that is known of the row under the cursor of the plan: a column where there is room, else two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import say_day
from matchtrack.domain.text import safe, safe_lines
from matchtrack.tui.drawing import dots, fact_content, minutes_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from matchtrack.domain.steps import BigStep, Step

Fact = tuple[str, str]
"""A label and what it says."""


class PlanDetail(Static):
    """Tells more of one big step or baby step."""

    def show_step(self, step: Step, blocking: Sequence[Step], today: dt.date, *, in_short: bool) -> None:
        """Tell of a baby step; `blocking` are the steps that it waits for."""
        facts = list(step_facts(step, blocking, today))
        self._tell(_short(facts) if in_short else _column(step.title, step.big_step_title, facts, step.notes), in_short)

    def show_big_step(self, big: BigStep, today: dt.date, *, in_short: bool) -> None:
        """Tell of a big step."""
        facts = list(big_step_facts(big, today))
        area = AREAS.get(big.area, big.area)
        self._tell(_short(facts) if in_short else _column(big.title, area, facts, big.notes), in_short)

    def show_nothing(self) -> None:
        """Tell nothing."""
        self.update(Content(""))

    def _tell(self, content: Content, in_short: bool) -> None:
        """The short form has a fixed height, so that moving the cursor lays nothing out anew."""
        self.update(content, layout=not in_short)


def step_facts(step: Step, blocking: Sequence[Step], today: dt.date) -> Iterator[Fact]:
    """Give what is to know of a baby step, the most urgent first."""
    if blocking:
        yield "Blocked by", "; ".join(safe(each.title) for each in blocking)
    if step.status == "waiting":
        until = f", until {say_day(step.expected, today)}" if step.expected else ""
        yield "Waiting on", (safe(step.waiting_on) or "an answer") + until
    if step.due and step.open:
        yield "Due", _due(step.due, step.due_rule, today, inherited="the big step's")
    if step.earliest and step.open:
        yield "Earliest", _with_rule(say_day(step.earliest, today), step.earliest.isoformat(), step.earliest_rule)
    if step.done_on:
        yield "Done", say_day(step.done_on, today)
    yield "Logged", f"{step.minutes_logged} of {minutes_text(step.minutes)}"
    yield "Effort", f"{dots(step.difficulty)} {'hard' if step.hard else 'easy'}{', boring' if step.boring else ''}"
    yield "Status", "to do" if step.status == "todo" else step.status
    if step.waiting_on and step.status != "waiting" and step.open:
        days = f", {step.wait_days} days" if step.wait_days else ""
        yield "Then waits", f"on {safe(step.waiting_on)}{days}"
    yield "Number", str(step.id)


def big_step_facts(big: BigStep, today: dt.date) -> Iterator[Fact]:
    """Give what is to know of a big step."""
    if big.due:
        finished = big.steps_total == big.steps_done
        yield "Due", _due(big.due, big.due_rule, None if finished else today, inherited="")
    yield "Steps", f"{big.steps_done} of {big.steps_total} done"
    yield "Minutes", f"{minutes_text(big.minutes_done)} of {minutes_text(big.minutes_total)} done"


def _due(due: dt.date, rule: str, today: dt.date | None, *, inherited: str) -> str:
    """Say a due date with its rule; without `today` it is neither near nor late."""
    if today is None:
        return _with_rule(due.isoformat(), due.isoformat(), rule)
    late = "! late, " if due < today else ""
    return late + _with_rule(say_day(due, today), due.isoformat(), rule or inherited)


def _with_rule(said: str, day: str, rule: str) -> str:
    return f"{said} ({rule})" if rule and rule != day else said


def _column(title: str, below: str, facts: Sequence[Fact], notes: str) -> Content:
    lines = [Content.styled(safe(title), "bold"), Content.styled(safe(below), "$muted"), Content("")]
    lines += [fact_content(label, value) for label, value in facts]
    if notes:
        lines += [Content(""), Content(safe_lines(notes))]
    return Content("\n").join(lines)


def _short(facts: Sequence[Fact]) -> Content:
    """Say the facts in one running text; the list cuts it where the room ends."""
    parts = [Content.assemble((f"{label} ", "$muted"), value) for label, value in facts]
    return Content(" · ").join(parts)
