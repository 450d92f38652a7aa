"""A disk that fails or fills up: one sentence, and the database is the old one or the new."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import acting_user
import pytest
from io_errors import outcomes

from matchtrack.errors import DatabaseError
from matchtrack.services import evening, minutes, rest, steps, ticks, timer
from matchtrack.services.plans import import_plan
from matchtrack.storage import connection as files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matchtrack.services.context import Context


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database of a user who set up and logged twice, in 'data'."""
    place = tmp_path_factory.mktemp("lived_in")
    (place / "data").mkdir()
    for action in list(acting_user.a_day(place / "data"))[:3]:
        action()
    return place


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize(("call", "sticky"), [("fdatasync,fsync", False), ("ftruncate", True)])
def test_a_disk_error_at_any_call_loses_nothing_and_claims_nothing_untrue(
    lived_in: Path, call: str, sticky: bool
) -> None:
    """bench/io_errors.py does the same for every call of more commands."""
    seen = list(outcomes(["log", "5", "1"], lived_in, call, sticky=sticky))
    assert seen
    assert [outcome.fault for outcome in seen if outcome.fault] == []


OPERATIONS: dict[str, Callable[[Context], object]] = {
    "log": lambda context: minutes.log(context, 5, "1", note="x" * 9000),
    "start": lambda context: timer.start(context, "1"),
    "done": lambda context: ticks.done(context, ["1"]),
    "wait": lambda context: ticks.wait(context, "1", waiting_on="the dean"),
    "drop": lambda context: ticks.drop(context, "1"),
    "add": lambda context: steps.add_step(context, steps.StepDraft(title="Call", notes="x" * 9000)),
    "edit": lambda context: steps.edit_step(context, "1", steps.StepChanges(notes="x" * 9000)),
    "import": lambda context: import_plan(context, "step-3", merge=True),
    "picture": lambda context: evening.save_picture(context, obstacle="the phone", answer="put it away"),
    "rest": rest.declare_rest,
}


def refusal_of(operation: Callable[[Context], object], context: Context) -> str:
    """The sentence with which the database refuses, or ''."""
    try:
        operation(context)
    except DatabaseError as error:
        return error.sentence
    return ""


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_full_disk_leaves_the_old_state_at_every_page(
    tmp_path: Path, lived_in: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Page by page, until there is room for the whole change."""
    shutil.copytree(lived_in / "data", tmp_path / "data")
    context = acting_user.a_context(tmp_path / "data", 120)
    context.settings.rest_days = 2
    before, pages = acting_user.digest(context.database), (tmp_path / "data" / "matchtrack.db").stat().st_size // 4096
    usual = files._WRITING
    for more in range(1000):
        monkeypatch.setattr(files, "_WRITING", (*usual, f"PRAGMA max_page_count={pages + more}"))
        refusal = refusal_of(OPERATIONS[name], context)
        if not refusal:
            break
        assert "is full" in refusal
        assert before == acting_user.digest(context.database)
    assert before != acting_user.digest(context.database)
