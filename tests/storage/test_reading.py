"""Rows as domain values: what is resolved, what is counted, in which order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from databases import NOW, TODAY, a_big_step, a_database, a_plan, a_step, reading, step_id, writing

from matchtrack.domain.due import Due
from matchtrack.domain.steps import ListedStep
from matchtrack.storage import capacity, finding, journal
from matchtrack.storage import reading as reads

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.domain.steps import Step

SUBMIT = Due(key_date="submit_opens", offset_days=-21)
PLAN = a_plan(
    a_big_step(
        "letters",
        a_step("own", due=Due(day=dt.date(2027, 1, 5))),
        a_step("rule", due=SUBMIT, earliest=Due(key_date="season_opens", offset_days=14)),
        a_step("taken-over", after=("letters/rule", "letters/own"), status="started"),
        a_step("gone", status="dropped"),
        a_step("sent", status="done", done_on=TODAY, minutes=30),
        due=Due(day=dt.date(2027, 9, 1)),
    ),
    a_big_step("visa", a_step("wait", status="waiting", waiting_on="Embassy", expected=TODAY), area="onboarding"),
)


def test_due_dates_are_resolved_and_their_rules_shown(tmp_path: Path) -> None:
    """A day stays, a rule follows its key date, and what is missing comes from the big step."""
    with reading(a_database(tmp_path, PLAN)) as connection:
        steps = {step.key: step for step in reads.list_steps(connection, every=True)}
    own, rule, taken = (steps[f"letters/{key}"] for key in ("own", "rule", "taken-over"))
    assert (dt.date(2027, 1, 5), "2027-01-05") == (own.due, own.due_rule)
    assert (dt.date(2027, 8, 11), "submit_opens - 21d") == (rule.due, rule.due_rule)
    assert (dt.date(2027, 6, 16), "season_opens + 14d") == (rule.earliest, rule.earliest_rule)
    assert (dt.date(2027, 9, 1), "") == (taken.due, taken.due_rule)
    assert (taken.earliest, taken.earliest_rule) == (None, "")


def test_a_step_is_blocked_until_its_prerequisites_are_settled(tmp_path: Path) -> None:
    """Done and dropped both settle; the prerequisites come in the plan's order."""
    path = a_database(tmp_path, PLAN)
    with writing(path) as connection:
        target = step_id(connection, "letters/taken-over")
        step = reads.steps_by_ids(connection, [target])[target]
        assert (step.blocked, step.after) == (True, ("letters/own", "letters/rule"))
        journal.set_status(connection, step_id(connection, "letters/own"), "dropped")
        assert reads.steps_by_ids(connection, [target])[target].blocked
        journal.set_status(connection, step_id(connection, "letters/rule"), "done", done_on=TODAY)
        assert not reads.steps_by_ids(connection, [target])[target].blocked


def test_the_lines_of_a_list_say_what_the_whole_steps_say(tmp_path: Path) -> None:
    """The same steps in the same order; what is drawn is never read in two ways."""
    with reading(a_database(tmp_path, PLAN)) as connection:
        for narrowed in ({"every": True}, {"every": False}, {"every": True, "area": "onboarding"}):
            whole = reads.list_steps(connection, **narrowed)
            lines = reads.listed_steps(connection, **narrowed)
            assert [_as_a_line(step) for step in whole] == lines
            assert [step.open for step in whole] == [line.open for line in lines]


def _as_a_line(step: Step) -> ListedStep:
    return ListedStep(
        id=step.id, difficulty=step.difficulty, title=step.title, area=step.area, minutes=step.minutes,
        status=step.status, due=step.due.isoformat() if step.due else "", blocked=step.blocked,
        waiting_on=step.waiting_on, expected=step.expected.isoformat() if step.expected else "",
    )  # fmt: skip


def test_lists_are_narrowed_by_status_area_and_big_step(tmp_path: Path) -> None:
    """Open steps unless every one is asked for, in the plan's order."""
    with reading(a_database(tmp_path, PLAN)) as connection:
        open_keys = [step.key for step in reads.list_steps(connection)]
        assert open_keys == ["letters/own", "letters/rule", "letters/taken-over", "visa/wait"]
        assert len(reads.list_steps(connection, every=True)) == 6
        assert [step.key for step in reads.list_steps(connection, area="onboarding")] == ["visa/wait"]
        assert [step.key for step in reads.list_steps(connection, big_step="visa")] == ["visa/wait"]
        assert reads.list_steps(connection, area="visa'--") == []


