"""What the estimated minutes of the coming work may really take, by the steps that were finished so far."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from matchtrack.domain.pace import CRUMBS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SCENARIOS = 100
"""Ways in which it may turn out; an even number, as each level stands beside its mirror image."""

_KNOWN_STEPS = 16
"""Finished steps that a scenario knows: few, because estimates scatter more than a short log shows."""

_LAST_FINISHED = 60
"""Finished steps that count: how one estimates changes."""

_PARTS = ((60, 3), (120, 6), (240, 12))
"""The nearest work in parts: minutes, and how many steps' errors weigh each other out in them."""

_FAITH, _ESTIMATE, _SPREAD = 2, 15, 0.35
"""So many steps of so many minutes stand for what is not known: right in the middle, with this spread."""


def ratio_of(finished: Sequence[tuple[int, int]]) -> float | None:
    """Give real to estimated minutes of the steps that were finished last, or None where there is none."""
    return _ratio(finished[-_LAST_FINISHED:]) if finished else None


def needs(
    estimates: Sequence[int], finished: Sequence[tuple[int, int]], *, middle: float, spread: float, random: Random
) -> list[list[int]]:
    """Give for each scenario how far a path has to come (`pace.CRUMBS`) to do so many estimated minutes.

    A scenario has its own level of the pace: with half the pace it takes twice as many. `spread` is that of the
    logarithm of the level, `middle` the factor that the middle one has.
    """
    split = [_split(minutes) for minutes in estimates]
    scenarios = []
    for level in _levels(spread, random):
        factor = middle * math.exp(level) * CRUMBS
        first, second, third, rest = (ratio * factor for ratio in _ratios(finished, random))
        scenarios.append([math.ceil(a * first + b * second + c * third + d * rest) for a, b, c, d in split])
    return scenarios


def _levels(spread: float, random: Random) -> list[float]:
    drawn = [random.gauss(0, spread) for _ in range(SCENARIOS // 2)]
    return [level for one in drawn for level in (one, -one)]


def _split(minutes: int) -> tuple[int, ...]:
    """Split minutes into those of the first hour, the next two, the next four and all others."""
    parts = []
    for most, _ in _PARTS:
        parts.append(min(minutes, most))
        minutes -= parts[-1]
    return (*parts, minutes)


def _ratios(finished: Sequence[tuple[int, int]], random: Random) -> list[float]:
    """Draw a ratio of real to estimated minutes for each part: the longer it is, the less it scatters."""
    unknown = math.exp(random.gauss(0, _SPREAD))
    steps = [*finished[-_LAST_FINISHED:], *[(_ESTIMATE, _ESTIMATE * unknown)] * _FAITH]
    known = random.choices(steps, k=_KNOWN_STEPS)
    return [*(_ratio(random.choices(known, k=count)) for _, count in _PARTS), _ratio(known)]


def _ratio(steps: Sequence[tuple[int, float]]) -> float:
    return sum([step[1] for step in steps]) / sum([step[0] for step in steps])
