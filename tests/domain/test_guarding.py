"""What waits for the end of the productive hours (method.md 11 and 12)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtrack.domain.guarding import Task, held_back, is_mail_like, may_glance

KEPT_OUT = ("mail", "television")
DATES = {
    "programs_review": dt.date(2027, 9, 22),
    "ranking_opens": dt.date(2028, 2, 1),
    "rank_list_due": dt.date(2028, 3, 1),
}


def a_task(step_id: int = 1, title: str = "Scan the diploma", **fields: Any) -> Task:
    """Give an easy step that has nothing to do with mail."""
    return Task(step_id=step_id, title=title, difficulty=2)._replace(**fields)


@pytest.mark.parametrize(
    "title", ["Answer the e-mail of Dr. Rao", "Call: the registrar", "Clear the INBOX.", "Message/phone the clinic"]
)
def test_a_title_speaks_of_mail_and_calls(title: str) -> None:
    """Whatever the case and the marks around the word."""
    assert is_mail_like(a_task(title=title))


@pytest.mark.parametrize("title", ["Scan the diploma", "Recall ten moments", "Learn what blackmail is", ""])
def test_other_titles_do_not(title: str) -> None:
    """A part of a word is no word."""
    assert not is_mail_like(a_task(title=title))


def test_what_somebody_has_to_answer_is_like_mail_and_a_hard_step_never_is() -> None:
    """A request leads into the mail; what is hard belongs to the productive hours all the same."""
    assert is_mail_like(a_task(waiting_on="Dean's office"))
    assert not is_mail_like(a_task(title="Write the e-mail that asks for the letter", difficulty=4))


def test_in_the_window_only_its_pins_stay() -> None:
    """Easy steps wait, and so does an easy pin that leads into the mail."""
    pins = [a_task(1, difficulty=5), a_task(2, "Answer the mail"), a_task(3)]
    assert frozenset({2, 4, 5}) == held_back(pins, [a_task(4), a_task(5)], KEPT_OUT)


def test_a_pin_of_the_user_and_a_mailbox_that_nobody_keeps_out_stay() -> None:
    """The user has decided."""
    assert frozenset() == held_back([a_task(1, difficulty=5), a_task(2, "Answer the mail", chosen=True)], [], KEPT_OUT)
    assert frozenset() == held_back([a_task(1, difficulty=5), a_task(2, "Answer the mail")], [], ("television",))


def test_without_a_pin_the_quiet_steps_stay_and_then_the_others() -> None:
    """Something is always left to do."""
    mail = a_task(2, "Answer the mail")
    assert frozenset({2}) == held_back([], [a_task(1), mail], KEPT_OUT)
    assert frozenset() == held_back([], [mail], KEPT_OUT)
    assert frozenset({3}) == held_back([mail], [a_task(3, "Call the clinic")], KEPT_OUT)


TASKS = st.lists(st.builds(a_task, st.integers(1, 9), st.sampled_from(["Scan", "Call", "Mail"])), max_size=5)


@given(pins=TASKS, rest=TASKS, names=st.sampled_from([(), KEPT_OUT, ("phone",)]))
def test_never_is_all_held(pins: list[Task], rest: list[Task], names: tuple[str, ...]) -> None:
    """Where there was something to do, something is left."""
    every = {task.step_id for task in (*pins, *rest)}
    held = held_back(pins, rest, names)
    assert held <= every
    assert bool(every - held) == bool(every)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2027, 9, 21), False),
        (dt.date(2027, 9, 22), True),
        (dt.date(2028, 1, 31), True),
        (dt.date(2028, 2, 1), False),
    ],
)
def test_a_glance_is_for_the_invitation_season(day: dt.date, expected: bool) -> None:
    """From programs' review until ranking opens; or until the list is due where that is all that is known."""
    assert expected == may_glance(DATES, day, KEPT_OUT)


def test_a_glance_needs_both_dates_and_a_mailbox_that_is_kept_out() -> None:
    """Who does not keep mail out needs no exception."""
    day = dt.date(2028, 2, 10)
    without = {key: date for key, date in DATES.items() if key != "ranking_opens"}
    assert may_glance(without, day, ("e-mail",))
    assert not may_glance(without, day, ("phone",))
    assert not may_glance({"programs_review": DATES["programs_review"]}, day, KEPT_OUT)
