"""`matchtrack hours`: when you work, and what stays out meanwhile."""

from __future__ import annotations

from matchtrack.cli.typed import NOTHING, typed_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.views import HoursView

EXAMPLES = (
    "matchtrack hours",
    "matchtrack hours set 'mon-fri 06:00-08:00, sat 07:00-09:00'",
    "matchtrack hours other 'mon-fri 30, weekends 60'",
    "matchtrack hours distractions mail television",
)


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("show", help="show the hours, as without ACTION")
    windows = actions.add_parser("set", help="set all productive hours anew")
    windows.add_argument("words", metavar="WINDOWS", nargs="+", help="like 'mon-fri 06:00-08:00', or none")
    other = actions.add_parser("other", help="set the minutes outside the productive hours")
    other.add_argument("words", metavar="MINUTES", nargs="+", help="like 'mon-sun 30'; days not named have none")
    distractions = actions.add_parser("distractions", help="set what stays out of the productive hours")
    distractions.add_argument("words", metavar="NAME", nargs="+", help="like mail 'the phone', or none")


def run(call: Invocation) -> int:
    """Change what was asked for, then show the hours."""
    from matchtrack.services.views import read_hours

    action = call.args.action or "show"
    if action != "show":
        _CHANGES[action](call, call.args.words)
    view = read_hours(call.context)
    if call.json:
        _say_json(call, view)
    elif action == "show":
        call.say_pairs(_pairs(view))
    else:
        label = _LABELS[action]
        call.say(f"{label[0].upper()}{label[1:]}: {_pairs(view)[label]}.")
    return 0


def _set_windows(call: Invocation, words: list[str]) -> None:
    from matchtrack.domain.hours_text import parse_windows
    from matchtrack.services.hours import set_windows

    set_windows(call.context, parse_windows(" ".join(words)))


def _set_other(call: Invocation, words: list[str]) -> None:
    from matchtrack.domain.hours_text import parse_other_minutes
    from matchtrack.services.hours import set_other_minutes

    set_other_minutes(call.context, parse_other_minutes(" ".join(words)))


def _set_distractions(call: Invocation, words: list[str]) -> None:
    from matchtrack.services.hours import set_distractions

    names = [typed_text(call, word) for word in words]
    set_distractions(call.context, [] if names == [NOTHING] else names)


_CHANGES = {"set": _set_windows, "other": _set_other, "distractions": _set_distractions}
_LABELS = {"set": "productive hours", "other": "other minutes", "distractions": "distractions"}


def _pairs(view: HoursView) -> dict[str, str]:
    from matchtrack.domain.hours_text import format_other_minutes, format_windows
    from matchtrack.domain.text import safe

    return {
        "productive hours": format_windows(view.windows),
        "other minutes": format_other_minutes({day: count for day, count in view.other_minutes.items() if count})
        or NOTHING,
        "distractions": ", ".join(map(safe, view.distractions)) or NOTHING,
    }


def _say_json(call: Invocation, view: HoursView) -> None:
    from matchtrack.cli.shapes import FORMAT
    from matchtrack.domain.hours import WEEKDAYS, clock_times

    times = [(WEEKDAYS[window.weekday], clock_times(window.start, window.end).split("-")) for window in view.windows]
    call.say_json(
        {
            "format": FORMAT,
            "windows": [{"weekday": weekday, "start": start, "end": end} for weekday, (start, end) in times],
            "other_minutes": {WEEKDAYS[day]: view.other_minutes.get(day, 0) for day in range(7)},
            "distractions": list(view.distractions),
        }
    )
