"""What the actions of `matchtrack plan` do and say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchtrack.cli.catch_up_drawn import catch_up_json, late_sentence
from matchtrack.cli.shapes import FORMAT
from matchtrack.cli.typed import quoted, typed_number
from matchtrack.domain.text import cleaned_sentence, safe
from matchtrack.services import plans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.cli.invocation import Invocation
    from matchtrack.domain.plan import Plan, PlannedStep
    from matchtrack.services.plans import ImportReport

_MOST_CHANGES = 30
"""Lines of a dry run; --json gives all."""


def list_plans(call: Invocation) -> int:
    """List the bundled plans."""
    samples = plans.sample_plans()
    if call.json:
        fields = ("key", "name", "summary", "steps")
        shapes = [{field: getattr(sample, field) for field in fields} for sample in samples]
        call.say_json({"format": FORMAT, "plans": shapes})
    elif call.plain:
        words = {each.key: f"{safe(each.name)}, {_count(each.steps, 'step')}. {safe(each.summary)}" for each in samples}
        call.say_pairs(words)
    else:
        rows = [[each.key, _count(each.steps, "step"), safe(each.name)] for each in samples]
        call.say("\n".join(call.drawing.table(rows, stretch=2, indent=0)))
        call.note("'matchtrack plan show NAME' shows one, 'matchtrack plan import NAME' takes it.")
    return 0


def show_plan(call: Invocation) -> int:
    """Show a plan: its big steps, and the baby steps below them."""
    plan = plans.load(call.args.source).plan
    if call.json:
        call.say_json({"format": FORMAT, "plan": _plan_json(plan)})
    else:
        call.say("\n".join(_labelled(plan) if call.plain else _outline(call, plan)))
    return 0


def check_plan(call: Invocation) -> int:
    """Read a plan whole; every fault is in the error that this raises."""
    read = plans.load(call.args.source)
    steps = sum(1 for _ in read.plan.steps())
    if read.cleaned:
        call.note(cleaned_sentence(read.cleaned))
    if call.json:
        call.say_json(
            {
                "format": FORMAT,
                "name": read.plan.name,
                "big_steps": len(read.plan.big_steps),
                "steps": steps,
                "cleaned": read.cleaned,
            }
        )
    else:
        big_steps = _count(len(read.plan.big_steps), "big step")
        call.say(f"{quoted(read.plan.name)} is in order: {big_steps}, {_count(steps, 'baby step')}.")
    return 0


def import_plan(call: Invocation) -> int:
    """Take a plan into the season, or say what that would change."""
    args = call.args
    year = None if args.match_year is None else typed_number(args.match_year, "a match year")
    report = plans.import_plan(
        call.context,
        args.source,
        replace=args.replace,
        merge=args.merge,
        match_year=year,
        catch_up=args.catch_up,
        dry_run=args.dry_run,
    )
    if report.cleaned:
        call.note(cleaned_sentence(report.cleaned))
    if call.json:
        call.say_json(_report_json(report))
    else:
        late = late_sentence(report.catch_up, dry_run=args.dry_run, wanted=args.catch_up)
        call.say("\n".join([_report_sentence(report, late), *(() if report.written else _report_lines(report))]))
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _outline(call: Invocation, plan: Plan) -> Iterator[str]:
    drawing = call.drawing
    yield drawing.paint(drawing.fit(safe(plan.name), drawing.width), "bold")
    if plan.summary:
        yield from drawing.wrap(safe(plan.summary))
    for big_step in plan.big_steps:
        due = f" {drawing.sign('dot')} due {big_step.due}" if big_step.due else ""
        yield ""
        yield drawing.paint(drawing.fit(f"{safe(big_step.title)}{due}", drawing.width), "bold")
        steps = big_step.baby_steps
        rows = [[drawing.dots(step.difficulty), safe(step.title), f"{step.minutes} min"] for step in steps]
        yield from drawing.table(rows, stretch=1)


def _labelled(plan: Plan) -> Iterator[str]:
    yield f"plan: {safe(plan.name)}"
    if plan.summary:
        yield f"summary: {safe(plan.summary)}"
    for big_step in plan.big_steps:
        yield f"big step: {safe(big_step.title)}" + (f", due {big_step.due}" if big_step.due else "")
        for step in big_step.baby_steps:
            yield f"step: {safe(step.title)}, {step.minutes} min, difficulty {step.difficulty} of 5"


def _plan_json(plan: Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "summary": plan.summary,
        "match_year": plan.match_year,
        "key_dates": {key: day.isoformat() for key, day in plan.key_dates.items()},
        "big_steps": [
            {
                "key": big_step.key,
                "area": big_step.area,
                "title": big_step.title,
                "due": str(big_step.due) if big_step.due else None,
                "notes": big_step.notes,
                "baby_steps": [_step_json(step) for step in big_step.baby_steps],
            }
            for big_step in plan.big_steps
        ],
    }


def _step_json(step: PlannedStep) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": step.title,
        "minutes": step.minutes,
        "difficulty": step.difficulty,
        "boring": step.boring,
        "due": str(step.due) if step.due else None,
        "earliest": str(step.earliest) if step.earliest else None,
        "after": list(step.after),
        "waiting_on": step.waiting_on,
        "wait_days": step.wait_days,
        "notes": step.notes,
    }


_OF_THE_SEASON = {"season", "key_dates"}
"""Keys of changes that concern no step."""

_USUAL_HOURS = 'Productive hours are 06:00-08:00 until you set yours: matchtrack hours set "mon-fri 06:00-08:00".'


def _report_sentence(report: ImportReport, late: str) -> str:
    parts = [f"{_count(len(report.added), 'step')} {'added' if report.written else 'to add'}"]
    parts += [f"{what} {'changed' if report.written else 'to change'}" for what in _changed(report)]
    if report.removed:
        parts.append(f"{_count(len(report.removed), 'step')} {'removed' if report.written else 'to remove'}")
    if report.kept:
        parts.append(f"{_count(report.kept, 'step')} {'stays as it was' if report.kept == 1 else 'stay as they were'}")
    verb = "Imported" if report.written else "Nothing is written yet."
    backup = f" Your plan before is in {safe(report.backup)}." if report.backup else ""
    name = f"{verb} {quoted(report.name)}"
    hours = f" {_USUAL_HOURS}" if report.first and report.written else ""
    return f"{name}: {', '.join(parts)}.{backup}{late}{hours}"


def _changed(report: ImportReport) -> Iterator[str]:
    """Say what an import changed: how many steps and big steps, and whether the season itself."""
    keys = {change.key for change in report.changed}
    steps = {key for key in keys if "/" in key}
    big_steps = keys - steps - _OF_THE_SEASON
    if steps:
        yield _count(len(steps), "step")
    if big_steps:
        yield _count(len(big_steps), "big step")
    if keys & _OF_THE_SEASON:
        yield "season"


def _report_lines(report: ImportReport) -> list[str]:
    lines = [
        *(f"  + {key}" for key in report.added),
        *(f"  - {key}" for key in report.removed),
        *(
            f"  {change.key} {change.field}: {quoted(change.before)} becomes {quoted(change.after)}"
            for change in report.changed
        ),
    ]
    more = len(lines) - _MOST_CHANGES
    return [*lines[:_MOST_CHANGES], f"  ... and {more} more; --json shows all"] if more > 0 else lines


def _report_json(report: ImportReport) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": report.name,
        "written": report.written,
        "added": list(report.added),
        "changed": [
            {"key": change.key, "field": change.field, "before": change.before, "after": change.after}
            for change in report.changed
        ],
        "kept": report.kept,
        "removed": list(report.removed),
        "added_big_steps": list(report.added_big_steps),
        "removed_big_steps": list(report.removed_big_steps),
        "cleaned": report.cleaned,
        "backup": report.backup,
        "catch_up": catch_up_json(report.catch_up),
    }
