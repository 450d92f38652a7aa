"""Forms about a step that somebody changes meanwhile: nothing is overwritten without a question."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from plans_for_screens import a_season

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services import minutes, pins, ticks, views
from matchtrack.services.steps import StepChanges, StepDraft, add_step, edit_step
from matchtrack.services.undo import undo
from matchtrack.tui.screens.stale import Watched

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """A season with a step 'draft'."""
    return a_season(tmp_path)


def waiting_for(watched: Watched[ticks.Waiting], context: Context, whom: str) -> ticks.Waiting:
    """Save the answer of the form: the step waits for somebody."""
    return watched.save(lambda version: ticks.wait(context, "draft", waiting_on=whom, version=version))


def test_a_wait_that_was_changed_elsewhere_is_asked_about_once(season: Context) -> None:
    """Saving again keeps the user's answer."""
    watched: Watched[ticks.Waiting] = Watched(season, views.find_step(season, "draft"))
    ticks.wait(season, "draft", waiting_on="the dean", expected=dt.date(2026, 12, 4))

    with pytest.raises(BadInputError, match="it waits for the dean until Fri 4 Dec 2026 now"):
        waiting_for(watched, season, "Dr. Rao")
    assert views.find_step(season, "draft").waiting_on == "the dean"

    waiting_for(watched, season, "Dr. Rao")
    assert views.find_step(season, "draft").waiting_on == "Dr. Rao"


def test_other_changes_ask_nothing(season: Context) -> None:
    """A new title does not concern who is waited for, and stays."""
    watched: Watched[ticks.Waiting] = Watched(season, views.find_step(season, "draft"))
    edit_step(season, "draft", StepChanges(title="Draft it"))

    waiting_for(watched, season, "Dr. Rao")

    step = views.find_step(season, "draft")
    assert (step.title, step.waiting_on) == ("Draft it", "Dr. Rao")


def test_a_step_that_is_done_or_gone_meanwhile_is_said(season: Context) -> None:
    """In the form, so that nothing typed is lost."""
    watched: Watched[ticks.Waiting] = Watched(season, views.find_step(season, "draft"))
    ticks.done(season, ["draft"])
    with pytest.raises(NotSoError, match="done"):
        waiting_for(watched, season, "Dr. Rao")

    added = add_step(season, StepDraft(title="Gone soon"))
    logging: Watched[minutes.Logged] = Watched(season, views.steps_by_ids(season, [added.id])[added.id])
    undo(season)
    with pytest.raises(NotSoError, match="taken away elsewhere meanwhile"):
        logging.save(lambda _: minutes.log(season, 5, str(added.id)))


def test_a_pin_that_was_moved_elsewhere_stays_until_it_is_said_again(season: Context) -> None:
    """The sentence says where it is now; without a look before, as in the shell, the last one counts."""
    step = views.find_step(season, "moments")
    seen = pins.pin_of(season, step.id)
    pins.pin(season, "moments", dt.date(2026, 11, 27))

    with pytest.raises(pins.MovedMeanwhileError, match="it is pinned to Fri 27 Nov 2026 now") as caught:
        pins.pin(season, "moments", dt.date(2026, 11, 30), seen=(seen,))
    assert caught.value.pin == pins.pin_of(season, step.id)

    pins.pin(season, "moments", dt.date(2026, 11, 30), seen=(caught.value.pin,))
    assert str(getattr(pins.pin_of(season, step.id), "day", "")) == "2026-11-30"
