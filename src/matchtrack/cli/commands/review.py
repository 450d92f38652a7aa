"""`matchtrack review`: a week looked back on, and what is said of it."""

from __future__ import annotations

from matchtrack.cli.commands.export import STDOUT, add_file_options, hand_over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.domain.week import IsoWeek
    from matchtrack.services.review_saving import Answers
    from matchtrack.services.review_values import ReviewView

EXAMPLES = (
    "matchtrack review",
    "matchtrack review --week 2026-W47 --format html -o week.html",
    "matchtrack review --win 'Two letters asked for' --win 'First draft'",
    "matchtrack review --reason scan='too big' --hardest opening",
    "matchtrack review --finish",
)
FORMATS = ("text", "md", "html")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument(
        "--week", metavar="WEEK", default="", help="this, last, W47, 2026-W47 or a day; without it the one that is due"
    )
    parser.add_argument("--format", metavar="FORMAT", choices=FORMATS, help="text (default), md or html")
    add_file_options(parser)
    parser.add_argument("--win", metavar="TEXT", action="append", help="a win of the week, three at most")
    parser.add_argument(
        "--reason", metavar="STEP=REASON", action="append",
        help="why a step was not done: too big, no energy, waited, forgot, life or not needed",
    )  # fmt: skip
    parser.add_argument("--hardest", metavar="STEP", action="append", help="one of next week's hardest, three at most")
    parser.add_argument("--note", metavar="TEXT", help="a note on the week")
    parser.add_argument("--finish", action="store_true", help="close the review with the forecast as it stands")


def run(call: Invocation) -> int:
    """Write what is said of the week, or show it."""
    from matchtrack.services.review import review_view, week_to_review

    week = week_to_review(call.context, call.args.week)
    answers = _answers(call)
    if answers is None:
        return _show(call, review_view(call.context, week))
    from matchtrack.services.review_saving import save

    view = save(call.context, week, answers)
    if call.json or call.args.output != STDOUT or call.args.format not in {None, "text"}:
        return _show(call, view)
    call.say(_saved_words(week, view, answers))
    _offer_help(call, view, answers)
    return 0


def _answers(call: Invocation) -> Answers | None:
    """Give what was said; None where nothing was."""
    from matchtrack.cli.typed import typed_note, typed_text
    from matchtrack.services.review_saving import Answers

    args = call.args
    answers = Answers(
        wins=None if args.win is None else [typed_text(call, win) for win in args.win],
        reasons=None if args.reason is None else dict(_reason(text) for text in args.reason),
        hardest=args.hardest,
        note=None if args.note is None else typed_note(call, args.note),
        finish=args.finish,
    )
    return None if answers == Answers() else answers


def _reason(text: str) -> tuple[str, str]:
    """Part a step from its reason.

    Raises:
        UsageError: There is no '=', or no step before it.
    """
    step, equals, reason = text.rpartition("=")
    if not equals or not step.strip():
        from matchtrack.errors import UsageError

        raise UsageError("--reason is written STEP=REASON, like --reason scan='too big'")
    return step, reason


def _show(call: Invocation, view: ReviewView) -> int:
    """Print the week, or write it into the file of -o."""
    return hand_over(call, _written(call, view))


def _written(call: Invocation, view: ReviewView) -> str:
    if call.json and call.args.format is None:
        from matchtrack.cli.review_drawn import review_json
        from matchtrack.exporting.json_document import to_json

        return to_json(review_json(view))
    if call.args.format in {None, "text"}:
        return "\n".join(_lines(call, view)) + "\n"
    from matchtrack.exporting.review_html import review_html
    from matchtrack.exporting.review_markdown import review_markdown
    from matchtrack.services.review_words import document_of

    write = review_html if call.args.format == "html" else review_markdown
    return write(document_of(view))


def _lines(call: Invocation, view: ReviewView) -> list[str]:
    from matchtrack.cli.review_drawn import review_lines, review_pairs
    from matchtrack.domain.charts import ASCII_SIGNS, BLOCK_SIGNS

    if call.plain:
        return [f"{label}: {value}" for label, value in review_pairs(view)]
    return review_lines(view, call.drawing, BLOCK_SIGNS if call.blocks else ASCII_SIGNS)


def _saved_words(week: IsoWeek, view: ReviewView, answers: Answers) -> str:
    """Say in one line what is saved now."""
    from matchtrack.domain.date_phrases import write_day
    from matchtrack.domain.text import safe

    said = []
    if answers.wins is not None:
        said.append(f"{len(view.wins)} win{'' if len(view.wins) == 1 else 's'}")
    if answers.reasons:
        said.append(f"{len(answers.reasons)} reason{'' if len(answers.reasons) == 1 else 's'}")
    chosen = view.hardest if answers.hardest is not None else ()
    said += [
        f"'{safe(each.title)}' {f'pinned to {write_day(each.day)}' if each.day else 'without a day'}" for each in chosen
    ]
    if answers.note is not None:
        said.append("the note")
    listed = f": {', '.join(said)}" if said else ""
    return f"{'Finished' if answers.finish else 'Saved'} the review of {week}{listed}."


def _offer_help(call: Invocation, view: ReviewView, answers: Answers) -> None:
    """Offer what helps against the reasons that were given: splitting, dropping, waiting."""
    from matchtrack.domain.text import safe

    commands = {
        "too_big": "Too big? Give it its first 15 minutes: matchtrack edit {id} --minutes 15, and add the rest.",
        "not_needed": "Not needed any more? matchtrack drop {id} takes it out of the plan.",
        "waited": "Still waiting? matchtrack wait {id} says so.",
    }
    for slip in view.slips if answers.reasons else ():
        if slip.step and slip.step.open and slip.reason in commands:
            call.note(f"{safe(slip.title)}: {commands[slip.reason].format(id=slip.step.id)}")
