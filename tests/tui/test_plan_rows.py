"""The rows of the plan: tree, folds, filter, and where the cursor goes."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.areas import STATUSES
from matchtrack.domain.steps import BigStep
from matchtrack.services.views import PlanOutline
from matchtrack.tui.widgets.plan_rows import AREA, BIG, STEP, PlanTree, area_name, nearest_row, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def a_big_step(id_: int, area: str = "letters") -> BigStep:
    """Build a big step."""
    return BigStep(
        id=id_, key=f"b{id_}", title=f"Outcome {id_}", area=area, due=None, due_rule="", notes="",
        minutes_total=0, minutes_done=0, steps_total=0, steps_done=0,
    )  # fmt: skip


def planted(*big_steps: BigStep, steps: Sequence[tuple[int, int, str, str]] = ()) -> PlanTree:
    """Build the tree of a plan; a step is its id, the id of its big step, its status and its title."""
    outline = PlanOutline(
        big_steps=big_steps,
        step_ids=array("q", [step[0] for step in steps]),
        parents=array("q", [step[1] for step in steps]),
        statuses=array("b", [STATUSES.index(step[2]) for step in steps]),
    )
    return PlanTree(outline, lambda: {step[0]: step[3] for step in steps})


def a_tree() -> PlanTree:
    """Build two areas in the wrong order, with one finished step."""
    return planted(
        a_big_step(1, "letters"), a_big_step(2, "documents"), a_big_step(3, "letters"),
        steps=(
            (10, 1, "todo", "Ask Dr. Rao"),
            (11, 1, "done", "List writers"),
            (20, 2, "todo", "Scan the diploma"),
        ),
    )  # fmt: skip


def test_big_steps_stand_under_their_area_in_the_order_of_areas() -> None:
    """Documents come before letters, and big steps of one area stay in the plan's order."""
    rows = a_tree().rows(set(), finished=False)

    assert rows == [(AREA, 3), (BIG, 2), (AREA, 6), (BIG, 1), (BIG, 3)]
    assert [area_name(id_) for kind, id_ in rows if kind == AREA] == ["Documents", "Letters"]


def test_an_open_big_step_shows_its_open_steps() -> None:
    """Finished steps are hidden at first."""
    assert a_tree().rows({1}, finished=False)[3:5] == [(BIG, 1), (STEP, 10)]


def test_finished_steps_can_be_shown() -> None:
    """They stand in their places."""
    assert a_tree().rows({1}, finished=True)[3:6] == [(BIG, 1), (STEP, 10), (STEP, 11)]


def test_a_filter_keeps_only_steps_with_all_words_and_their_big_steps() -> None:
    """Words match in any order, capitals or not."""
    assert a_tree().rows({1, 2, 3}, finished=False, words=words_of("DIPLOMA scan")) == [(AREA, 3), (BIG, 2), (STEP, 20)]


def test_a_filter_also_looks_at_the_title_of_the_big_step() -> None:
    """Words of both may be mixed."""
    tree = a_tree()

    assert tree.rows(set(), finished=True, words=words_of("outcome writers")) == [(AREA, 6), (BIG, 1)]
    assert (tree.has_step(11), tree.has_step(12), tree.is_open_step(11), tree.is_open_step(10)) == (
        True, False, False, True,
    )  # fmt: skip


def test_a_filter_without_a_match_leaves_nothing() -> None:
    """No area, no big step."""
    assert a_tree().rows({1, 2, 3}, finished=True, words=words_of("rao diploma")) == []


def test_an_unknown_area_stands_at_the_end() -> None:
    """A database of another version may name areas that this one does not know."""
    tree = planted(a_big_step(1, "future"), a_big_step(2, "onboarding"))

    rows = tree.rows(set(), finished=False)

    assert [row for row in rows if row[0] == BIG] == [(BIG, 2), (BIG, 1)]
    assert area_name(rows[2][1]) == "Other"


def test_a_big_step_with_only_finished_steps_cannot_be_opened() -> None:
    """There would be nothing to show."""
    tree = planted(a_big_step(1), steps=((10, 1, "done", "Done"),))

    assert [tree.can_open(1, finished=finished) for finished in (False, True)] == [False, True]


def test_the_cursor_goes_to_the_next_row_when_its_own_is_gone() -> None:
    """Below first, then above, never on a heading."""
    before = [(AREA, 1), (BIG, 1), (STEP, 1), (STEP, 2), (AREA, 2), (BIG, 2)]

    assert nearest_row(before, 2, {(STEP, 2): 0, (BIG, 1): 1}) == (STEP, 2)
    assert nearest_row(before, 3, {(AREA, 2): 0, (BIG, 1): 1}) == (BIG, 1)
    assert nearest_row(before, 3, {(AREA, 2): 0}) is None


steps = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["todo", "waiting", "done", "dropped"])), max_size=40)


@given(steps=steps, opened=st.sets(st.integers(1, 4)), finished=st.booleans())
def test_every_shown_step_stands_under_its_big_step_once(
    steps: list[tuple[int, str]], opened: set[int], finished: bool
) -> None:
    """Whatever is folded or hidden, the rows are a part of the plan in its order."""
    outline = tuple((place, big, status, f"Step {place}") for place, (big, status) in enumerate(steps))
    tree = planted(*(a_big_step(id_) for id_ in range(1, 5)), steps=outline)

    rows = tree.rows(opened, finished=finished)

    for big in range(1, 5):
        place = rows.index((BIG, big))
        below = [id_ for kind, id_ in rows[place + 1 :] if kind == STEP and tree.parent_of(id_) == big]
        expected = [
            id_ for id_, parent, status, _ in outline
            if parent == big and big in opened and (finished or status in {"todo", "waiting"})
        ]  # fmt: skip
        assert expected == below
        assert [(STEP, id_) for id_ in expected] == rows[place + 1 : place + 1 + len(expected)]
    assert len(rows) == len(set(rows))
