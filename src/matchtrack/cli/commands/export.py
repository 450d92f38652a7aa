"""`matchtrack export`: the season leaves, as text or into a file."""

from __future__ import annotations

from matchtrack.exporting import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser

EXAMPLES = (
    "matchtrack export --remaining",
    "matchtrack export --format csv -o steps.csv",
    "matchtrack export --format json",
    "matchtrack export --format toml -o backup.toml --force",
)
STDOUT = "-"


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--format", metavar="FORMAT", choices=FORMATS, help="md (default), csv, json or toml")
    parser.add_argument("--remaining", action="store_true", help="only the steps that are still open")
    add_file_options(parser)


def add_file_options(parser: Parser) -> None:
    """Add where the text goes."""
    parser.add_argument("-o", "--output", metavar="FILE", default=STDOUT, help="write a private file; - is stdout")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(call: Invocation) -> int:
    """Print the export or write it into a file."""
    form = call.args.format or ("json" if call.json else "md")
    return say_export(call, form, remaining=call.args.remaining)


def say_export(call: Invocation, form: str, *, remaining: bool) -> int:
    """Print an export, or write it into the file of -o."""
    from matchtrack.services.export import export_text

    return hand_over(call, export_text(call.context, form, remaining=remaining))


def hand_over(call: Invocation, text: str, *, advice: str = "") -> int:
    """Print a text as it is, or write it into the file of -o, say where that is, and give some advice on it."""
    if call.args.output == STDOUT:
        call.say_raw(text)
        return 0
    from matchtrack.domain.text import safe
    from matchtrack.services.private_files import write_file

    path = safe(str(write_file(call.args.output, text, force=call.args.force)))
    if call.json:
        from matchtrack.cli.shapes import FORMAT

        call.say_json({"format": FORMAT, "path": path})
    else:
        call.note(f"Written to {path}.{advice}")
    return 0
