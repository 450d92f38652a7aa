"""What a stopped timer gave, the question that a forgotten one asks, and what the answer may be."""

from __future__ import annotations

from matchtrack.domain import momentum
from matchtrack.errors import BadInputError
from matchtrack.services.timer_reading import LONG, RESTART

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.domain.step_name import StepName
    from matchtrack.services.context import Moment
    from matchtrack.services.minutes import Logged
    from matchtrack.services.timer_reading import Course


class ForgottenTimerError(BadInputError):
    """The timer was forgotten; only the user can say how much was real."""

    def __init__(self, title: str, course: Course) -> None:
        if course.forgotten == LONG:
            what = f"the timer on '{title}' has run for {course.seconds // 3600} hours, so it was forgotten"
        else:
            minutes = course.seconds // 60
            known = f"; the last sign of life was after {minutes} min" if minutes else ""
            what = f"the computer was restarted while the timer ran on '{title}'{known}"
        super().__init__(
            f"{what}. Say how much was real: matchtrack stop --minutes N, or log nothing: matchtrack stop --discard"
        )


class Stopped:
    """What the timer gave: the `minutes` it counted, and the entry, or None where nothing was logged.

    `forgotten` says that it runs on, for the user to say how much was real; `asleep` are the seconds that were not
    counted, because the computer slept.
    """

    __slots__ = ("asleep", "forgotten", "logged", "minutes", "reason", "step")

    def __init__(
        self, step: StepName, course: Course, logged: Logged | None, *, minutes: int | None = None,
        forgotten: bool = False,
    ) -> None:  # fmt: skip
        self.step = step
        self.minutes = course.seconds // 60 if minutes is None else minutes
        self.logged = logged
        self.forgotten = forgotten
        self.reason = course.forgotten
        self.asleep = 0 if course.forgotten else course.asleep

    @property
    def outcome(self) -> str:
        """Say what became of the minutes: 'logged 12 min', or why there are fewer than the timer ran."""
        if self.logged is not None:
            cut = self.logged.minutes < self.minutes
            rest = f" of {self.minutes}, as the rest was in the log already" if cut else ""
            return f"logged {self.logged.minutes} min{rest}"
        if self.minutes < 1:
            return "less than a minute ran, so nothing was logged"
        return f"its {self.minutes} min were in the log already"

    @property
    def sleep_sentence(self) -> str:
        """Say, after another sentence, how much was not counted; nothing where the computer was awake."""
        return f" {asleep_sentence(self.asleep)}" if self.asleep else ""

    @property
    def sentence(self) -> str:
        """Say what became of a timer that was not asked about, as when its step is ticked off."""
        if self.forgotten:
            return f"{forgotten_sentence(self.reason, self.minutes * 60)} Stop it and say how much was real."
        return f"The timer stopped; {self.outcome}.{self.sleep_sentence}"


def forgotten_sentence(forgotten: str, seconds: int) -> str:
    """Say why nobody but the user knows how much of a timer was real; '' where the timer tells it."""
    if not forgotten:
        return ""
    if forgotten == LONG:
        return f"The timer has run for {seconds // 3600} hours, so it was forgotten."
    minutes = seconds // 60
    known = f" The last sign of life was after {minutes} min." if minutes else ""
    return f"The computer was restarted while the timer ran.{known}"


def asleep_sentence(seconds: int) -> str:
    """Say which time passed by the clock but not for the computer."""
    hours, minutes = divmod(seconds // 60, 60)
    length = " ".join(part for part in (f"{hours} h" * bool(hours), f"{minutes} min" * bool(minutes)) if part)
    return f"The computer slept for {length}, or its clock was set; that is not counted."


def real_stretches(moment: Moment, course: Course, minutes: int) -> list[tuple[dt.datetime, int]]:
    """Give the stretches of a timer of which `minutes` were real: the first ones, as work comes before forgetting.

    Raises:
        BadInputError: So much cannot have been worked, or nobody may fill in that day any more.
    """
    momentum.check_entry_minutes(minutes)
    if minutes > course.most // 60:
        raise BadInputError(
            f"the timer ran {course.most // 60} min at most, so {minutes} cannot be from it; "
            "add what you worked besides: matchtrack log MINUTES"
        )
    stretches = list(course.stretches)
    known = course.seconds
    if course.forgotten:
        begun, seconds = stretches[-1]
        known = course.seconds if course.forgotten == RESTART else course.seconds - seconds
        stretches[-1] = (begun, seconds + course.most - course.seconds)
        if minutes > known // 60:
            _refuse_old_day(moment, begun, known)
    real, left = [], minutes * 60
    for begun, seconds in stretches:
        real.append((begun, min(seconds, left)))
        left -= real[-1][1]
    return real


def _refuse_old_day(moment: Moment, begun: dt.datetime, known: int) -> None:
    """Let nobody fill in a day older than yesterday, as with typed minutes; what the computer saw may be logged."""
    day = moment.day_of(begun)
    if (moment.day - day).days <= 1:
        return
    from matchtrack.domain.date_phrases import write_day

    minutes = known // 60
    rest = (
        f"only the {minutes} min that are known can be logged" if minutes else "log nothing: matchtrack stop --discard"
    )
    raise BadInputError(f"the timer began on {write_day(day)}, and only yesterday can still be filled in; {rest}")
