"""The week review: read, saved, taken back, and due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lived_days import at
from seasons import a_big_step, a_plan, a_season, a_step, last_title, rows_of

from matchtrack.domain.due import Due
from matchtrack.domain.hours import Window
from matchtrack.domain.week import IsoWeek
from matchtrack.errors import BadInputError, NotSoError
from matchtrack.services.days import take_off
from matchtrack.services.hours import set_windows
from matchtrack.services.minutes import log
from matchtrack.services.pins import pin
from matchtrack.services.review import review_view, week_to_review
from matchtrack.services.review_saving import Answers, keep, save
from matchtrack.services.ticks import done, drop, wait
from matchtrack.services.today import today_view
from matchtrack.services.undo import undo
from matchtrack.storage.connection import open_writing
from matchtrack.storage.transactions import Transaction

if TYPE_CHECKING:
    from pathlib import Path

    from matchtrack.services.context import Context
    from matchtrack.services.review_values import ReviewView

MONDAY, SUNDAY = "2026-11-23T08:30", "2026-11-29T20:00"
WEEK, BEFORE = IsoWeek(2026, 48), IsoWeek(2026, 47)
"""The season is made on Sunday 22 November, the last day of week 47."""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A season with productive hours from 6 to 8, hard steps, and one that is due on Wednesday."""
    day = Due(day=dt.date(2026, 11, 25))
    letters = [a_step(key, difficulty=5 - at_, minutes=30) for at_, key in enumerate(("write", "ask", "list", "thank"))]
    plan = a_plan(
        a_big_step("letters", *letters, due=Due(day=dt.date(2027, 9, 1))),
        a_big_step("papers", a_step("scan", due=day), a_step("mail", difficulty=4, due=day, after=("papers/scan",))),
    )
    made = a_season(tmp_path, plan)
    made.settings.zone = "UTC"
    set_windows(made, tuple(Window(weekday, 360, 480) for weekday in range(7)))
    return made


def test_a_week_is_summed_up(context: Context) -> None:
    """Minutes by day and area, productive hours, what was done and what slipped."""
    log(at(context, MONDAY), 60, "write", at=7 * 60)
    log(at(context, "2026-11-24T20:00"), 10, "scan")
    done(at(context, "2026-11-24T20:00"), ["scan"])
    wait(at(context, "2026-11-26T20:00"), "ask", waiting_on="Dr. Rao")
    view = review_view(at(context, SUNDAY), WEEK)
    assert [day.status for day in view.facts.days] == ["kept", "short", "missed", "missed", "missed", "missed", "open"]
    assert view.facts.minutes_by_area == {"letters": 70}
    assert view.facts.productive == (840, 60, 60, 10)
    assert ([step.title for step in view.done], [slip.key for slip in view.slips]) == (["Do scan"], ["papers/mail"])
    assert [("Dr. Rao", dt.date(2026, 11, 26))] == [(each.step.waiting_on, each.since) for each in view.waiting]
    assert view.next_hardest == ("letters/write", "papers/mail", "letters/list")
    assert view.before.facts.minutes == 0


def test_the_answers_are_saved_as_one_change(context: Context) -> None:
    """Undo takes the wins, the reasons, the choice and its pins back together."""
    sunday = at(context, SUNDAY)
    before = rows_of(context)
    said = Answers(
        wins=(" A win ", "A win", "Another"),
        reasons={"mail": "too big"},
        hardest=("write", "ask"),
        note="Fine",
        finish=True,
    )
    view = save(sunday, WEEK, said)
    assert (("A win", "Another"), "Fine", dt.date(2026, 11, 29)) == (view.wins, view.note, view.finished_on)
    assert sorted(((slip.key, slip.reason) for slip in view.slips), reverse=True) == [
        ("papers/scan", ""),
        ("papers/mail", "too_big"),
    ]
    assert all(each.day and IsoWeek(2026, 49).first <= each.day for each in view.hardest)
    assert view.forecast
    assert len(rows_of(context)["user_pin"]) == 2
    assert last_title(context) == "Finished the review of 2026-W48"
    assert undo(sunday) == "Finished the review of 2026-W48"
    after = rows_of(context)
    assert before == after


