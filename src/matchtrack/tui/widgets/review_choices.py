"""The two lists of the guided review in which something is chosen: reasons of slips, and next week's hardest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.review import MOST_CHOICES, REASONS, choose_days
from matchtrack.domain.signs import CURSOR, PIN_SIGN
from matchtrack.tui.drawing import dots, shown
from matchtrack.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from matchtrack.domain.review import Candidate
    from matchtrack.services.review_values import Slip
    from matchtrack.tui.drawing import Piece

_REASON, _DAY, _WIDE = 22, 11, 50


class SlipList(LineList):
    """Shows each step that slipped with its reason; a reason is set to the row under the cursor."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        super().__init__()
        self._slips = slips
        self.reasons = {slip.key: slip.reason for slip in slips}
        """Reason by key, '' where none was given."""

    @property
    def selected(self) -> Slip:
        """The slip under the cursor."""
        return self._slips[self.cursor]

    def give_reason(self, reason: str) -> None:
        """Write the reason of the row under the cursor and go on to the next."""
        self.reasons[self.selected.key] = reason
        self.refresh()
        if reason:
            self.action_move(1)

    def count(self) -> int:
        """Count the slips."""
        return len(self._slips)

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw a slip: its title, and its reason at the right."""
        if place >= len(self._slips):
            return ()
        slip = self._slips[place]
        reason = self.reasons[slip.key]
        wide = _REASON if width >= _WIDE else _REASON // 2
        room = max(1, width - wide - 3)
        return (
            (f"{CURSOR if on_cursor else ' '} ", "accent"),
            (shown(slip.title, room), "text"),
            (f" {shown(REASONS.get(reason, reason) or 'why?', wide)}", "good" if reason else "muted"),
        )


class HardestList(LineList):
    """Shows the candidates with a mark on those that are chosen, and the day to which each will be pinned."""

    def __init__(
        self, candidates: Sequence[Candidate], chosen: Collection[str], productive: Mapping[dt.date, int]
    ) -> None:
        super().__init__()
        self._candidates = candidates
        self._productive = productive
        self.chosen = [each.key for each in candidates if each.key in chosen][:MOST_CHOICES]
        """Keys of the steps that are chosen, in the order of choosing."""

    def toggle(self) -> bool:
        """Choose the step under the cursor, or take it back; False where three are chosen already."""
        if not self._candidates:
            return True
        key = self._candidates[self.cursor].key
        if key in self.chosen:
            self.chosen.remove(key)
        elif len(self.chosen) == MOST_CHOICES:
            return False
        else:
            self.chosen.append(key)
        self.refresh()
        return True

    def count(self) -> int:
        """Count the candidates."""
        return len(self._candidates)

    def clicked(self) -> None:
        """A click chooses, too."""
        self.toggle()

    def pieces(self, place: int, width: int, *, on_cursor: bool) -> Sequence[Piece]:
        """Draw a candidate: mark, difficulty, title, and the day of the pin."""
        if place >= len(self._candidates):
            return [(" Nothing is ready for that week.", "muted")] if place == 0 else ()
        each = self._candidates[place]
        chosen = each.key in self.chosen
        day = self._days().get(each.key) if chosen else None
        said = f"{PIN_SIGN} {write_day(day)[:-5]}" if day else "no day" if chosen else ""
        room = max(1, width - _DAY - 16)
        return (
            (f"{CURSOR if on_cursor else ' '} ", "accent"),
            (f"[{'x' if chosen else ' '}] ", "good" if chosen else "muted"),
            (f"{dots(each.difficulty)} ", "text"),
            (shown(each.title, room), "text"),
            (f" {said:<{_DAY + 2}}", "accent"),
        )

    def _days(self) -> dict[str, dt.date | None]:
        return choose_days([each for each in self._candidates if each.key in self.chosen], self._productive)
