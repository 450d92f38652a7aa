"""Setting the reminder up and taking it away: on real files, with a scheduler that only notes what it is told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lived_days import at, live_in
from seasons import a_context

from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.programs import Command, Outcome
from matchtrack.services.reminder_setup import arrangement_of, install, look_of, remove
from matchtrack.services.schedulers import systemd
from matchtrack.services.schedulers.values import Look

if TYPE_CHECKING:
    from matchtrack.services.schedulers.values import Arrangement

LOOK = Look(words=("/usr/bin/python3", "-P", "-m", "matchtrack", "remind", "--notify"), times=(1140,))


class Scheduler:
    """Notes what it is told; refuses the words in `refuses`."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.told: list[str] = []

    def __call__(self, command: Command) -> Outcome:
        """Note the third word, the verb."""
        self.told.append(command.words[2])
        return Outcome(trouble="no bus" if command.words[2] == self.refuses else "")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The folder of the units, which is not there yet."""
    return tmp_path / "home of me" / "systemd" / "user"


def arranged(units: Path, look: Look = LOOK) -> Arrangement:
    """The systemd of the tests."""
    return systemd.arrangement(look, units.as_posix(), "systemctl")


def written(units: Path) -> dict[str, str]:
    """The files of the folder."""
    return {file.name: file.read_text("utf-8") for file in units.iterdir()} if units.exists() else {}


def test_setting_up_twice_changes_nothing_the_second_time(units: Path) -> None:
    """But switches it on again, in case that it was switched off."""
    scheduler = Scheduler()

    assert [install(arranged(units), scheduler), install(arranged(units), scheduler)] == [True, False]
    assert sorted(written(units)) == ["matchtrack-remind.service", "matchtrack-remind.timer"]
    assert scheduler.told == ["daemon-reload", "enable", "restart"] * 2


def test_another_time_replaces_the_files(units: Path) -> None:
    """Ours are ours to change."""
    install(arranged(units), Scheduler())

    assert install(arranged(units, Look(words=LOOK.words, times=(1200,))), Scheduler())
    assert "20:00" in written(units)["matchtrack-remind.timer"]


def test_taking_away_leaves_nothing_and_can_be_repeated(units: Path) -> None:
    """The second time there is nothing, and the scheduler is not troubled."""
    scheduler = Scheduler()
    install(arranged(units), Scheduler())

    removed = remove(arranged(units), scheduler)

    assert [Path(path).name for path in removed.files] == ["matchtrack-remind.service", "matchtrack-remind.timer"]
    assert written(units) == {}
    assert scheduler.told == ["disable", "daemon-reload"]
    assert remove(arranged(units), scheduler).files == ()
    assert scheduler.told == ["disable", "daemon-reload"]


def test_a_file_that_is_not_ours_is_neither_replaced_nor_taken_away(units: Path) -> None:
    """Whoever wrote it wants it."""
    units.mkdir(parents=True)
    own = units / "matchtrack-remind.timer"
    own.write_text("[Timer]\n", "utf-8")
    scheduler = Scheduler()

    with pytest.raises(BadInputError, match="was not written by matchtrack and is left alone"):
        install(arranged(units), scheduler)

    assert remove(arranged(units), scheduler).left == (own.as_posix(),)
    assert written(units) == {own.name: "[Timer]\n"}
    assert scheduler.told == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_followed(units: Path, tmp_path: Path) -> None:
    """Even where it leads to a file that bears our mark."""
    install(arranged(tmp_path), Scheduler())
    units.mkdir(parents=True)
    (units / "matchtrack-remind.timer").symlink_to(tmp_path / "matchtrack-remind.timer")

    with pytest.raises(BadInputError, match="was not written by matchtrack"):
        install(arranged(units), Scheduler())


@pytest.mark.parametrize("verb", ["daemon-reload", "enable", "restart"])
def test_where_the_scheduler_refuses_all_is_put_back(units: Path, verb: str) -> None:
    """Files that do nothing would look like a reminder."""
    with pytest.raises(NotSoError, match=r"a systemd user timer could not be set up: no bus\. Nothing was changed\."):
        install(arranged(units), Scheduler(verb))
    assert written(units) == {}

    install(arranged(units), Scheduler())
    before = written(units)
    scheduler = Scheduler(verb)
    with pytest.raises(NotSoError):
        install(arranged(units, Look(words=LOOK.words, times=(1200,))), scheduler)
    assert before == written(units)
    assert scheduler.told.count("daemon-reload") == 2, "what was there before is switched on again"


def test_a_scheduler_that_knows_nothing_of_it_does_not_keep_the_files(units: Path) -> None:
    """What it says is told."""
    install(arranged(units), Scheduler())

    assert remove(arranged(units), Scheduler("disable")).troubles == ("no bus",)
    assert written(units) == {}


@pytest.mark.parametrize(
    ("platform", "scheduler"),
    [("linux", "a systemd user timer"), ("darwin", "a launchd agent"), ("win32", "a scheduled task")],
)
def test_every_platform_has_its_scheduler(platform: str, scheduler: str) -> None:
    """In its own folder."""
    found = arrangement_of(LOOK, {"HOME": "/home/me"}, platform=platform, found=lambda name: f"/bin/{name}")

    assert found
    assert scheduler == found.scheduler
    if platform != "win32":
        assert found.files[0][0].replace("\\", "/").startswith("/home/me/")


def test_without_systemctl_there_is_none() -> None:
    """A line for cron is what remains."""
    assert arrangement_of(LOOK, {"HOME": "/home/me"}, platform="linux", found=lambda _: "") is None


def test_a_plain_look_leaves_all_to_the_settings(tmp_path: Path) -> None:
    """So that a changed setting holds without setting the reminder up again."""
    context = a_context(tmp_path)
    context.environ = {}

    found = look_of(context, after=None, named_database=False, python="/py")

    assert found == Look(words=("/py", "-P", "-m", "matchtrack", "remind", "--notify"), times=(1140, 1200, 1260))


def test_what_was_named_is_written_out(tmp_path: Path) -> None:
    """The time, and the database by its whole path."""
    context = a_context(tmp_path)
    context.environ = {}

    found = look_of(context, after=1410, named_database=True, python="/py")

    assert found.words[6:] == ("--after", "23:30", "--db", context.database)
    assert found.times == (1410, 30, 90)


@pytest.mark.parametrize(
    ("variable", "options"),
    [
        ("MATCHTRACK_DB", ["--db"]),
        ("XDG_DATA_HOME", ["--db"]),
        ("MATCHTRACK_CONFIG", ["--after", "--db"]),
        ("XDG_CONFIG_HOME", ["--after", "--db"]),
    ],
)
def test_what_a_variable_of_the_shell_says_is_written_out(tmp_path: Path, variable: str, options: list[str]) -> None:
    """The scheduler knows no variables of the shell, and would look into another database."""
    context = a_context(tmp_path)
    context.environ = {variable: "/somewhere"}

    found = look_of(context, after=None, named_database=False, python="/py")

    assert options == [word for word in found.words[6:] if word.startswith("--")]


@pytest.mark.skipif(sys.platform == "win32", reason="TZ holds elsewhere")
def test_the_times_are_those_of_the_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings may live in another zone: 19:00 in Berlin is noon in Chicago."""
    live_in(monkeypatch, a_context(tmp_path), "America/Chicago")
    context = at(a_context(tmp_path), "2026-11-22T18:00", zone="Europe/Berlin")

    assert look_of(context, after=1140, named_database=False, python="/py").times == (720, 780, 840)


def test_a_path_with_a_line_break_is_refused(tmp_path: Path) -> None:
    """Before anything is shown."""
    with pytest.raises(BadInputError, match="without line breaks"):
        look_of(a_context(tmp_path / "a\nb"), after=None, named_database=True, python="/py")
