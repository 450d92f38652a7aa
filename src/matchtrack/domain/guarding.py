"""The guarded hours: what waits until they end, and the one look at the mail that they allow (method.md 11, 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.areas import HARD_FROM

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

GLANCE_MINUTES = 2
"""One look at the mail in invitation season takes no longer; an answer within hours is soon enough (method.md 12)."""

_MAIL = frozenset(("mail", "mails", "e-mail", "e-mails", "email", "emails", "inbox", "mailbox"))
_CALLS = frozenset(("call", "calls", "phone", "phones", "telephone", "message", "messages", "whatsapp"))
_SENDING = frozenset(("mailing", "e-mailing", "emailing", "calling", "phoning", "messaging"))
_TALK = _MAIL | _CALLS | _SENDING
_MARKS = ".,;:!?()[]'\"“”‘’"  # noqa: RUF001 - typographic quotes are meant


class Task(NamedTuple):
    """A step of today as the guard sees it; `chosen` says that the user pinned it."""

    step_id: int
    title: str
    difficulty: int
    waiting_on: str = ""
    chosen: bool = False


def names_mail(distractions: Iterable[str]) -> bool:
    """Say whether the user keeps mail, or what else people write and call with, out of the productive hours."""
    return any(_speaks_of(name, _TALK) for name in distractions)


def is_mail_like(task: Task) -> bool:
    """Say whether an easy step leads into the mail or to the phone: by its title, or as somebody has to answer it."""
    return task.difficulty < HARD_FROM and (bool(task.waiting_on) or _speaks_of(task.title, _TALK))


def held_back(pins: Sequence[Task], rest: Sequence[Task], distractions: Iterable[str]) -> frozenset[int]:
    """Give the ids of the steps that wait for the end of the window that is open.

    Its pins stay, without mail-like ones that the user did not choose. Where none stays, the other easy steps do,
    and then the mail-like ones: something is always left to do.
    """
    guarded = names_mail(distractions)
    every = {task.step_id for task in (*pins, *rest)}
    quiet_pins = [task for task in pins if task.chosen or not (guarded and is_mail_like(task))]
    quiet_rest = [task for task in rest if not (guarded and is_mail_like(task))]
    stay = quiet_pins or quiet_rest or pins or rest
    return frozenset(every - {task.step_id for task in stay})


def may_glance(key_dates: Mapping[str, dt.date], day: dt.date, distractions: Iterable[str]) -> bool:
    """Say whether invitations may come by mail on `day`: from programs' review until ranking opens (method.md 12)."""
    begins = key_dates.get("programs_review")
    ends = key_dates.get("ranking_opens") or key_dates.get("rank_list_due")
    if begins is None or ends is None or not any(_speaks_of(name, _MAIL) for name in distractions):
        return False
    return begins <= day < ends


def _speaks_of(text: str, words: frozenset[str]) -> bool:
    return any(word.strip(_MARKS) in words for word in text.casefold().replace("/", " ").split())
