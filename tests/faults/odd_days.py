"""Odd days: sensible and strange commands one after the other, by a clock that jumps about calendar and zones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

MOMENTS = (
    "2026-11-23T06:40", "2026-11-23T06:55", "2026-11-23T23:59:59", "2026-11-24T00:00", "2026-11-24T03:59",
    "2026-11-24T04:00", "2026-11-22T10:00", "2026-10-25T02:30", "2027-03-28T02:30", "2027-03-14T02:30",
    "2026-12-31T23:59", "2027-01-01T00:01", "2028-02-29T12:00", "2028-03-17T12:00", "2000-01-01T00:00",
    "2000-01-02T12:00", "2199-12-31T23:59", "2199-12-30T12:00", "2199-12-01T12:00", "1999-12-31T23:59",
    "0001-01-01T00:00", "9999-12-31T23:59", "2026-11-23T06:40+14:00", "2026-11-23T06:40-12:00",
    "2000-01-01T00:00+14:00", "2199-12-31T23:59-12:00", "2026-11-23T06:40:00.999999Z", "0001-01-01T00:00+23:59",
    "9999-12-31T23:59-23:59", "noon",
)  # fmt: skip
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Apia", "Australia/Lord_Howe", "XYZ-14",
    "",
)  # fmt: skip
NUMBERS = (
    "1", "2", "3", "5", "15", "60", "0", "-1", "+5", "1.5", "1e3", "240", "1440", "1441", "999999999", "9" * 20,
    "9" * 5000, "\u0663", "\u00b2", "", " ", " 7 ", "0x10", "1_0", "nan", "--", "5m", "1h30", "1:30", "90 min", "24h",
    "100h",
)  # fmt: skip
DAYS = (
    "today", "yesterday", "tomorrow", "fri", "mon", "2w", "9999d", "9999 months ago", "2026-11-20", "2026-11-23",
    "2000-01-01", "2199-12-31", "1999-12-31", "2200-01-01", "0001-01-01", "9999-12-31", "2027-02-29", "29 feb",
    "31 dec", "9/10", "25/9", "programs_review - 21d", "", "\udcff", "eom", "2026-W47", "W53", "2026-W53", "9999-W52",
    "0001-W01", "0000-W01", "this", "last",
)  # fmt: skip
TIMES = (
    "06:00", "06:30", "23:59", "24:00", "00:00", "02:30", "25:00", "6.30 pm", "noon", "99999", "", "-1:00", "6",
)  # fmt: skip
STEPS = (
    "1", "2", "list", "ask", "letters/list", "0", "-1", "99", "9" * 25, "", " ", "x", "List", "\udcff", "e\u0301",
    "[/]", "%",
)  # fmt: skip
WORDS = (
    "too big", "x" * 500, "", " ", "\x1b[2J", "\u202e", "\udcff", "=1+1", "no energy", "line\nline", "-", "--", "é",
    "\u0301" * 99,
)  # fmt: skip
ONE_TO_FIVE = ("1", "3", "5", "0", "6", "-1", "9" * 30, "", "2.5")
SLOTS = {"N": NUMBERS, "DAY": DAYS, "TIME": TIMES, "STEP": STEPS, "TEXT": WORDS, "1-5": ONE_TO_FIVE}
LINES = (
    "start", "start STEP", "start STEP --minutes N", "pause", "resume", "stop", "stop --minutes N", "stop --discard",
    "stop --focus 1-5 --distracted-by TEXT", "log N STEP", "log N STEP --yesterday", "log N STEP --at TIME",
    "log N STEP --note TEXT", "log N STEP --yesterday --at TIME", "entries", "entries --days N", "entries --day DAY",
    "entries --focus", "entries edit N --minutes N", "entries edit N --step STEP", "entries edit N --at TIME",
    "entries edit N --note TEXT", "entries delete N", "rest", "rest DAY", "rest DAY --reason TEXT",
    "rest DAY --take-back", "picture", "picture --obstacle TEXT --then TEXT", "picture --strength 1-5", "review",
    "review --week DAY", "review --win TEXT", "review --reason STEP=TEXT", "review --hardest STEP",
    "review --week DAY --note TEXT", "review --week DAY --finish", "history", "history -n N", "history --all", "undo",
    "undo N", "undo -n N", "redo", "restore", "restore N", "restore N --yes", "restore TEXT", "backup", "doctor",
    "doctor --mend", "remind --after TIME", "check-in", "bad-day", "bad-day --start", "overwhelmed",
    "overwhelmed --start", "status", "today", "schedule --days N", "forecast", "pin STEP DAY",
    "pin STEP DAY --at TIME", "unpin STEP", "wait STEP --until DAY", "wait STEP --on TEXT", "done STEP", "drop STEP",
    "reopen STEP", "hours off DAY DAY", "hours on DAY", "hours day DAY TIME-TIME", "hours day DAY --other N",
    "hours reserve letters TIME --minutes N", "season set match_day DAY", "season set match_year N",
    "add TEXT --due DAY --minutes N", "edit STEP --due DAY", "edit STEP --minutes N --difficulty 1-5",
    "config set momentum.rest_days N", "config set momentum.day_start TIME", "plan catch-up",
    "plan catch-up --dry-run",
)  # fmt: skip
"""Command lines with slots: in capitals what is put in."""


class OddCommand(NamedTuple):
    """A command line, and when and where it is run."""

    moment: str
    zone: str
    words: list[str]


def odd_commands(random: Random) -> list[OddCommand]:
    """Give some commands to run one after the other; half of the clocks stand near each other, as on a usual day."""
    usual = random.random() < 0.5
    return [
        OddCommand(
            random.choice(MOMENTS[:7] if usual else MOMENTS),
            "UTC" if usual else random.choice(ZONES),
            [*random.choice(((), (), ("--json",), ("--plain",))), *_words(random, random.choice(LINES))],
        )
        for _ in range(random.randint(3, 10))
    ]


def _words(random: Random, line: str) -> list[str]:
    return ["".join(_part(random, part) for part in _parts(word)) for word in line.split(" ")]


def _parts(word: str) -> list[str]:
    """Part a word at what joins two slots."""
    for joint in ("=", "TIME-"):
        first, found, last = word.partition(joint)
        if found and not word.startswith("--"):
            return [first or "TIME", joint[-1], last]
    return [word]


def _part(random: Random, part: str) -> str:
    """Fill a slot; more often with one of the first, which are sensible."""
    values = SLOTS.get(part)
    if values is None:
        return part
    return random.choice(values if random.random() < 0.5 else values[:5])
