"""The program as the user starts it, in a real terminal: its first frame, its end, and what it leaves behind."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season
from terminals import Terminal

from matchtrack.services import ticks, views
from matchtrack.services.check_in import check_in_shown

if TYPE_CHECKING:
    from matchtrack.services.context import Context

SOURCES = Path(__file__).parents[2] / "src"
PRIVATE = "Ms Private's score is 199"

FACTS_AT_THE_FIRST_FRAME = """
import sys
from pathlib import Path
from matchtrack.tui.app import MatchtrackApp

facts = Path(sys.argv[1])
after = MatchtrackApp._after_first_frame

def note_and_go_on(app):
    words = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
    facts.write_text(f"sqlalchemy={'sqlalchemy' in sys.modules} plan={'Draft the opening' in words}")
    after(app)
    app.tell("Facts are written")

MatchtrackApp._after_first_frame = note_and_go_on
"""

A_FAULT = """
from matchtrack.tui.screens.today import TodayScreen

def break_down(screen):
    private = "Ms Private's score is 199"
    raise RuntimeError(private)

TodayScreen.action_show_more = break_down
"""

START = """
from matchtrack.__main__ import console
sys.argv[1:] = []
console()
"""


@pytest.fixture
def season(tmp_path: Path) -> Context:
    """Give the busy season; its nine minutes are enough today, and it was checked in, so that nothing is asked."""
    context = a_busy_season(tmp_path)
    (tmp_path / "nine.toml").write_text("[momentum]\nfloor = 9\n", encoding="utf-8")
    check_in_shown(context)
    return context


def surroundings(season: Context) -> dict[str, str]:
    """Give the environment of a user at 06:40."""
    return {
        **{name: os.environ[name] for name in ("HOME", "PATH")},
        "PYTHONPATH": str(SOURCES),
        "MATCHTRACK_DB": season.database,
        "MATCHTRACK_CONFIG": str(Path(season.database).parents[1] / "nine.toml"),
        "MATCHTRACK_NOW": "2026-11-22T06:40:00+00:00",
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


def the_program(season: Context) -> Terminal:
    """Start it as the user does."""
    return Terminal([sys.executable, "-m", "matchtrack"], surroundings(season))


def driven(season: Context, driver: str, *words: str) -> Terminal:
    """Start it from a driver that looks inside, or breaks something."""
    return Terminal([sys.executable, "-c", f"import sys\n{driver}\n{START}", *words], surroundings(season))


def test_the_first_frame_shows_the_day_before_the_heavy_parts_are_loaded(season: Context, tmp_path: Path) -> None:
    """They come in the background afterwards, so that the first change needs no waiting."""
    facts = tmp_path / "facts.txt"

    with driven(season, FACTS_AT_THE_FIRST_FRAME, str(facts)) as terminal:
        terminal.wait_for("Facts are written")
        terminal.press("q")
        assert terminal.wait_for_end() == 0

    assert facts.read_text() == "sqlalchemy=False plan=True"


def test_q_leaves_with_0_and_gives_the_terminal_back(season: Context) -> None:
    """No mouse codes at the prompt, no other screen, a cursor."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        assert terminal.was_on() == ["the alternate screen", "mouse reporting", "all mouse moves", "pasting"]
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == []
        assert terminal.line_modes_are_back


def test_a_byte_that_is_no_text_is_an_unknown_character(season: Context) -> None:
    """A terminal set to Latin-1 sends one for 'é'; the app goes on."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("a")
        terminal.wait_for("A new baby step")
        terminal.press("Caf\udce9 Rao")
        terminal.wait_for("Caf\ufffd Rao")
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_end() == 143


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_ends_the_app_in_good_order(season: Context, number: signal.Signals, code: int) -> None:
    """The window was closed, or the computer goes down (trust.md 7)."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.send(number)
        assert terminal.wait_for_end() == code
        assert terminal.left_on() == []
        assert terminal.line_modes_are_back


