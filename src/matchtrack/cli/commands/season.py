"""`matchtrack season`: the key dates, shown and set."""

from __future__ import annotations

from matchtrack.cli.typed import typed_day, typed_number
from matchtrack.domain.key_dates import KEY_DATE_KEYS, KEY_DATE_NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.domain.steps import KeyDate, Season

EXAMPLES = (
    "matchtrack season",
    "matchtrack season set programs_review 2027-09-29",
    "matchtrack season set programs_review rule",
    "matchtrack season set match_year 2029",
)
MATCH_YEAR, RULE = "match_year", "rule"


def configure(parser: Parser) -> None:
    """Add the command's own words."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("show", help="show the season, as without ACTION")
    change = actions.add_parser("set", help="set a key date to what the official page says")
    change.add_argument(
        "key", metavar="KEY", choices=(*KEY_DATE_KEYS, MATCH_YEAR), help="like programs_review, or match_year"
    )
    change.add_argument("words", metavar="DATE", nargs="+", help="a day like 2027-09-29, 'rule' for the rule again")


def run(call: Invocation) -> int:
    """Show the season, or change it and say what it is now."""
    if call.args.action != "set":
        return _show(call)
    text = " ".join(call.args.words)
    return _set_match_year(call, text) if call.args.key == MATCH_YEAR else _set_key_date(call, call.args.key, text)


def _set_key_date(call: Invocation, key: str, text: str) -> int:
    from matchtrack.services.season import set_key_date

    today = call.context.moment().day
    day = None if text.strip().lower() == RULE else typed_day(call, text)
    key_date = set_key_date(call.context, key, day, today)
    if call.json:
        from matchtrack.cli.shapes import FORMAT
        from matchtrack.exporting.json_shapes import key_date_json

        call.say_json({"format": FORMAT, "key_date": key_date_json(key_date)})
    else:
        from matchtrack.domain.date_phrases import say_day

        by_rule = " again, as the rule says" if day is None else ""
        call.say(f"{KEY_DATE_NAMES[key]}: {say_day(key_date.day, today)}{by_rule}.")
    return 0


def _set_match_year(call: Invocation, text: str) -> int:
    from matchtrack.services.season import set_match_year
    from matchtrack.services.views import read_season

    year = typed_number(text, "a match year")
    set_match_year(call.context, year)
    if call.json:
        return _show(call)
    call.say(f"The season is Match {year} now; its key dates follow their rules.")
    if max(read_season(call.context).days.values()) < call.context.moment().day:
        call.note("All of its key dates have passed. 'matchtrack undo' takes it back.")
    return 0


def _show(call: Invocation) -> int:
    from matchtrack.domain.season import season_phase
    from matchtrack.services.views import read_season

    season, today = read_season(call.context), call.context.moment().day
    phase = season_phase(season.days, today)
    if call.json:
        from matchtrack.cli.shapes import FORMAT
        from matchtrack.exporting.json_shapes import season_json

        call.say_json({"format": FORMAT, **season_json(season), "phase": phase})
    elif call.plain:
        call.say_pairs(_pairs(season, phase, today))
    else:
        _draw(call, season, phase, today)
    return 0


def _pairs(season: Season, phase: str, today: dt.date) -> dict[str, str]:
    from matchtrack.domain.date_phrases import say_day
    from matchtrack.domain.text import safe

    pairs = {"season": f"Match {season.match_year}, {safe(season.name)}", "phase": phase}
    return pairs | {each.key: f"{say_day(each.day, today)}, {_source(each)}" for each in season.key_dates}


def _draw(call: Invocation, season: Season, phase: str, today: dt.date) -> None:
    from matchtrack.domain.date_phrases import say_day
    from matchtrack.domain.text import safe

    drawing = call.drawing
    named = f"Match {season.match_year}"
    names = [named] if season.name == named else [named, safe(season.name)]
    head = f" {drawing.sign('dot')} ".join([*names, f"phase: {phase}"])
    rows = [[each.key, KEY_DATE_NAMES[each.key], say_day(each.day, today), _source(each)] for each in season.key_dates]
    lines = drawing.table(rows, stretch=1)
    painted = [
        drawing.paint(line, "dim" if each.day < today else "")
        for line, each in zip(lines, season.key_dates, strict=True)
    ]
    call.say("\n".join([drawing.paint(drawing.fit(head, drawing.width), "bold"), *painted]))


def _source(key_date: KeyDate) -> str:
    from matchtrack.domain.date_phrases import write_day

    if key_date.source == RULE:
        return "by rule"
    return f"set by you, checked {write_day(key_date.checked_on)}" if key_date.checked_on else "set by you"
