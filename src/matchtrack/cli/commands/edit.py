"""`matchtrack edit`: a step, changed."""

from __future__ import annotations

from matchtrack.cli.step_fields import add_field_options, field_words, given_fields
from matchtrack.cli.typed import quoted
from matchtrack.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack edit 12 --minutes 20 --due '25 sep'",
    "matchtrack edit diploma --title 'Scan the diploma, both sides' --no-boring",
    "matchtrack edit 12 --due none",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("step", metavar="STEP", help="id, beginning of a key, or text of one title")
    parser.add_argument("--title", metavar="TEXT", help="what to do, in one sitting")
    add_field_options(parser)


def run(call: Invocation) -> int:
    """Change what was given, and say how it stands now."""
    from matchtrack.services.steps import StepChanges, edit_step

    fields = given_fields(call)
    if not fields:
        raise UsageError("nothing to change was given ('matchtrack edit --help' shows what can change)")
    step = edit_step(call.context, call.args.step, StepChanges(**fields))
    if call.json:
        from matchtrack.cli.shapes import FORMAT
        from matchtrack.exporting.json_shapes import step_json

        call.say_json({"format": FORMAT, "step": step_json(step)})
        return 0
    words = field_words(step, [name for name in fields if name != "title"], call.context.moment().day)
    call.say(f"Changed {quoted(step.title)} ({step.id}){f': {words}' if words else ''}.")
    return 0
