"""`matchtrack remind`."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from small_season import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

SENTENCE = (
    "15 more minutes and today counts: the easiest step now is 'Scan the diploma', 10 min ('matchtrack start 5')."
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the other schedulers are tested as values")


@pytest.fixture
def evening(season: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """It is eight o'clock."""
    monkeypatch.setenv("MATCHTRACK_NOW", "2026-11-23T20:00")
    return season


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with systemd and notices; gives the file in which these programs note what they are told."""
    told = tmp_path / "told"
    told.touch()
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("systemctl", "notify-send"):
        program = programs / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{told}"\n', "utf-8")
        program.chmod(0o700)
    monkeypatch.setenv("PATH", str(programs))
    return told


def units(home: Path) -> list[str]:
    """The names of the units that were written."""
    return sorted(path.name for path in home.rglob("matchtrack-remind.*"))


@pytest.mark.usefixtures("evening")
def test_an_open_evening_gives_one_sentence_and_one(shell: Callable[..., Answer]) -> None:
    """Kind, with the easiest step; nothing else is said."""
    answer = shell("remind")

    assert (answer.code, answer.out, answer.err) == (1, f"{SENTENCE}\n", "")


@pytest.mark.usefixtures("season")
def test_the_morning_is_left_in_peace(shell: Callable[..., Answer]) -> None:
    """Unless another time is named."""
    answer = shell("remind")

    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert shell("remind", "--after", "6am").code == 1


@pytest.mark.usefixtures("evening")
def test_a_kept_day_gives_zero_and_silence(shell: Callable[..., Answer]) -> None:
    """That is the reward."""
    shell("log", "15", "diploma")

    assert (shell("remind").code, shell("remind").out) == (0, "")


@pytest.mark.usefixtures("evening")
def test_a_day_of_rest_is_left_in_peace(shell: Callable[..., Answer]) -> None:
    """Rest is no gap."""
    shell("config", "set", "momentum.rest_days", "1")
    shell("rest")

    assert (shell("remind").code, shell("remind").out) == (0, "")


@pytest.mark.usefixtures("no_season")
def test_without_a_season_there_is_nothing_to_remind_of(shell: Callable[..., Answer]) -> None:
    """A scheduler that outlives the season must not complain."""
    answer = shell("remind", "--after", "00:00")

    assert (answer.code, answer.out, answer.err) == (0, "", "")


@pytest.mark.usefixtures("evening")
def test_json_has_the_documented_shape(shell: Callable[..., Answer]) -> None:
    """Also where nothing is said."""
    due = json.loads(shell("remind", "--json").out)
    shell("log", "16", "diploma")

    assert due == {"format": 1, "remind": True, "sentence": SENTENCE, "minutes": 0, "floor": 15}
    assert json.loads(shell("remind", "--json").out) == {
        "format": 1, "remind": False, "sentence": "", "minutes": 16, "floor": 15,
    }  # fmt: skip


@on_linux
@pytest.mark.usefixtures("evening")
def test_a_notice_is_shown_once(shell: Callable[..., Answer], desktop: Path) -> None:
    """The sentence is said both times."""
    answers = [shell("remind", "--notify"), shell("remind", "--notify")]

    assert [(answer.code, answer.out, answer.err) for answer in answers] == [(1, f"{SENTENCE}\n", "")] * 2
    assert desktop.read_text("utf-8") == f"notify-send --app-name=matchtrack -- matchtrack {SENTENCE}\n"


@on_linux
@pytest.mark.usefixtures("evening")
def test_where_no_notice_can_be_shown_the_sentence_is_said_all_the_same(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing is named."""
    monkeypatch.setenv("PATH", "/nowhere")

    answer = shell("remind", "--notify")

    assert (answer.code, answer.out) == (1, f"{SENTENCE}\n")
    assert "notify-send is not installed" in answer.err


@on_linux
@pytest.mark.usefixtures("season")
def test_print_shows_all_and_writes_nothing(shell: Callable[..., Answer], desktop: Path, tmp_path: Path) -> None:
    """Files with their places, and the commands."""
    answer = shell("remind", "--install", "--print")

    assert answer.code == 0
    assert "it looks at 19:00, 20:00 and 21:00 and shows one notice a day at most.\n" in answer.out
    assert f'ExecStart=":{sys.executable}" "-P" "-m" "matchtrack" "remind" "--notify"' in answer.out
    assert "systemctl --user enable --now matchtrack-remind.timer\n" in answer.out
    assert (units(tmp_path), desktop.read_text("utf-8")) == ([], "")


@on_linux
@pytest.mark.usefixtures("season")
def test_setting_up_asks_first(
    shell: Callable[..., Answer], desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody there, no, and yes."""
    found = []
    for answers in (io.StringIO(), Terminal("n\n"), Terminal(""), Terminal("y\n")):
        monkeypatch.setattr(sys, "stdin", answers)
        found.append((shell("remind", "--install").code, len(units(tmp_path))))

    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert shell("remind", "--install", "--json").code == 2
    assert found == [(2, 0), (1, 0), (1, 0), (0, 2)]
    assert desktop.read_text("utf-8").splitlines()[-1] == "systemctl --user restart matchtrack-remind.timer"


@on_linux
@pytest.mark.usefixtures("season", "desktop")
def test_setting_up_and_taking_away_say_what_they_did(shell: Callable[..., Answer], tmp_path: Path) -> None:
    """Both can be repeated."""
    lines = [shell("remind", *words.split()).out.splitlines()[-1] for words in ("--install --yes",) * 2]
    removed = [shell("remind", "--remove") for _ in range(2)]

    assert [line.partition(":")[0] for line in lines] == [
        "The reminder is set up", "The reminder was set up already and is switched on",
    ]  # fmt: skip
    assert [answer.code for answer in removed] == [0, 0]
    assert removed[0].out.startswith("The reminder is taken away: ")
    assert removed[1].out == "No reminder is set up, so there is nothing to take away.\n"
    assert units(tmp_path) == []


@on_linux
@pytest.mark.usefixtures("season", "desktop")
def test_json_tells_what_was_written_and_taken_away(shell: Callable[..., Answer]) -> None:
    """One document each."""
    shown = json.loads(shell("remind", "--install", "--print", "--json").out)
    done = json.loads(shell("remind", "--install", "--yes", "--json").out)
    removed = json.loads(shell("remind", "--remove", "--json").out)

    assert done == {**shown, "installed": True, "changed": True}
    assert [file["path"] for file in done["files"]] == removed["removed"]


@on_linux
@pytest.mark.usefixtures("season")
def test_without_a_scheduler_the_line_for_cron_is_shown(
    shell: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be put to use at once."""
    monkeypatch.setenv("PATH", "/nowhere")

    shown, refused = shell("remind", "--install", "--print"), shell("remind", "--install", "--yes")

    assert shown.code == 0
    assert shown.out.startswith(f"0 19,20,21 * * * {sys.executable} -P -m matchtrack remind --notify")
    assert refused.code == 1
    assert f"put this line into 'crontab -e': {shown.out.strip()}" in refused.err


@pytest.mark.usefixtures("season")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--print", "--print goes with --install"),
        ("--yes --remove", "--yes goes with --install"),
        ("--install --remove", "--remove does not go with --install"),
        ("--install --notify", "--notify does not go with --install"),
    ],
)
def test_options_that_do_not_go_together_are_refused(shell: Callable[..., Answer], words: str, sentence: str) -> None:
    """With exit code 2, and nothing is done."""
    answer = shell("remind", *words.split())

    assert answer.code == 2
    assert sentence in answer.err
