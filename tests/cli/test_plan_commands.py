"""`matchtrack plan`, `season`, `hours` and `export`."""

from __future__ import annotations

import csv
import io
import json
import stat
import tomllib
from typing import TYPE_CHECKING

import pytest
from small_season import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

REPORT = {
    "format": 1,
    "name": "A small season",
    "written": True,
    "added": [],
    "changed": [],
    "kept": 6,
    "removed": [],
    "added_big_steps": [],
    "removed_big_steps": [],
    "cleaned": 0,
    "backup": None,
    "catch_up": {
        "written": False,
        "steps": [],
        "big_steps": [],
        "first": None,
        "last": None,
        "past": 0,
        "real": 0,
        "no_day": 0,
    },
}


@pytest.fixture
def plan_file(no_season: Path) -> str:
    """Put the plan of the small season into a file of the working directory."""
    (no_season.parent.parent / "plan.toml").write_text(PLAN, encoding="utf-8")
    return "plan.toml"


def test_plans_are_listed_without_a_season(shell: Callable[..., Answer], no_season: Path) -> None:
    """A newcomer looks before anything is made."""
    shapes = json.loads(shell("plan", "list", "--json").out)["plans"]
    answer = shell("plan", "list")

    assert {"key", "name", "summary", "steps"} == set(shapes[0])
    assert [shape["key"] for shape in shapes] == [line.split()[0] for line in answer.out.splitlines()]
    assert [shape["key"] for shape in shapes] == [
        line.split(":")[0] for line in shell("plan", "list", "--plain").out.splitlines()
    ]
    assert not no_season.exists()


def test_a_plan_is_shown_before_it_is_imported(shell: Callable[..., Answer], plan_file: str) -> None:
    """Big steps, and the baby steps below them."""
    lines = shell("plan", "show", plan_file).out.splitlines()

    assert lines[:3] == ["A small season", "", "Personal statement final · due programs_review - 14d"]
    assert lines[3] == "  ●●●●○  List ten moments             15 min"


def test_a_plan_is_shown_as_json_and_as_labels(shell: Callable[..., Answer], plan_file: str) -> None:
    """The JSON has the words of plan files."""
    plan = json.loads(shell("plan", "show", plan_file, "--json").out)["plan"]
    labels = shell("plan", "show", plan_file, "--plain").out.splitlines()

    assert {"name", "summary", "match_year", "key_dates", "big_steps"} == set(plan)
    assert plan["big_steps"][1]["baby_steps"][0] == {
        "key": "ask-rao",
        "title": "Ask Dr. Rao for a letter",
        "minutes": 10,
        "difficulty": 4,
        "boring": False,
        "due": None,
        "earliest": None,
        "after": [],
        "waiting_on": "Dr. Rao",
        "wait_days": 14,
        "notes": "",
    }
    assert labels[:3] == [
        "plan: A small season",
        "big step: Personal statement final, due programs_review - 14d",
        "step: List ten moments, 15 min, difficulty 4 of 5",
    ]


def test_a_sound_plan_passes_the_check(shell: Callable[..., Answer], plan_file: str, no_season: Path) -> None:
    """Nothing is written."""
    answer = shell("plan", "check", plan_file)

    assert (
        answer.code, answer.out, answer.err,
    ) == (0, "'A small season' is in order: 3 big steps, 6 baby steps.\n", "")  # fmt: skip
    assert json.loads(shell("plan", "check", plan_file, "--json").out) == {
        "format": 1, "name": "A small season", "big_steps": 3, "steps": 6, "cleaned": 0,
    }  # fmt: skip
    assert not no_season.exists()


def test_a_faulty_plan_names_every_place(shell: Callable[..., Answer], tmp_path: Path, no_season: Path) -> None:
    """One line for each fault below the sentence; as JSON a list of places."""
    (tmp_path / "bad.toml").write_text(PLAN.replace("minutes = 15", "minutes = 99"), encoding="utf-8")

    answer = shell("plan", "import", "bad.toml")
    shape = json.loads(shell("plan", "check", "bad.toml", "--json").err)

    sentence, *places = answer.err.splitlines()
    assert (answer.code, answer.out) == (3, "")
    assert sentence.startswith("matchtrack: bad.toml has 2 faults")
    assert places[0] == "  big_steps[0].baby_steps[0].minutes: is 99; write a whole number from 5 to 60"
    assert [place["at"] for place in shape["places"]] == [
        "big_steps[0].baby_steps[0].minutes",
        "big_steps[2].baby_steps[1].minutes",
    ]
    assert {"error", "places"} == set(shape)
    assert not no_season.exists()


