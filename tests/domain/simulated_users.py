"""Users with habits that the forecast knows nothing of, for its calibration: here and in bench/forecast.py."""

from __future__ import annotations

import datetime as dt
import functools
import math
from bisect import bisect_left
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.forecast import BigStepWork, Ending, forecast
from matchtrack.domain.pace import Habit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TODAY = dt.date(2026, 11, 22)
POINTS = (7, 14, 30, 60, 120, 200)
"""Days of log at which a user asks."""

_LIVED = 1_600
_BIG_STEPS = 45


class Met(NamedTuple):
    """One forecast beside the truth: days from the question to the finish, and whether each date was met."""

    family: str
    point: int
    ahead: int
    likely: bool
    careful: bool
    chance: float
    in_time: bool


def _week(random: Random) -> list[float]:
    """Minutes by weekday of a usual week: some days weak, one perhaps strong."""
    base = random.uniform(15, 70)
    return [base * random.choice((0.0, 0.4, 0.8, 1.0, 1.0, 1.3, 2.0)) for _ in range(7)]


def _day(mean: float, random: Random, spread: float = 0.5) -> int:
    return round(mean * random.lognormvariate(-spread * spread / 2, spread))


def steady(random: Random) -> Iterator[int]:
    """A pattern of weekdays, now and then a day missed."""
    week, misses = _week(random), random.uniform(0.02, 0.35)
    for day in range(_LIVED):
        yield 0 if random.random() < misses else _day(week[day % 7] + 3, random)


def moody(random: Random) -> Iterator[int]:
    """Good and bad weeks, which hang together."""
    week, mood, holds = _week(random), 0.0, random.uniform(0.3, 0.8)
    for day in range(_LIVED):
        if day % 7 == 0:
            mood = holds * mood + random.gauss(0, 0.45)
        yield 0 if random.random() < 0.15 else _day((week[day % 7] + 3) * math.exp(mood), random)


def streaky(random: Random) -> Iterator[int]:
    """Streaks of days, and streaks of misses."""
    mean, on, working = random.uniform(15, 70), random.uniform(5, 20), True
    off = random.uniform(2, 8)
    for _ in range(_LIVED):
        if random.random() < 1 / (on if working else off):
            working = not working
        yield _day(mean, random) if working else 0


def drifting(random: Random) -> Iterator[int]:
    """A pace that rises or falls for months, within bounds."""
    week, level = _week(random), 0.0
    slope = random.gauss(0, 0.02)
    for day in range(_LIVED):
        if day % 7 == 0:
            slope = 0.95 * slope + random.gauss(0, 0.006)
            level = min(1.0, max(-1.0, level + slope))
        yield 0 if random.random() < 0.2 else _day((week[day % 7] + 3) * math.exp(level), random)


def bursting(random: Random) -> Iterator[int]:
    """Weekends and now and then an evening, long when they come."""
    mean, evening = random.uniform(60, 200), random.uniform(0.02, 0.2)
    for day in range(_LIVED):
        works = random.random() < (0.75 if day % 7 > 4 else evening)
        yield _day(mean, random, 0.7) if works else 0


def interrupted(random: Random) -> Iterator[int]:
    """An even pace with weeks in which life comes between: exams, family, illness."""
    mean, pause = random.uniform(15, 70), 0
    for _ in range(_LIVED):
        if pause == 0 and random.random() < 1 / 80:
            pause = random.randint(5, 25)
        pause = max(0, pause - 1)
        yield 0 if pause or random.random() < 0.12 else _day(mean, random)


def shifting(random: Random) -> Iterator[int]:
    """Another rotation every month: another pattern, another level."""
    week, base = _week(random), random.uniform(0.7, 1.3)
    for day in range(_LIVED):
        if day % 28 == 0:
            week = random.sample(week, 7)
            level = base * random.lognormvariate(0, 0.35)
        yield 0 if random.random() < 0.15 else _day((week[day % 7] + 3) * level, random)


def surging(random: Random) -> Iterator[int]:
    """Little until a date comes near, then much."""
    base, left = random.uniform(8, 40), random.randint(5, 60)
    for _ in range(_LIVED):
        left = left - 1 if left else random.randint(40, 75)
        yield 0 if random.random() < 0.25 else _day(base * (1 + 3 * math.exp(-left / 6)), random)


def on_call(random: Random) -> Iterator[int]:
    """A month of shifts, a month of office hours: nothing on the day of a night and little after it."""
    mean, turn = random.uniform(15, 70), random.randint(3, 6)
    for day in range(_LIVED):
        shift = day % turn if day // 30 % 2 else 2
        yield 0 if shift == 0 or random.random() < 0.1 else _day(mean * (0.4 if shift == 1 else 1.0), random)


def tiring(random: Random) -> Iterator[int]:
    """A strong beginning that wears off in the first months, to a pace that holds."""
    week, rest, half = _week(random), random.uniform(0.5, 0.9), random.uniform(20, 90)
    for day in range(_LIVED):
        level = rest + (1 - rest) * 0.5 ** (day / half)
        yield 0 if random.random() < 0.15 else _day((week[day % 7] + 3) * level, random)


def returning(random: Random) -> Iterator[int]:
    """Some weeks of work, then one or two of nothing at all, again and again."""
    mean, working, left = random.uniform(15, 70), True, random.randint(7, 30)
    for _ in range(_LIVED):
        if left == 0:
            working = not working
            left = random.randint(14, 35) if working else random.randint(4, 14)
        left -= 1
        yield 0 if not working or random.random() < 0.1 else _day(mean, random)


