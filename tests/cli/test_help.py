"""Help, examples and the guide: every command has all of them, and every example runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_season import PLAN

from matchtrack import __version__
from matchtrack.cli import commands
from matchtrack.cli.catalogue import COMMANDS, GROUPS
from matchtrack.cli.commands import completion
from matchtrack.cli.parser import WIDTH
from matchtrack.cli.run import command_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from small_season import Answer

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
SHAPES = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

BEFORE = {
    "stop": ["start"],
    "pause": ["start"],
    "resume": ["start", "pause"],
    "entries": ["log 5 'ten moments' --yesterday", "log 20 'ten moments'"],
    "undo": ["done 12"],
    "redo": ["done 12", "undo"],
    "reopen": ["drop 12", "drop 'opening paragraph'"],
    "rest": ["config set momentum.rest_days 2", "rest sun"],
    "backup": ["backup"],
    "restore": ["backup"],
    "doctor": ["doctor --mend"],
    "unpin": ["pin 'ten moments'"],
    "hours": [
        "hours pattern nights 'mon-fri 20:00-22:00'",
        "hours use nights 2027-01-04 2027-01-17",
        "hours off 24 dec to 2 jan",
        "hours day tomorrow 06:00-07:00",
        "hours reserve personal-statement 07:00",
    ],
}
"""What must have happened before the examples of a command make sense."""

SAY_THE_FLOOR = ("status", "remind")
MAY_SAY_NOTHING = ("remind",)
NEEDS_NO_PLAN = ("matchtrack plan import step-3 --match-year 2028",)


def _examples_of_the_guide() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("matchtrack ")]


EXAMPLES = [example for name in COMMANDS for example in command_module(name).EXAMPLES]
ALL_EXAMPLES = list(dict.fromkeys([*EXAMPLES, *_examples_of_the_guide()]))


@pytest.fixture
def playground(season: Path, shell: Callable[..., Answer], tmp_path: Path) -> Path:
    """Give the small season the files and as many steps as the examples speak of."""
    for number in range(7, 13):
        shell("add", f"One more step, {number}")
    (tmp_path / "my-plan.toml").write_text(PLAN, encoding="utf-8")
    return season


@pytest.mark.usefixtures("playground")
@pytest.mark.parametrize("example", ALL_EXAMPLES)
def test_every_example_runs(shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    """What help and guide show works as it stands; some give 1 while the floor is not reached, or say nothing."""
    words = shlex.split(example.partition(" > ")[0], comments=True)[1:]
    if example in NEEDS_NO_PLAN:
        monkeypatch.setenv("MATCHTRACK_DB", "fresh.db")
    for line in BEFORE.get(words[0], []):
        shell(*shlex.split(line))

    answer = shell(*words)

    assert answer.code == 0 or (answer.code == 1 and words[0] in SAY_THE_FLOOR), answer.err
    assert answer.out or answer.err or words[0] in MAY_SAY_NOTHING


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(shell: Callable[..., Answer], name: str) -> None:
    """Its one line, its examples, the options that all share; in 80 columns, and without a season."""
    answer = shell(name, "--help")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: matchtrack {name}")
    assert COMMANDS[name][1:] in " ".join(answer.out.split())
    assert all(f"  {example}\n" in answer.out for example in command_module(name).EXAMPLES)
    assert "  --db FILE    work on this database\n" in answer.out
    own_lines = [line for line in answer.out.splitlines() if not line.startswith("  matchtrack ")]
    assert [line for line in own_lines if len(line) > WIDTH] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_in_the_guide(name: str) -> None:
    """One section a command, with an example that runs (see above)."""
    section = re.search(rf"^### `{name}`\n(.*?)(?=^##|\Z)", GUIDE, re.DOTALL | re.MULTILINE)

    assert section, f"docs/guide.md has no section '### `{name}`'"
    assert f"```sh\nmatchtrack {name}" in section[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_test(name: str) -> None:
    """Some test of the shell calls it by its name."""
    tests = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(__file__).parent.glob("test_*.py")
        if path.name != Path(__file__).name
    )

    assert f'"{name}"' in tests


@pytest.mark.parametrize(
    "shape",
    [
        "step",
        "steps",
        "today",
        "schedule",
        "forecast",
        "review",
        "status",
        "remind",
        "entry",
        "momentum",
        "hours",
        "pin",
        "season",
        "error",
    ],
)
def test_every_shape_is_documented(shape: str) -> None:
    """Whoever reads JSON finds the fields."""
    assert f"### {shape}\n" in SHAPES


def test_the_catalogue_names_every_module() -> None:
    """A module without an entry could never be called, and an entry without a module fails."""
    modules = {path.stem.replace("_", "-") for path in Path(commands.__path__[0]).glob("*.py")} - {"--init--"}

    assert modules == set(COMMANDS)


def test_every_shell_has_its_script_and_no_other() -> None:
    """The scripts are made beforehand, so the two are held equal here."""
    assert {f"matchtrack.{shell}" for shell in completion.SHELLS} == {
        path.name for path in (ROOT / "src" / "matchtrack" / "cli" / "completions").iterdir()
    }


def test_the_help_of_the_program_lists_every_command(shell: Callable[..., Answer]) -> None:
    """In groups, with examples first."""
    answer = shell("--help")

    assert answer.out == shell("-h").out
    assert answer.code == 0
    assert [name for name, text in COMMANDS.items() if f"  {name:<12} {text}\n" not in answer.out] == []
    assert all(f"\n{heading}:\n" in answer.out for heading in GROUPS)


def test_the_version(shell: Callable[..., Answer]) -> None:
    """As the package says."""
    assert (0, f"matchtrack {__version__}\n") == (shell("--version").code, shell("--version").out)


def test_a_part_of_a_command_has_its_own_description_and_examples(shell: Callable[..., Answer]) -> None:
    """`plan import --help` does not show how to export."""
    text = shell("plan", "import", "--help").out

    assert "Take a plan into the season." in text
    assert "  matchtrack plan import step-3 --match-year 2028\n" in text
    assert "plan export" not in text
