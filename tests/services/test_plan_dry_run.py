"""A dry run says what a real one does, and a large plan is written in bulk."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from seasons import a_big_step, a_context, a_file, a_plan, a_season, a_step

from matchtrack.services.plans import import_plan
from matchtrack.services.views import list_steps

if TYPE_CHECKING:
    import pytest

    from matchtrack.domain.plan import Plan

PLANS = st.builds(
    lambda keys, length, notes: a_plan(
        *(
            a_big_step(big, *(a_step(key, minutes=length, notes=notes) for key in own), notes=notes)
            for big, own in keys.items()
        ),
        key_dates={"tokens": dt.date(2027, 6, length % 28 + 1)},
        name=f"Plan {length}",
    ),
    st.dictionaries(
        st.sampled_from(["letters", "visa", "exams"]),
        st.lists(st.sampled_from(["list", "ask", "thank", "call"]), unique=True, min_size=1),
        min_size=1,
    ),
    st.integers(5, 60),
    st.sampled_from(["", "Plain."]),
)


@settings(max_examples=25)
@given(start=PLANS | st.none(), plan=PLANS, mode=st.sampled_from(["merge", "replace"]))
def test_a_dry_run_writes_nothing_and_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, start: Plan | None, plan: Plan, mode: str
) -> None:
    """Except that nothing is written, and no backup is made."""
    folder = tmp_path_factory.mktemp("dry")
    context = a_context(folder) if start is None else a_season(folder, start)
    path = a_file(folder, plan)
    database = Path(context.database)
    before = database.read_bytes() if start else None
    dry = import_plan(context, path, dry_run=True, merge=mode == "merge", replace=mode == "replace")
    assert before == (database.read_bytes() if database.exists() else None)
    assert not (database.parent / "backups").exists()
    real = import_plan(context, path, merge=mode == "merge", replace=mode == "replace")
    assert (dry.written, dry.backup) == (False, None)
    assert replace(real, written=False, backup=None) == dry


def test_a_plan_of_ten_thousand_steps_is_written_in_bulk(tmp_path: Path) -> None:
    """Few statements, however many steps."""
    big_steps = (
        a_big_step(f"b{big}", *(a_step(f"s{own}", after=(f"b{big}/s{own - 1}",) if own else ()) for own in range(20)))
        for big in range(500)
    )
    path = a_file(tmp_path, a_plan(*big_steps))
    context = a_context(tmp_path)
    statements = 0

    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1

    event.listen(Engine, "before_cursor_execute", count)
    try:
        assert len(import_plan(context, path).added) == 10_000
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert statements < 60
    assert len(list_steps(context)) == 10_000
