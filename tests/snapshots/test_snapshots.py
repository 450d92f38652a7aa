"""How every screen looks, as pictures that somebody has looked at.

`python -m pytest tests/snapshots --snapshot-update` takes new ones; look at each before you keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scenes import SCENES

from matchtrack.tui.app import MatchtrackApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

SMALL, LARGE = (80, 24), (120, 40)

PICTURES = (
    "today", "today over", "today empty", "today all done", "today with an offer", "plan", "plan open",
    "plan under way", "plan filtered", "log", "log with a fault", "edit", "wait", "catch up", "export", "help",
    "schedule", "schedule in trouble", "schedule without hours", "schedule empty", "schedule moving",
    "schedule what if", "forecast", "palette", "set-up", "set-up hours", "review",
)  # fmt: skip
"""Scenes that stand for their screen."""

SIGHTS = [(name, size, "match-dark") for name in PICTURES for size in (SMALL, LARGE)]
SIGHTS += [
    (name, SMALL, theme)
    for name in ("today", "plan open", "schedule in trouble")
    for theme in ("match-light", "match-contrast")
]
SIGHTS += [
    ("today", (40, 12), "match-dark"),
    ("plan open", (40, 12), "match-dark"),
    ("schedule in trouble", (40, 12), "match-dark"),
    ("schedule with all troubles", (40, 12), "match-dark"),
    ("forecast", (40, 12), "match-dark"),
    ("today with a timer", SMALL, "match-dark"),
    ("after a session", SMALL, "match-dark"),
    ("check-in", SMALL, "match-dark"),
    ("overwhelmed", SMALL, "match-dark"),
    ("quiet", SMALL, "match-dark"),
    ("picture", SMALL, "match-dark"),
    ("review of slips", SMALL, "match-dark"),
    ("history", SMALL, "match-dark"),
    ("too small", (39, 11), "match-dark"),
]


def name_of(value: object) -> str:
    """Name a picture after its scene, its size and its theme."""
    return f"{value[0]}x{value[1]}" if isinstance(value, tuple) else str(value).replace(" ", "-")


@pytest.mark.parametrize(("name", "size", "theme"), SIGHTS, ids=name_of)
def test_a_screen_looks_as_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare, name: str, size: tuple[int, int], theme: str
) -> None:
    """Nothing moves in these pictures: the clock stands still, no cursor blinks, no toast goes."""
    monkeypatch.setenv("HOME", "/home/ana")
    scene = SCENES[name]
    context = scene.season(tmp_path)
    context.settings.theme = theme
    app = MatchtrackApp(context)

    async def play(pilot: Pilot[None]) -> None:
        await scene.play(pilot, app)
        app.clear_notifications()
        await pilot.pause(0.1)

    assert snap_compare(app, terminal_size=size, run_before=play)