def test_answers_kept_page_by_page_are_one_change(context: Context) -> None:
    """Undo takes them back as one; what was changed between two pages stays a change of its own."""
    sunday, before = at(context, SUNDAY), rows_of(context)
    group = keep(sunday, WEEK, Answers(reasons={"mail": "too big"}))
    assert group == keep(sunday, WEEK, Answers(wins=("A win",), note="Fine"), joins=group)
    assert group == keep(sunday, WEEK, Answers(hardest=("write",), finish=True), joins=group)
    assert undo(sunday) == "Finished the review of 2026-W48"
    assert before == rows_of(context)
    group = keep(sunday, WEEK, Answers(wins=("Another",)))
    done(sunday, ["write"])
    assert group < keep(sunday, WEEK, Answers(note="Later"), joins=group)
    assert undo(sunday) == "Saved answers of the review of 2026-W48"
    assert undo(sunday) == "Ticked off 'Do write'"
    assert review_view(sunday, WEEK, with_outlook=False).wins == ("Another",)


def test_a_finished_review_shows_what_was_saved(context: Context) -> None:
    """What happens later changes neither its slips nor its forecast."""
    view = save(at(context, SUNDAY), WEEK, Answers(reasons={"mail": "life"}, finish=True))
    later = at(context, "2027-03-01T10:00")
    drop(later, "mail")
    done(later, ["scan"])
    again = review_view(later, WEEK)
    assert view.forecast == again.forecast
    assert [(slip.key, slip.reason) for slip in view.slips] == [(slip.key, slip.reason) for slip in again.slips]
    assert again.outlook.candidates == ()


def test_a_choice_that_was_not_done_slips_in_its_week(context: Context) -> None:
    """What the review before chose is asked for by the next one."""
    save(at(context, "2026-11-22T20:00"), BEFORE, Answers(hardest=("write",)))
    assert [slip for slip in review_view(at(context, "2026-11-23T10:00"), WEEK).slips if "write" in slip.key] == []
    assert "letters/write" in [slip.key for slip in review_view(at(context, SUNDAY), WEEK).slips]


def test_another_choice_takes_the_pins_of_the_former_one_along(context: Context) -> None:
    """The user's own pin in that week stays as it is, with its time."""
    sunday = at(context, SUNDAY)
    pin(sunday, "ask", dt.date(2026, 12, 2), 420)
    save(sunday, WEEK, Answers(hardest=("write", "ask")))
    view = save(sunday, WEEK, Answers(hardest=("ask",)))
    assert [("letters/ask", dt.date(2026, 12, 2))] == [(each.key, each.day) for each in view.hardest]
    assert [row[2] for row in rows_of(context)["user_pin"]] == ["2026-12-02"]
    assert [row[3] for row in rows_of(context)["user_pin"]] == [420]


def test_what_cannot_be_said_is_refused_and_nothing_is_written(context: Context) -> None:
    """Four wins, an unknown reason, a settled step, a choice for a week that is over."""
    sunday, before = at(context, SUNDAY), rows_of(context)
    for answers in (Answers(wins="abcd"), Answers(reasons={"mail": "because"}), Answers(hardest=tuple("1234"))):
        with pytest.raises(BadInputError):
            save(sunday, WEEK, answers)
    with pytest.raises(NotSoError):
        save(sunday, WEEK, Answers(wins=["Fine"], hardest=("nothing of the kind",)))
    with pytest.raises(BadInputError, match="over"):
        save(at(context, "2027-02-01T10:00"), WEEK, Answers(hardest=("write",)))
    assert before == rows_of(context)


def test_the_future_is_refused_and_the_past_is_empty(context: Context) -> None:
    """A week before the season has nothing, and may be reviewed all the same."""
    with pytest.raises(BadInputError, match="still to come"):
        review_view(context, WEEK)
    view = review_view(context, IsoWeek(2020, 53))
    assert ({""}, 0, ()) == ({day.status for day in view.facts.days}, view.facts.minutes, view.slips)
    assert save(context, IsoWeek(2020, 53), Answers(finish=True)).finished_on


def test_a_day_elsewhere_has_its_hours_there(context: Context) -> None:
    """An hour logged in New York at six in the morning lies in the productive hours of the traveller."""
    context.settings.zone = "America/New_York"
    log(at(context, "2026-11-24T13:00"), 60, "write", at=6 * 60)
    assert review_view(at(context, SUNDAY, zone="Europe/Berlin"), WEEK).facts.productive.used == 60