def warming(random: Random) -> Iterator[int]:
    """A careful beginning that grows into a habit."""
    week, first, half = _week(random), random.uniform(0.4, 0.9), random.uniform(15, 60)
    for day in range(_LIVED):
        level = 1 - (1 - first) * 0.5 ** (day / half)
        yield 0 if random.random() < 0.2 else _day((week[day % 7] + 3) * level, random)


def cycling(random: Random) -> Iterator[int]:
    """More and less in long waves, which began before the log did."""
    mean, period, phase = random.uniform(15, 70), random.uniform(20, 120), random.uniform(0, 6.3)
    for day in range(_LIVED):
        level = 1 + 0.6 * math.sin(6.283 * day / period + phase)
        yield 0 if random.random() < 0.2 else _day(mean * level, random)


def uneven(random: Random) -> Iterator[int]:
    """Often a few minutes, now and then a whole day."""
    mean, misses = random.uniform(5, 20), random.uniform(0.1, 0.5)
    for _ in range(_LIVED):
        yield 0 if random.random() < misses else min(480, round(mean * random.paretovariate(1.6)))


SEEN: dict[str, Callable[[Random], Iterator[int]]] = {
    "steady": steady, "moody": moody, "streaky": streaky, "drifting": drifting, "bursting": bursting,
    "interrupted": interrupted, "shifting": shifting, "surging": surging, "on_call": on_call, "tiring": tiring,
    "returning": returning,
}  # fmt: skip
"""The families whose results were looked at while the constants of the model were chosen."""

UNSEEN: dict[str, Callable[[Random], Iterator[int]]] = {"warming": warming, "cycling": cycling, "uneven": uneven}
"""The families that were written afterwards; the model was not changed for them."""

FAMILIES = SEEN | UNSEEN


class User(NamedTuple):
    """A life: minutes by day, big steps as (estimated, real) minutes of their baby steps, planned minutes by day."""

    days: list[int]
    big_steps: list[list[tuple[int, int]]]
    planned: list[int]


def _random(*names: object) -> Random:
    return Random(" ".join(map(str, names)))  # noqa: S311 - nothing here is secret


@functools.cache
def a_user(family: str, number: int) -> User:
    """Give one user of a family, always the same one."""
    random = _random(family, number)
    days = list(FAMILIES[family](random))
    days = days[next(at for at, minutes in enumerate(days) if minutes) :]
    bias, spread = random.lognormvariate(0.15, 0.3), random.uniform(0.2, 0.8)
    mean = sum(days[:400]) / 400
    size = mean * random.uniform(250, 450) / _BIG_STEPS
    big_steps = [_steps(size * random.lognormvariate(-0.18, 0.6), bias, spread, random) for _ in range(_BIG_STEPS)]
    return User(days, big_steps, [round(mean / random.uniform(0.5, 1.0))] * 28)


def _steps(wanted: float, bias: float, spread: float, random: Random) -> list[tuple[int, int]]:
    """Make the baby steps of a big step that takes so many real minutes."""
    steps = []
    while wanted > 0:
        estimate = random.choice((10, 15, 15, 20, 30, 45))
        steps.append((estimate, max(1, round(estimate * bias * random.lognormvariate(0, spread)))))
        wanted -= steps[-1][1]
    return steps


class Asked(NamedTuple):
    """What a user has done by the day of the question, what is left, and on which day from then on each will end."""

    finished: list[tuple[int, int]]
    work: list[BigStepWork]
    ends: dict[str, int]


def at_point(user: User, point: int, random: Random) -> Asked:
    """Divide a life into what is done after so many days and what is left; due dates know only the plan."""
    done_by = list(accumulate(user.days))
    worked = done_by[point - 1]
    asked = Asked([], [], {})
    real_before = estimated = 0
    for at, steps in enumerate(user.big_steps):
        left = 0
        for estimate, real in steps:
            if real_before + real <= worked:
                asked.finished.append((estimate, real))
            else:
                left += max(5, estimate - max(0, worked - real_before))
            real_before += real
        if left:
            estimated += left
            asked.ends[f"{at:02}"] = bisect_left(done_by, real_before) - point
            due = TODAY + dt.timedelta(days=round(estimated / user.planned[0] * random.uniform(0.6, 2.5)))
            asked.work.append(BigStepWork(f"{at:02}", due, left, (Ending(estimated),)))
    return asked


def met(family: str, number: int, point: int, draws: int) -> list[Met]:
    """Let one user ask after so many days of log, and compare what is said with what comes."""
    user = a_user(family, number)
    asked = at_point(user, point, _random(family, number, point))
    habit = Habit(logged=user.days[:point], finished=asked.finished, planned=user.planned)
    answers = []
    for said in forecast(asked.work, habit, TODAY, draws=draws).big_steps:
        ends = TODAY + dt.timedelta(days=asked.ends[said.key])
        answers.append(
            Met(
                family=family,
                point=point,
                ahead=asked.ends[said.key],
                likely=said.likely is None or ends <= said.likely,
                careful=said.careful is None or ends <= said.careful,
                chance=said.chance or 0.0,
                in_time=said.due is not None and ends <= said.due,
            )
        )
    return answers


def share(truths: Iterable[bool]) -> float:
    """Give the share of what is true."""
    counted = list(truths)
    return sum(counted) / len(counted) if counted else 0.0
