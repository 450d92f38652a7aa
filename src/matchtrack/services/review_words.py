"""A week review in words, the same in the app, in the shell and in what leaves: short, kind, wins first (ux.md 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain import review_document as pictures
from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.forecast_words import BEYOND, chance_words, moved_words
from matchtrack.domain.key_dates import KEY_DATE_NAMES
from matchtrack.domain.momentum import of_floor
from matchtrack.domain.review import HELP_FOR, MOST_CHOICES, REASONS
from matchtrack.domain.review_document import ReviewDocument, Section

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from matchtrack.domain.review import KeyDateForecast
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.review_values import ReviewView, Slip, WaitingOn

NOTHING_LOGGED = "No minutes were logged in this week. That is how it was; the next fifteen count again."
NO_FORECAST = "No forecast was saved with this week."
_MOST_ITEMS = 40


def document_of(view: ReviewView) -> ReviewDocument:
    """Give the whole review of a week."""
    return ReviewDocument(
        title=title_of(view),
        sections=tuple(_sections(view)),
        days=view.facts.days,
        floor=view.floor,
        season=view.season,
        until=min(view.today, view.week.last),
    )


def title_of(view: ReviewView) -> str:
    """Name the week and its days, and say how far its review is."""
    days = f"{write_day(view.week.first)} to {write_day(view.week.last)}"
    if view.finished_on:
        state = f"reviewed on {write_day(view.finished_on)}"
    else:
        state = "review begun" if view.begun_on else "not reviewed yet"
    return f"Week {view.week}, {days}: {state}"


def _sections(view: ReviewView) -> Iterator[Section]:
    yield Section("The week", tuple(week_sentences(view)), picture=pictures.MINUTES)
    yield from _listed("Three wins", view.wins)
    yield from _listed("Done", [step.title for step in view.done], (done_words(view),))
    yield from _listed("Minutes by area", area_items(view))
    yield from _listed("Meant for this week, not done", [slip_words(slip, view.week) for slip in view.slips])
    yield from _listed("What distracted", [f"{name}, {_times(count)}" for name, count in view.distractions])
    yield from _listed("Waiting for others", [waiting_words(each) for each in view.waiting])
    yield from _listed("Days left early", left_items(view))
    yield from _forecast(view)
    yield from (each._replace(looks_ahead=True) for each in _listed(hardest_title(view), hardest_items(view)))
    if view.note:
        yield Section("Note", tuple(line for line in view.note.split("\n") if line.strip()))
    if view.season.first <= view.week.last:
        yield from _season(view)


def _season(view: ReviewView) -> Iterator[Section]:
    if view.season.total:
        title = "Done against the line to the end of the season"
        yield Section(title, (burn_words(view),), picture=pictures.BURN_UP, looks_ahead=True)
    levels = (f"under {view.floor}", *(f"{view.floor * times}" for times in (1, 2, 4)))
    legend = f"Minutes a day, from light to dark: none, {', '.join(levels)} and more."
    yield Section("The season so far", (legend,), picture=pictures.HEAT_MAP, looks_ahead=True)


def burn_words(view: ReviewView) -> str:
    """Say how much of the plan is done, and how much would be at an even pace."""
    season, until = view.season, min(view.today, view.week.last)
    done = sum(minutes for day, minutes in season.done.items() if day <= until)
    begun = sum(minutes for day, minutes in season.done.items() if day < season.first)
    passed = min(1.0, ((until - season.first).days + 1) / ((season.last - season.first).days + 1))
    needed = begun + round((season.total - begun) * passed)
    return (
        f"{minutes_words(done)} of {minutes_words(season.total)} of the plan are done; an even pace to the end, "
        f"{write_day(season.last)}, would have {minutes_words(needed)} by now."
    )


def minutes_words(minutes: int) -> str:
    """Write estimated work: '45 min', '3 h 20 min'."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"


def _listed(title: str, items: Iterable[str], sentences: tuple[str, ...] = ()) -> Iterator[Section]:
    """Give a section for items, unless there are none; nobody reads more than some dozens."""
    items = tuple(items)
    if items:
        more = (f"and {len(items) - _MOST_ITEMS} more",) if len(items) > _MOST_ITEMS else ()
        yield Section(title, tuple(filter(None, sentences)), (*items[:_MOST_ITEMS], *more))


def week_sentences(view: ReviewView) -> Iterator[str]:
    """Say what the week gave, beside the week before."""
    facts, before = view.facts, view.before.facts
    if facts.minutes:
        counted = sum(1 for day in facts.days if day.status not in {"", "open", "rest"})
        rests = sum(1 for day in facts.days if day.status == "rest")
        rested = "" if not rests else f", {rests} {'day' if rests == 1 else 'days'} of rest"
        compared = f"; the week before {before.minutes} min, {before.kept} kept" if before.minutes else ""
        yield f"{facts.minutes} min, {facts.kept} of {counted} days kept{rested}{compared}."
    else:
        yield NOTHING_LOGGED
    yield productive_words(view)
    if facts.productive.untimed and facts.productive.minutes:
        yield f"{facts.productive.untimed} min have no time of day, so they are left out of that."


