"""Every action of the app in one table: a key, a title, help, a command of the shell, and where it holds."""

from __future__ import annotations

from typing import NamedTuple

ANYWHERE = "anywhere"


class Action(NamedTuple):
    """Something the user can do.

    `name` is the Textual action and the name in the settings' [keys]; `keys` are the default keys, comma separated;
    `bar` is the short word in the key bar, empty where it is not shown; `command` does the same in the shell;
    `screens` says where it holds.
    """

    name: str
    keys: str
    title: str
    help: str
    command: str
    screens: tuple[str, ...]
    bar: str = ""


STEPS = ("today", "plan")
"""Screens that list baby steps."""

ACTIONS = (
    Action(
        name="tick_off",
        keys="d",
        title="Tick the step off",
        help="The step is done; its next one is offered.",
        command="matchtrack done STEP",
        screens=STEPS,
        bar="done",
    ),
    Action(
        name="log_minutes",
        keys="plus",
        title="Log minutes",
        help="Write down minutes that you really worked.",
        command="matchtrack log MINUTES STEP",
        screens=STEPS,
        bar="log",
    ),
    Action(
        name="start_stop",
        keys="s",
        title="Start or stop the timer",
        help="Stopping logs the minutes that ran.",
        command="matchtrack start STEP",
        screens=STEPS,
        bar="start",
    ),
    Action(
        name="wait",
        keys="w",
        title="Mark the step as waiting",
        help="It lies with somebody else; say whom and until when.",
        command="matchtrack wait STEP",
        screens=STEPS,
        bar="wait",
    ),
    Action(
        name="edit",
        keys="e",
        title="Edit the step",
        help="Title, minutes, difficulty, dates and notes.",
        command="matchtrack edit STEP",
        screens=STEPS,
        bar="edit",
    ),
    Action(
        name="add",
        keys="a",
        title="Add a step",
        help="A new baby step, 5 to 60 minutes.",
        command="matchtrack add TITLE",
        screens=STEPS,
        bar="add",
    ),
    Action(
        name="open_big_step",
        keys="o,enter",
        title="Open the big step",
        help="Show the step in its place in the plan.",
        command="matchtrack steps",
        screens=("today",),
        bar="open",
    ),
    Action(
        name="next_step",
        keys="n",
        title="Start the next step",
        help="After a tick: start the next one of its big step.",
        command="matchtrack start STEP",
        screens=STEPS,
    ),
    Action(
        name="undo",
        keys="u",
        title="Undo the last change",
        help="Takes the last change back, and the one before it, and so on.",
        command="matchtrack undo",
        screens=STEPS,
        bar="undo",
    ),
    Action(
        name="show_more",
        keys="m",
        title="Show all of today",
        help="One to three steps are shown; this shows the rest of today.",
        command="matchtrack today",
        screens=("today",),
    ),
    Action(
        name="open_row",
        keys="enter,space",
        title="Open or close, or edit",
        help="Opens a big step; edits a baby step.",
        command="matchtrack steps",
        screens=("plan",),
    ),
    Action(
        name="drop",
        keys="x",
        title="Drop the step",
        help="Out of the plan, but not deleted; reopen brings it back.",
        command="matchtrack drop STEP",
        screens=("plan",),
        bar="drop",
    ),
    Action(
        name="reopen",
        keys="r",
        title="Reopen the step",
        help="A done, dropped or waiting step is open again.",
        command="matchtrack reopen STEP",
        screens=STEPS,
    ),
    Action(
        name="move_up",
        keys="K,shift+up",
        title="Move the step up",
        help="Earlier in its big step.",
        command="matchtrack edit STEP --up",
        screens=("plan",),
    ),
    Action(
        name="move_down",
        keys="J,shift+down",
        title="Move the step down",
        help="Later in its big step.",
        command="matchtrack edit STEP --down",
        screens=("plan",),
    ),
    Action(
        name="filter",
        keys="slash",
        title="Filter the plan",
        help="Shows only steps whose title has the words that you type.",
        command="matchtrack steps --find TEXT",
        screens=("plan",),
        bar="filter",
    ),
    Action(
        name="show_finished",
        keys="f",
        title="Show or hide finished steps",
        help="Done and dropped steps, with their dates.",
        command="matchtrack steps --all",
        screens=("plan",),
        bar="finished",
    ),
    Action(
        name="catch_up",
        keys="c",
        title="Catch up",
        help="Steps that were meant for before today get new dates.",
        command="matchtrack plan catch-up",
        screens=STEPS,
    ),
    Action(
        name="export",
        keys="E",
        title="Export what is left",
        help="Writes the remaining list to a file.",
        command="matchtrack export --format md --remaining -o FILE",
        screens=STEPS,
    ),
    Action(
        name="copy",
        keys="y",
        title="Copy the title",
        help="Puts the title of the step on the clipboard, where the terminal allows it.",
        command="matchtrack steps --find TEXT",
        screens=STEPS,
    ),
    Action(
        name="show_today",
        keys="1,t",
        title="Today",
        help="What to do now.",
        command="matchtrack today",
        screens=(ANYWHERE,),
        bar="Today",
    ),
    Action(
        name="show_plan",
        keys="2,p",
        title="Plan",
        help="Big steps and their baby steps.",
        command="matchtrack steps",
        screens=(ANYWHERE,),
        bar="Plan",
    ),
    Action(
        name="next_theme",
        keys="T",
        title="Next theme",
        help="Dark, light, high contrast.",
        command="matchtrack config set look.theme match-light",
        screens=(ANYWHERE,),
    ),
    Action(
        name="palette",
        keys="colon,ctrl+k",
        title="All actions",
        help="Find an action by its name.",
        command="matchtrack --help",
        screens=(ANYWHERE,),
    ),
    Action(
        name="show_help",
        keys="question_mark,f1",
        title="Help",
        help="The keys that hold now.",
        command="matchtrack --help",
        screens=(ANYWHERE,),
        bar="help",
    ),
    Action(
        name="leave",
        keys="q",
        title="Leave",
        help="Ends the app; everything is saved already.",
        command="exit",
        screens=(ANYWHERE,),
        bar="quit",
    ),
)
