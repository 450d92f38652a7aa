"""`matchtrack status`: where today stands, in one line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matchtrack.cli.invocation import Invocation
    from matchtrack.cli.parser import Parser
    from matchtrack.services.minutes import Status

EXAMPLES = ("matchtrack status", "matchtrack status --short")


def configure(parser: Parser) -> None:
    """Add the command's own options."""
    parser.add_argument("--short", action="store_true", help="as short as a shell prompt needs it")


def run(call: Invocation) -> int:
    """Print the line; 0 once the floor is reached, else 1."""
    from matchtrack.services.minutes import status

    now = status(call.context)
    if call.json:
        _say_json(call, now)
    elif call.args.short:
        call.say(_short(now))
    elif call.plain:
        call.say_pairs(_pairs(now))
    else:
        call.say(_sentence(now))
    return 0 if now.status == "kept" else 1


def _short(now: Status) -> str:
    timer = "" if now.timer_minutes is None else f", timer {'forgotten' if now.timer_forgotten else _ran(now)}"
    return f"{now.minutes}/{now.floor} min, streak {now.streak}{timer}"


def _ran(now: Status) -> str:
    """Say what the timer has counted: '9 of 15 min', '9 min (paused)'."""
    of_planned = f" of {now.timer_planned}" if now.timer_planned else ""
    return f"{now.timer_minutes}{of_planned} min{' (paused)' * now.timer_paused}"


def _sentence(now: Status) -> str:
    from matchtrack.domain.momentum import of_floor
    from matchtrack.domain.rests import standing_words

    rest = "kept" if now.status == "kept" else f"{now.floor - now.minutes} to go"
    if now.status == "rest":
        rest = "a day of rest"
    parts = (
        f"{of_floor(now.minutes, now.floor)} today, {rest}. Streak {now.streak}, longest {now.longest}.",
        f"Score {now.score}.",
        *(f"{words[:1].upper()}{words[1:]}." for words in standing_words(now)),
        _timer(now),
    )
    return " ".join(filter(None, parts))


def _timer(now: Status) -> str:
    if now.timer_minutes is None:
        return ""
    from matchtrack.domain.text import safe

    title = f"'{safe(now.timer_title)}'"
    if now.timer_forgotten:
        return f"The timer on {title} was forgotten; 'matchtrack stop --minutes N' says how much was real."
    return f"The timer has run {_ran(now)} on {title}."


def _pairs(now: Status) -> dict[str, str]:
    from matchtrack.domain.rests import chain_words, rest_words

    pairs = {
        "minutes today": f"{now.minutes} of {now.floor}",
        "day": now.status,
        "streak": str(now.streak),
        "longest streak": str(now.longest),
        "score": str(now.score),
        "chain": chain_words(now),
        "rest days": rest_words(now),
        "timer": _timer(now),
    }
    return {label: said for label, said in pairs.items() if said}


def _say_json(call: Invocation, now: Status) -> None:
    from matchtrack.cli.shapes import FORMAT, momentum_json

    timer = None if now.timer_minutes is None else _timer_json(now)
    call.say_json({"format": FORMAT, "day": now.day.isoformat(), "momentum": momentum_json(now), "timer": timer})


def _timer_json(now: Status) -> dict[str, object]:
    return {
        "title": now.timer_title,
        "minutes": now.timer_minutes,
        "planned": now.timer_planned,
        "paused": now.timer_paused,
        "forgotten": now.timer_forgotten,
    }
