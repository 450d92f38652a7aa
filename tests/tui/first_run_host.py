"""The least app that asks the questions of a first run, and what its tests press and expect."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from pilots import running_text
from plans_for_screens import NOW
from textual import events
from textual.app import App
from textual.widgets import Static

from matchtrack import paths
from matchtrack.config import Settings
from matchtrack.services.context import Context
from matchtrack.tui.screens.set_up import SetUpScreen
from matchtrack.tui.screens.set_up_questions import SetUpChoice, default_answers
from matchtrack.tui.themes import OWN_THEMES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from matchtrack.errors import MatchtrackError

    Body = Callable[[Pilot[None], "Host"], Awaitable[None]]

SIZES = ((80, 24), (40, 12))
"""The usual terminal and the smallest one."""

at_both_sizes = pytest.mark.parametrize("size", SIZES, ids=["80x24", "40x12"])


class Host(App[None]):
    """The least app that can ask; it keeps what the screen gives."""

    def __init__(self, screen: Callable[[], SetUpScreen]) -> None:
        super().__init__()
        self._make = screen
        self.given: list[SetUpChoice | None] = []
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = "match-dark"

    def on_mount(self) -> None:
        """Ask at once."""
        self.push_screen(self._make(), self.given.append)

    @property
    def asked(self) -> SetUpScreen:
        """The screen that asks."""
        assert isinstance(self.screen, SetUpScreen)
        return self.screen

    @property
    def text(self) -> str:
        """What is on screen, as one line without frames."""
        return running_text(self)

    @property
    def sentence(self) -> str:
        """What is said about the answer."""
        return str(self.asked.question.sentence.render())

    @property
    def progress(self) -> str:
        """How far it is."""
        return str(self.asked.query_one("#progress", Static).render())


def a_new_user(home: Path) -> Context:
    """Give the context of somebody without records, whose place is the usual one."""
    environ = {"TZ": "UTC", "HOME": str(home)}
    return Context(
        database=paths.database_file(environ),
        clock=lambda: NOW,
        settings=Settings(),
        source="app",
        environ=environ,
    )


def ask(
    context: Context,
    body: Body,
    *,
    size: tuple[int, int] = (80, 24),
    again: SetUpChoice | None = None,
    fault: MatchtrackError | None = None,
) -> list[SetUpChoice | None]:
    """Ask, let `body` answer, and give what came out."""

    async def inside() -> list[SetUpChoice | None]:
        app = Host(lambda: SetUpScreen(context, again, fault))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await body(pilot, app)
            await pilot.pause()
            return app.given

    return asyncio.run(inside())


def keys(*names: str) -> Body:
    """Give a body that sends keys all at once, without waiting for any."""

    async def body(pilot: Pilot[None], app: Host) -> None:
        await send(pilot, app, *names)

    return body


async def send(pilot: Pilot[None], app: Host, *names: str) -> None:
    """Send keys all at once."""
    for name in names:
        app.post_message(events.Key(name, name if len(name) == 1 else None))
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Write a text into the field that has the focus, in the place of what stands there."""
    await pilot.press("end", "ctrl+u")
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def the_defaults(context: Context, **changes: object) -> SetUpChoice:
    """Give what six Enters give, with changes."""
    choice = SetUpChoice(answers=default_answers(NOW.date()), database=context.database)
    return choice.with_answers(**{"plan": "international-graduate", **changes})
