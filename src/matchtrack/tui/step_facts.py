"""All that is known of a step, the most urgent first: as a column where there is room, else in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import say_day
from matchtrack.domain.due import parse_due
from matchtrack.domain.key_dates import KEY_DATE_NAMES
from matchtrack.domain.signs import LATE_SIGN
from matchtrack.domain.text import safe, safe_lines
from matchtrack.errors import BadInputError
from matchtrack.tui.drawing import dots, fact_content, minutes_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from matchtrack.domain.steps import BigStep, Step

Fact = tuple[str, str]
"""A label and what it says."""

TO_DO = ("Status", "to do")
ONLY_WITH_ROOM = ("Moves with", "Area", "Number")
"""What a few lines leave out: that a step is to do, and what stands under these labels."""

_MOST_TITLE_LINES = 2


class Told(NamedTuple):
    """What is told of a row: its title, what it belongs to, facts and notes, as the user wrote them."""

    title: str
    home: str
    facts: tuple[Fact, ...]
    notes: str


def told_of_step(step: Step, blocking: Sequence[Step], today: dt.date) -> Told:
    """Tell of a baby step; `blocking` are the steps that it waits for."""
    return Told(step.title, step.big_step_title, tuple(_step_facts(step, blocking, today)), step.notes)


def told_of_big_step(big: BigStep, today: dt.date) -> Told:
    """Tell of a big step."""
    return Told(big.title, AREAS.get(big.area, big.area), tuple(_big_step_facts(big, today)), big.notes)


def in_a_column(told: Told) -> Content:
    """Draw label and value, one a line, then the notes."""
    lines = [Content.styled(safe(told.title), "bold"), Content.styled(safe(told.home), "$muted"), Content("")]
    lines += [fact_content(label, value) for label, value in told.facts]
    if told.notes:
        lines += [Content(""), Content(safe_lines(told.notes))]
    return Content("\n").join(lines)


def in_few_lines(told: Told, width: int, height: int) -> Content:
    """Draw the whole title, the facts in one running text, and as much of the notes as `height` lines leave."""
    if width < 1 or height < 1:  # a terminal that shrinks: Textual breaks no line into lines of no width
        return Content("")
    title = Content.styled(safe(told.title), "bold")
    home = Content.styled(f" · {safe(told.home)}", "$muted")
    if title.cell_length + home.cell_length <= width:
        title = Content.assemble(title, home)
    told_in_short = (fact for fact in told.facts if fact[0] not in ONLY_WITH_ROOM and fact != TO_DO)
    facts = [Content.assemble((f"{label} ", "$muted"), value) for label, value in told_in_short]
    lines = _cut(title.wrap(width), _MOST_TITLE_LINES if height > _MOST_TITLE_LINES else 1, width)
    lines += Content(" · ").join(facts).wrap(width)
    if told.notes:
        lines += Content(" ".join(safe(told.notes).split())).wrap(width)
    return Content("\n").join(_cut(lines, height, width))


def _cut(lines: list[Content], most: int, width: int) -> list[Content]:
    """Leave out what is too much, and say that something is missing."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].truncate(width - 1).rstrip() + "…"]


def _step_facts(step: Step, blocking: Sequence[Step], today: dt.date) -> Iterator[Fact]:
    if blocking:
        yield "Blocked by", "; ".join(safe(each.title) for each in blocking)
    if step.status == "waiting":
        until = f", until {say_day(step.expected, today)}" if step.expected else ""
        yield "Waiting on", (safe(step.waiting_on) or "an answer") + until
    if step.due and step.open:
        yield from _due_facts(step.due, step.due_rule or "the big step", today)
    if step.earliest and step.open and step.earliest > today:
        yield "Not before", say_day(step.earliest, today)
    if step.done_on:
        yield "Done", say_day(step.done_on, today)
    hard = f"{'hard' if step.hard else 'easy'}{', boring' if step.boring else ''}"
    yield "Effort", f"{dots(step.difficulty)} {minutes_text(step.minutes)}, {hard}"
    if step.minutes_logged:
        yield "Logged", minutes_text(step.minutes_logged)
    yield ("Status", step.status) if step.status != "todo" else TO_DO
    if step.waiting_on and step.status != "waiting" and step.open:
        days = f", {step.wait_days} days" if step.wait_days else ""
        yield "Then waits", f"on {safe(step.waiting_on)}{days}"
    yield "Area", AREAS.get(step.area, step.area)
    yield "Number", str(step.id)


def _big_step_facts(big: BigStep, today: dt.date) -> Iterator[Fact]:
    if big.due:
        finished = big.steps_total == big.steps_done
        yield from _due_facts(big.due, big.due_rule, None if finished else today)
    yield "Steps", f"{big.steps_done} of {big.steps_total} done"
    yield "Minutes", f"{minutes_text(big.minutes_done)} of {minutes_text(big.minutes_total)} done"


def _due_facts(due: dt.date, rule: str, today: dt.date | None) -> Iterator[Fact]:
    """Say a due date and what moves it; without `today` it is neither near nor late."""
    if today is None:
        yield "Due", due.isoformat()
    else:
        late = f"{LATE_SIGN} late, " if due < today else ""
        yield "Due", late + say_day(due, today)
    if rule and rule != due.isoformat():
        yield "Moves with", say_rule(rule)


def say_rule(rule: str) -> str:
    """Say in words what a due date hangs on: 'First day to submit, 21 days before'."""
    try:
        due = parse_due(rule, KEY_DATE_NAMES)
    except BadInputError:
        return rule
    days = abs(due.offset_days)
    side = "before" if due.offset_days < 0 else "after"
    name = KEY_DATE_NAMES[due.key_date] if due.key_date else rule
    return f"{name}, {days} {'day' if days == 1 else 'days'} {side}" if days else name