def test_an_import_makes_the_season(shell: Callable[..., Answer], plan_file: str) -> None:
    """Into an empty database, with the usual hours, so that Today has something to fill."""
    answer = shell("plan", "import", plan_file, "--match-year", "2029")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "Imported 'A small season': 6 steps added. Productive hours are 06:00-08:00 until you set yours: "
        'matchtrack hours set "mon-fri 06:00-08:00".\n'
    )
    assert "06:00-08:00" in shell("hours").out
    assert json.loads(shell("season", "--json").out)["match_year"] == 2029


def test_a_dry_run_writes_nothing(shell: Callable[..., Answer], plan_file: str, no_season: Path) -> None:
    """It says all that would happen."""
    lines = shell("plan", "import", plan_file, "--dry-run").out.splitlines()

    assert lines[0] == "Nothing is written yet. 'A small season': 6 steps to add."
    assert lines[1] == "  + personal-statement/ten-moments"
    assert not no_season.exists()


@pytest.mark.usefixtures("season")
def test_an_import_into_a_plan_wants_a_word(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """Merge or replace; then it says what changed, and where the backup is."""
    changed = PLAN.replace("minutes = 20", "minutes = 25").partition('[[big_steps]]\nkey = "documents"')[0]
    (tmp_path / "new.toml").write_text(changed, encoding="utf-8")

    refused = shell("plan", "import", "new.toml")
    merge = shell("plan", "import", "new.toml", "--merge", "--dry-run")
    replaced = shell("plan", "import", "new.toml", "--replace")

    assert refused.code == 3
    assert "Add --merge to bring the new one into it, or --replace to take the new one instead." in refused.err
    assert merge.out == (
        "Nothing is written yet. 'A small season': 0 steps to add, 1 step to change, 5 steps stay as they were.\n"
        "  personal-statement/opening minutes: '20' becomes '25'\n"
    )
    assert replaced.out.startswith(
        "Imported 'A small season': 0 steps added, 1 step changed, 2 steps removed, 3 steps stay as they were. "
        "Your plan before is in "
    )
    assert replaced.code == 0


@pytest.mark.usefixtures("season")
def test_an_import_as_json(shell: Callable[..., Answer], plan_file: str) -> None:
    """Compared whole."""
    assert json.loads(shell("plan", "import", plan_file, "--merge", "--json").out) == REPORT


@pytest.mark.usefixtures("season")
def test_what_is_exported_is_imported_again_without_a_difference(shell: Callable[..., Answer]) -> None:
    """A plan goes round."""
    shell("plan", "export", "-o", "out.toml")

    assert json.loads(shell("plan", "import", "out.toml", "--merge", "--json").out) == REPORT


@pytest.mark.usefixtures("season")
def test_the_season_is_shown(shell: Callable[..., Answer]) -> None:
    """Every key date with its day and where it comes from."""
    lines = shell("season").out.splitlines()
    shape = json.loads(shell("season", "--json").out)

    assert lines[0] == "Match 2028 · A small season · phase: Build"
    assert lines[1].split()[:8] == ["season_opens", "ERAS", "season", "opens", "Wed", "2", "Jun", "2027,"]
    assert {"format", "match_year", "name", "summary", "key_dates", "phase"} == set(shape)
    assert shape["key_dates"][0] == {"key": "season_opens", "day": "2027-06-02", "source": "rule", "checked_on": None}
    assert "phase: Build\n" in shell("season", "show", "--plain").out


@pytest.mark.usefixtures("season")
def test_a_key_date_is_set_and_set_back(shell: Callable[..., Answer]) -> None:
    """All that hangs on it moves; 'rule' takes the user's day away."""
    moved = shell("season", "set", "programs_review", "29", "sep", "2027")
    back = shell("season", "set", "programs_review", "rule")

    assert moved.out == "Programs begin to review: Wed 29 Sep 2027, in 310 days.\n"
    assert back.out == "Programs begin to review: Wed 22 Sep 2027, in 303 days again, as the rule says.\n"
    assert json.loads(shell("season", "set", "tokens", "2027-06-20", "--json").out) == {
        "format": 1,
        "key_date": {"key": "tokens", "day": "2027-06-20", "source": "user", "checked_on": "2026-11-23"},
    }


@pytest.mark.usefixtures("season")
def test_the_match_year_is_moved(shell: Callable[..., Answer]) -> None:
    """A year later is a season like this one."""
    answer = shell("season", "set", "match_year", "2029")

    assert answer.out == "The season is Match 2029 now; its key dates follow their rules.\n"
    assert json.loads(shell("season", "set", "match_year", "2030", "--json").out)["match_year"] == 2030


HOURS = {
    "format": 1,
    "windows": [{"weekday": day, "start": "06:00", "end": "08:00"} for day in ("mon", "tue", "wed", "thu", "fri")],
    "other_minutes": dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 30),
    "distractions": ["mail", "television"],
    "patterns": [],
    "uses": [],
    "days_off": [],
    "days": [],
    "reservations": [],
}


