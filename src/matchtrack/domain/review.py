"""The facts of a week, from the rows of the log: pure sums and shares for the week review (method.md 4, 13 and 20)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import AREAS, HARD_FROM
from matchtrack.domain.momentum import day_status
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from matchtrack.domain.week import IsoWeek

MOST_WINS = MOST_CHOICES = MOST_DISTRACTIONS = 3
"""Three wins, three hardest, top three: what can be kept in mind."""

REASONS = {
    "too_big": "too big",
    "no_energy": "no energy",
    "waited": "waited for somebody",
    "forgot": "forgot",
    "life": "life",
    "not_needed": "not needed any more",
}
"""Why a step was not done in its week, by the word that is stored."""

HELP_FOR = {
    "too_big": "Too big: what are its first 15 minutes? e on the Plan makes it that, a adds the rest.",
    "not_needed": "Not needed: at the end you are asked whether to drop it.",
    "waited": "Waiting: w on the Plan says for whom.",
}
"""What helps against a reason."""

_MINUTE = dt.timedelta(minutes=1)


class Entry(NamedTuple):
    """A momentum entry as the review reads it; `difficulty` is 0 where the step is gone.

    `begin` and `end` are aware instants, None where it has minutes only.
    """

    day: dt.date
    minutes: int
    area: str
    difficulty: int
    begin: dt.datetime | None = None
    end: dt.datetime | None = None


class Productive(NamedTuple):
    """Productive minutes of a week: all that there were, those used, of them on hard steps.

    `untimed` are logged minutes that have no time of day, so that nobody knows where they lay.
    """

    minutes: int
    used: int
    hard: int
    untimed: int

    @property
    def share(self) -> float | None:
        """Share of the productive minutes that was used, 0 to 1; None where there were none."""
        return min(1.0, self.used / self.minutes) if self.minutes else None

    @property
    def hard_share(self) -> float | None:
        """Share of the used minutes that went to hard steps; None where none was used."""
        return self.hard / self.used if self.used else None


class ReviewDay(NamedTuple):
    """One day; `status` is '' where it does not count: to come, or before the user began."""

    day: dt.date
    minutes: int
    status: str


class WeekFacts(NamedTuple):
    """What the log says of a week."""

    days: tuple[ReviewDay, ...]
    minutes_by_area: dict[str, int]
    productive: Productive

    @property
    def minutes(self) -> int:
        """All minutes."""
        return sum(each.minutes for each in self.days)

    @property
    def kept(self) -> int:
        """Kept days."""
        return sum(each.status == "kept" for each in self.days)


def week_facts(
    week: IsoWeek,
    entries: Iterable[Entry],
    spans: Iterable[tuple[dt.datetime, dt.datetime]],
    *,
    today: dt.date,
    floor: int,
    first_day: dt.date,
    rests: Collection[dt.date],
) -> WeekFacts:
    """Sum a week up; `spans` are its productive hours so far, as aware instants, `first_day` is the user's first."""
    entries = list(entries)
    by_day = Counter[dt.date]()
    for entry in entries:
        by_day[entry.day] += entry.minutes
    return WeekFacts(
        days=tuple(_day(day, by_day[day], today, floor, first_day, rests) for day in week.days),
        minutes_by_area=_by_area(entries),
        productive=_productive(entries, list(spans)),
    )


def _day(
    day: dt.date, minutes: int, today: dt.date, floor: int, first_day: dt.date, rests: Collection[dt.date]
) -> ReviewDay:
    counts = minutes > 0 or day in rests or first_day <= day <= today
    return ReviewDay(day, minutes, day_status(day, today, minutes, floor, rests) if counts else "")


def _by_area(entries: Iterable[Entry]) -> dict[str, int]:
    """Sum minutes by area, the most first; equal ones in the order in which areas are listed."""
    sums = Counter[str]()
    for entry in entries:
        sums[entry.area] += entry.minutes
    places = {area: place for place, area in enumerate(AREAS)}
    return dict(sorted(sums.items(), key=lambda item: (-item[1], places.get(item[0], len(places)), item[0])))


