"""What the fields of a plan say of one another."""

from __future__ import annotations

import pytest
from plan_texts import BIG_STEP, HEAD, a_plan, a_step, places_of, the_step

SECOND = BIG_STEP.replace('key = "letters"', 'key = "cv"')


def test_a_prerequisite_is_named_in_its_big_step_or_by_its_whole_key() -> None:
    """Both ways end in whole keys."""
    content = a_plan(a_step(after='["ask", "cv/draft"]'), a_step("ask"), SECOND, a_step("draft"))
    assert the_step(content).after == ("letters/ask", "cv/draft")


@pytest.mark.parametrize(
    ("after", "hint"),
    [
        ("aks", "; did you mean 'ask'?"),
        ("letters/asks", "; did you mean 'letters/ask'?"),
        ("draft", "; did you mean 'cv/draft'?"),
        ("zzzz", ""),
    ],
)
def test_an_unknown_prerequisite_names_the_nearest_step(after: str, hint: str) -> None:
    """The nearest step of the same big step, of the plan, or of another big step."""
    content = a_plan(a_step(after=f'["{after}"]'), a_step("ask"), SECOND, a_step("draft"))
    (place,) = places_of(content)
    assert place.at == "big_steps[0].baby_steps[0].after[0]"
    assert f"names the unknown step '{after}'{hint}" == place.problem


@pytest.mark.parametrize(
    ("after", "problem"),
    [
        ("[1]", "is 1"),
        ('["A step"]', "is 'A step'"),
        ('["a/b/c"]', "is 'a/b/c'"),
        ('["ask", "letters/ask"]', "is 'letters/ask' once more"),
    ],
)
def test_each_prerequisite_is_a_key_and_stands_once(after: str, problem: str) -> None:
    """The place counts the entries of the list."""
    (place,) = places_of(a_plan(a_step(after=after), a_step("ask")))
    assert problem == place.problem


def test_a_list_of_prerequisites_has_an_end() -> None:
    """A hundred are allowed."""
    (place,) = places_of(a_plan(a_step(after="['ask'" + ", 'ask'" * 100 + "]"), a_step("ask")))
    assert (place.at, place.problem) == ("big_steps[0].baby_steps[0].after", "holds 101 keys")


def test_a_circle_is_shown_step_by_step() -> None:
    """The user sees which arrows make the circle."""
    content = a_plan(
        a_step("x", after='["y"]'), a_step("y", after='["cv/z"]'), SECOND, a_step("z", after='["letters/x"]')
    )
    (place,) = places_of(content)
    assert place.problem == "runs in a circle: letters/x → letters/y → cv/z → letters/x"
    assert place.at == "big_steps[0].baby_steps[0].after"


def test_a_step_after_itself_is_a_circle() -> None:
    """The smallest circle has one step."""
    (place,) = places_of(a_plan(a_step("x", after='["x"]')))
    assert place.problem == "runs in a circle: letters/x → letters/x"


def test_circles_that_share_no_arrow_are_all_reported() -> None:
    """Each one needs a mending of its own."""
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    places = places_of(a_plan(*(a_step(one, after=f'["{other}"]') for one, other in pairs)))
    assert [place.problem.removeprefix("runs in a circle: ") for place in places] == [
        "letters/a → letters/b → letters/a",
        "letters/c → letters/d → letters/c",
    ]


def test_of_many_circles_the_first_twenty_are_reported() -> None:
    """Whoever mends those sees the others."""
    places = places_of(a_plan(*(a_step(f"s{number}", after=f'["s{number}"]') for number in range(21))))
    assert [f"big_steps[0].baby_steps[{number}].after" for number in range(20)] == [place.at for place in places]


def test_in_a_big_step_without_a_key_no_prerequisite_is_unknown() -> None:
    """Its key is the fault, and the only one."""
    nameless = BIG_STEP.replace('key = "letters"\n', "")
    (place,) = places_of((HEAD + nameless + a_step("x") + a_step("y", after='["x"]')).encode())
    assert place.at == "big_steps[0].key"


def test_a_very_long_circle_is_shortened() -> None:
    """Its beginning and its end are shown, and how many steps are between."""
    steps = [a_step(f"s{number}", after=f'["s{(number + 1) % 500}"]') for number in range(500)]
    (place,) = places_of(a_plan(*steps))
    assert place.problem.endswith("letters/s28 → (471 more) → letters/s0")


def test_a_key_stands_once() -> None:
    """Two baby steps of one big step, and two big steps, need different keys."""
    places = places_of(a_plan(a_step("x"), a_step("x"), BIG_STEP, a_step("x")))
    assert [(place.at, place.problem) for place in places] == [
        ("big_steps[1].key", "is 'letters', as in big_steps[0]"),
        ("big_steps[0].baby_steps[1].key", "is 'x', as in big_steps[0].baby_steps[0]"),
    ]


@pytest.mark.parametrize(
    ("earliest", "due"),
    [
        ("2027-09-09", "2027-09-08"),
        ('"submit_opens"', '"submit_opens - 1d"'),
        ('"match_day + 2w"', '"match_day + 13d"'),
    ],
)
def test_an_earliest_date_after_the_due_date_is_a_fault(earliest: str, due: str) -> None:
    """It counts for the step's own due date and for its big step's."""
    own = places_of(a_plan(a_step(earliest=earliest, due=due)))
    inherited = places_of(a_plan(a_step(earliest=earliest), big_step=f"due = {due}\n"))
    assert [place.at for place in own] == ["big_steps[0].baby_steps[0].earliest"]
    assert own == inherited


@pytest.mark.parametrize(
    ("earliest", "due"),
    [
        ("2027-09-08", "2027-09-08"),
        ('"match_day"', '"submit_opens"'),
        ('"match_day"', "2000-01-01"),
    ],
)
def test_dates_of_different_bases_are_left_to_the_planner(earliest: str, due: str) -> None:
    """Key dates move, so only dates of one base can be compared here."""
    assert the_step(a_plan(a_step(earliest=earliest, due=due))).earliest is not None


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"wait_days": "3"}, "wait_days"),
        ({"wait_days": "3", "waiting_on": '" "'}, "wait_days"),
        ({"wait_days": "366", "waiting_on": '"Dean"'}, "wait_days"),
        ({"done_on": "2027-01-01"}, "done_on"),
        ({"done_on": "2027-01-01", "status": '"dropped"'}, "done_on"),
    ],
)
def test_progress_that_contradicts_itself_is_a_fault(fields: dict[str, str], at: str) -> None:
    """Days of waiting need somebody, a day of completion needs the status done."""
    assert [f"big_steps[0].baby_steps[0].{at}"] == [place.at for place in places_of(a_plan(a_step(**fields)))]
