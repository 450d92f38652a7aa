"""Draws the pictures of the README: `python docs/make_pictures.py` writes one SVG for each."""  # noqa: INP001 - a tool for developers, in no package

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from matchtrack.domain.hours import DEFAULT_DISTRACTIONS, DEFAULT_OTHER_MINUTES, DEFAULT_WAKE, default_windows
from matchtrack.services.check_in import check_in_shown
from matchtrack.services.context import Context, context_of
from matchtrack.services.minutes import log
from matchtrack.services.setup import SetUpAnswers, set_up
from matchtrack.services.ticks import done
from matchtrack.services.views import list_steps
from matchtrack.tui.app import MatchtrackApp

FOLDER = Path(__file__).parent
PICTURES = {"today": ((100, 20), ()), "plan": ((120, 30), ("2", "j", "l", "j")), "review": ((120, 36), ("8",))}


def season_at(instant: str, folder: str) -> Context:
    """Give the context of one season at an instant."""
    environ = {"MATCHTRACK_NOW": instant, "MATCHTRACK_CONFIG": f"{folder}/none.toml", "HOME": folder}
    return context_of(database=f"{folder}/match.db", source="app", environ=environ)


def live_a_week(folder: str) -> None:
    """Set the season up, and work on it for some days."""
    answers = SetUpAnswers(
        match_year=2029,
        plan="international-graduate",
        wake=DEFAULT_WAKE,
        windows=default_windows(DEFAULT_WAKE),
        other_minutes=dict.fromkeys(range(7), DEFAULT_OTHER_MINUTES),
        distractions=DEFAULT_DISTRACTIONS,
    )
    set_up(season_at("2027-03-08T06:00Z", folder), answers)
    for day, minutes in ((8, 20), (9, 15), (10, 30), (11, 15), (12, 25), (13, 15), (14, 9)):
        context = season_at(f"2027-03-{day:02}T06:40Z", folder)
        log(context, minutes, None)
        if day % 2 == 0:
            done(context, [str(min(step.id for step in list_steps(context) if not step.blocked))])
        check_in_shown(context)


async def draw(name: str, folder: str) -> None:
    """Run the app without a terminal and keep what it shows."""
    size, keys = PICTURES[name]
    context = season_at("2027-03-14T06:40Z", folder)
    app = MatchtrackApp(context)
    app.clock_is_set = False
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        (FOLDER / f"{name}.svg").write_text(app.export_screenshot(title="matchtrack"), encoding="utf-8")


def main() -> None:
    """Draw every picture."""
    with tempfile.TemporaryDirectory() as folder:
        live_a_week(folder)
        for name in PICTURES:
            asyncio.run(draw(name, folder))


if __name__ == "__main__":
    main()
