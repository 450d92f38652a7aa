"""Medians, ratios that are paired round by round, and goals."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """What was measured: case to figure to its value in each round (None where it is missing)."""

    rounds: dict[str, dict[str, list[float | None]]] = field(default_factory=dict)

    def add(self, case: str, measured: dict[str, float | None]) -> None:
        """Keep one run."""
        for name, value in measured.items():
            self.rounds.setdefault(case, {}).setdefault(name, []).append(value)

    def median(self, case: str, name: str) -> float | None:
        """Give the median of a figure, or None where it was never measured."""
        values = [value for value in self.rounds.get(case, {}).get(name, []) if value is not None]
        return statistics.median(values) if values else None

    def ratio(self, case: str, base: str, name: str) -> float | None:
        """Give the median of the ratios within each round: what else the machine does falls on both."""
        ours, theirs = self.rounds.get(case, {}).get(name, []), self.rounds.get(base, {}).get(name, [])
        ratios = [one / other for one, other in zip(ours, theirs, strict=False) if one is not None and other]
        return statistics.median(ratios) if ratios else None


def row(words: list[str], widths: list[int]) -> str:
    """Lay out one line of a table: the first column to the left, the others to the right."""
    first, *rest = (
        f"{word:<{width}}" if not index else f"{word:>{width}}"
        for index, (word, width) in enumerate(zip(words, widths, strict=True))
    )
    return "  ".join([first, *rest])


def shown(value: float | None, digits: int = 1) -> str:
    """Show a figure, or a dash."""
    return "-" if value is None else f"{value:.{digits}f}"


def print_goals(goals: list[tuple[str, float | None, float]]) -> int:
    """Print each (what, ratio, goal) with its verdict, and give how many are over."""
    over = 0
    print("\ngoals")
    for what, value, goal in goals:
        verdict = "not measured" if value is None else "ok" if value <= goal else "OVER"
        over += verdict == "OVER"
        print(f"  {what:<66} {shown(value, 2):>6}  at most {goal:<5} {verdict}")
    return over
