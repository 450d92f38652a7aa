"""`matchtrack edit`: a step, changed."""

from __future__ import annotations

from matchtrack.cli.step_fields import add_field_options, field_words, given_fields, note_past_due
from matchtrack.cli.typed import quoted
from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.domain.steps import Step

EXAMPLES = (
    "matchtrack edit 12 --minutes 20 --due '25 sep'",
    "matchtrack edit diploma --title 'Scan the diploma, both sides' --no-boring",
    "matchtrack edit 12 --due none",
    "matchtrack edit 12 --up",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")
    parser.add_argument("--title", metavar="TEXT", help="what to do, in one sitting")
    add_field_options(parser)
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--up", action="store_true", help="one place earlier in its big step")
    place.add_argument("--down", action="store_true", help="one place later in its big step")


def run(call: Invocation) -> int:
    """Change what was given, and say how it stands now."""
    fields = given_fields(call)
    step = _moved(call, fields) if call.args.up or call.args.down else _edited(call, fields)
    if call.json:
        from matchtrack.cli.shapes import FORMAT
        from matchtrack.exporting.json_shapes import step_json

        call.say_json({"format": FORMAT, "step": step_json(step)})
        return 0
    if call.args.up or call.args.down:
        call.say(f"Moved {quoted(step.title)} ({step.id}) {'up' if call.args.up else 'down'}.")
        return 0
    words = field_words(step, [name for name in fields if name != "title"], call.context.moment().day)
    call.say(f"Changed {quoted(step.title)} ({step.id}){f': {words}' if words else ''}.")
    if "due" in fields:
        note_past_due(call, step)
    return 0


def _edited(call: Invocation, fields: dict[str, Any]) -> Step:
    from matchtrack.services.steps import StepChanges, edit_step

    if not fields:
        raise UsageError("nothing to change was given ('matchtrack edit --help' shows what can change)")
    return edit_step(call.context, call.args.step, StepChanges(**fields))


def _moved(call: Invocation, fields: dict[str, Any]) -> Step:
    from matchtrack.services.steps import move_step

    if fields:
        raise UsageError("move a step and change it in two commands: --up and --down stand alone")
    return move_step(call.context, call.args.step, up=call.args.up)
