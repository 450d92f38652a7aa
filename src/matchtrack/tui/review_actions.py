"""The actions of the week review."""

from __future__ import annotations

from matchtrack.tui.action import Action

REVIEW_ACTIONS = (
    Action(
        name="begin_review",
        keys="enter,b",
        title="Begin the review",
        help="A few pages, ten minutes at most: slips, wins, forecast, next week's hardest.",
        command="matchtrack review --finish",
        screens=("review",),
        bar="begin",
    ),
    Action(
        name="week_before",
        keys="left_square_bracket,h,left",
        title="The week before",
        help="Older weeks keep what was said of them.",
        command="matchtrack review --week last",
        screens=("review",),
        bar="before",
    ),
    Action(
        name="week_after",
        keys="right_square_bracket,l,right",
        title="The week after",
        help="Up to the week that runs.",
        command="matchtrack review --week this",
        screens=("review",),
        bar="after",
    ),
)
