"""What is said of a database that was salvaged."""

from __future__ import annotations

import pytest

from matchtrack.domain.backups import Counts
from matchtrack.services.salvage import Saved
from matchtrack.storage.salvaging import Salvaged, TableSaved

COUNTS = Counts(steps=469, done=35, entries=20, minutes=310, last_day="2026-11-22", rows=900)


def a_table(table: str, *, lost: int | None = 0, refused: int = 0, loosened: int = 0, illegible: int = 0) -> TableSaved:
    """A table of which 100 rows were saved."""
    return TableSaved(table, 100, lost, refused, loosened, illegible)


@pytest.mark.parametrize(
    ("harmed", "said"),
    [
        ([], "Nothing is lost."),
        ([a_table("baby_step", lost=11, refused=1)], "Lost: 12 of 112 baby steps."),
        ([a_table("user_pin", lost=None)], "Lost: some pins."),
        ([a_table("momentum_entry", loosened=3)], "Lost: the step of 3 momentum entries."),
        ([a_table("baby_step", illegible=2)], "Lost: signs in the text of 2 baby steps."),
        ([a_table("week_review", lost=1)], "Lost: 1 of 101 rows of 'week review'."),
        (
            [a_table("change_log", lost=None), a_table("change_group", lost=None), a_table("last_shown", lost=4)],
            "The history is lost, so undo begins anew.",
        ),
        ([a_table("season", lost=None)], "The season has lost its name."),
    ],
)
def test_what_was_lost_is_said(harmed: list[TableSaved], said: str) -> None:
    """After what was saved, before where the damaged file is."""
    sentence = Saved(found=Salvaged(COUNTS, tuple(harmed)), aside="/x/y.db").sentence
    assert sentence == (
        f"Saved: 469 steps, 35 done; 20 entries, 5 h 10 min. {said} The damaged file is kept as /x/y.db."
    )
