"""A plan is read whole or not at all, and every fault is reported in one run."""

from __future__ import annotations

import datetime as dt

import pytest
from plan_texts import BIG_STEP, HEAD, a_plan, a_step, error_of, places_of, the_step

from matchtrack.domain.due import Due
from matchtrack.domain.plan import PlannedStep
from matchtrack.errors import Place
from matchtrack.planfile.reading import MAX_BIG_STEPS, read_plan


def test_a_step_with_every_field_is_read() -> None:
    """Each field of design.md 5 arrives as its domain value."""
    step = a_step(
        due='"programs_review - 2w"',
        earliest='"programs_review - 60d"',
        after='["other"]',
        boring="true",
        waiting_on='"Dean\'s office"',
        wait_days="14",
        notes='"Plain facts."',
        status='"done"',
        done_on="2027-09-08",
        expected='"2027-09-20"',
    )
    expected = PlannedStep(
        key="list-writers",
        title="List the writers",
        minutes=15,
        difficulty=2,
        due=Due(key_date="programs_review", offset_days=-14),
        earliest=Due(key_date="programs_review", offset_days=-60),
        after=("letters/other",),
        boring=True,
        waiting_on="Dean's office",
        wait_days=14,
        notes="Plain facts.",
        status="done",
        done_on=dt.date(2027, 9, 8),
        expected=dt.date(2027, 9, 20),
    )
    assert expected == the_step(a_plan(step, a_step("other")))


def test_the_head_of_a_plan_is_read() -> None:
    """Name, summary, match year and the key dates that differ from the rule."""
    text = HEAD + 'summary = "All of it."\nmatch_year = 2028\n[key_dates]\nprograms_review = 2027-09-22\n'
    plan = read_plan(text.encode()).plan
    assert (plan.name, plan.summary, plan.match_year) == ("A plan", "All of it.", 2028)
    assert {"programs_review": dt.date(2027, 9, 22)} == plan.key_dates


@pytest.mark.parametrize("written", ["2027-09-08", '"2027-09-08"'])
def test_a_due_day_is_a_toml_date_or_its_text(written: str) -> None:
    """Both ways to write a day give the same due date."""
    assert Due(day=dt.date(2027, 9, 8)) == the_step(a_plan(a_step(due=written))).due


def test_control_characters_are_taken_out_and_counted() -> None:
    """A clipboard escape in a title leaves only letters behind."""
    read = read_plan(a_plan(a_step(title=r'"Ask\u001b]52;c;x\u0007 him"')))
    assert read.plan.big_steps[0].baby_steps[0].title == "Ask]52;c;x him"
    assert read.cleaned == 2


def test_every_fault_is_reported_in_one_run() -> None:
    """Three faults in three tables are three places, in the order of the file."""
    content = a_plan(a_step(minutes="90"), a_step("b", difficulty="true"), big_step='due = "someday"\n')
    error = error_of(content)
    assert error.sentence == "plan.toml has 3 faults; nothing was imported"
    assert [place.at for place in error.places] == [
        "big_steps[0].due",
        "big_steps[0].baby_steps[0].minutes",
        "big_steps[0].baby_steps[1].difficulty",
    ]
    assert Place("big_steps[0].baby_steps[0].minutes", "is 90", "write a whole number from 5 to 60") == error.places[1]


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("minutes", "4", "is 4"),
        ("minutes", "61", "is 61"),
        ("minutes", "15.0", "is 15.0"),
        ("minutes", '"fifteen"', "is 'fifteen'"),
        ("minutes", "0x" + "f" * 9_000, "is a very long number"),
        ("difficulty", "0", "is 0"),
        ("difficulty", "6", "is 6"),
        ("title", '""', "is empty"),
        ("title", r'" \u0007 "', "is empty"),
        ("title", f'"{"x" * 201}"', "has 201 characters"),
        ("title", "1", "is 1"),
        ("notes", f'"{"x" * 10_001}"', "has 10,001 characters"),
        ("notes", "['a']", "is a list"),
        ("boring", "1", "is 1"),
        ("due", "2027-09-08T10:00:00", "is 2027-09-08 10:00:00, a day with a time"),
        ("due", "1999-12-31", "is 1999-12-31"),
        ("due", "15", "is 15"),
        ("due", '"programs_reviw - 3d"', "'programs_reviw' is not a key date; did you mean 'programs_review'?"),
        ("due", '"soon"', "'soon' is not a key date"),
        ("due", '"in a week"', "'in a week' is not a date"),
        ("earliest", '"2027-02-30"', "there is no day 2027-02-30"),
        ("status", '"finished"', "is 'finished'"),
        ("status", '"don"', "is 'don'; did you mean 'done'?"),
        ("expected", '"2027-9-8"', "is '2027-9-8'"),
        ("expected", "07:30:00", "is 07:30:00"),
        ("after", '"other"', "is 'other'"),
        ("waiting_on", "{ name = 'x' }", "is a table"),
    ],
)
def test_a_value_that_may_not_stand_is_named(field: str, value: str, problem: str) -> None:
    """The place names the field, the problem shows the value, and what is allowed is said."""
    (place,) = places_of(a_plan(a_step(**{field: value})))
    assert (f"big_steps[0].baby_steps[0].{field}", problem) == (place.at, place.problem)
    assert place.allowed.startswith("write ")


