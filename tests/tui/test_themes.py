"""The three themes: whatever is drawn in them can be read; the pairs of colours are taken from the screen itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from busy_days import a_busy_season
from colours import contrast, pairs_on_screen
from pilots import run_house
from scenes import SCENES, Scene

from matchtrack.config import THEMES
from matchtrack.errors import NotSoError
from matchtrack.tui.themes import OWN_THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from colours import Pair
    from pilots import RunApp
    from textual.pilot import Pilot
    from textual.theme import Theme

    from matchtrack.tui.app import MatchtrackApp

TEXT, TEXT_AT_HIGH_CONTRAST, FRAME = 4.5, 7.0, 3.0

PALETTES = [name for name in SCENES if name.startswith("palette")]
SIGHTS = [
    *((name, (80, 24)) for name in SCENES if name not in PALETTES),
    *((name, (120, 40)) for name in ("today", "plan open", "plan under way", "schedule in trouble")),
]
"""Every scene, and what looks different with a second column."""


def unreadable(pair: Pair, theme: str) -> bool:
    """Say whether a pair has too little contrast for what is drawn in it."""
    if not pair.is_text:
        return pair.contrast < FRAME
    return pair.contrast < (TEXT_AT_HIGH_CONTRAST if theme == "match-contrast" else TEXT)


@pytest.mark.parametrize(("name", "size"), SIGHTS)
def test_every_pair_of_colours_on_screen_can_be_read(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    """In each theme, on each screen, in each state of it."""
    scene = SCENES[name]
    found: list[tuple[str, Pair, float]] = []

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        await scene.play(pilot, app)
        for theme in THEMES:
            app.theme = theme
            await pilot.pause()
            pairs = list(pairs_on_screen(app))
            assert pairs
            found.extend((theme, pair, round(pair.contrast, 1)) for pair in pairs if unreadable(pair, theme))

    run_house(scene.season(tmp_path), body, size=scene.size or size)

    assert found == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PALETTES)
def test_the_palette_can_be_read(tmp_path: Path, name: str, theme: str) -> None:
    """It takes its colours when it is opened."""
    scene = SCENES[name]

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.theme = theme
        await scene.play(pilot, app)
        await pilot.pause(0.1)
        pairs = list(pairs_on_screen(app))
        assert pairs
        assert [(pair, round(pair.contrast, 1)) for pair in pairs if unreadable(pair, theme)] == []

    run_house(scene.season(tmp_path), body)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["sentence", "fault"])
def test_toasts_can_be_read(tmp_path: Path, kind: str, theme: str) -> None:
    """Good news and bad news."""

    def fail() -> None:
        raise NotSoError("nothing to take back")

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.theme = theme
        if kind == "fault":
            app.attempt(fail)
        else:
            app.tell("Nothing to take back")
        await pilot.pause()
        pairs = list(pairs_on_screen(app))
        assert any("othingtotakeback" in pair.text for pair in pairs)
        assert [pair for pair in pairs if unreadable(pair, theme)] == []

    run_house(a_busy_season(tmp_path), body)


@pytest.mark.parametrize("theme", THEMES)
def test_text_selected_with_the_mouse_can_be_read(tmp_path: Path, theme: str) -> None:
    """Dragging over the detail of a step marks it to be copied."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        app.theme = theme
        await pilot.pause()
        before = set(pairs_on_screen(app))
        await pilot.mouse_down("StepDetail", offset=(3, 1))
        await pilot.hover("StepDetail", offset=(30, 4))
        await pilot.mouse_up("StepDetail", offset=(30, 4))
        await pilot.pause()
        assert app.screen.get_selected_text()
        pairs = set(pairs_on_screen(app))
        assert pairs - before
        assert [pair for pair in pairs if unreadable(pair, theme)] == []

    run_house(a_busy_season(tmp_path), body, size=(120, 40))


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: str(theme.name))
def test_the_cursor_stands_out_from_all_that_it_can_stand_on(theme: Theme) -> None:
    """The block of a list and the bar of a line of text, against each background."""
    for ground in (theme.background, theme.surface):
        assert ground is not None
        assert contrast(theme.variables["cursor"], ground) >= FRAME
        assert contrast(theme.variables["input-cursor-background"], ground) >= FRAME


def test_the_themes_are_those_of_the_settings() -> None:
    """A theme that the settings name is there."""
    assert list(THEMES) == [theme.name for theme in OWN_THEMES]


def test_a_new_pair_of_colours_that_cannot_be_read_is_found(tmp_path: Path, run_app: RunApp) -> None:
    """The check itself, on grey words in a grey line."""

    async def body(pilot: Pilot[None], app: MatchtrackApp) -> None:
        head = app.screen.query_one("HeadLine")
        head.styles.background = "#777777"
        await pilot.pause()
        assert any(unreadable(pair, "match-dark") for pair in pairs_on_screen(app))

    run_app(Scene().season(tmp_path), body)
