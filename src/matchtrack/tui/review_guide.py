"""How the app leads through the week review: pages ask, one save keeps what was said, at the end or on leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain import review_document as pictures
from matchtrack.errors import MatchtrackError
from matchtrack.services.review import review_view
from matchtrack.services.review_saving import Answers, save
from matchtrack.services.review_words import document_of
from matchtrack.tui.beside import beside
from matchtrack.tui.house import house_of

if TYPE_CHECKING:
    from textual.screen import Screen

    from matchtrack.domain.review_document import ReviewDocument, Section
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.review import ReviewView
    from matchtrack.tui.app import MatchtrackApp

FORECAST, HARDEST = "Forecast", "Hardest"
_PAGES_OF_THEIR_OWN = ("Three wins", "Meant for this week", FORECAST, HARDEST, "Note")


async def lead_review(screen: Screen[None], week: IsoWeek) -> None:
    """Ask page by page and save; to leave keeps what was said so far, and the review stays open."""
    house = house_of(screen)
    try:
        view = await beside(screen, review_view, house.context, week)
    except MatchtrackError as error:
        house.show_fault(error)
        return
    answers = await _asked(screen, view)
    if answers == Answers():
        return
    try:
        saved = await beside(screen, save, house.context, week, answers)
    except MatchtrackError as error:
        house.show_fault(error)
        return
    await _drop_what_is_not_needed(screen, saved, answers)
    house.tell(f"The review of {week} is {'done' if answers.finish else 'kept so far'}; u takes it back.")


async def _asked(screen: Screen[None], view: ReviewView) -> Answers:
    """Show the pages in their order, until the last one or until the user leaves."""
    guide = _Guide(house_of(screen), view)
    for ask in (guide.show_facts, guide.ask_slips, guide.ask_wins, guide.show_forecast, guide.ask_hardest):
        if not await ask():
            return guide.answers
    return guide.answers._replace(finish=True)


class _Guide:
    """The pages of one review; each says whether the user goes on, and `answers` holds what was said so far."""

    def __init__(self, app: MatchtrackApp, view: ReviewView) -> None:
        self._app, self._view = app, view
        self._document = document_of(view)
        self.answers = Answers()

    async def show_facts(self) -> bool:
        """Show what the week gave."""
        return await self._read(self._document.title, _facts(self._document))

    async def ask_slips(self) -> bool:
        """Ask why something was not done."""
        from matchtrack.tui.screens.review_pages import SlipsPage

        slips = self._view.slips
        if not slips:
            return True
        said = await self._app.push_screen_wait(SlipsPage("Meant for this week and not done: why?", slips))
        before = {slip.key: slip.reason for slip in slips}
        changed = {key: reason for key, reason in said.reasons.items() if reason != before[key]}
        self.answers = self.answers._replace(reasons=changed or None)
        return said.goes_on

    async def ask_wins(self) -> bool:
        """Ask for three wins and a note."""
        from matchtrack.tui.screens.review_pages import WinsAnswer, WinsPage

        view = self._view
        first = WinsAnswer(view.wins, view.note, goes_on=False)
        said = await self._app.push_screen_wait(WinsPage(first, [step.title for step in view.done])) or first
        self.answers = self.answers._replace(
            wins=said.wins if said.wins != view.wins else None, note=said.note if said.note != view.note else None
        )
        return said.goes_on

    async def show_forecast(self) -> bool:
        """Show where the season goes."""
        sections = [
            section
            for section in self._document.sections
            if section.title.startswith(FORECAST) or section.picture == pictures.BURN_UP
        ]
        return not sections or await self._read("Where the season goes", sections)

    async def ask_hardest(self) -> bool:
        """Ask for the hardest of the week after, as long as that is not over."""
        from matchtrack.tui.screens.review_pages import HardestPage

        view = self._view
        if not view.outlook.productive:
            return True
        title = f"The three hardest of week {view.week.ahead(1)}, pinned to productive hours"
        said = await self._app.push_screen_wait(HardestPage(title, view.outlook, view.next_hardest))
        before = tuple(each.key for each in view.hardest)
        changed = said.goes_on or said.chosen not in {view.next_hardest, before}
        self.answers = self.answers._replace(hardest=said.chosen if changed else None)
        return said.goes_on

    async def _read(self, title: str, sections: list[Section]) -> bool:
        from matchtrack.tui.screens.review_pages import ReadPage

        goes_on = await self._app.push_screen_wait(ReadPage(title, self._document, sections))
        return bool(goes_on)


def _facts(document: ReviewDocument) -> list[Section]:
    """Give what the first page shows: all that has no page of its own."""
    return [
        section
        for section in document.sections
        if not section.title.startswith(_PAGES_OF_THEIR_OWN) and section.picture != pictures.BURN_UP
    ]


async def _drop_what_is_not_needed(screen: Screen[None], view: ReviewView, answers: Answers) -> None:
    """Offer to drop the steps of which the user has just said that nobody needs them any more."""
    from matchtrack.services.ticks import drop
    from matchtrack.tui.screens.review_pages import ReadPage

    house, said = house_of(screen), answers.reasons or {}
    steps = [
        slip.step
        for slip in view.slips
        if slip.step and slip.step.open and slip.reason == "not_needed" and slip.key in said
    ]
    if not steps:
        return
    section = pictures.Section("Not needed any more", items=tuple(step.title for step in steps))
    keys = "Enter drops them · Esc leaves them in the plan"
    if await house.push_screen_wait(ReadPage("Drop these steps?", document_of(view), [section], keys)):
        for step in steps:
            house.attempt(drop, house.context, str(step.id))
