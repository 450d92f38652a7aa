"""What `matchtrack plan catch-up` says, and an import of what it leaves to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.shapes import FORMAT
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.text import safe
from matchtrack.services import catch_up as service

if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.services.catch_up_report import CatchUpReport, NewDate

_MOST_LINES = 30
"""Lines of a dry run; --json gives all."""


def catch_up(call: Invocation) -> int:
    """Give what was meant for before today or cannot be kept new dates, or say which they would be."""
    report = service.catch_up(call.context, dry_run=call.args.dry_run)
    if call.json:
        call.say_json({"format": FORMAT, **catch_up_json(report)})
    elif not report:
        call.say(report.nothing)
    elif report.written:
        call.say(f"{report.sentence} matchtrack undo takes it back.")
    else:
        call.say("\n".join([f"Nothing is written yet. {report.sentence}", *_lines(call, report)]))
    return 0


def late_sentence(report: CatchUpReport, *, dry_run: bool, wanted: bool) -> str:
    """Say after an import what cannot be done when it was meant; `wanted` is --catch-up. Nothing where all can."""
    if not report:
        return ""
    if wanted:
        return f" {report.sentence}"
    how = "--catch-up gives" if dry_run else "'matchtrack plan catch-up' gives"
    return f" {report.why}; {how} {report.pronoun} {report.what}."


def catch_up_json(report: CatchUpReport) -> dict[str, Any]:
    """Give the shape 'catch-up'."""
    return {
        "written": report.written,
        "steps": [_json(each) for each in report.steps],
        "big_steps": [_json(each) for each in report.big_steps],
        "first": report.first.isoformat() if report.first else None,
        "last": report.last.isoformat() if report.last else None,
        "past": report.past,
        "real": report.real,
        "no_day": report.no_day,
    }


def _json(new: NewDate) -> dict[str, str]:
    return {"key": new.key, "title": new.title, "before": new.before.isoformat(), "due": new.due.isoformat()}


def _lines(call: Invocation, report: CatchUpReport) -> list[str]:
    shown = (report.steps or report.big_steps)[:_MOST_LINES]
    lines = call.drawing.table([[write_day(each.due), safe(each.title)] for each in shown], stretch=1)
    more = len(report.steps or report.big_steps) - len(shown)
    return [*lines, f"  ... and {more:,} more; --json shows all"] if more else lines
