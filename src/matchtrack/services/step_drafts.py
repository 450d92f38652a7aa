"""What a form or a command says of a step, and what is allowed there."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from matchtrack.domain.areas import (
    AREAS,
    MAX_DIFFICULTY,
    MAX_STEP_MINUTES,
    MIN_DIFFICULTY,
    MIN_STEP_MINUTES,
)
from matchtrack.domain.due import MAX_OFFSET_DAYS, Due, nearest
from matchtrack.domain.key_dates import KEY_DATE_NAMES
from matchtrack.domain.limits import FIRST_DAY, LAST_DAY, MAX_AFTER, MAX_NOTES, MAX_TITLE, MAX_WAIT_DAYS
from matchtrack.domain.text import clean
from matchtrack.errors import BadInputError

INBOX_KEY, INBOX_TITLE, INBOX_AREA = "inbox", "Inbox", "season"
"""The big step of steps that were added in haste."""

_NO_LIMIT = 100_000_000


class Unset(enum.Enum):
    """Says that a field is left as it is, where None takes it away."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """A new baby step; an empty `big_step` is the inbox, `after` holds what the user typed for each prerequisite."""

    title: str
    big_step: str = ""
    minutes: int = 15
    difficulty: int = 2
    boring: bool = False
    due: Due | None = None
    earliest: Due | None = None
    after: tuple[str, ...] = ()
    waiting_on: str = ""
    wait_days: int = 0
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChanges:
    """The fields of a baby step that change; `after` replaces all prerequisites."""

    title: str | Unset = UNSET
    big_step: str | Unset = UNSET
    minutes: int | Unset = UNSET
    difficulty: int | Unset = UNSET
    boring: bool | Unset = UNSET
    due: Due | Unset | None = UNSET
    earliest: Due | Unset | None = UNSET
    after: tuple[str, ...] | Unset = UNSET
    waiting_on: str | Unset = UNSET
    wait_days: int | Unset = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class BigStepDraft:
    """A new big step."""

    title: str
    area: str = "season"
    due: Due | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BigStepChanges:
    """The fields of a big step that change."""

    title: str | Unset = UNSET
    area: str | Unset = UNSET
    due: Due | Unset | None = UNSET
    notes: str | Unset = UNSET


_Texts = TypeVar("_Texts", bound=StepDraft | StepChanges | BigStepDraft | BigStepChanges)


def checked(draft: _Texts) -> _Texts:
    """Clean the texts and check every field that is given.

    Raises:
        BadInputError: A field holds what is not allowed; the sentence says what is.
    """
    draft = _with_clean_texts(draft)
    if not isinstance(draft, (BigStepDraft, BigStepChanges)):
        _check_number(draft.minutes, "minutes", MIN_STEP_MINUTES, MAX_STEP_MINUTES)
        _check_number(draft.difficulty, "difficulty", MIN_DIFFICULTY, MAX_DIFFICULTY)
        _check_number(draft.wait_days, "waiting days", 0, MAX_WAIT_DAYS)
        _check_day(draft.earliest)
        if draft.after is not UNSET and len(draft.after) > MAX_AFTER:
            raise BadInputError(f"A step has at most {MAX_AFTER} prerequisites.")
    elif draft.area is not UNSET and draft.area not in AREAS:
        near = nearest(draft.area, AREAS) or "."
        raise BadInputError(f"There is no area '{draft.area}'{near} Areas are {', '.join(AREAS)}.")
    _check_day(draft.due)
    return draft


def _with_clean_texts(draft: _Texts) -> _Texts:
    texts: dict[str, Any] = {}
    for name, word, limit in (("title", "A title", MAX_TITLE), ("notes", "Notes", MAX_NOTES)):
        text = getattr(draft, name)
        if text is not UNSET:
            texts[name] = _clean_text(text, word, limit, lines=name == "notes")
    if texts.get("title") == "":
        raise BadInputError("A step needs a title.")
    if isinstance(draft, (StepDraft, StepChanges)) and draft.waiting_on is not UNSET:
        texts["waiting_on"] = _clean_text(draft.waiting_on, "The name that is waited on", MAX_TITLE, lines=False)
    return replace(draft, **texts)


def _clean_text(text: str, word: str, limit: int, *, lines: bool) -> str:
    cleaned, _ = clean(text, lines=lines, limit=_NO_LIMIT)
    if len(cleaned) > limit:
        raise BadInputError(f"{word} can have {limit:,} characters; this is {len(cleaned):,}.")
    return cleaned


def _check_number(number: int | Unset, word: str, low: int, high: int) -> None:
    if number is not UNSET and not low <= number <= high:
        raise BadInputError(f"{number} {word} will not do; a baby step has {low} to {high}.")


def _check_day(due: Due | Unset | None) -> None:
    if due is None or due is UNSET:
        return
    if due.day is not None and not FIRST_DAY <= due.day <= LAST_DAY:
        raise BadInputError(f"{due.day} is too far away; write a day from {FIRST_DAY.year} to {LAST_DAY.year}.")
    if due.day is None and due.key_date not in KEY_DATE_NAMES:
        near = nearest(due.key_date or "", KEY_DATE_NAMES) or "."
        raise BadInputError(f"'{due.key_date}' is not a key date{near}")
    if abs(due.offset_days) > MAX_OFFSET_DAYS:
        raise BadInputError(f"'{due}' is more than {MAX_OFFSET_DAYS:,} days from its key date.")
