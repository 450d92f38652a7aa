"""What the user typed, made fit for use: texts without control characters, days, due dates."""

from __future__ import annotations

from matchtrack.domain.limits import MAX_NOTES, MAX_TITLE
from matchtrack.domain.text import clean, cleaned_sentence, fit, safe
from matchtrack.errors import BadInputError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.due import Due

_MOST_DIGITS = 9

_BETWEEN = ("to", "until", "till", "-")
MOST_WORDS_OF_A_DAY = 6
"""Fri, 24 th dec 2027 has five, and trying every cut of many words takes quadratic time."""

_TWO = 2

NOTHING = "none"
"""Typed for a date or for prerequisites, it takes them away."""


def typed_text(call: Invocation, text: str, *, lines: bool = False) -> str:
    """Clean a text and say on stderr when something was taken out."""
    cleaned, removed = clean(text, lines=lines, limit=len(text))
    if removed:
        call.note(cleaned_sentence(removed))
    return cleaned


def typed_note(call: Invocation, text: str) -> str:
    """Clean a note, which may have several lines.

    Raises:
        BadInputError: It has more than 10,000 characters.
    """
    return _at_most(MAX_NOTES, "note", typed_text(call, text, lines=True))


def typed_whom(call: Invocation, text: str) -> str:
    """Clean the name of whom a step waits for.

    Raises:
        BadInputError: It has more than 200 characters.
    """
    return _at_most(MAX_TITLE, "name", typed_text(call, text))


def _at_most(most: int, what: str, text: str) -> str:
    if len(text) > most:
        raise BadInputError(f"the {what} has {len(text):,} characters; write at most {most:,}")
    return text


def typed_step(text: str | None) -> str | None:
    """Let a step that was typed pass; None means the pinned one, and an empty text is a slip in a script.

    Raises:
        UsageError: The text is empty.
    """
    if text is not None and not text.strip():
        raise UsageError("STEP is empty; name a step, or leave it out for the pinned one")
    return text


def typed_number(text: str, what: str) -> int:
    """Read a whole number.

    Raises:
        BadInputError: The text is none.
    """
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
        raise BadInputError(f"'{fit(safe(text), 40)}' is not a number of {what}; write whole digits like 15")
    return int(text)


def typed_day(call: Invocation, text: str) -> dt.date:
    """Read a day in words.

    Raises:
        BadInputError: The text names no day, or can be read in two ways.
    """
    from matchtrack.domain.date_phrases import parse_day

    return parse_day(text, call.context.moment().day, call.context.settings.date_order)


def typed_days(call: Invocation, words: Sequence[str]) -> tuple[dt.date, dt.date]:
    """Read one day or two, in quotes or not: fri; '24 dec' '2 jan'; 24 dec to 2 jan.

    Of two weekdays the second is the next one after the first.

    Raises:
        BadInputError: The words name neither one day nor two.
    """
    parts = [word for word in " ".join(words).split() if word.lower() not in _BETWEEN]
    whole = " ".join(parts)
    as_typed = [tuple(words)] if len(words) == _TWO else []
    few = len(parts) <= 2 * MOST_WORDS_OF_A_DAY
    cuts = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts) if few else 1)]
    for first_text, last_text in (*as_typed, (whole, whole), *cuts):
        first = _day_or_none(call, first_text)
        last = first and _day_from(call, last_text, first)
        if first and last:
            return first, last
    raise BadInputError(f"'{fit(safe(whole), 40)}' is neither a day nor two; write fri, or 2026-12-24 2027-01-02")


def _day_or_none(call: Invocation, text: str) -> dt.date | None:
    try:
        return typed_day(call, text)
    except BadInputError:
        return None


def _day_from(call: Invocation, text: str, first: dt.date) -> dt.date | None:
    """Read the second of two days."""
    from matchtrack.domain.date_phrases import parse_day

    day = _day_or_none(call, text)
    if day is None or day >= first or not text.isalpha():
        return day
    later = parse_day(text, first)
    return later if later > first and later.weekday() == day.weekday() else day


def typed_due(call: Invocation, text: str) -> Due | None:
    """Read a date that may hang on a key date, or 'none'; key dates are tried first, then days in words.

    Raises:
        BadInputError: The text is neither.
    """
    from matchtrack.domain.due import Due, parse_due
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
        raise BadInputError(_with_key_dates(error.sentence, name)) from None


def _with_key_dates(sentence: str, name: str) -> str:
    """Add to the sentence about a day that was not understood that a key date may stand there."""
    import difflib

    from matchtrack.domain.date_phrases import DAY_FORMS
    from matchtrack.domain.key_dates import KEY_DATE_KEYS

    if DAY_FORMS not in sentence:
        return sentence
    allowed, near, word = sentence.partition("; did you mean ")
    close = difflib.get_close_matches(name, KEY_DATE_KEYS, n=1, cutoff=0.7)
    if close:
        near, word = "; did you mean ", f"'{close[0]}'?"
    return f"{allowed}, or a key date like programs_review - 21d{near}{word}"


def quoted(text: str) -> str:
    """Give user text as part of a sentence, at most 100 cells of it."""
    return f"'{fit(safe(text), 100)}'"