@pytest.mark.skipif(not hasattr(signal, "SIGCONT"), reason="POSIX signals")
def test_a_signal_to_go_on_without_a_stop_changes_no_modes(season: Context) -> None:
    """The terminal gets back what it had before the app, not what the app had set."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.send(signal.SIGCONT)
        terminal.press("a")
        terminal.wait_for("A new baby step")
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_end() == 143
        assert terminal.line_modes_are_back


def test_a_window_that_is_closed_ends_the_app_without_a_fault(season: Context) -> None:
    """Nor does it stay for ever, where no signal says that the terminal is gone."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("a")
        terminal.close_window()
        assert terminal.process.wait(30) == 129
    assert list(Path(season.database).parent.rglob("fault-*")) == []


def test_a_signal_while_a_form_is_open_is_no_different(season: Context) -> None:
    """What was saved is safe, what was being typed is not written."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("a")
        terminal.wait_for("A new baby step")
        terminal.press("Call")
        terminal.wait_for("Call")
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_end() == 143
        assert terminal.left_on() == []


def test_a_fault_ends_with_70_a_calm_sentence_and_nothing_private(season: Context) -> None:
    """A report is written without the user's words."""
    with driven(season, A_FAULT) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("m")
        assert terminal.wait_for_end() == 70
        assert terminal.left_on() == []
        assert terminal.line_modes_are_back
        said = " ".join(terminal.after_the_screen().split())
        written = terminal.output.decode(errors="replace")

    assert said.startswith("matchtrack met a fault and had to close. What you had saved is safe. A report without your")
    assert [word for word in ("Private", "Traceback", "locals", "RuntimeError") if word in written] == []
    (report,) = (Path(season.database).parent / "reports").iterdir()
    assert "fault: builtins.RuntimeError" in report.read_text()
    assert "Private" not in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600


def test_what_another_process_changes_comes_on_screen(season: Context) -> None:
    """By itself, without a key."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        ticks.done(season, ["opening"])
        terminal.wait_until_gone("Draft the opening paragraph")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_hundred_keys_in_one_write_are_all_done(season: Context) -> None:
    """Fifty moves down and fifty up, then a tick and its undo."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("jk" * 49 + "du")
        terminal.wait_for("Taken back")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_what_is_typed_ahead_lands_where_it_is_meant(season: Context) -> None:
    """A form is opened, filled in and saved, and the next one, all in one write; no letter works as an action."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("aCall the dean\raThank the dean\r2/dean")
        terminal.wait_for("Call the dean")
        terminal.wait_for("Thank the dean")
        terminal.press("\r")
        terminal.press("qq")
        assert terminal.wait_for_end() == 0

    titles = [step.title for step in views.list_steps(season)]
    assert len(titles) == 9
    assert {"Call the dean", "Thank the dean"} <= set(titles)


def test_the_keys_of_a_whole_day_work_in_a_terminal(season: Context) -> None:
    """The plan, the help, a filter, Esc and back."""
    with the_program(season) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("2")
        terminal.wait_for("0 of 7 steps done")
        terminal.press("/dip")
        terminal.wait_for("Scan the diploma")
        terminal.wait_for(" dip ")
        terminal.press("\x1b")
        terminal.wait_until_gone(" dip ")
        terminal.press("?")
        terminal.wait_for("Help")
        terminal.press("q1")
        terminal.wait_for("Productive hours")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_colourless_terminal_is_served_too(season: Context) -> None:
    """NO_COLOR takes the colours, not the words."""
    with Terminal([sys.executable, "-m", "matchtrack"], {**surroundings(season), "NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Draft the opening paragraph")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        colours = re.findall(rb"\x1b\[[0-9;]*[34]8;2;(\d+);(\d+);(\d+)", terminal.output)
        assert [colour for colour in colours if len(set(colour)) > 1] == []
