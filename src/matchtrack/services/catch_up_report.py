"""What catching up did, in numbers and in sentences that both faces say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.date_phrases import write_day

if TYPE_CHECKING:
    import datetime as dt


class NewDate(NamedTuple):
    """A step that was due on the day `before` and is due on the day `due` from now on."""

    key: str
    title: str
    before: dt.date
    due: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpReport:
    """What catching up did, or would do where `written` is false; steps and big steps in the order of their new dates.

    `past` counts the steps among them that were meant for before today; the dates of the others cannot be kept.
    `real` counts the open steps whose own key date has passed, `no_day` those of before today for which the hours hold
    no time: they keep their dates.
    """

    steps: tuple[NewDate, ...] = ()
    big_steps: tuple[NewDate, ...] = ()
    past: int = 0
    real: int = 0
    no_day: int = 0
    written: bool = False

    def __bool__(self) -> bool:
        return bool(self.steps or self.big_steps)

    @property
    def why(self) -> str:
        """Say why: '126 steps were meant for before today and the dates of 143 more cannot be kept'."""
        if not self.steps:
            return f"{self.number} {'was' if self._is_one else 'were'} meant for before today"
        past = f"{_count(self.past)} {'was' if self.past == 1 else 'were'} meant for before today"
        more = len(self.steps) - self.past
        if not more:
            return past
        kept = f"{'could not' if self.written else 'cannot'} be kept"
        dates = "date" if more == 1 else "dates"
        return (
            f"{past} and the {dates} of {more:,} more {kept}" if self.past else f"The {dates} of {_count(more)} {kept}"
        )

    @property
    def sentence(self) -> str:
        """Say why and what: '126 steps were meant for before today; they now have dates between .. and ..'."""
        they = "it" if self._is_one else "they"
        days = self.days.replace(" to ", " and ")
        if days == self.days:
            be = "would be" if not self.written else "is now" if self._is_one else "are now"
            return f"{self.why}; {they} {be} due on {days}."
        return f"{self.why}; {they} {'now have' if self.written else 'would have'} dates between {days}."

    @property
    def number(self) -> str:
        """Say how many: '126 steps'; big steps where nothing else has a new date."""
        return _count(len(self.steps)) if self.steps else _count(len(self.big_steps), "big step")

    @property
    def what(self) -> str:
        """Name what they get: 'new dates'."""
        return "a new date" if self._is_one else "new dates"

    @property
    def pronoun(self) -> str:
        """Name them once more: 'them'."""
        return "it" if self._is_one else "them"

    @property
    def nothing(self) -> str:
        """Say that nothing was to be done, and which steps of before today stay as they are."""
        stay = []
        if self.real:
            keep = "1 step keeps a key date" if self.real == 1 else f"{self.real:,} steps keep key dates"
            stay.append(f"{keep} of before today")
        if self.no_day:
            find = "finds" if self.no_day == 1 else "find"
            stay.append(f"{_count(self.no_day)} of before today {find} no time in your hours")
        return "; ".join(["There is nothing to catch up", *stay]) + ("." if stay else ": no date has to change.")

    @property
    def days(self) -> str:
        """Write the first and the last new day: '24 Nov 2026 to 11 Jan 2027'."""
        days = (write_day(day).partition(" ")[2] for day in (self.first, self.last) if day)
        return " to ".join(dict.fromkeys(days))

    @property
    def first(self) -> dt.date | None:
        """The first new day."""
        return min((each.due for each in self.steps or self.big_steps), default=None)

    @property
    def last(self) -> dt.date | None:
        """The last new day."""
        return max((each.due for each in self.steps or self.big_steps), default=None)

    @property
    def _is_one(self) -> bool:
        return len(self.steps or self.big_steps) == 1


def _count(steps: int, noun: str = "step") -> str:
    return f"{steps:,} {noun}{'' if steps == 1 else 's'}"
