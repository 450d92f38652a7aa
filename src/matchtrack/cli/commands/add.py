"""`matchtrack add`: a new step."""

from __future__ import annotations

from matchtrack.cli.step_fields import add_field_options, field_words, given_fields, note_past_due
from matchtrack.cli.typed import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack add 'Call Dr. Rao about the letter'",
    "matchtrack add 'Scan the diploma' --minutes 10 --difficulty 1 --boring --due fri",
    "matchtrack add 'Proof-read the statement' --due 'programs_review - 21d' --difficulty 4",
)


def configure(parser: Parser) -> None:
    """Add the command's own words and options."""
    parser.add_argument("title", metavar="TITLE", help="what to do, in one sitting; in quotes")
    add_field_options(parser)


def run(call: Invocation) -> int:
    """Add the step; without --to it lands in the inbox, without numbers it takes 15 minutes at difficulty 2."""
    from matchtrack.services.steps import StepDraft, add_step

    step = add_step(call.context, StepDraft(**given_fields(call)))
    if call.json:
        from matchtrack.cli.shapes import FORMAT
        from matchtrack.exporting.json_shapes import step_json

        call.say_json({"format": FORMAT, "step": step_json(step)})
        return 0
    names = ["big_step", "minutes", "difficulty", *(["due"] if step.due else [])]
    words = field_words(step, names, call.context.moment().day)
    call.say(f"Added {quoted(step.title)} ({step.id}) {words}.")
    note_past_due(call, step)
    return 0
