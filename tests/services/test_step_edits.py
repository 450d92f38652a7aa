"""Adding, editing and moving steps."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seasons import a_big_step, a_context, a_plan, a_season, a_step, last_title, rows_of

from matchtrack.domain.due import Due
from matchtrack.domain.keys import new_key
from matchtrack.errors import BadInputError, MatchtrackError, NotSoError, UsageError
from matchtrack.planfile.reading import read_plan
from matchtrack.planfile.writing import write_plan
from matchtrack.services.plans import current_plan
from matchtrack.services.steps import (
    BigStepChanges,
    BigStepDraft,
    StepChanges,
    StepDraft,
    add_big_step,
    add_step,
    edit_big_step,
    edit_step,
    move_step,
)
from matchtrack.services.undo import undo
from matchtrack.services.views import find_step, list_steps, plan_outline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matchtrack.services.context import Context

MARCH, APRIL = Due(day=dt.date(2027, 3, 1)), Due(day=dt.date(2027, 4, 1))


def keys(context: Context) -> list[str]:
    """The steps in their order."""
    return [step.key for step in list_steps(context, every=True)]


def refused(context: Context, change: Callable[[], object], error: type[MatchtrackError], words: str) -> None:
    """The change is refused with these words and leaves every row as it was."""
    before = rows_of(context)
    with pytest.raises(error, match=words):
        change()
    assert before == rows_of(context)


def test_a_step_in_haste_lands_in_the_inbox(tmp_path: Path) -> None:
    """Which is made once, and goes with the step by undo."""
    context = a_season(tmp_path)
    step = add_step(context, StepDraft(title=" Scan the\tdiploma\x1b "))
    assert (
        step.key,
        step.title,
        step.area,
        step.big_step_title,
    ) == ("inbox/scan-the-diploma", "Scan the diploma", "season", "Inbox")
    assert (step.minutes, step.difficulty, step.status, step.version) == (15, 2, "todo", 1)
    assert add_step(context, StepDraft(title="Scan the diploma")).key == "inbox/scan-the-diploma-2"
    assert [big_step.key for big_step in plan_outline(context).big_steps] == ["letters", "inbox"]
    assert undo(context) == "Added 'Scan the diploma'"
    undo(context)
    assert [big_step.key for big_step in plan_outline(context).big_steps] == ["letters"]


def test_a_step_takes_every_field(tmp_path: Path) -> None:
    """Behind the others of its big step, which a beginning or its title names."""
    context = a_season(tmp_path)
    draft = StepDraft(
        title="Send the form", big_step="lett", minutes=60, difficulty=5, boring=True,
        due=Due(key_date="tokens", offset_days=7), earliest=Due(key_date="season_opens"),
        after=("thank", "letters/list"), waiting_on="Dean's office", wait_days=14, notes="One\nTwo\x07",
    )  # fmt: skip
    step = add_step(context, draft)
    assert (step.key, step.minutes, step.difficulty, step.boring) == ("letters/send-the-form", 60, 5, True)
    assert (step.due_rule, step.earliest_rule) == ("tokens + 7d", "season_opens")
    assert (step.after, step.blocked) == (("letters/list", "letters/thank"), True)
    assert (step.waiting_on, step.wait_days, step.notes) == ("Dean's office", 14, "One\nTwo")
    assert keys(context)[-1] == "letters/send-the-form"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Ask Dr. Müller (again)!", "ask-dr-muller-again"),
        ("Überweisung ½", "uberweisung-12"),
        ("写信", "step"),
        ("🩺", "step"),
        ("--", "step"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_key_is_made_of_the_title(title: str, key: str) -> None:
    """In the letters that a plan file allows; a number makes it new."""
    assert key == new_key(title, set())
    assert f"{key}-3" == new_key(title, {key, f"{key}-2"})


@given(titles=st.lists(st.text(min_size=1, max_size=200), max_size=20))
def test_new_keys_are_good_and_never_taken(titles: list[str]) -> None:
    """Whatever the titles are."""
    taken: set[str] = set()
    for title in titles:
        key = new_key(title, taken)
        assert key not in taken
        assert len(key) <= 80
        assert key.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == ""
        assert key[0] != "-"
        taken.add(key)


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"title": " \x1b "}, "needs a title"),
    ({"title": "x" * 201}, "A title can have 200 characters; this is 201"),
    ({"minutes": 4}, "5 to 60"),
    ({"minutes": 61}, "5 to 60"),
    ({"difficulty": 6}, "1 to 5"),
    ({"wait_days": 366, "waiting_on": "x"}, "0 to 365"),
    ({"wait_days": 3}, "on whom the step waits"),
    ({"waiting_on": "x" * 201}, "200 characters"),
    ({"notes": "x" * 10_001}, "10,000 characters"),
    ({"due": Due(day=dt.date(2500, 1, 1))}, "too far away"),
    ({"due": Due(key_date="match_dy")}, "did you mean 'match_day'"),
    ({"earliest": Due(key_date="tokens", offset_days=1501)}, "1,500 days"),
    ({"due": MARCH, "earliest": APRIL}, "begin only after it is due"),
    ({"after": ("letters/list",) * 101}, "at most 100"),
]


@pytest.mark.parametrize(("fields", "words"), FAULTS)
def test_what_no_plan_file_could_hold_is_refused(tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    """When adding as when editing, and nothing is changed."""
    context = a_season(tmp_path)
    refused(context, lambda: add_step(context, StepDraft(**{"title": "New"} | fields)), BadInputError, words)
    refused(context, lambda: edit_step(context, "letters/ask", StepChanges(**fields)), BadInputError, words)


def test_an_edit_changes_the_given_fields_alone(tmp_path: Path) -> None:
    """None takes a date away, and the version counts on."""
    context = a_season(tmp_path)
    dated = edit_step(context, "letters/ask", StepChanges(due=APRIL, earliest=MARCH, notes="Soon", boring=True))
    assert (2, dt.date(2027, 4, 1), dt.date(2027, 3, 1)) == (dated.version, dated.due, dated.earliest)
    plain = edit_step(context, str(dated.id), StepChanges(title="Ask now", due=None, earliest=None))
    assert (plain.version, plain.due, plain.earliest, plain.notes, plain.boring) == (3, None, None, "Soon", True)
    assert (plain.title, plain.key, plain.after) == ("Ask now", "letters/ask", ("letters/list",))
    assert last_title(context) == "Changed 'Ask now'"
    undo(context)
    assert dated == find_step(context, "letters/ask")


def test_an_edit_of_nothing_is_no_change(tmp_path: Path) -> None:
    """Neither a version nor something to undo."""
    context = a_season(tmp_path)
    step = find_step(context, "letters/ask")
    assert step == edit_step(context, "letters/ask", StepChanges(title="Do ask", after=("letters/list",)))
    assert last_title(context) == "Imported 3 steps"


def test_a_stale_form_saves_nothing(tmp_path: Path) -> None:
    """Somebody else was faster; so it is too where only the prerequisites changed."""
    context = a_season(tmp_path)
    step = find_step(context, "letters/thank")
    edit_step(context, "letters/thank", StepChanges(after=()), version=step.version)
    stale = StepChanges(title="Mine")
    refused(
        context,
        lambda: edit_step(context, "letters/thank", stale, version=step.version),
        NotSoError,
        "changed elsewhere meanwhile",
    )
    assert edit_step(context, "letters/thank", stale, version=step.version + 1).title == "Mine"


def test_a_circle_of_prerequisites_is_shown(tmp_path: Path) -> None:
    """Also the smallest one."""
    context = a_season(tmp_path)
    long, short = StepChanges(after=("letters/thank",)), StepChanges(after=("letters/list",))
    words = "in a circle: letters/list → letters/thank → letters/ask → letters/list"
    refused(context, lambda: edit_step(context, "letters/list", long), BadInputError, words)
    refused(context, lambda: edit_step(context, "letters/list", short), BadInputError, "letters/list → letters/list")


def test_a_prerequisite_may_be_named_by_its_own_key(tmp_path: Path) -> None:
    """The big step of the step itself goes first, as in a plan file."""
    plan = a_plan(a_big_step("letters", a_step("ask"), a_step("list")), a_big_step("visa", a_step("ask"), a_step("go")))
    context = a_season(tmp_path, plan)
    assert edit_step(context, "visa/go", StepChanges(after=("ask",))).after == ("visa/ask",)
    refused(context, lambda: edit_step(context, "visa/go", StepChanges(after=("none",))), NotSoError, "No step matches")
    assert edit_step(context, "visa/go", StepChanges(after=())).after == ()


def test_who_is_waited_on_and_how_long_go_together(tmp_path: Path) -> None:
    """Taking the name away takes the days too."""
    context = a_season(tmp_path)
    edit_step(context, "letters/ask", StepChanges(waiting_on="Dr. Rao", wait_days=9))
    step = edit_step(context, "letters/ask", StepChanges(waiting_on=""))
    assert (step.waiting_on, step.wait_days) == ("", 0)


def test_an_edit_can_move_a_step_to_another_big_step(tmp_path: Path) -> None:
    """To its end, with a new key where its own is taken; what waits for it follows."""
    plan = a_plan(
        a_big_step("letters", a_step("ask"), a_step("thank", after=("letters/ask",))),
        a_big_step("visa", a_step("ask"), due=MARCH),
    )
    context = a_season(tmp_path, plan)
    moved = edit_step(context, "letters/ask", StepChanges(big_step="visa"))
    assert ("visa/ask-2", dt.date(2027, 3, 1)) == (moved.key, moved.due)
    assert keys(context) == ["letters/thank", "visa/ask", "visa/ask-2"]
    assert find_step(context, "letters/thank").after == ("visa/ask-2",)
    edit_step(context, "letters/thank", StepChanges(earliest=APRIL))
    refused(
        context,
        lambda: edit_step(context, "letters/thank", StepChanges(big_step="visa")),
        BadInputError,
        "begin only after it is due",
    )


def test_a_step_moves_up_and_down_among_its_own(tmp_path: Path) -> None:
    """As far as the first and the last place."""
    context = a_season(tmp_path)
    move_step(context, "letters/thank", up=True)
    assert keys(context) == ["letters/list", "letters/thank", "letters/ask"]
    assert last_title(context) == "Moved 'Do thank' up"
    move_step(context, "letters/list", up=False)
    assert keys(context) == ["letters/thank", "letters/list", "letters/ask"]
    refused(context, lambda: move_step(context, "letters/thank", up=True), NotSoError, "is the first step")
    refused(context, lambda: move_step(context, "letters/ask", up=False), NotSoError, "is the last step")


def test_a_big_step_is_added_and_edited(tmp_path: Path) -> None:
    """Its due date holds for the baby steps that have none."""
    context = a_season(tmp_path)
    big_step = add_big_step(context, BigStepDraft(title="Visa", area="onboarding", due=APRIL, notes="J-1"))
    assert ("visa", "onboarding", dt.date(2027, 4, 1), "J-1") == (
        big_step.key,
        big_step.area,
        big_step.due,
        big_step.notes,
    )
    assert add_big_step(context, BigStepDraft(title="Visa")).key == "visa-2"
    assert add_big_step(context, BigStepDraft(title="签证")).key == "big-step"
    add_step(context, StepDraft(title="Call", big_step="visa", earliest=MARCH))
    changed = edit_big_step(context, "visa", BigStepChanges(title="Visa and move", due=None))
    assert (changed.key, changed.title, changed.due, changed.notes) == ("visa", "Visa and move", None, "J-1")
    assert last_title(context) == "Changed 'Visa and move'"
    early = BigStepChanges(due=Due(day=dt.date(2027, 2, 1)))
    refused(context, lambda: edit_big_step(context, "visa", early), BadInputError, "begin only after it is due")
    odd = BigStepChanges(area="leters")
    refused(context, lambda: edit_big_step(context, "visa", odd), BadInputError, "did you mean 'letters'")


def test_what_names_several_steps_changes_none(tmp_path: Path) -> None:
    """They are listed."""
    context = a_season(tmp_path)
    refused(context, lambda: edit_step(context, "Do", StepChanges(minutes=20)), UsageError, "matches 3 steps")


def test_without_a_season_nothing_can_be_added(tmp_path: Path) -> None:
    """And no database is made; nor after the season was taken back."""
    context = a_context(tmp_path)
    with pytest.raises(NotSoError, match="There is no season yet"):
        add_step(context, StepDraft(title="Early"))
    assert not (tmp_path / "data").exists()
    context = a_season(tmp_path)
    undo(context)
    refused(context, lambda: add_step(context, StepDraft(title="Late")), NotSoError, "There is no season yet")


def test_what_was_edited_can_be_exported_and_read(tmp_path: Path) -> None:
    """Every edit leaves a plan that a file can hold."""
    context = a_season(tmp_path)
    add_step(
        context, StepDraft(title="写信", after=("letters/ask",), waiting_on="O'Hara", wait_days=3, notes="'''\n\"\"")
    )
    edit_step(context, "letters/ask", StepChanges(waiting_on="x", wait_days=2, due=APRIL, earliest=MARCH))
    edit_step(context, "letters/ask", StepChanges(waiting_on=""))
    plan = current_plan(context)
    assert plan == read_plan(write_plan(plan).encode()).plan
