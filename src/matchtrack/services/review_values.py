"""What a week review holds: the facts of a week, what was said of it, and what it looks ahead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain import review as facts_of

if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.domain.review import ForecastLine, KeyDateForecast, WeekFacts
    from matchtrack.domain.review_document import SeasonSoFar
    from matchtrack.domain.steps import Step
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.review_outlook import Outlook


class Slip(NamedTuple):
    """A step that was meant for the week and not done by its end; `step` is None where it is gone by now.

    `reason` is one of `domain.review.REASONS`, '' while nobody said one.
    """

    key: str
    title: str
    reason: str
    step: Step | None


class WaitingOn(NamedTuple):
    """A step that lies with somebody else; `since` is None where nobody knows any more."""

    step: Step
    since: dt.date | None


class LeftEarly(NamedTuple):
    """A day that was left below the floor, with the reason that was given."""

    day: dt.date
    minutes: int
    floor: int
    reason: str


class Choice(NamedTuple):
    """One of the hardest that were chosen for the week after; pinned to `day` where there was one."""

    key: str
    title: str
    day: dt.date | None


class WeekBefore(NamedTuple):
    """What the week before had, to compare with."""

    facts: WeekFacts
    done: int


class ReviewView(NamedTuple):
    """A week as it stands on the momentum day `today`.

    `begun_on` and `finished_on` are None where nobody reviewed it so far. `forecast` and `hardest` are what was saved;
    before that the forecast is that of now, and nothing is chosen. `outlook` holds the candidates.
    """

    week: IsoWeek
    today: dt.date
    floor: int
    facts: WeekFacts
    before: WeekBefore
    done: tuple[Step, ...]
    slips: tuple[Slip, ...]
    distractions: tuple[tuple[str, int], ...]
    waiting: tuple[WaitingOn, ...]
    left_early: tuple[LeftEarly, ...]
    wins: tuple[str, ...]
    note: str
    hardest: tuple[Choice, ...]
    begun_on: dt.date | None
    finished_on: dt.date | None
    forecast: tuple[ForecastLine, ...]
    moved_days: int | None
    outlook: Outlook
    season: SeasonSoFar
    key_dates: dict[str, dt.date]

    @property
    def running(self) -> bool:
        """The week is not over."""
        return self.today <= self.week.last

    @property
    def next_hardest(self) -> tuple[str, ...]:
        """The keys that were chosen, else those that the plan would choose."""
        chosen = self.hardest or self.outlook.candidates[: facts_of.MOST_CHOICES]
        return tuple(each.key for each in chosen)

    @property
    def against_key_dates(self) -> tuple[KeyDateForecast, ...]:
        """The forecast set against the key dates."""
        since = self.finished_on or self.today
        return facts_of.against_key_dates(self.forecast, self.key_dates, since)
