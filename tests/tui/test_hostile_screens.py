"""Whatever a database holds: the app shows it, runs none of it, and writes no byte of it that steers a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile_text import EVERYTHING, UNSAFE
from pilots import all_planned, press, run_house, settle
from plans_for_screens import a_context
from written_words import write_everywhere

from matchtrack.clock import clock_of
from matchtrack.services.check_in import check_in_shown

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from matchtrack.services.context import Context
    from matchtrack.tui.app import MatchtrackApp

NOW = "2026-11-23T06:40:00+00:00"
WALKS = {
    "today": (
        "H",
        "escape",
        "m",
        "plus",
        "escape",
        "w",
        "escape",
        "e",
        "escape",
        "s",
        "space",
        "d",
        "escape",
        "u",
        "C",
    ),
    "plan": (
        "enter",
        "j",
        "o",
        "f",
        "slash",
        "a",
        "b",
        "escape",
        "x",
        "r",
        "c",
        "escape",
        "E",
        "escape",
        "e",
        "escape",
    ),
    "schedule": ("exclamation_mark", "escape", "f", "escape", "i", "escape", "m", "escape", "P", "d", "u"),
    "review": ("left_square_bracket", "right_square_bracket", "enter", "enter", "enter", "enter", "escape", "v"),
}
"""Keys that show every list, form and dialog of a screen."""

OWN_SEQUENCES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\](?:0|2|22|23)?;?[^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[78=>c]"
)
OSC = re.compile(r"\x1b\]([^\x07\x1b]*)")


@pytest.fixture
def hostile_season(tmp_path: Path, small_season: Path) -> Context:
    """A season in which hostile text stands everywhere, checked in already."""
    context = a_context(tmp_path)
    context.clock = clock_of({"MATCHTRACK_NOW": NOW})
    Path(context.database).parent.mkdir()
    shutil.copy(small_season, context.database)
    check_in_shown(context)
    assert write_everywhere(Path(context.database), " ".join(EVERYTHING)) > 40
    return context


def check_screen(app: MatchtrackApp) -> None:
    """Nothing on screen steers, is a link, or does what the text says when it is clicked."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert not UNSAFE.search(segment.text), (type(app.screen).__name__, segment.text)
            style = segment.style
            assert style is None or style.link is None
            assert style is None or "@click" not in style.meta or "app.quit" not in str(style.meta["@click"])


@pytest.mark.parametrize("mode", WALKS)
def test_every_list_form_and_dialog_shows_it_as_text(hostile_season: Context, mode: str) -> None:
    """Markup, action links and escape sequences are words among others."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        for key in WALKS[mode]:
            await press(pilot, key)
            check_screen(app)
        await settle(pilot)
        await all_planned(pilot)
        check_screen(app)
        assert app.fault is None

    run_house(hostile_season, body, mode=mode)


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
def test_the_terminal_gets_only_what_the_app_itself_writes(hostile_season: Context) -> None:
    """No sequence of the user's, no bell, no control byte; the text stands there as it was written."""
    from terminals import Terminal

    surroundings = {
        **{name: os.environ[name] for name in ("HOME", "PATH")},
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "MATCHTRACK_DB": hostile_season.database, "MATCHTRACK_NOW": NOW,
        "TZ": "UTC", "TERM": "xterm-256color", "LANG": "C.UTF-8",
    }  # fmt: skip
    with Terminal([sys.executable, "-m", "matchtrack"], surroundings, columns=120, lines=40) as terminal:
        terminal.wait_for("Momentum")
        terminal.press("m")
        terminal.press("2")
        terminal.wait_for("steps done")
        terminal.press("a")
        terminal.wait_for("A new baby step")
        terminal.press("\x1b[200~pasted \x1b]0;evil\x07\x9b31m\u202e words\x1b[201~")
        terminal.wait_for("]0;evil31m words")
        terminal.press("\x1b")
        terminal.wait_until_gone("A new baby step")
        terminal.press("8")
        terminal.wait_for("]52;c;")
        terminal.press("qq")
        terminal.wait_for_end()
    written = terminal.output.decode()
    assert [title for title in OSC.findall(written) if "evil" in title or title.startswith("52")] == []
    assert set(UNSAFE.findall(OWN_SEQUENCES.sub("", written))) <= set("\r\x08")
