"""The actions of the habit itself: the check-in, a bad day, too much of it all, a day of rest."""

from __future__ import annotations

from matchtrack.tui.action import ANYWHERE, Action

INSISTING_ACTIONS = (
    Action(
        name="check_in",
        keys="C",
        title="Check-in",
        help="How the day begins: yesterday, who owes an answer, the first step.",
        command="matchtrack check-in",
        screens=(ANYWHERE,),
    ),
    Action(
        name="bad_day",
        keys="B",
        title="Bad day",
        help="Hides the plan and offers one easy step of at most 15 minutes.",
        command="matchtrack bad-day",
        screens=(ANYWHERE,),
    ),
    Action(
        name="overwhelmed",
        keys="O",
        title="Overwhelmed",
        help="The five steps of the method with your own numbers, then one small step.",
        command="matchtrack overwhelmed",
        screens=(ANYWHERE,),
    ),
    Action(
        name="rest",
        keys="R",
        title="Day of rest",
        help="Declares today a day of rest, or takes that back; it freezes the streak.",
        command="matchtrack rest",
        screens=(ANYWHERE,),
    ),
)
