"""The options that `add` and `edit` share: the fields of a step."""

from __future__ import annotations

from matchtrack.cli.typed import NOTHING, typed_due, typed_number, typed_text
from matchtrack.errors import BadInputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from typing import Any

    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.domain.steps import Step


def add_field_options(parser: Parser) -> None:
    """Add an option for each field; one that is not given is None."""
    import argparse

    parser.add_argument("--to", metavar="BIG_STEP", help="the big step it belongs to, by key or text")
    parser.add_argument("--minutes", metavar="MINUTES", help="how long it takes: 5 to 60")
    parser.add_argument("--difficulty", metavar="1-5", help="1 is easy; 4 and 5 belong to productive hours")
    parser.add_argument("--boring", action=argparse.BooleanOptionalAction, help="boring steps come first")
    parser.add_argument("--due", metavar="DAY", help="like fri, 25 sep, 'programs_review - 21d', or none")
    parser.add_argument("--earliest", metavar="DAY", help="not before this day; written as --due")
    parser.add_argument("--after", metavar="STEP", nargs="+", help="steps that come first, or none")
    parser.add_argument("--waiting-on", metavar="WHOM", help="who answers once your part is done")
    parser.add_argument("--wait-days", metavar="DAYS", help="how long the answer takes")
    parser.add_argument("--notes", metavar="TEXT", help="anything worth remembering")


def given_fields(call: Invocation) -> dict[str, Any]:
    """Give the fields that were typed, by the names they have in drafts and changes.

    Raises:
        BadInputError: A value cannot be read.
    """
    read: dict[str, Callable[[Any], Any]] = {
        "title": lambda text: typed_text(call, text),
        "minutes": _minutes,
        "difficulty": lambda text: typed_number(text, "difficulty"),
        "boring": bool,
        "due": lambda text: typed_due(call, text),
        "earliest": lambda text: typed_due(call, text),
        "after": lambda texts: () if [text.lower() for text in texts] == [NOTHING] else tuple(texts),
        "waiting_on": lambda text: typed_text(call, text),
        "wait_days": lambda text: typed_number(text, "days"),
        "notes": lambda text: typed_text(call, text, lines=True),
    }
    args = vars(call.args) | {"big_step": call.args.to}
    fields = {name: reader(args[name]) for name, reader in read.items() if args.get(name) is not None}
    return fields | ({} if args["big_step"] is None else {"big_step": args["big_step"]})


def _minutes(text: str) -> int:
    from matchtrack.domain.momentum import read_length

    minutes = read_length(text.strip())
    if minutes is None:
        raise BadInputError(f"'{text}' is not a number of minutes; write it like 15 or 1h")
    return minutes


def note_past_due(call: Invocation, step: Step) -> None:
    """Say on stderr where a due date that was just given has passed."""
    if step.due and step.open and step.due < call.context.moment().day:
        call.note("This due date has passed, so the step is late at once. 'matchtrack undo' takes it back.")


def field_words(step: Step, names: list[str], today: dt.date) -> str:
    """Say how fields of a step stand now: '20 min, due Fri 18 Sep 2026, in 2 days'."""
    return ", ".join(_word(step, name, today) for name in names)


def _word(step: Step, name: str, today: dt.date) -> str:
    from matchtrack.domain.date_phrases import say_day
    from matchtrack.domain.text import safe

    if name in {"due", "earliest"}:
        day, rule = getattr(step, name), getattr(step, f"{name}_rule")
        words = say_day(day, today) if day else NOTHING
        by = f" ({rule})" if day and rule and rule != day.isoformat() else ""
        return f"{'due' if name == 'due' else 'not before'} {words}{by}"
    if name == "boring":
        return "boring" if step.boring else "not boring"
    if name == "after":
        return f"after {', '.join(step.after) or NOTHING}"
    if name == "big_step":
        return f"in {safe(step.big_step_title)}"
    if name in {"notes", "minutes"}:
        return "notes" if name == "notes" else f"{step.minutes} min"
    value = getattr(step, name)
    return f"{name.replace('_', ' ')} {safe(str(value)) or NOTHING}"
