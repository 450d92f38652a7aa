"""Today in words: the sentences that the drawn day and the labelled day share, and the labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.areas import AREAS
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.key_dates import say_next_key_date
from matchtrack.domain.momentum import of_floor
from matchtrack.domain.rests import chain_words, rest_words
from matchtrack.domain.text import safe
from matchtrack.services.today_words import about_pins, day_name, glance_words, held_words, kept_out, near_day

if TYPE_CHECKING:
    from matchtrack.domain.hours import Span
    from matchtrack.services.today import PinnedStep, RestStep, RunningTimer, TodayView

NO_STEP = "No step for today. 'matchtrack add TITLE' adds one, 'matchtrack plan list' shows ready plans."
ALL_DONE = "Every step is done. Nothing is left for today: rest well."
NOTHING_READY = (
    "Nothing is ready today: the open steps wait for somebody, for an earlier step, or for their date. "
    "'matchtrack steps' shows which."
)
NO_HOURS = "No productive hours are set. 'matchtrack hours set \"mon-fri 06:00-08:00\"' sets them."


def off_words(view: TodayView) -> str:
    """Say kindly that today is a day off; nothing on other days."""
    if not view.off:
        return ""
    kept = view.momentum.status == "kept"
    streak = "" if kept else f" {view.momentum.floor} easy minutes still keep the streak."
    return f"Day off: nothing has to be done.{streak}"


def season_words(view: TodayView) -> str:
    """Say which key date of the season comes next: 'ERAS opens in 192 days'."""
    return say_next_key_date(view.season.days, view.day) if view.season else ""


def window_times(spans: tuple[Span, ...]) -> str:
    """Write the day's windows: '06:00-08:00, 19:00-20:00'."""
    return ", ".join(f"{span.start:%H:%M}-{span.end:%H:%M}" for span in spans)


def distraction_words(view: TodayView) -> str:
    """Say what stays out, and when it is free again."""
    if not view.distractions:
        return ""
    names = [safe(name) for name in view.distractions]
    span = view.open_span or next((span for span in view.windows if span.start > view.wall), None)
    if span is None:
        return f"{', '.join(names)} free again" if view.windows else ""
    begins = "" if view.open_span else f"from {span.start:%H:%M} "
    return f"{begins}{kept_out(names)} until {span.end:%H:%M}"


def held_words_in_shell(view: TodayView) -> str:
    """Say what waits for the end of the window, and which command shows it nevertheless."""
    held = held_words(view)
    return f"{held}. 'matchtrack steps' shows every open step." if held else ""


def next_window_words(view: TodayView) -> str:
    """Say when productive hours open next, while none are open; nothing where none are set."""
    if (view.open_span and view.minutes_left) or view.next_span is None:
        return ""
    start = view.next_span.start
    day = near_day(view.next_span, view) or f"on {write_day(start.date())}"
    return f"The next productive hours open {day} at {start:%H:%M}."


def window_state(view: TodayView) -> str:
    """Say how much is left of today's productive hours."""
    if view.minutes_left:
        return f"{view.minutes_left} min left"
    return "last minute" if view.open_span else "over for today"


def minutes_words(item: PinnedStep | RestStep) -> str:
    """Write what today gives a step; of a part also the whole that is left: '10 of 60 min'."""
    left = item.step.minutes_left
    return f"{item.minutes} min" if item.minutes >= left else f"{item.minutes} of {left} min"


def empty_words(view: TodayView) -> str:
    """Say kindly why nothing is chosen; nothing where something is."""
    if view.pins or view.rest:
        return ""
    if view.open_steps:
        return NOTHING_READY
    return ALL_DONE if view.done_today else NO_STEP


def review_words(view: TodayView) -> str:
    """Say that a week waits for its review; nothing where none does."""
    return f"{view.review.sentence} 'matchtrack review' shows it." if view.review else ""


def momentum_words(view: TodayView) -> str:
    """Say where the day stands: '9 of 15 min, 6 to go'."""
    momentum = view.momentum
    stands = "kept" if momentum.status == "kept" else f"{momentum.floor - momentum.minutes} to go"
    return f"{of_floor(momentum.minutes, momentum.floor)}, {stands}"


def today_pairs(view: TodayView) -> dict[str, str]:
    """Give the whole day as labels and values, for screen readers and scripts; empty values are left out."""
    pairs = {
        "season": "" if view.season is None else f"Match {view.season.match_year}, {safe(view.season.name)}",
        "day": day_name(view),
        "next key date": season_words(view),
        "day off": off_words(view),
        "productive hours": window_times(view.windows),
        "productive minutes left": str(view.minutes_left),
        "distractions": distraction_words(view),
    }
    pairs |= {f"pin {at}": _pin(pin) for at, pin in enumerate(view.pins_now, 1)}
    pairs |= {f"rest {at}": _step(rest) for at, rest in enumerate(view.rest_now, 1)}
    pairs |= {
        "hours": about_pins(view),
        "held": held_words(view),
        "mail": glance_words(view),
        "note": empty_words(view) or ("" if view.pins else next_window_words(view)),
        "timer": _timer(view),
        "review": review_words(view),
        "minutes today": momentum_words(view),
        "streak": str(view.momentum.streak),
        "longest streak": str(view.momentum.longest),
        "score": str(view.momentum.score),
        "chain": chain_words(view.momentum),
        "rest days": rest_words(view.momentum),
        "week": ", ".join(f"{write_day(day)[:3]} {status}" for day, status in view.week if status),
    }
    return {label: value for label, value in pairs.items() if value}


def _pin(pin: PinnedStep) -> str:
    return _step(pin) + (f", at {pin.start:%H:%M}" if pin.start else "")


def _step(item: PinnedStep | RestStep) -> str:
    step = item.step
    area = AREAS[step.area]
    started = ", started" if step.status == "started" else ""
    return (
        f"{safe(step.title)}, {area}, {minutes_words(item)}, difficulty {step.difficulty} of 5{started}, step {step.id}"
    )


def ran_words(timer: RunningTimer) -> str:
    """Say what a timer has counted: '9 of 15 min', '9 of 15 min (paused)', or that it was forgotten."""
    if timer.forgotten:
        return "forgotten"
    of_planned = f" of {timer.planned}" if timer.planned else ""
    return f"{timer.minutes}{of_planned} min{' (paused)' * timer.paused}"


def _timer(view: TodayView) -> str:
    timer = view.timer
    return f"{ran_words(timer)} on {safe(timer.title)}, since {timer.since:%H:%M}" if timer else ""
