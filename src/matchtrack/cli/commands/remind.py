"""`matchtrack remind`: one kind sentence in the evening while the day lacks minutes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.reminders import Reminder

EXAMPLES = (
    "matchtrack remind",
    "matchtrack remind --after 18:00",
    "matchtrack remind --install --print",
    "matchtrack remind --remove",
)


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--after", metavar="HH:MM", help="speak from this time on, instead of the setting's")
    actions = parser.add_mutually_exclusive_group()
    actions.add_argument("--notify", action="store_true", help="show it on the desktop too, at most once a day")
    actions.add_argument("--install", action="store_true", help="let this computer look every evening; asks first")
    actions.add_argument("--remove", action="store_true", help="take away what --install wrote")
    parser.add_argument(
        "--print", action="store_true", dest="only_print", help="with --install: show it, write nothing"
    )
    parser.add_argument("--yes", action="store_true", help="with --install: do not ask")


def run(call: Invocation) -> int:
    """Say the sentence and give 1, or say nothing and give 0."""
    args = call.args
    after = None if args.after is None else _minute(args.after)
    _check(call)
    if args.install or args.remove:
        from matchtrack.cli import remind_setup

        return remind_setup.remove(call) if args.remove else remind_setup.install(call, after)
    from matchtrack.services.reminders import remind

    now = remind(call.context, after)
    if call.json:
        _say_json(call, now)
    elif now.sentence:
        call.say(now.sentence)
    if now.sentence and args.notify:
        _notify(call, now)
    return 1 if now.sentence else 0


def _minute(text: str) -> int:
    from matchtrack.domain.date_phrases import parse_time

    return parse_time(text)


def _check(call: Invocation) -> None:
    for option, given in (("--print", call.args.only_print), ("--yes", call.args.yes)):
        if given and not call.args.install:
            from matchtrack.errors import UsageError

            raise UsageError(f"{option} goes with --install ('matchtrack remind --help' shows how)")


def _notify(call: Invocation, now: Reminder) -> None:
    """Show the notice; where that cannot be, say so, as the sentence itself has been said."""
    from matchtrack.errors import NotSoError
    from matchtrack.services.notices import mark_file, notice_once

    context = call.context
    try:
        notice_once(now.sentence, mark_file(context.database), context.moment().day, environ=call.environ)
    except NotSoError as error:
        call.note(f"matchtrack: {error.sentence}")


def _say_json(call: Invocation, now: Reminder) -> None:
    from matchtrack.cli.shapes import FORMAT

    call.say_json(
        {
            "format": FORMAT,
            "remind": bool(now.sentence),
            "sentence": now.sentence,
            "minutes": now.minutes,
            "floor": now.floor,
        }
    )
