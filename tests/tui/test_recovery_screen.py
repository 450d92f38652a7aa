"""A season that is damaged or gone comes back in the app."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pilots import press, run_house, running_text, settle, toasts

from matchtrack.errors import DatabaseError
from matchtrack.services import backups, minutes, views
from matchtrack.services.opening import look_at_database
from matchtrack.tui import keeping
from matchtrack.tui.screens.recovery import RecoveryScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp


def damage(context: Context) -> None:
    """Cut the file off in its middle."""
    path = Path(context.database)
    path.write_bytes(path.read_bytes()[:4200])


def test_a_damaged_season_comes_back_with_enter(context: Context) -> None:
    """What happened, what each backup holds, one key; the broken file is kept."""
    backups.back_up(context, "import")
    damage(context)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert isinstance(app.screen, RecoveryScreen)
        said = running_text(app)
        for words in ("is damaged", "before an import", "just now", "Enter restores", "q leaves"):
            assert words in said
        assert "s saves" not in said
        await press(pilot, "s")
        assert isinstance(app.screen, RecoveryScreen)
        await press(pilot, "enter")
        assert not app.screen.is_modal
        assert "A small plan" not in toasts(app)[-1]
        assert toasts(app)[-1].startswith("Restored: ")
        assert views.list_steps(context)

    run_house(context, body)
    assert len(list(Path(context.database).parent.glob("*-CORRUPT-*.db"))) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_an_emptied_season_is_no_first_run(context: Context, size: tuple[int, int]) -> None:
    """The questions come only where somebody wants to begin anew; the screen fits."""
    backups.back_up(context)
    Path(context.database).write_bytes(b"")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert isinstance(app.screen, RecoveryScreen)
        assert "q leaves" in running_text(app)
        await press(pilot, "n")
        assert type(app.screen).__name__ == "SetUpScreen"

    run_house(context, body, size=size)


def test_leaving_a_loss_has_the_exit_code_of_trouble(context: Context) -> None:
    """Nothing was changed; without a backup nothing can be restored."""
    damage(context)
    before = Path(context.database).read_bytes()
    codes = []

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert "There is no backup of it." in running_text(app)
        await press(pilot, "enter")
        await pilot.press("q")
        codes.append(app.return_code)

    run_house(context, body)
    assert codes == [4]
    assert before == Path(context.database).read_bytes()


def test_without_a_backup_what_can_be_read_is_saved_by_a_key(context: Context) -> None:
    """It says what, and Today opens on it."""
    path = Path(context.database)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'key_date'").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(content)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        assert isinstance(app.screen, RecoveryScreen)
        assert "s saves what can still be read" in running_text(app)
        await press(pilot, "s")
        assert not app.screen.is_modal
        assert toasts(app)[-1].startswith("Saved: 6 steps")
        assert len(views.list_steps(context)) == 6

    run_house(context, body)
    assert len(list(path.parent.glob("*-CORRUPT-*.db"))) == 1


def test_damage_that_only_the_whole_check_finds_is_told_while_the_app_is_open(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first frame does not wait for the check."""
    backups.back_up(context)
    monkeypatch.setattr("matchtrack.services.opening.check_whole", lambda _: "It is damaged.")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        assert not app.screen.is_modal
        looked_after(app)
        await settle(pilot)
        assert isinstance(app.screen, RecoveryScreen)
        await press(pilot, "enter")
        assert not app.screen.is_modal

    run_house(context, body)


looked_after = keeping.look_after


def test_damage_that_is_met_in_the_middle_of_work_is_led_back_from(context: Context) -> None:
    """One screen, however many things fail at once."""
    backups.back_up(context)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        damage(context)
        for _ in range(3):
            app.attempt(views.list_steps, context)
        await settle(pilot)
        assert isinstance(app.screen, RecoveryScreen)
        await press(pilot, "enter")
        assert not app.screen.is_modal
        assert views.list_steps(context)

    run_house(context, body)


def test_the_app_keeps_a_backup_and_plain_text_of_what_changed(context: Context) -> None:
    """At its start, by time and at its end alike; not where the clock is set by hand."""
    assert [keeping.keep(context), keeping.keep(context)] == ["", ""]
    minutes.log(context, 15, "list")
    keeping.keep(context)
    assert [backup.reason for backup in backups.list_backups(context)] == ["timed", "timed"]
    assert len(list((Path(context.database).parent / "backups" / "plain").iterdir())) == 2
    context.environ = {**context.environ, "MATCHTRACK_NOW": "2027-01-01"}
    minutes.log(context, 15, "list")
    keeping.keep(context)
    assert len(backups.list_backups(context)) == 2


def test_what_opens_is_told_apart(context: Context) -> None:
    """A season, a first run, a loss, and the file of another program."""
    assert look_at_database(context).is_set_up
    path = Path(context.database)
    path.rename(path.with_name("away.db"))
    opening = look_at_database(context)
    assert (opening.is_set_up, opening.loss) == (False, "")
    path.write_bytes(b"something else" * 100)
    with pytest.raises(DatabaseError) as refused:
        look_at_database(context)
    assert refused.value.kind == "foreign"


def test_a_read_only_database_is_named_as_such(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the head line for as long as the app is open, and once in words."""
    monkeypatch.setattr("matchtrack.services.opening.os.access", lambda *_: False)

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await settle(pilot)
        assert "· read-only" in running_text(app)
        assert toasts(app) == ["This database can only be looked at: nothing can be written there."]

    run_house(context, body)
