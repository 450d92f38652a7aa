"""What somebody tries before deciding: more minutes a day, other hours, a moved key date; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.capacity import PatternUse, Stretch, Week
from matchtrack.domain.hours import Window
from matchtrack.errors import BadInputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from matchtrack.domain.capacity import Hours

MOST_EXTRA = 960
"""Minutes a day above which more hours are no advice any more, as for what mends a plan."""

_NOON = 720


class Trial(NamedTuple):
    """What is tried; the rest stays as it is.

    `productive` and `other` are extra minutes a day, `windows` another usual week, `pattern` a pattern that holds from
    now to the season's end, `key_dates` the moved ones.
    """

    productive: int = 0
    other: int = 0
    windows: tuple[Window, ...] | None = None
    pattern: str = ""
    key_dates: tuple[tuple[str, dt.date], ...] = ()

    def __bool__(self) -> bool:
        return self != Trial()

    @property
    def changes_hours(self) -> bool:
        """The hours are other ones than before."""
        return self._replace(key_dates=()) != Trial()


def check_trial(trial: Trial) -> None:
    """Refuse extra minutes that are no advice.

    Raises:
        BadInputError: Extra minutes are negative, or too many.
    """
    if not all(0 <= minutes <= MOST_EXTRA for minutes in (trial.productive, trial.other)):
        raise BadInputError(f"Extra minutes are 0 to {MOST_EXTRA} a day.")


def tried_hours(hours: Hours, trial: Trial, days: Stretch) -> Hours:
    """Give the hours as they would be; `days` are those on which the pattern would hold.

    Extra minutes go into the usual week and into the patterns; what was said of single days stays.
    """
    usual = hours.usual if trial.windows is None else hours.usual._replace(windows=trial.windows)
    uses = [*hours.uses, PatternUse(trial.pattern, days)] if trial.pattern else hours.uses
    return hours._replace(
        usual=_with_more(usual._replace(other=usual.other or {}), trial),
        patterns={name: _with_more(week, trial) for name, week in hours.patterns.items()},
        uses=uses,
    )


def _with_more(week: Week, trial: Trial) -> Week:
    return Week(
        windows=more_windows(week.windows, trial.productive) if trial.productive else week.windows,
        other=more_other(week.other, trial.other) if trial.other and week.other is not None else week.other,
    )


def more_windows(windows: Iterable[Window], minutes: int) -> tuple[Window, ...]:
    """Let the last window of each weekday end later; a weekday without one has the minutes from noon on."""
    last = {window.weekday: window for window in sorted(windows)}
    longer = {
        weekday: last[weekday]._replace(end=last[weekday].end + minutes)
        if weekday in last
        else Window(weekday=weekday, start=_NOON, end=_NOON + minutes)
        for weekday in range(7)
    }
    return tuple(sorted([*(window for window in windows if window != last[window.weekday]), *longer.values()]))


def more_other(other: Mapping[int, int], minutes: int) -> dict[int, int]:
    """Give each weekday more other minutes."""
    return {weekday: other.get(weekday, 0) + minutes for weekday in range(7)}