@pytest.mark.parametrize("key", ["", "Big", "-a", "a_b", "a/b", "é", "x" * 81])
def test_a_key_is_small_letters_digits_and_hyphens(key: str) -> None:
    """Keys are typed on a command line, so they stay plain and short."""
    assert [place.at for place in places_of(a_plan(a_step(key)))] == ["big_steps[0].baby_steps[0].key"]


def test_missing_fields_are_named() -> None:
    """What a plan cannot do without is asked for, in every table at once."""
    content = b"[[big_steps]]\n[[big_steps.baby_steps]]\n"
    missing = [place.at for place in places_of(content) if place.problem == "is missing"]
    step = [f"big_steps[0].baby_steps[0].{name}" for name in ("key", "title", "minutes", "difficulty")]
    assert ["format", "name", "big_steps[0].key", "big_steps[0].area", "big_steps[0].title", *step] == missing


@pytest.mark.parametrize(
    ("content", "at", "nearest"),
    [
        (f"{HEAD}[[big_step]]\n".encode(), "big_step", "big_steps"),
        (f"{HEAD}[key_dates]\nmatch_dy = 2028-03-17\n".encode(), "key_dates.match_dy", "match_day"),
        (a_plan(big_step="aera = 1\n"), "big_steps[0].aera", "area"),
        (a_plan(a_step(extra="minuts = 1\n")), "big_steps[0].baby_steps[0].minuts", "minutes"),
        (a_plan(a_step(extra='"dué by" = 1\n')), "big_steps[0].baby_steps[0].'dué by'", ""),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(content: bytes, at: str, nearest: str) -> None:
    """A slip of the pen is answered with what was probably meant."""
    (place,) = places_of(content)
    assert at == place.at
    assert (f"is not known; did you mean '{nearest}'?" if nearest else "is not known") == place.problem


def test_an_unknown_area_names_the_nearest() -> None:
    """Areas are a fixed vocabulary."""
    content = (HEAD + BIG_STEP).replace('area = "letters"', 'area = "leters"').encode()
    (place,) = places_of(content)
    assert place.problem == "is 'leters'; did you mean 'letters'?"


@pytest.mark.parametrize(
    "text",
    ["big_steps = 1", "big_steps = [1]", "key_dates = 2027-01-01", 'match_year = "2028"', "match_year = 2019"],
)
def test_a_wrong_shape_is_one_fault(text: str) -> None:
    """A list, a table or a year of the wrong kind is told, never a crash."""
    assert len(places_of((HEAD + text).encode())) == 1


def test_a_newer_format_is_told_at_once() -> None:
    """Faults of a format that this program does not know would only mislead."""
    error = error_of(b'format = 2\ntitle = "x"\n')
    assert error.sentence == "plan.toml was made by a newer matchtrack; this one reads plans of format 1"
    assert [place.at for place in error.places] == ["format"]


@pytest.mark.parametrize("value", ["0", "true", '"1"', "1.0"])
def test_a_format_that_never_was_is_a_fault(value: str) -> None:
    """Only the whole number 1 is a format."""
    assert places_of(f'format = {value}\nname = "x"\n'.encode())[0].allowed == "write format = 1"


def test_no_value_of_the_file_can_steer_a_terminal() -> None:
    """What is shown of the file in a sentence is harmless and short."""
    places = places_of(a_plan(a_step(status=r'"\u001b[2J"', extra=f'"\\u009b{"x" * 5_000}" = 1\n')))
    told = "".join(map(str, places))
    assert told.isprintable()
    assert len(told) < 1_000


def test_a_hostile_number_of_faults_is_cut() -> None:
    """A thousand places are enough."""
    error = error_of(a_plan(*(a_step(f"s{number}", minutes="0") for number in range(1_500))))
    assert error.sentence == "plan.toml has 1,000 faults or more; nothing was imported"
    assert len(error.places) == 1_000


def test_more_steps_than_a_plan_may_have_are_one_fault() -> None:
    """Twenty thousand are allowed, one more is not."""
    (place,) = places_of(a_plan("[[big_steps.baby_steps]]\n" * 20_001))
    assert (place.at, place.problem) == ("big_steps", "hold 20,001 baby steps")


def test_more_big_steps_than_a_plan_may_have_are_one_fault() -> None:
    """None of them is looked into."""
    (place,) = places_of((HEAD + "[[big_steps]]\n" * (MAX_BIG_STEPS + 1)).encode())
    assert (place.at, place.problem) == ("big_steps", f"holds {MAX_BIG_STEPS + 1:,} big steps")


def test_a_due_day_that_never_ends_is_a_fault() -> None:
    """A hundred characters are read, one more is shown cut."""
    (longest,), (longer,) = (places_of(a_plan(a_step(due=f'"{"a" * length}"'))) for length in (100, 101))
    assert longest.problem == f"'{'a' * 100}' is not a key date"
    assert longer.problem.startswith("is 'aaa")
    assert len(longer.problem) < 100


def test_ten_thousand_steps_load() -> None:
    """The largest plan that the program is measured with is read."""
    content = a_plan(*(a_step(f"s{number}", notes='"Plain facts."') for number in range(10_000)))
    assert len(read_plan(content).plan.big_steps[0].baby_steps) == 10_000
