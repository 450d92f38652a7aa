"""Whether a week waits for its review: one cheap question, asked by every Today."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matchtrack.domain.date_phrases import WEEKDAYS
from matchtrack.domain.week import due_review
from matchtrack.services.presence import season_made_on
from matchtrack.storage import review_rows

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.context import Context, Moment


class DueReview(NamedTuple):
    """A week that waits for its review since the day `since`."""

    week: IsoWeek
    since: dt.date
    today: dt.date

    @property
    def short(self) -> str:
        """Say so in a small line."""
        since = "today" if self.since == self.today else f"since {WEEKDAYS[self.since.weekday()]}"
        return f"Week review due {since}"

    @property
    def sentence(self) -> str:
        """Say so, in a few words."""
        if self.since == self.today:
            return "The week review is due today: ten minutes at most."
        return f"The week review is still open, since {WEEKDAYS[self.since.weekday()]}: ten minutes at most."


def read_review_due(connection: sqlite3.Connection, context: Context, moment: Moment) -> DueReview | None:
    """Give the week that waits for its review, or None; one that came up before the season was made never does."""
    week, since = due_review(moment.day, context.settings.review_weekday)
    made_on = season_made_on(connection, moment)
    if made_on is None or since <= made_on or review_rows.is_finished(connection, str(week)):
        return None
    return DueReview(week, since, moment.day)
