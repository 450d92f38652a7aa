"""`matchtrack steps`: the list of steps."""

from __future__ import annotations

from matchtrack.domain.areas import AREAS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.domain.steps import Step

EXAMPLES = ("matchtrack steps", "matchtrack steps --area letters --all", "matchtrack steps --find diploma --json")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--area", metavar="AREA", choices=tuple(AREAS), help="only this area, like letters or step_3")
    parser.add_argument("--all", action="store_true", help="done and dropped ones too")
    parser.add_argument("--find", metavar="TEXT", default="", help="only titles with this text, capitals or not")


def run(call: Invocation) -> int:
    """Print the steps; 1 where there is none."""
    found = _say_whole(call) if call.json or call.plain else _say_lines(call)
    if not found:
        call.note(_nothing(call))
    return 0 if found else 1


def _say_lines(call: Invocation) -> bool:
    from matchtrack.cli.steps_drawn import step_lines
    from matchtrack.services.views import listed_steps

    steps = listed_steps(call.context, area=call.args.area or "", every=call.args.all, find=call.args.find)
    if steps:
        call.say("\n".join(step_lines(steps, call.drawing, call.context.moment().day)))
    return bool(steps)


def _say_whole(call: Invocation) -> bool:
    """Say all that is known of each step, for programs and for screen readers."""
    from matchtrack.cli.steps_drawn import step_pairs
    from matchtrack.services.views import list_steps

    steps = list_steps(call.context, area=call.args.area or "", every=call.args.all, find=call.args.find)
    if call.json:
        _say_json(call, steps)
    else:
        call.say("\n\n".join("\n".join(f"{label}: {value}" for label, value in step_pairs(step)) for step in steps))
    return bool(steps)


def _nothing(call: Invocation) -> str:
    if call.args.all and (call.args.area or call.args.find):
        return "No step matches, not even one that is done or dropped."
    if call.args.area or call.args.find:
        return "No step matches. 'matchtrack steps --all' lists every one."
    return "No open step. 'matchtrack add TITLE' adds one, 'matchtrack plan list' shows ready plans."


def _say_json(call: Invocation, steps: list[Step]) -> None:
    from matchtrack.cli.shapes import FORMAT
    from matchtrack.exporting.json_shapes import step_json

    call.say_json({"format": FORMAT, "steps": [step_json(step) for step in steps]})
