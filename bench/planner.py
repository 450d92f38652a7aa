"""The planner: the time that it takes, and its lateness beside the optimum that CP-SAT proves.

usage: python bench/planner.py [--sizes 300,10000,100000] [--cases 300] [--first 10000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "domain" / "planner"), str(Path(__file__).parent)]

from least_late import least_late  # noqa: E402
from planner_cases import Case, a_day, a_step, day, days_of, dice, late_days, random_case  # noqa: E402

from matchtrack.domain.planner import plan  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS, MORE_DAYS = 500, 180
STEPS_OF_A_BIG_STEP = 12
MOST_MS = {300: 15, 10_000: 100}
"""For 300 steps in the days of a person, and for 10,000 over 500 days, with and without prerequisites."""

MOST_GROWTH = 1.5
NEAR_DAYS, LEAST_SHARE = 1, 0.95


def season(steps: int, slack: float, *, linked: bool) -> Case:
    """Give steps over 500 days with `slack` times the minutes that they need, and half a year behind them.

    Linked steps follow each other within their big step, and each big step is due when its last one is.
    """
    random = dice(1)
    found = []
    for id_ in range(steps):
        big, place = divmod(id_, STEPS_OF_A_BIG_STEP)
        end = dice(big).randint(30, DAYS - 1)
        due = max(1, end - (STEPS_OF_A_BIG_STEP - 1 - place) * 2) if linked else random.randint(5, DAYS - 1)
        after = (id_ - 1,) if linked and place and random.random() < 0.6 else ()
        minutes, difficulty = random.choice([15, 20, 25, 30, 45, 60]), random.randint(1, 5)
        names = {"key": f"big-{big}/step-{place:02}", "big_step": f"big-{big}", "after": after}
        found.append(a_step(id_, minutes, difficulty=difficulty, due=due, boring=random.random() < 0.2, **names))
    hard = sum(step.minutes for step in found if step.difficulty >= 4)
    easy = sum(step.minutes for step in found) - hard
    return Case(found, days_of(*[(round(hard / DAYS * slack), round(easy / DAYS * slack))] * (DAYS + MORE_DAYS)))


def a_person(*, linked: bool) -> Case:
    """Give 300 steps for somebody with an hour and a half a day, and 900 days to look at."""
    steps = season(300, 1, linked=linked).steps
    return Case(steps, [a_day(ahead, 60, 30) for ahead in range(900)])


def best_ms(work: Callable[[], object], rounds: int) -> float:
    """Give the least processor time of some rounds; the machine may do other things besides."""
    times = []
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times) * 1000


def missed(value: float, most: float) -> str:
    """Mark what is over its goal."""
    return "  MISSED" if value > most else ""


def print_times(sizes: list[int], rounds: int) -> bool:
    """Print how long plans take; give whether the goals are met."""
    kept = True
    print(f"  {'steps':>8}  {'days':>5}  {'minutes':<8} {'linked':<7} {'ms':>8} {'us a step':>10} {'late':>5}")
    for linked in (False, True):
        case = a_person(linked=linked)
        spent = best_ms(case.schedule, rounds)
        kept &= spent <= MOST_MS[300]
        said = missed(spent, MOST_MS[300])
        print(f"  {300:>8,}  {900:>5}  {'a life':<8} {'yes' if linked else 'no':<7} {spent:>8.1f}{said}")
        for name, slack in (("slack", 1.5), ("scarce", 1.03), ("too few", 0.9)):
            each: dict[int, float] = {}
            for steps in sizes:
                case = season(steps, slack, linked=linked)
                spent = best_ms(case.schedule, rounds if steps <= 10_000 else 2)
                each[steps] = spent * 1000 / steps
                late = case.schedule().max_late_days
                row = f"  {steps:>8,}  {len(case.days):>5}  {name:<8} {'yes' if linked else 'no':<7}"
                most = MOST_MS[steps] if steps == 10_000 else spent
                kept &= spent <= most
                print(f"{row} {spent:>8.1f} {each[steps]:>10.1f} {late:>5}{missed(spent, most)}")
            if len(each) > 1:
                *_, fewer, more = sorted(each)
                growth = each[more] / each[fewer]
                kept &= growth <= MOST_GROWTH
                told = f"from {fewer:,} to {more:,} steps: {growth:.2f} x the time a step"
                print(f"  {'':>8}  {told}{missed(growth, MOST_GROWTH)}")
    return kept


def print_lateness(cases: range, *, linked: bool) -> bool:
    """Print how often the planner reaches the optimum, and the ratio of the times; give whether the goal is met."""
    over: Counter[int] = Counter()
    ours = theirs = 0.0
    for seed in cases:
        case = random_case(dice(seed), linked=linked)
        began = time.process_time()
        schedule = plan(case.steps, case.days)
        between = time.process_time()
        optimum = least_late(case)
        theirs += time.process_time() - between
        ours += between - began
        if optimum is not None:
            over[late_days(schedule, case.steps) - optimum] += 1
    solved = sum(over.values())
    share = sum(count for days, count in over.items() if days <= NEAR_DAYS) / max(1, solved)
    days = ", ".join(f"{count} by {days}" for days, count in sorted(over.items()) if days)
    print(f"\n  {'with' if linked else 'without'} prerequisites: {solved} of {len(cases)} cases solved by CP-SAT")
    print(f"  the optimum itself {over[0] / max(1, solved):>7.1%}, within a day {share:.1%}; over it: {days or 'none'}")
    print(f"  CP-SAT takes {theirs / max(ours, 1e-9):,.0f} x the time")
    return min(over, default=0) >= 0 and (share >= LEAST_SHARE if linked else over[0] == solved)


def main() -> int:
    """Measure, print, and give 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,10000,100000")
    parser.add_argument("--cases", type=int, default=300, help="small ones beside CP-SAT")
    parser.add_argument("--first", type=int, default=10_000, help="seed of the first; the tests use those from 0 on")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"plans from {day(0)} on, beginning {dt.time(6):%H:%M}")
    kept = [print_times([int(size) for size in options.sizes.split(",")], options.rounds)]
    cases = range(options.first, options.first + options.cases)
    kept += [print_lateness(cases, linked=linked) for linked in (False, True)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
