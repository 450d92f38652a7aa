"""`matchtrack bug-report`: what helps to find a fault, without anything that you wrote."""

from __future__ import annotations

from matchtrack.cli.commands.export import add_file_options, hand_over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.bug_report import Facts

EXAMPLES = ("matchtrack bug-report", "matchtrack bug-report -o report.txt")


def configure(parser: Parser) -> None:
    """Add where the report goes."""
    add_file_options(parser)


def run(call: Invocation) -> int:
    """Print the report or write it into a file; it is sent to nobody."""
    return hand_over(call, _report_text(call), advice=" Nothing was sent; look at it before you give it away.")


def _report_text(call: Invocation) -> str:
    from matchtrack.errors import MatchtrackError
    from matchtrack.services.bug_report import bug_report

    try:
        report = bug_report(call.context)
    except MatchtrackError:
        report = bug_report(call.context_without_settings(), settings_fault=True)
    if call.json:
        from matchtrack.cli.shapes import FORMAT
        from matchtrack.exporting.json_document import to_json

        return to_json({"format": FORMAT, **report})
    return "\n".join(_plain_lines(report) if call.plain else _lines(report)) + "\n"


def _lines(report: Mapping[str, Facts]) -> Iterator[str]:
    for heading, facts in report.items():
        yield f"{heading}:"
        for label, value in facts.items():
            more = f"\n{value}".replace("\n", "\n    ") if "\n" in str(value) else f" {value}"
            yield f"  {label}:{more}"


def _plain_lines(report: Mapping[str, Facts]) -> Iterator[str]:
    for heading, facts in report.items():
        for label, value in facts.items():
            yield f"{heading} {label}: {str(value).replace(chr(10), ' | ')}"