def _productive(entries: Iterable[Entry], spans: Sequence[tuple[dt.datetime, dt.datetime]]) -> Productive:
    used = hard = untimed = 0
    for entry in entries:
        if entry.begin is None or entry.end is None:
            untimed += entry.minutes
            continue
        inside = minutes_inside(entry, spans)
        used += inside
        hard += inside if entry.difficulty >= HARD_FROM else 0
    return Productive(sum((end - begin) // _MINUTE for begin, end in spans), used, hard, untimed)


def minutes_inside(entry: Entry, spans: Iterable[tuple[dt.datetime, dt.datetime]]) -> int:
    """Give how many minutes of an entry lie in the spans; those of one with pauses are spread evenly over its time."""
    begin, end = entry.begin, entry.end
    if begin is None or end is None:
        return 0
    shared = sum(
        (max(dt.timedelta(), min(end, last) - max(begin, first)) for first, last in spans), start=dt.timedelta()
    )
    return min(entry.minutes, round(entry.minutes * (shared / (end - begin))))


def top_distractions(answers: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Give what distracted most often, with how many times; capitals do not part words (method.md 13)."""
    counts, names = Counter[str](), dict[str, str]()
    for answer in answers:
        word = answer.casefold()
        names.setdefault(word, answer)
        counts[word] += 1
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return tuple((names[word], counts[word]) for word in ordered[:MOST_DISTRACTIONS])


def parse_reason(text: str) -> str:
    """Read a reason, by its word, its name or a beginning of either: too_big, 'too big', 'wait'; '' takes it away.

    Raises:
        BadInputError: There is no such reason, or several begin so.
    """
    wanted = " ".join(text.lower().replace("_", " ").replace("-", " ").split())
    if not wanted:
        return ""
    found = {key for key, name in REASONS.items() if f"{key.replace('_', ' ')}\n{name}".find(wanted) == 0}
    found |= {key for key, name in REASONS.items() if name.startswith(wanted)}
    if len(found) != 1:
        raise BadInputError(f"'{text[:30]}' is not a reason; write one of: {', '.join(REASONS.values())}")
    return found.pop()


class Candidate(NamedTuple):
    """A step that may be one of next week's hardest; `day` is the one for which it is planned, None without one."""

    key: str
    title: str
    minutes: int
    difficulty: int
    boring: bool = False
    due: dt.date | None = None
    day: dt.date | None = None
    earliest: dt.date | None = None
    blocked: bool = False

    @property
    def rank(self) -> tuple[int, bool, int, dt.date, str]:
        """Hardest first, then boring, long, due (method.md 9)."""
        return -self.difficulty, not self.boring, -self.minutes, self.due or dt.date.max, self.key


def choose_days(candidates: Sequence[Candidate], productive: Mapping[dt.date, int]) -> dict[str, dt.date | None]:
    """Give each chosen step a day with productive hours: the planned one, else the first that no other has.

    `productive` holds the productive minutes of the days that may be taken, in order. A step that waits for another
    one only gets the day for which it is planned.
    """
    open_days = [day for day, minutes in productive.items() if minutes > 0]
    chosen = {each.key: each.day if each.day in open_days else None for each in candidates}
    for each in candidates:
        if chosen[each.key] is None and not each.blocked:
            possible = [day for day in open_days if each.earliest is None or each.earliest <= day]
            free = [day for day in possible if day not in chosen.values()]
            chosen[each.key] = next(iter(free or possible), None)
    return chosen


class ForecastLine(NamedTuple):
    """A big step as it was forecast at a review; `chance` is in percent, `moved_days` since the review before."""

    key: str
    title: str
    due: dt.date | None
    likely: dt.date | None
    careful: dt.date | None
    chance: int | None
    moved_days: int | None = None


class KeyDateForecast(NamedTuple):
    """All that is due up to a key date and after the one before: when it is likely done, with the least chance.

    `key` is '' for what is due after the last key date, or at no time; `late` of the big steps are overdue already, and
    the chance is that of the others.
    """

    key: str
    day: dt.date | None
    big_steps: int
    likely: dt.date | None
    careful: dt.date | None
    chance: int | None
    moved_days: int | None
    late: int = 0


def against_key_dates(
    lines: Iterable[ForecastLine], key_dates: Mapping[str, dt.date], today: dt.date
) -> tuple[KeyDateForecast, ...]:
    """Set the forecast against each key date from today on for which something is due.

    What is late counts for the next one. A key date has the latest dates of its big steps, None where one has none.
    """
    ahead: list[tuple[str, dt.date]] = sorted(
        ((key, day) for key, day in key_dates.items() if day >= today), key=lambda item: (item[1], item[0])
    )
    groups: dict[tuple[str, dt.date | None], list[ForecastLine]] = {}
    for line in lines:
        name: tuple[str, dt.date | None] = ("", None)
        if line.due:
            name = next((each for each in ahead if line.due <= each[1]), name)
        groups.setdefault(name, []).append(line)
    ordered = sorted(groups, key=lambda name: name[1] or dt.date.max)
    return tuple(_of_group(*name, groups[name], today) for name in ordered)


def _of_group(key: str, day: dt.date | None, lines: Sequence[ForecastLine], today: dt.date) -> KeyDateForecast:
    late = [line for line in lines if line.due and line.due < today]
    chances = [line.chance for line in lines if line.chance is not None and line not in late]
    moves = [line.moved_days for line in lines if line.moved_days is not None]
    return KeyDateForecast(
        key, day, len(lines), _latest(line.likely for line in lines), _latest(line.careful for line in lines),
        min(chances, default=None), max(moves, key=abs, default=None), len(late),
    )  # fmt: skip


def _latest(days: Iterable[dt.date | None]) -> dt.date | None:
    known = list(days)
    return max((day for day in known if day), default=None) if all(known) else None
