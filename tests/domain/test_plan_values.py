"""Plans as values: their keys, and circles of prerequisites."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.plan import Plan, PlannedBigStep, PlannedStep, find_circle
from matchtrack.domain.steps import BigStep, Step

KEYS = "abcdef"
graphs = st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), max_size=4).map(tuple))


def a_step(*, minutes: int = 15, logged: int = 0, difficulty: int = 2, status: str = "todo") -> Step:
    """Build a step where only this matters."""
    return Step(
        id=1, key="a/b", title="Scan", area="documents", big_step_id=1, big_step="a", big_step_title="A",
        minutes=minutes, minutes_logged=logged, difficulty=difficulty, boring=False, status=status, due=None,
        due_rule="", earliest=None, earliest_rule="", after=(), blocked=False, waiting_on="", wait_days=0,
        expected=None, done_on=None, notes="", version=1,
    )  # fmt: skip


def reaches(after: dict[str, tuple[str, ...]], start: str) -> bool:
    """Say whether a step is among its own prerequisites, however far."""
    seen: set[str] = set()
    stack = list(after.get(start, ()))
    while stack:
        key = stack.pop()
        if key == start:
            return True
        if key not in seen:
            seen.add(key)
            stack += after.get(key, ())
    return False


@given(after=graphs)
def test_a_circle_is_found_exactly_where_there_is_one(after: dict[str, tuple[str, ...]]) -> None:
    """Each link of what is found is a link of the plan, and it ends where it began."""
    circle = find_circle(after)
    assert bool(circle) == any(reaches(after, key) for key in after)
    assert all(need in after[key] for key, need in pairwise(circle))
    assert not circle or circle[0] == circle[-1]


def test_a_chain_of_ten_thousand_steps_is_no_circle() -> None:
    """And does not exhaust the stack."""
    after = {str(number): (str(number + 1),) for number in range(10_000)}
    assert not find_circle(after)
    assert len(find_circle(after | {"10000": ("0",)})) == 10_002


def test_steps_come_with_their_whole_keys_in_order() -> None:
    """'big-step/step', as they stand in the plan."""
    step = PlannedStep(key="scan", title="Scan", minutes=5, difficulty=1)
    first = PlannedBigStep(key="papers", area="documents", title="Papers", baby_steps=(step,))
    second = PlannedBigStep(key="more", area="documents", title="More", baby_steps=(step,))
    plan = Plan(name="Small", big_steps=(first, second))
    assert [("papers/scan", first, step), ("more/scan", second, step)] == list(plan.steps())


def test_hard_steps_are_those_of_difficulty_four_and_five() -> None:
    """They belong to productive hours."""
    assert [number for number in range(1, 6) if a_step(difficulty=number).hard] == [4, 5]


def test_an_open_step_always_has_some_minutes_left() -> None:
    """At least 5, however long it has taken; a settled one has none."""
    assert a_step(minutes=30, logged=10).minutes_left == 20
    assert a_step(minutes=30, logged=90).minutes_left == 5
    assert a_step(status="waiting").minutes_left == 15
    assert [a_step(status=status).minutes_left for status in ("done", "dropped")] == [0, 0]


def test_progress_is_a_share_of_minutes() -> None:
    """Of nothing it is nothing."""
    big = BigStep(
        id=1, key="a", title="A", area="documents", due=None, due_rule="", notes="", minutes_total=60, minutes_done=15,
        steps_total=2, steps_done=1,
    )  # fmt: skip
    assert big.progress == 0.25
    assert not big._replace(minutes_total=0, minutes_done=0).progress
