"""What the user typed, made fit for use: texts without control characters, days, due dates."""

from __future__ import annotations

from matchtrack.domain.text import clean, cleaned_sentence, fit, safe
from matchtrack.errors import BadInputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.due import Due

MOST_TITLE, MOST_NOTES, MOST_WHOM = 200, 10_000, 200
NOTHING = "none"
"""Typed for a date, it takes the date away."""


def typed_title(call: Invocation, text: str) -> str:
    """Clean a title.

    Raises:
        BadInputError: It is empty or has more than 200 characters.
    """
    title = typed_text(call, text, "title", MOST_TITLE)
    if not title:
        raise BadInputError(f"the title is empty; write 1 to {MOST_TITLE} characters")
    return title


def typed_notes(call: Invocation, text: str) -> str:
    """Clean notes, which may have several lines.

    Raises:
        BadInputError: They have more than 10,000 characters.
    """
    return typed_text(call, text, "note", MOST_NOTES, lines=True)


def typed_whom(call: Invocation, text: str) -> str:
    """Clean the name of whom a step waits for.

    Raises:
        BadInputError: It has more than 200 characters.
    """
    return typed_text(call, text, "name", MOST_WHOM)


def typed_text(call: Invocation, text: str, what: str, most: int, *, lines: bool = False) -> str:
    """Clean a text and say on stderr when something was taken out.

    Raises:
        BadInputError: It has more than `most` characters.
    """
    cleaned, removed = clean(text, lines=lines, limit=len(text))
    if len(cleaned) > most:
        raise BadInputError(f"the {what} has {len(cleaned):,} characters; write at most {most:,}")
    if removed:
        call.note(cleaned_sentence(removed))
    return cleaned


def typed_day(call: Invocation, text: str) -> dt.date:
    """Read a day in words.

    Raises:
        BadInputError: The text names no day, or can be read in two ways.
    """
    from matchtrack.domain.date_phrases import parse_day

    return parse_day(text, call.context.moment().day, call.context.settings.date_order)


def typed_due(call: Invocation, text: str) -> Due | None:
    """Read a date that may hang on a key date, or 'none'; key dates are tried first, then days in words.

    Raises:
        BadInputError: The text is neither.
    """
    from matchtrack.domain.due import Due, nearest, parse_due
    from matchtrack.domain.key_dates import KEY_DATE_KEYS

    words = text.strip().lower()
    if words == NOTHING:
        return None
    name = words.partition(" ")[0].rstrip("+-0123456789dw")
    if name in KEY_DATE_KEYS or "_" in words:
        return parse_due(words, KEY_DATE_KEYS)
    try:
        return Due(day=typed_day(call, text))
    except BadInputError as error:
        hint = nearest(name, KEY_DATE_KEYS) or ", or a key date like programs_review - 21d"
        raise BadInputError(f"{error.sentence}{hint}") from None


def quoted(text: str) -> str:
    """Give user text as part of a sentence, at most 100 cells of it."""
    return f"'{fit(safe(text), 100)}'"