def test_steps_of_more_ids_than_one_statement_takes_are_all_read(tmp_path: Path) -> None:
    """An id without a step is left out."""
    plan = a_plan(a_big_step("letters", *(a_step(f"s{number}") for number in range(1000))))
    with reading(a_database(tmp_path, plan)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM baby_step")]
        steps = reads.steps_by_ids(connection, [*ids, 999_999])
    assert ids == sorted(steps)
    assert steps[ids[-1]].key == "letters/s999"


def test_progress_counts_minutes_and_leaves_dropped_steps_out(tmp_path: Path) -> None:
    """A big step without baby steps has none."""
    plan = a_plan(*PLAN.big_steps, a_big_step("empty"))
    with reading(a_database(tmp_path, plan)) as connection:
        letters, _, empty = reads.list_big_steps(connection)
    assert (letters.minutes_total, letters.minutes_done, letters.steps_total, letters.steps_done) == (75, 30, 4, 1)
    assert letters.progress == 0.4
    assert (empty.minutes_total, empty.steps_total, empty.progress) == (0, 0, 0.0)


def test_logged_minutes_come_from_the_entries(tmp_path: Path) -> None:
    """And shorten what is left."""
    path = a_database(tmp_path, PLAN)
    with writing(path) as connection:
        target = step_id(connection, "letters/own")
        for minutes in (3, 4):
            journal.add_entry(
                connection, finding.step_by_id(connection, target), minutes=minutes, day=TODAY, span_utc=None,
                logged_utc=NOW, zone="UTC", utc_offset_minutes=0, source="typed", late=False, note="",
            )  # fmt: skip
        step = reads.steps_by_ids(connection, [target])[target]
    assert (step.minutes_logged, step.minutes_left) == (7, 8)


def test_the_season_holds_all_key_dates_in_their_order(tmp_path: Path) -> None:
    """Each says where it comes from."""
    with reading(a_database(tmp_path)) as connection:
        season = reads.read_season(connection)
    assert season is not None
    assert (season.match_year, season.name, len(season.key_dates)) == (2028, "A season", 14)
    assert sorted(date.day for date in season.key_dates) == [date.day for date in season.key_dates]
    assert {("rule", None)} == {(date.source, date.checked_on) for date in season.key_dates}


def test_ready_rows_leave_out_what_cannot_be_done_today(tmp_path: Path) -> None:
    """Blocked, waiting, settled and early steps; hard and easy ones apart."""
    plan = a_plan(
        a_big_step(
            "letters",
            a_step("ready", difficulty=5),
            a_step("blocked", after=("letters/ready",), difficulty=5),
            a_step("early", earliest=Due(day=TODAY + dt.timedelta(days=1)), difficulty=5),
            a_step("on-the-day", earliest=Due(day=TODAY), difficulty=4),
            a_step("easy", difficulty=3),
            a_step("waiting", status="waiting"),
            a_step("done", status="done", done_on=TODAY),
            a_step("dropped", status="dropped"),
            a_step("freed", after=("letters/done", "letters/dropped"), difficulty=2),
            a_step("half-freed", after=("letters/done", "letters/waiting"), difficulty=2),
        )
    )
    with reading(a_database(tmp_path, plan)) as connection:
        hard = [row[1] for row in capacity.ready_rows(connection, TODAY, hard=True, limit=10)]
        easy = [row[1] for row in capacity.ready_rows(connection, TODAY, hard=False, limit=10)]
        first = [row[1] for row in capacity.ready_rows(connection, TODAY, hard=True, limit=1)]
    assert (hard, easy) == (["letters/ready", "letters/on-the-day"], ["letters/freed", "letters/easy"])
    assert first == ["letters/ready"]


def test_open_and_done_steps_are_counted(tmp_path: Path) -> None:
    """Done counts for the day on which it was done."""
    with reading(a_database(tmp_path, PLAN)) as connection:
        assert reads.count_steps(connection, TODAY) == (4, 1)
        assert reads.count_steps(connection, TODAY + dt.timedelta(days=1)) == (4, 0)


def test_the_outline_is_the_whole_plan_in_its_order(tmp_path: Path) -> None:
    """With no more than a long list needs to scroll."""
    with reading(a_database(tmp_path)) as connection:
        rows = list(reads.outline(connection))
        titles = reads.titles(connection)
    assert [(titles[step_id], status) for step_id, _, status in rows] == [
        ("Do list", "todo"), ("Do ask", "todo"), ("Do thank", "todo"),
    ]  # fmt: skip
