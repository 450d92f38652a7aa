"""How rows of the plan are drawn."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.steps import BigStep, Step
from matchtrack.tui.drawing import width_of
from matchtrack.tui.widgets.plan_lines import big_step_pieces, short_day, step_pieces

TODAY = dt.date(2026, 11, 22)

A_STEP = Step(
    id=1, key="letters/ask", title="Ask Dr. Rao for a letter", area="letters", big_step_id=1, big_step="letters",
    big_step_title="Letters", minutes=10, minutes_logged=0, difficulty=4, boring=False, status="todo", due=None,
    due_rule="", earliest=None, earliest_rule="", after=(), blocked=False, waiting_on="", wait_days=0, expected=None,
    done_on=None, notes="", version=1,
)  # fmt: skip

A_BIG_STEP = BigStep(
    id=1, key="letters", title="Three strong letters", area="letters", due=None, due_rule="", notes="",
    minutes_total=100, minutes_done=45, steps_total=4, steps_done=2,
)  # fmt: skip


def drawn(step: Step, width: int = 80) -> str:
    """Give the text of a step's row."""
    return "".join(text for text, _ in step_pieces(step, TODAY, width, on_cursor=False))


def drawn_big(big: BigStep, width: int = 80, fold: str = "▸") -> str:
    """Give the text of a big step's row."""
    return "".join(text for text, _ in big_step_pieces(big, TODAY, width, fold=fold, on_cursor=False))


def test_a_step_says_difficulty_title_minutes_and_due() -> None:
    """All in one line."""
    row = drawn(A_STEP._replace(due=dt.date(2027, 9, 1)))

    assert row.startswith("   · ●●●●○ Ask Dr. Rao for a letter ")
    assert row.endswith(" 10 min     1 Sep 2027")


def test_a_late_step_says_so_with_a_sign_and_a_word() -> None:
    """Never by colour alone; today is not late."""
    assert drawn(A_STEP._replace(due=dt.date(2026, 11, 1))).endswith("! late 1 Nov")
    assert "late" not in drawn(A_STEP._replace(due=TODAY))
    assert drawn(A_STEP._replace(due=dt.date(2026, 11, 1)), 42).endswith("! late")


def test_a_blocked_step_has_a_sign() -> None:
    """The sign stands where the status stands."""
    assert drawn(A_STEP._replace(blocked=True))[3] == "⊘"


@pytest.mark.parametrize(
    ("status", "mark"), [("todo", "·"), ("started", "▶"), ("waiting", "~"), ("done", "✓"), ("dropped", "-")]
)
def test_each_status_has_its_own_mark(status: str, mark: str) -> None:
    """Marks differ in shape."""
    assert mark == drawn(A_STEP._replace(status=status))[3]


def test_a_waiting_step_says_on_whom_and_until_when() -> None:
    """The title gives way first, then the name; the day stays."""
    step = A_STEP._replace(status="waiting", waiting_on="Dr. Rao", expected=dt.date(2026, 12, 3))

    assert "Ask Dr. Rao for a letter  on Dr. Rao until 3 Dec " in drawn(step, 100)
    assert "Ask Dr. Rao for a let…  on Dr. Rao until 3 Dec " in drawn(step, 80)
    assert " until 3 Dec " in drawn(step, 56)


def test_a_done_step_says_when() -> None:
    """The due date no longer matters."""
    assert drawn(A_STEP._replace(status="done", done_on=dt.date(2026, 11, 3), due=dt.date(2026, 11, 1))).endswith(
        "done 3 Nov"
    )


def test_a_big_step_says_its_share_as_bar_and_percent() -> None:
    """The share is of minutes."""
    assert drawn_big(A_BIG_STEP).startswith(" ▸ Three strong letters ")
    assert "███░░░░░  45 %" in drawn_big(A_BIG_STEP)


def test_a_complete_big_step_is_whole_and_never_late() -> None:
    """Its due date has passed in peace."""
    row = drawn_big(A_BIG_STEP._replace(minutes_done=100, steps_done=4, due=dt.date(2026, 11, 1)))

    assert "████████ 100 %" in row
    assert "late" not in row


def test_days_of_another_year_name_it() -> None:
    """So that nobody is a year off."""
    assert short_day(dt.date(2026, 12, 3), TODAY) == "3 Dec"
    assert short_day(dt.date(2027, 12, 3), TODAY) == "3 Dec 2027"


titles = st.text(min_size=1, max_size=60) | st.sampled_from(
    ["[/bold]", "[@click=app.quit]x", "🩺" * 30, "أطلب رسالة", "家" * 40]
)


@given(title=titles, whom=titles, status=st.sampled_from(["todo", "waiting", "done"]), width=st.integers(40, 130))
def test_every_row_is_as_wide_as_its_list(title: str, whom: str, status: str, width: int) -> None:
    """Whatever was typed, nothing is pushed out of the line and nothing controls the terminal."""
    step = A_STEP._replace(title=title, waiting_on=whom, status=status, due=dt.date(2026, 11, 1))
    big = A_BIG_STEP._replace(title=title, due=dt.date(2027, 11, 1))

    for pieces in (
        step_pieces(step, TODAY, width, on_cursor=True),
        big_step_pieces(big, TODAY, width, fold="▾", on_cursor=True),
    ):
        assert width == width_of(pieces)
        assert not any("\x1b" in text or "\n" in text for text, _ in pieces)
