"""The actions of the schedule."""

from __future__ import annotations

from matchtrack.tui.action import Action

SCHEDULE = ("schedule",)

SCHEDULE_ACTIONS = (
    Action(
        name="move_to_day",
        keys="m",
        title="Move to another day",
        help="Type a day, and a time if it matters; the step is pinned there.",
        command="matchtrack pin STEP DAY",
        screens=SCHEDULE,
        bar="move",
    ),
    Action(
        name="pin_earlier",
        keys="K,shift+up,less_than_sign",
        title="A day earlier",
        help="Pins the step to the day before that is not off.",
        command="matchtrack pin STEP DAY",
        screens=SCHEDULE,
        bar="earlier",
    ),
    Action(
        name="pin_later",
        keys="J,shift+down,greater_than_sign",
        title="A day later",
        help="Pins the step to the day after that is not off.",
        command="matchtrack pin STEP DAY",
        screens=SCHEDULE,
        bar="later",
    ),
    Action(
        name="unpin",
        keys="P",
        title="Pin, or take the pin away",
        help="Pins the step to the day on which it stands, or gives it back to the planner.",
        command="matchtrack unpin STEP",
        screens=SCHEDULE,
        bar="pin",
    ),
    Action(
        name="show_troubles",
        keys="exclamation_mark",
        title="What is late, and why",
        help="Late big steps, steps without a day, pins in trouble; Enter goes to one.",
        command="matchtrack schedule",
        screens=SCHEDULE,
        bar="late",
    ),
    Action(
        name="what_if",
        keys="i",
        title="What if",
        help="Try more minutes, other hours or a moved date, and see what would be late; nothing is stored until kept.",
        command="matchtrack schedule",
        screens=SCHEDULE,
        bar="what if",
    ),
    Action(
        name="show_forecast",
        keys="f",
        title="Forecast, or the days again",
        help="When each big step will be finished, by your own log, drawn against the dates.",
        command="matchtrack forecast",
        screens=SCHEDULE,
        bar="forecast",
    ),
    Action(
        name="week_later",
        keys="right_square_bracket,shift+right",
        title="A week later",
        help="Looks seven days further ahead.",
        command="matchtrack schedule --days 60",
        screens=SCHEDULE,
    ),
    Action(
        name="week_earlier",
        keys="left_square_bracket,shift+left",
        title="A week earlier",
        help="Looks seven days less far ahead.",
        command="matchtrack schedule",
        screens=SCHEDULE,
    ),
    Action(
        name="month_later",
        keys="right_curly_bracket,ctrl+right",
        title="Four weeks later",
        help="Looks four weeks further ahead.",
        command="matchtrack schedule --days 90",
        screens=SCHEDULE,
    ),
    Action(
        name="month_earlier",
        keys="left_curly_bracket,ctrl+left",
        title="Four weeks earlier",
        help="Looks four weeks less far ahead.",
        command="matchtrack schedule",
        screens=SCHEDULE,
    ),
    Action(
        name="first_day",
        keys="0",
        title="Back to today",
        help="Goes to the first day.",
        command="matchtrack schedule",
        screens=SCHEDULE,
    ),
)
