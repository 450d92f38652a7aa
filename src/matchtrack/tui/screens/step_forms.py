"""Adding and editing a step through its form: what is asked, what is saved, and what if it changed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from matchtrack.domain.due import parse_due
from matchtrack.domain.key_dates import KEY_DATE_NAMES
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError, MatchtrackError, NotSoError
from matchtrack.services import views
from matchtrack.services.step_drafts import StepChanges, StepDraft
from matchtrack.tui.screens.stale import GONE
from matchtrack.tui.screens.step_editor import EditAnswer, StepEditor
from matchtrack.tui.typed_dates import DateReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchtrack.domain.steps import BigStep, Step
    from matchtrack.services.context import Context
    from matchtrack.tui.screens.step_actions import StepActions

CHANGED_MEANWHILE = "this step was changed elsewhere meanwhile. Save again to keep yours, or load the changed step."


async def add_step(screen: StepActions, big_step: str) -> None:
    """Ask for a new step and save it; it begins in the big step with this key."""
    from matchtrack.services import steps

    house = screen.house
    empty = StepDraft(title="", big_step=big_step)
    known = house.attempt(_form_parts, house.context)
    if known is None:
        return
    big_steps, dates = known

    def ask(answer: EditAnswer | None, fault: str) -> StepEditor:
        first = answer or EditAnswer(draft=empty, base=empty)
        return StepEditor("A new baby step", first, fault, big_steps=big_steps, dates=dates)

    def save(answer: EditAnswer) -> None:
        added = steps.add_step(house.context, answer.draft)
        house.tell(f"Added: {added.title}, in {added.big_step_title}")

    await screen.ask_until_saved(ask, save)


async def edit_step(screen: StepActions, step: Step) -> None:
    """Ask what should change of a step and save only that."""
    house = screen.house
    known = house.attempt(_form_parts, house.context)
    if known is None:
        return
    big_steps, dates = known
    edit = StepEdit(house.context, step)

    def ask(answer: EditAnswer | None, fault: str) -> StepEditor:
        first = answer or EditAnswer(draft=edit.base, base=edit.base)
        return StepEditor("Edit the step", first, fault, big_steps=big_steps, dates=dates, newer=edit.newer)

    def save(answer: EditAnswer) -> None:
        house.tell(f"Saved: {answer.draft.title}" if edit.save(answer) else "Nothing was changed.")

    await screen.ask_until_saved(ask, save)


class StepEdit:
    """The editing of one step from the version that the user saw.

    Attributes:
        base: The step as the user first saw it.
        newer: What somebody else made of it, once that is known and concerns a field of the form.
    """

    def __init__(self, context: Context, step: Step) -> None:
        self._context = context
        self._step_id = step.id
        self._version = step.version
        self.base = draft_of(step)
        self.newer: StepDraft | None = None

    def save(self, answer: EditAnswer) -> bool:
        """Write the fields that the user changed; say whether there were any.

        Raises:
            BadInputError: Somebody else changed a field of the step meanwhile: saving again keeps the user's.
            MatchtrackError: The service refuses the change.
        """
        changes = changed_fields(answer.base, answer.draft)
        if changes is None:
            return False
        try:
            self._write(changes)
        except MatchtrackError:
            now = views.steps_by_ids(self._context, [self._step_id]).get(self._step_id)
            if now is None:
                raise NotSoError(GONE) from None
            if now.version == self._version:
                raise
            self._version = now.version
            if draft_of(now) != self.base:
                self.newer = self.base = draft_of(now)
                raise BadInputError(CHANGED_MEANWHILE) from None
            self._write(changes)
        return True

    def _write(self, changes: StepChanges) -> None:
        from matchtrack.services import steps

        steps.edit_step(self._context, str(self._step_id), changes, version=self._version)


def draft_of(step: Step) -> StepDraft:
    """Give the fields of a step as the form shows them; opening it alone changes no text."""
    return StepDraft(
        title=clean(step.title)[0],
        big_step=step.big_step,
        minutes=step.minutes,
        difficulty=step.difficulty,
        boring=step.boring,
        due=parse_due(step.due_rule, KEY_DATE_NAMES) if step.due_rule else None,
        earliest=parse_due(step.earliest_rule, KEY_DATE_NAMES) if step.earliest_rule else None,
        waiting_on=clean(step.waiting_on)[0],
        wait_days=step.wait_days,
        notes=clean(step.notes, lines=True)[0],
    )


def changed_fields(before: StepDraft, after: StepDraft) -> StepChanges | None:
    """Give what differs between two states of the form, or None where nothing does."""
    names = [field.name for field in fields(StepDraft) if getattr(before, field.name) != getattr(after, field.name)]
    return StepChanges(**{name: getattr(after, name) for name in names}) if names else None


def _form_parts(context: Context) -> tuple[Sequence[BigStep], DateReader]:
    """Read what the form chooses from: the big steps, and the key dates of the season."""
    key_dates = views.read_season(context).days
    dates = DateReader(key_dates=key_dates, today=context.moment().day, order=context.settings.date_order)
    return views.plan_outline(context).big_steps, dates