@pytest.mark.usefixtures("season")
def test_the_hours_are_shown(shell: Callable[..., Answer]) -> None:
    """In the form in which they are set."""
    assert shell("hours").out == (
        "productive hours: mon-fri 06:00-08:00\nother minutes: mon-sun 30\ndistractions: mail, television\n"
    )
    assert json.loads(shell("hours", "show", "--json").out) == HOURS


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["set", "daily", "6-8am"], "Productive hours: mon-sun 06:00-08:00.\n"),
        (["set", "mon-fri 06:00-08:00, sat 22:00-02:00"], "Productive hours: mon-fri 06:00-08:00, sat 22:00-02:00.\n"),
        (["set", "none"], "Productive hours: none.\n"),
        (["other", "mon-fri", "30,", "weekends", "1h"], "Other minutes: mon-fri 30, sat-sun 60.\n"),
        (["other", "0"], "Other minutes: none.\n"),
        (["distractions", "mail", "the phone"], "Distractions: mail, the phone.\n"),
        (["distractions", "none"], "Distractions: none.\n"),
    ],
)
def test_the_hours_are_set(shell: Callable[..., Answer], words: list[str], line: str) -> None:
    """Each says what holds now."""
    answer = shell("hours", *words)

    assert (0, line, "") == (answer.code, answer.out, answer.err)


@pytest.mark.usefixtures("season")
def test_hours_that_changed_as_json(shell: Callable[..., Answer]) -> None:
    """The whole hours, so that nothing has to be asked again."""
    assert json.loads(shell("hours", "distractions", "phone", "--json").out) == HOURS | {"distractions": ["phone"]}


@pytest.mark.usefixtures("season")
def test_everything_leaves_in_four_formats(shell: Callable[..., Answer]) -> None:
    """On stdout, and nothing else there."""
    markdown, table, shape, plan = (
        shell("export", "--format", form) for form in ("md", "csv", "json", "toml")
    )  # fmt: skip

    assert markdown.out.startswith("# Match 2028: A small season\n")
    assert len(list(csv.reader(io.StringIO(table.out)))) == 7
    assert {"format", "season", "big_steps", "steps"} == set(json.loads(shape.out))
    assert tomllib.loads(plan.out)["name"] == "A small season"
    assert [answer.err for answer in (markdown, table, shape, plan)] == ["", "", "", ""]


@pytest.mark.usefixtures("season")
def test_json_alone_chooses_the_format(shell: Callable[..., Answer]) -> None:
    """`export --json` is `export --format json`."""
    assert shell("export", "--format", "json").out == shell("export", "--json").out


@pytest.mark.usefixtures("season")
def test_only_what_remains_leaves(shell: Callable[..., Answer]) -> None:
    """The list for a mentor's mail."""
    shell("done", "5")

    steps = json.loads(shell("export", "--json", "--remaining").out)["steps"]

    assert [step["id"] for step in steps] == [1, 2, 3, 4, 6]


@pytest.mark.usefixtures("season")
def test_an_export_into_a_file_is_private_and_replaces_nothing(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """Data on stdout would break a script; the note goes to stderr."""
    written = shell("export", "--format", "csv", "-o", "steps.csv")
    refused = shell("export", "--format", "csv", "-o", "steps.csv")
    forced = shell("export", "-o", "steps.csv", "--force")

    assert (written.code, written.out, written.err) == (0, "", "Written to steps.csv.\n")
    assert (refused.code, refused.err) == (3, "matchtrack: steps.csv is there already; add --force to replace it.\n")
    assert forced.code == 0
    assert (tmp_path / "steps.csv").read_text(encoding="utf-8").startswith("# Match 2028")
    assert stat.S_IMODE((tmp_path / "steps.csv").stat().st_mode) == 0o600


@pytest.mark.usefixtures("season")
def test_a_dash_is_stdout(shell: Callable[..., Answer]) -> None:
    """As in other programs."""
    assert shell("export").out == shell("export", "-o", "-").out
    assert shell("plan", "export").out == shell("export", "--format", "toml").out


@pytest.mark.usefixtures("season")
def test_a_season_that_is_over_is_pointed_out(shell: Callable[..., Answer]) -> None:
    """2020 is more likely a slip than a plan."""
    assert "All of its key dates have passed." in shell("season", "set", "match_year", "2020").err
    assert "passed" not in shell("season", "set", "match_year", "2029").err


@pytest.mark.usefixtures("season")
def test_the_name_of_a_season_is_said_once(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """A season without a plan is named after its year."""
    plan = tmp_path / "bare.toml"
    plan.write_text('format = 1\nname = "Match 2028"\n', encoding="utf-8")
    shell("--db", "bare.db", "plan", "import", "bare.toml", "--match-year", "2028")

    assert shell("--db", "bare.db", "season").out.startswith("Match 2028 · phase: Build\n")
