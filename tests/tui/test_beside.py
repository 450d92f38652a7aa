"""Work beside the app: its end is heard by a screen that is there, and by no screen that has gone."""

from __future__ import annotations

import asyncio
import threading

import pytest
from textual import work
from textual.app import App
from textual.screen import Screen

from matchtrack.errors import MatchtrackError
from matchtrack.tui.beside import beside


class Reader(Screen[None]):
    """Reads something until it is let go, and notes what it heard."""

    def __init__(self, fault: MatchtrackError | None = None) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.fault = fault
        self.heard: list[object] = []

    def _look(self, what: str) -> str:
        assert self.let_go.wait(10)
        if self.fault is not None:
            raise self.fault
        return what

    @work
    async def read(self) -> None:
        """Read beside the app."""
        try:
            self.heard.append(await beside(self, self._look, "a week"))
        except MatchtrackError as error:
            self.heard.append(error.sentence)


def heard(reader: Reader, *, stays: bool) -> list[object]:
    """Give what a screen heard of its reading; one that does not stay is being taken away when the reading ends."""

    async def body() -> None:
        app: App[None] = App()
        async with app.run_test():
            await app.push_screen(reader)
            worker = reader.read()
            await asyncio.sleep(0)
            reader._pruning = not stays  # so it is from the wish to go until all of its widgets have gone
            reader.let_go.set()
            await asyncio.wait_for(asyncio.gather(worker.wait(), return_exceptions=True), 10)

    asyncio.run(body())
    return reader.heard


def test_a_screen_that_is_there_hears_the_result() -> None:
    """As from a call of its own."""
    assert heard(Reader(), stays=True) == ["a week"]


def test_a_screen_that_is_there_hears_the_error() -> None:
    """With its sentence."""
    assert heard(Reader(MatchtrackError("There is no such week.")), stays=True) == ["There is no such week."]


@pytest.mark.parametrize("fault", [None, MatchtrackError("There is no such week.")], ids=["result", "error"])
def test_a_screen_that_goes_hears_nothing(fault: MatchtrackError | None) -> None:
    """Its widgets are gone already: whatever it did with them would end the app."""
    assert heard(Reader(fault), stays=False) == []
