"""Which rows the plan shows, and in which order: the outline as a tree, its folds and its filter.

Rows are (kind, id) pairs, so that a plan of 10,000 steps is laid out in milliseconds and a cursor can find its row
again after any change.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from matchtrack.domain.areas import AREAS, OPEN_STATUSES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from matchtrack.domain.steps import BigStep
    from matchtrack.services.views import PlanOutline

AREA, BIG, STEP = "area", "big", "step"

Row = tuple[str, int]
"""Kind and id; the id of an area is its place in AREAS."""

_AREA_KEYS = tuple(AREAS)


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a filter, ready to be compared."""
    return tuple(text.casefold().split())


def area_name(place: int) -> str:
    """Name the area at a place of AREAS; what is no area of ours stands at the end."""
    return AREAS[_AREA_KEYS[place]] if place < len(_AREA_KEYS) else "Other"


class PlanTree:
    """The outline of a plan by area, big step and baby step.

    Titles are read once a filter asks for them: they are most of what a long plan weighs.

    Attributes:
        big_steps: Id to big step.
    """

    __slots__ = ("_areas", "_folded", "_outline", "_places", "_read_titles", "big_steps")

    def __init__(self, outline: PlanOutline, read_titles: Callable[[], Mapping[int, str]]) -> None:
        self.big_steps: dict[int, BigStep] = {big.id: big for big in outline.big_steps}
        self._outline = outline
        self._read_titles = read_titles
        self._places = {big_id: array("l") for big_id in self.big_steps}
        for place, big_id in enumerate(outline.parents):
            self._places[big_id].append(place)
        self._areas = sorted((_area_place(big), place, big.id) for place, big in enumerate(outline.big_steps))
        self._folded: dict[int, str] | None = None

    def rows(self, opened: Container[int], *, finished: bool, words: Sequence[str] = ()) -> list[Row]:
        """Give the rows from top to bottom.

        Baby steps stand under the big steps in `opened`; finished ones only with `finished`; with `words` only
        those whose title has all of them, and only their big steps and areas.
        """
        rows: list[Row] = []
        last_area = -1
        for area, _, big_id in self._areas:
            steps = [self._outline.step_ids[place] for place in self._shown(big_id, finished=finished)]
            if words:
                steps = list(self._matching(steps, words, self.big_steps[big_id].title))
                if not steps:
                    continue
            if area != last_area:
                rows.append((AREA, area))
                last_area = area
            rows.append((BIG, big_id))
            if big_id in opened:
                rows.extend([(STEP, step_id) for step_id in steps])
        return rows

    def can_open(self, big_id: int, *, finished: bool) -> bool:
        """Say whether a big step has anything to show."""
        return any(True for _ in self._shown(big_id, finished=finished))

    def has_step(self, step_id: int) -> bool:
        """Say whether the plan has a baby step."""
        return step_id in self._outline.step_ids

    def parent_of(self, step_id: int) -> int:
        """Give the id of the big step of a baby step."""
        return self._outline.parents[self._outline.step_ids.index(step_id)]

    def is_open_step(self, step_id: int) -> bool:
        """Say whether a baby step is neither done nor dropped."""
        return self._is_open(self._outline.step_ids.index(step_id))

    def _shown(self, big_id: int, *, finished: bool) -> Iterator[int]:
        return (place for place in self._places[big_id] if finished or self._is_open(place))

    def _is_open(self, place: int) -> bool:
        return STATUSES[self._outline.statuses[place]] in OPEN_STATUSES

    def _matching(self, steps: Sequence[int], words: Sequence[str], big_title: str) -> Iterator[int]:
        if self._folded is None:
            self._folded = {step_id: title.casefold() for step_id, title in self._read_titles().items()}
        above = big_title.casefold()
        for step_id in steps:
            title = self._folded.get(step_id, "")
            if all(word in title or word in above for word in words):
                yield step_id


def _area_place(big: BigStep) -> int:
    return _AREA_KEYS.index(big.area) if big.area in AREAS else len(_AREA_KEYS)


def nearest_row(before: Sequence[Row], place: int, after: Container[Row]) -> Row | None:
    """Find the row on which a cursor at `place` of the rows `before` should stand among the rows `after`.

    The row itself where it is still there, else the next one below that is, else the next one above.
    """
    below = (row for row in before[place:] if row[0] != AREA and row in after)
    above = (row for row in reversed(before[:place]) if row[0] != AREA and row in after)
    return next(below, None) or next(above, None)
