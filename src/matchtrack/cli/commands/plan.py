"""`matchtrack plan`: plan files, the bundled plans, and new dates for what is past."""

from __future__ import annotations

from matchtrack.cli.commands.export import add_file_options, say_export

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack plan list",
    "matchtrack plan show step-3",
    "matchtrack plan check my-plan.toml",
    "matchtrack plan import step-3 --match-year 2028",
    "matchtrack plan import my-plan.toml --merge --dry-run",
    "matchtrack plan catch-up --dry-run",
    "matchtrack plan export -o season.toml",
)


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="list the bundled plans")
    show = actions.add_parser("show", help="read a plan before you import it")
    show.add_argument("source", metavar="NAME", help="a bundled plan, or a plan file")
    check = actions.add_parser("check", help="find every fault of a plan file; nothing is written")
    check.add_argument("source", metavar="FILE", help="a plan file, or a bundled plan")
    _configure_import(actions.add_parser("import", help="take a plan into the season"))
    again = actions.add_parser("catch-up", help="give what is past or cannot be kept new dates")
    again.add_argument("--dry-run", action="store_true", help="only say which dates they would have")
    add_file_options(actions.add_parser("export", help="give the plan as a plan file"))


def _configure_import(parser: Parser) -> None:
    parser.add_argument("source", metavar="NAME|FILE", help="a bundled plan, or a plan file")
    parser.add_argument("--merge", action="store_true", help="bring it into your plan; nothing is removed")
    parser.add_argument("--replace", action="store_true", help="take it instead of your plan, after a backup")
    parser.add_argument("--catch-up", action="store_true", help="give what is past or cannot be kept new dates")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument("--match-year", metavar="YEAR", help="the year your training starts")


def run(call: Invocation) -> int:
    """Do what was asked for."""
    from matchtrack.cli import plan_actions
    from matchtrack.cli.catch_up_drawn import catch_up

    if call.args.action == "export":
        return say_export(call, "toml", remaining=False)
    actions = {
        "list": plan_actions.list_plans,
        "show": plan_actions.show_plan,
        "check": plan_actions.check_plan,
        "import": plan_actions.import_plan,
        "catch-up": catch_up,
    }
    return actions[call.args.action](call)