def test_distractions_and_days_left_early_are_counted(context: Context) -> None:
    """They come from the answers after a session and from leaving below the floor."""
    logged = log(at(context, MONDAY), 10, "write")
    connection = open_writing(context.database)
    with Transaction(connection, context.database, "", "app", "2026-11-23T08:30:00Z"):
        connection.execute("INSERT INTO session_answer VALUES (?, 3, 'phone')", (logged.entry_id,))
        connection.execute("INSERT INTO day_left VALUES (1, '2026-11-23', '2026-11-23T21:00:00Z', 10, 15, 'on call')")
    connection.close()
    view = review_view(at(context, SUNDAY), WEEK, with_outlook=False)
    assert (view.distractions, [each[1:] for each in view.left_early]) == ((("phone", 1),), [(10, 15, "on call")])


def test_nothing_slips_that_was_due_before_the_first_day(tmp_path: Path) -> None:
    """Whoever takes a plan on Sunday has not missed its Friday."""
    days = (("friday", 20), ("sunday", 22))
    steps = [a_step(key, due=Due(day=dt.date(2026, 11, day))) for key, day in days]
    late = a_season(tmp_path / "late", a_plan(a_big_step("letters", *steps)))
    assert [slip.key for slip in review_view(at(late, MONDAY), BEFORE, with_outlook=False).slips] == ["letters/sunday"]


def due_on(context: Context, day: str, weekday: int = 6) -> str:
    """The week that waits for its review on a day, '' for none."""
    found = today_view(at(context, f"2026-{day}T10:00", review_weekday=weekday)).review
    return str(found.week) if found else ""


def test_a_review_is_due_from_its_day_until_it_is_done(context: Context) -> None:
    """Not before the season has seen a day, and after a missed one until the next comes up."""
    assert [due_on(context, day) for day in ("11-22", "11-28", "11-29", "12-05", "12-06")] == [
        "",
        "",
        "2026-W48",
        "2026-W48",
        "2026-W49",
    ]
    assert due_on(context, "11-23", weekday=0) == "2026-W47"
    save(at(context, "2026-12-01T10:00"), WEEK, Answers(finish=True))
    assert [due_on(context, day) for day in ("12-02", "12-06")] == ["", "2026-W49"]


def test_the_sentence_says_since_when(context: Context) -> None:
    """Short and without blame."""
    today, later = (today_view(at(context, when)).review for when in (SUNDAY, "2026-12-02T10:00"))
    assert today
    assert later
    assert today.sentence == "The week review is due today: ten minutes at most."
    assert "since Sunday" in later.sentence


def test_without_words_the_week_whose_review_came_up_last_is_meant(context: Context) -> None:
    """In the middle of a week that is the one before."""
    assert [
        week_to_review(at(context, when), text) for when, text in ((SUNDAY, ""), (SUNDAY, "this"), (SUNDAY, "last"))
    ] == [WEEK, WEEK, BEFORE]
    assert week_to_review(at(context, "2026-11-25T10:00")) == BEFORE


def test_what_moved_is_told_between_two_saved_reviews(context: Context) -> None:
    """The likely date of a big step against the one that was saved a week before."""

    def finish(when: str, week: IsoWeek) -> ReviewView:
        return save(at(context, when), week, Answers(finish=True))

    finish("2026-11-22T20:00", BEFORE)
    view = finish(SUNDAY, WEEK)
    first = {line.key: line.likely for line in review_view(at(context, SUNDAY), BEFORE).forecast}
    for line in view.forecast:
        then = first[line.key]
        assert line.likely
        assert then
        assert (line.likely - then).days == line.moved_days


def test_days_off_and_patterns_hold_for_their_days(context: Context) -> None:
    """What held on a day decides what was productive on it, not the usual week."""
    take_off(context, dt.date(2026, 11, 24), dt.date(2026, 11, 26))
    log(at(context, "2026-11-24T20:00"), 30, "write", at=6 * 60)
    log(at(context, "2026-11-27T20:00"), 30, "write", at=7 * 60 + 45)
    assert review_view(at(context, SUNDAY), WEEK, with_outlook=False).facts.productive[:2] == (4 * 120, 15)


def test_a_clock_change_takes_no_minutes(context: Context) -> None:
    """An hour before and after the clocks went back in Berlin lies in the hours of that night, counted once."""
    context.settings.zone = "Europe/Berlin"
    context.settings.day_start = 0
    set_windows(at(context, "2027-10-25T08:00"), (Window(6, 60, 240),))
    log(at(context, "2027-10-31T08:00"), 240, "write", at=60)
    facts = review_view(at(context, "2027-10-31T20:00"), IsoWeek(2027, 43), with_outlook=False).facts
    assert facts.productive[:2] == (240, 240)
