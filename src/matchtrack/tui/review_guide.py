"""How the app leads through the week review: pages ask, and what was said on one is kept before the next one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain import review_document as pictures
from matchtrack.errors import DatabaseError, MatchtrackError
from matchtrack.services.review import review_view
from matchtrack.services.review_saving import Answers, keep
from matchtrack.services.review_words import document_of
from matchtrack.tui.beside import beside
from matchtrack.tui.house import house_of

if TYPE_CHECKING:
    from textual.screen import Screen

    from matchtrack.domain.review_document import ReviewDocument, Section
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.review_values import ReviewView
    from matchtrack.tui.app import MatchtrackApp

    Said = tuple[bool, Answers]
    """Whether the user goes on, and what was said on the page."""

FORECAST, HARDEST = "Forecast", "Hardest"
_PAGES_OF_THEIR_OWN = ("Three wins", "Meant for this week", FORECAST, HARDEST, "Note")
_NOTHING = Answers()


async def lead_review(screen: Screen[None], week: IsoWeek) -> None:
    """Ask page by page and keep each; to leave keeps what was said so far, and the review stays open."""
    house = house_of(screen)
    try:
        view = await beside(screen, review_view, house.context, week)
    except MatchtrackError as error:
        house.show_fault(error)
        return
    guide, keeper = _Guide(house, view), _Keeper(screen, view)
    finished = await _lead(guide, keeper)
    await keeper.see_kept()
    if keeper.has_kept:
        house.tell(f"The review of {week} is {'done' if finished else 'kept so far'}; u takes it back.")
        await _drop_what_is_not_needed(screen, view, guide.reasons)


async def _lead(guide: _Guide, keeper: _Keeper) -> bool:
    """Show the pages in their order, until the last one or until the user leaves; True for the last one."""
    for ask in (guide.show_facts, guide.ask_slips, guide.ask_wins, guide.show_forecast):
        goes_on, said = await ask()
        await keeper.keep(said)
        if not goes_on:
            return False
    goes_on, said = await guide.ask_hardest()
    await keeper.keep(said._replace(finish=goes_on))
    return goes_on


class _Keeper:
    """Keeps what was said, page by page, as one change; what the database refuses now goes along with the next page."""

    def __init__(self, screen: Screen[None], view: ReviewView) -> None:
        self._screen, self._view = screen, view
        self._unsaved = _NOTHING
        self._group = 0
        self._trouble: DatabaseError | None = None

    @property
    def has_kept(self) -> bool:
        """Something was said, and all of it is kept."""
        return bool(self._group) and self._trouble is None

    async def keep(self, said: Answers) -> None:
        """Keep the answers of a page."""
        house = house_of(self._screen)
        self._unsaved = _joined(self._unsaved, said)
        if self._unsaved == _NOTHING:
            return
        try:
            group = await beside(self._screen, keep, house.context, self._view.week, self._unsaved, joins=self._group)
        except DatabaseError as error:
            self._trouble = error
            return
        except MatchtrackError as error:  # another time would not help
            house.show_fault(error)
        else:
            self._group = group
        self._trouble, self._unsaved = None, _NOTHING

    async def see_kept(self) -> None:
        """Ask, while something could not be kept, whether to try again."""
        from matchtrack.tui.screens.review_pages import ReadPage

        house = house_of(self._screen)
        while self._trouble:
            if self._trouble.kind == "damaged":
                house.show_fault(self._trouble)
                return
            section = pictures.Section("", (self._trouble.sentence,))
            keys = "Enter tries again · Esc leaves without the last answers"
            page = ReadPage("Not all of your answers are saved yet", document_of(self._view), [section], keys)
            if not await house.push_screen_wait(page):
                return
            await self.keep(_NOTHING)


def _joined(before: Answers, said: Answers) -> Answers:
    """Put what was said on a page to what was said before; no two pages ask for the same."""
    return Answers(
        wins=before.wins if said.wins is None else said.wins,
        reasons=before.reasons if said.reasons is None else said.reasons,
        hardest=before.hardest if said.hardest is None else said.hardest,
        note=before.note if said.note is None else said.note,
        finish=before.finish or said.finish,
    )


class _Guide:
    """The pages of one review; each says whether the user goes on, and what was said on it."""

    def __init__(self, app: MatchtrackApp, view: ReviewView) -> None:
        self._app, self._view = app, view
        self._document = document_of(view)
        self.reasons: dict[str, str] = {}

    async def show_facts(self) -> Said:
        """Show what the week gave."""
        return await self._read(self._document.title, _facts(self._document))

    async def ask_slips(self) -> Said:
        """Ask why something was not done."""
        from matchtrack.tui.screens.review_pages import SlipsPage

        slips = self._view.slips
        if not slips:
            return True, _NOTHING
        said = await self._app.push_screen_wait(SlipsPage("Meant for this week and not done: why?", slips))
        before = {slip.key: slip.reason for slip in slips}
        self.reasons = {key: reason for key, reason in said.reasons.items() if reason != before[key]}
        return said.goes_on, Answers(reasons=self.reasons or None)

    async def ask_wins(self) -> Said:
        """Ask for three wins and a note."""
        from matchtrack.tui.screens.review_pages import WinsAnswer, WinsPage

        view = self._view
        first = WinsAnswer(view.wins, view.note, goes_on=False)
        said = await self._app.push_screen_wait(WinsPage(first, [step.title for step in view.done])) or first
        return said.goes_on, Answers(
            wins=said.wins if said.wins != view.wins else None, note=said.note if said.note != view.note else None
        )

    async def show_forecast(self) -> Said:
        """Show where the season goes."""
        sections = [
            section
            for section in self._document.sections
            if section.title.startswith(FORECAST) or section.picture == pictures.BURN_UP
        ]
        return await self._read("Where the season goes", sections) if sections else (True, _NOTHING)

    async def ask_hardest(self) -> Said:
        """Ask for the hardest of the week after, as long as that is not over."""
        from matchtrack.tui.screens.review_pages import HardestPage

        view = self._view
        if not view.outlook.productive:
            return True, _NOTHING
        title = f"The three hardest of week {view.week.ahead(1)}, pinned to productive hours"
        said = await self._app.push_screen_wait(HardestPage(title, view.outlook, view.next_hardest))
        before = tuple(each.key for each in view.hardest)
        changed = said.goes_on or said.chosen not in {view.next_hardest, before}
        return said.goes_on, Answers(hardest=said.chosen if changed else None)

    async def _read(self, title: str, sections: list[Section]) -> Said:
        from matchtrack.tui.screens.review_pages import ReadPage

        goes_on = await self._app.push_screen_wait(ReadPage(title, self._document, sections))
        return bool(goes_on), _NOTHING


def _facts(document: ReviewDocument) -> list[Section]:
    """Give what the first page shows: all that has no page of its own."""
    return [
        section
        for section in document.sections
        if not section.title.startswith(_PAGES_OF_THEIR_OWN) and section.picture != pictures.BURN_UP
    ]


async def _drop_what_is_not_needed(screen: Screen[None], view: ReviewView, reasons: dict[str, str]) -> None:
    """Offer to drop the steps of which the user has just said that nobody needs them any more."""
    from matchtrack.services.ticks import drop
    from matchtrack.tui.screens.review_pages import ReadPage

    house = house_of(screen)
    not_needed = {key for key, reason in reasons.items() if reason == "not_needed"}
    steps = [slip.step for slip in view.slips if slip.step and slip.step.open and slip.key in not_needed]
    if not steps:
        return
    section = pictures.Section("Not needed any more", items=tuple(step.title for step in steps))
    keys = "Enter drops them · Esc leaves them in the plan"
    if await house.push_screen_wait(ReadPage("Drop these steps?", document_of(view), [section], keys)):
        for step in steps:
            house.attempt(drop, house.context, str(step.id))