def productive_words(view: ReviewView) -> str:
    """Say how much of the productive hours was used, and how much of that for hard steps."""
    productive, before = view.facts.productive, view.before.facts.productive
    if productive.share is None:
        return "No productive hours lay in this week so far."
    hard = "" if productive.hard_share is None else f", {_percent(productive.hard_share)} of that on hard steps"
    compared = "" if before.share is None else f"; the week before {_percent(before.share)}"
    return (
        f"Productive hours: {productive.used} of {productive.minutes} min used, {_percent(productive.share)}"
        f"{hard}{compared}."
    )


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"


def done_words(view: ReviewView) -> str:
    """Count what was done, beside the week before."""
    count, before = len(view.done), view.before.done
    steps = f"{count} step{'' if count == 1 else 's'} done"
    return f"{steps}; the week before {before}." if before else f"{steps}."


def area_items(view: ReviewView) -> list[str]:
    """Give the minutes of each area."""
    return [f"{AREAS.get(area, area)}: {minutes} min" for area, minutes in view.facts.minutes_by_area.items()]


def slip_words(slip: Slip, week: IsoWeek) -> str:
    """Name a step that slipped, when it was due in that week, and why."""
    day = slip.step.due if slip.step else None
    due = f", due {write_day(day)}" if day and week.first <= day <= week.last else ""
    return f"{slip.title}{due}: {REASONS.get(slip.reason, slip.reason)}" if slip.reason else f"{slip.title}{due}"


def help_words(slip: Slip) -> str:
    """Say what helps against the reason, where there is something to do still."""
    return HELP_FOR.get(slip.reason, "") if slip.step else ""


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def waiting_words(each: WaitingOn) -> str:
    """Say who owes an answer, for what, since when and until when."""
    since = f", since {write_day(each.since)}" if each.since else ""
    expected = f", expected {write_day(each.step.expected)}" if each.step.expected else ""
    return f"{each.step.waiting_on or 'somebody'}: {each.step.title}{since}{expected}"


def left_items(view: ReviewView) -> list[str]:
    """Say on which days less than the floor was left, and why."""
    return [
        f"{write_day(each.day)} at {of_floor(each.minutes, each.floor)}{f': {each.reason}' if each.reason else ''}"
        for each in view.left_early
    ]


def _forecast(view: ReviewView) -> Iterator[Section]:
    items = tuple(key_date_words(each) for each in view.against_key_dates)
    if items:
        yield Section("Forecast", tuple(filter(None, (moved_sentence(view.moved_days),))), items, looks_ahead=True)
    elif view.finished_on:
        yield Section("Forecast", (NO_FORECAST,), looks_ahead=True)


def moved_sentence(days: int | None) -> str:
    """Say how the end of everything moved within the week; nothing where that is not known."""
    if days is None:
        return ""
    return f"The end of everything moved: {moved_words(days)}." if days else "The end of everything is where it was."


def key_date_words(each: KeyDateForecast) -> str:
    """Say when all that is due by a key date will be done."""
    name = f"{KEY_DATE_NAMES.get(each.key, each.key)}, {write_day(each.day)}" if each.day else "Without a key date"
    moved = moved_words(each.moved_days) if each.moved_days and each.likely else ""
    parts = [
        f"{each.big_steps} big step{'' if each.big_steps == 1 else 's'}",
        f"likely {_day(each.likely)}",
        f"careful {_day(each.careful)}" if each.likely else "",
        f"{each.late} overdue already" if each.late else "",
        "" if each.chance is None else f"{_judged(each)}in time: {chance_words(each.chance / 100)}",
        moved,
    ]
    return f"{name}: {', '.join(filter(None, parts))}"


def _judged(each: KeyDateForecast) -> str:
    """Say whose chance is told: that of the big step that is least sure, of those that are not overdue."""
    if each.big_steps - each.late > 1:
        return "the least sure of the others " if each.late else "the least sure "
    return "the other " if each.late else ""


def _day(day: dt.date | None) -> str:
    return write_day(day).partition(" ")[2] if day else BEYOND


def hardest_title(view: ReviewView) -> str:
    """Say whether the hardest of the week after were chosen or are only what the plan would take."""
    return f"Hardest of week {view.week.ahead(1)}" + ("" if view.hardest else ", as the plan would take them")


def hardest_items(view: ReviewView) -> list[str]:
    """Name the hardest of the week after with their days."""
    chosen = view.hardest or view.outlook.candidates[:MOST_CHOICES]
    return [f"{each.title}{f', {write_day(each.day)}' if each.day else ''}" for each in chosen]
