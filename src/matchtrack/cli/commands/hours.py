"""`matchtrack hours`: when you work, and what stays out meanwhile."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

    AddAction = Callable[..., Parser]

EXAMPLES = (
    "matchtrack hours",
    "matchtrack hours set 'mon-fri 06:00-08:00, sat 07:00-09:00'",
    "matchtrack hours other 'mon-fri 30, weekends 60'",
    "matchtrack hours distractions mail television",
    "matchtrack hours pattern nights 'mon-fri 20:00-22:00' --other 'mon-sun 30'",
    "matchtrack hours use nights 2027-01-04 2027-01-17",
    "matchtrack hours usual 2027-01-09 2027-01-10",
    "matchtrack hours off 24 dec to 2 jan",
    "matchtrack hours on 2026-12-28",
    "matchtrack hours day tomorrow 06:00-07:00 --other 20",
    "matchtrack hours reserve personal-statement 07:00 15",
)


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("show", help="show the hours, as without ACTION")
    _add_week(actions.add_parser)
    _add_patterns(actions.add_parser)
    _add_days(actions.add_parser)
    slot = actions.add_parser("reserve", help="let a big step own a slot of every day")
    slot.add_argument("big_step", metavar="BIG_STEP", help="key, beginning of a key, or text of one title")
    slot.add_argument("time", metavar="HH:MM", nargs="?", help="when it begins")
    slot.add_argument("minutes", metavar="MINUTES", nargs="?", default="15", help="5 to 240; 15 unless you say so")
    slot.add_argument("--remove", action="store_true", help="take its slot away")


def _add_week(add: AddAction) -> None:
    windows = add("set", help="set all productive hours anew")
    windows.add_argument("words", metavar="WINDOWS", nargs="+", help="like 'mon-fri 06:00-08:00', or none")
    other = add("other", help="set the minutes outside the productive hours")
    other.add_argument("words", metavar="MINUTES", nargs="+", help="like 'mon-sun 30'; days not named have none")
    distractions = add("distractions", help="set what stays out of the productive hours")
    distractions.add_argument("words", metavar="NAME", nargs="+", help="like mail 'the phone', or none")


def _add_patterns(add: AddAction) -> None:
    pattern = add("pattern", help="make, change, show or remove a named week, as for night shifts")
    pattern.add_argument("name", metavar="NAME", help="like nights")
    pattern.add_argument("words", metavar="WINDOWS", nargs="*", default=[], help="like 'mon-fri 20:00-22:00', or none")
    pattern.add_argument("--other", metavar="MINUTES", help="like 'mon-sun 30'; usual for those of the usual week")
    pattern.add_argument("--remove", action="store_true", help="take the pattern away, and its uses")
    use = add("use", help="let a pattern hold from one day to another")
    use.add_argument("name", metavar="NAME", help="the name of the pattern")
    use.add_argument("words", metavar="DAY", nargs="+", help="the first and the last day, or one day alone")
    usual = add("usual", help="let the usual week hold again from one day to another")
    usual.add_argument("words", metavar="DAY", nargs="+", help="the first and the last day, or one day alone")


def _add_days(add: AddAction) -> None:
    for name, text in (("off", "take days off"), ("on", "make days off working days again")):
        days = add(name, help=text)
        days.add_argument("words", metavar="DAY", nargs="+", help="the first and the last day, or one day alone")
    day = add("day", help="set the hours of one day alone")
    day.add_argument("words", metavar="DAY WINDOWS", nargs="+", help="like tomorrow 06:00-07:00, or fri none")
    day.add_argument("--other", metavar="MINUTES", help="the minutes outside the productive hours")
    day.add_argument("--remove", action="store_true", help="let the day be like others again")


def run(call: Invocation) -> int:
    """Change what was asked for and say it, or show the hours."""
    from matchtrack.cli import hours_drawn

    action = call.args.action or "show"
    sentence = ""
    if action != "show":
        from matchtrack.cli import hours_actions

        sentence = hours_actions.ACTIONS[action](call)
    if call.json:
        hours_drawn.say_json(call)
    elif sentence:
        call.say(sentence)
    else:
        hours_drawn.say_hours(call)
    return 0
