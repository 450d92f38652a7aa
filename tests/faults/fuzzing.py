"""Fuzzing: a command line and files made of anything; each has to end in a result or in one clear sentence.

Used by the tests for a moment, and by bench/fuzz.py for long. What counts as a fault: an exception that is no sentence,
another exit code than those of the commands, a byte that steers a terminal, a flood, more than two seconds of the
processor, and after --json anything on stdout but JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import shutil
import sqlite3
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from answers import fault_of, json_fault_of, run
from hostile_text import UNSAFE
from odd_days import odd_commands
from odd_lines import changed_lines, excerpts

from matchtrack.errors import BadInputError
from matchtrack.planfile.reading import read_plan
from matchtrack.planfile.writing import write_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CORPUS = Path(__file__).parent / "corpus"
OFTEN = 10
"""How often our own plans are taken, which are small and so fast, for one of the samples."""

NOW = "2026-11-23T06:40"
TOKENS = (
    b"[[big_steps]]\n", b"[[big_steps.baby_steps]]\n", b"[", b"]", b"{", b"}", b"=", b'"', b"'", b'"""', b"'''",
    b"\\", b".",     b"\\u001b", b"\\ud800", b"\x1b]52;c;x\x07", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae",
    b"\xc2\x9b", b"\n", b"\r",     b"-1", b"0", b"1e999", b"nan", b"inf", b"9" * 400, b"0x1", b"9999-12-31",
    b"0001-01-01", b"2028-02-30", b"24:00", b"25:61",     b"programs_review - 99999d", b"match_day + 1w",
    b"after = ['ask']\n", b"key", b"title", b"minutes", b"due", b"true", b"#",     b"a." * 30, b"[" * 200,
    b"x" * 3000, b"--", b"-", b"--json", b"%s", b"$(x)", b"\xef\xbb\xbf", b"2026-W54", b"*", b"/dev/null",
)  # fmt: skip
"""Pieces that mean something to a parser or to a terminal."""


class Fuzzer:
    """Works in a folder of its own, with a small season in it; every method takes any bytes and gives a fault or ''."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fresh = folder / "fresh.db"
        self.database = folder / "season.db"
        self.file = folder / "input.toml"
        os.environ |= {
            "MATCHTRACK_NOW": NOW, "TZ": "UTC", "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"), "MATCHTRACK_CONFIG": str(folder / "none.toml"),
            "MATCHTRACK_DB": str(self.fresh), "MATCHTRACK_DEBUG": "1",
        }  # fmt: skip
        for words in (["plan", "import", str(CORPUS / "plan.toml")], ["log", "5", "list"], ["hours", "off", "fri"]):
            assert run(words).code == 0
        os.environ["MATCHTRACK_DB"] = str(self.database)
        self.reset()

    def reset(self) -> None:
        """Put the small season back."""
        for left in self.folder.glob("season.db*"):
            left.unlink()
        shutil.rmtree(self.folder / "backups", ignore_errors=True)
        shutil.copy(self.fresh, self.database)

    def plan(self, content: bytes) -> str:
        """TOML -> plan -> TOML -> the same plan, in memory; what is refused is refused in harmless words."""
        try:
            plan = read_plan(content).plan
        except BadInputError as error:
            said = [error.sentence, *(f"{place.at} {place.problem} {place.allowed}" for place in error.places)]
            steering = set(UNSAFE.findall("".join(said)))
            return f"it says {sorted(steering)}" if steering else ""
        again = read_plan(write_plan(plan).encode())
        return "" if (plan, 0) == (again.plan, again.cleaned) else "written and read again it is another plan"

    def whole_way(self, content: bytes) -> str:
        """TOML -> plan -> database -> every export; the exported plan changes nothing when it comes back."""
        self.file.write_bytes(content)
        checked = run(["plan", "check", str(self.file)])
        if checked.code or fault_of(checked):
            return fault_of(checked)
        self.reset()
        imported = run(["plan", "import", str(self.file), "--replace", "--match-year", "2028"])
        fault = fault_of(imported)
        if imported.code or fault:
            return fault
        for form in ("md", "csv", "json", "toml"):
            exported = run(["export", "--format", form])
            fault = fault or fault_of(exported, own="\t\r")
        self.file.write_text(exported.out, encoding="utf-8")
        return fault or self.changes_of_a_second_import() or fault_of(run(["today"]))

    def changes_of_a_second_import(self) -> str:
        """Say what the exported plan would change, '' where that is nothing."""
        again = json.loads(run(["plan", "import", str(self.file), "--replace", "--dry-run", "--json"]).out)
        changes = [name for name in ("added", "changed", "removed", "cleaned") if again[name]]
        return f"imported again: {changes}" if changes else ""

    def settings(self, content: bytes) -> str:
        """Any file of settings: read, shown, changed."""
        self.file.write_bytes(content)
        os.environ["MATCHTRACK_CONFIG"] = str(self.file)
        try:
            lines = (["status"], ["config"], ["config", "set", "momentum.floor", "20"], ["today", "--json"])
            return next(filter(None, (fault_of(run(words)) for words in lines)), "")
        finally:
            os.environ["MATCHTRACK_CONFIG"] = str(self.folder / "none.toml")

    def words(self, content: bytes) -> str:
        """Any command line, as bytes; what writes files or opens the app is not run."""
        return self.command_line(content, [], fault_of)

    def with_json(self, content: bytes) -> str:
        """Any command line, asked for JSON, but for those that print text in any case (docs/formats.md)."""
        if any(word in content for word in (b"-h", b"--v", b"--f", b"completion", b"default", b"plan e")):
            return ""
        return self.command_line(content, ["--json"], json_fault_of)

    def command_line(self, content: bytes, more: Sequence[str], judge: Callable[..., str]) -> str:
        """Run a command line in the small season."""
        self.reset()
        text = content.decode("utf-8", "surrogateescape").replace("\0", "")
        try:
            words = shlex.split(text)
        except ValueError:
            words = text.split()
        if not words or any(
            word.startswith(("-o", "--o", "--to", "--db", "~", "--install", "--notify")) for word in words
        ):
            return ""
        place = Path.cwd()
        os.chdir(self.folder)
        try:
            return judge(run([*more, *words]), own="\t\r")
        finally:
            os.chdir(place)

    def odd_days(self, content: bytes) -> str:
        """Some commands at odd moments, chosen by the input; the database is whole behind them."""
        self.reset()
        for command in odd_commands(Random(int.from_bytes(content))):  # noqa: S311 - an input means the same every time
            os.environ |= {"MATCHTRACK_NOW": command.moment, "TZ": command.zone}
            judge = json_fault_of if "--json" in command.words else fault_of
            try:
                fault = judge(run(command.words))
            except Exception as error:  # noqa: BLE001 - told with the command that it came from
                fault = place_of(error)
            finally:
                os.environ |= {"MATCHTRACK_NOW": NOW, "TZ": "UTC"}
            if fault:
                return f"{' '.join(command.words[:3])[:60]!a}: {fault}"
        return "" if is_whole(self.database) else "the database is damaged"

    def variables(self, content: bytes) -> str:
        """Any text in the variables that matchtrack reads."""
        text = content.decode("utf-8", "surrogateescape").replace("\0", "")[:2000]
        names = (
            "MATCHTRACK_NOW",
            "TZ",
            "COLUMNS",
            "NO_COLOR",
            "LANG",
            "TERM",
            "MATCHTRACK_CONFIG",
            "MATCHTRACK_DB",
            "HOME",
        )
        for name in names:
            before = os.environ.get(name)
            os.environ[name] = text
            try:
                fault = fault_of(run(["today"]))
            finally:
                os.environ.pop(name) if before is None else os.environ.update({name: before})
            if fault:
                return f"{name}: {fault}"
        return ""

    def database_file(self, content: bytes) -> str:
        """A database some of whose bytes are others: four bytes of the input say where and what."""
        self.reset()
        spoilt = bytearray(self.database.read_bytes())
        for at in range(0, len(content) - 3, 4):
            place = int.from_bytes(content[at : at + 3]) % len(spoilt)
            spoilt[place] = content[at + 3]
        if len(content) % 4 == 1:
            del spoilt[int.from_bytes(content[:2]) * 7 % len(spoilt) :]
        self.database.write_bytes(spoilt)
        lines = (
            "today",
            "steps --all",
            "export --format csv",
            "log 5 list",
            "done ask",
            "history",
            "schedule",
            "doctor",
            "undo",
        )
        return next(filter(None, (f for line in lines if (f := fault_of(run(line.split()), own="\t\r")))), "")


TARGETS: dict[str, Callable[[Fuzzer, bytes], str]] = {
    "plan": Fuzzer.plan,
    "import": Fuzzer.whole_way,
    "settings": Fuzzer.settings,
    "words": Fuzzer.words,
    "json": Fuzzer.with_json,
    "days": Fuzzer.odd_days,
    "variables": Fuzzer.variables,
    "database": Fuzzer.database_file,
}


BY_LINES = {"plan": 0.8, "import": 0.95}
"""Target to the share of its inputs in which whole lines are changed."""


def tried(fuzzer: Fuzzer, target: str, content: bytes) -> str:
    """Try one input; an exception that gets out is a fault, named by its kind and place."""
    try:
        return TARGETS[target](fuzzer, content)
    except Exception as error:  # noqa: BLE001 - whatever gets out is what is looked for
        return place_of(error)


def place_of(error: BaseException) -> str:
    """Name an exception by its kind and place."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:120]!r}"


def seeds(target: str) -> list[bytes]:
    """Give the corpus of a target."""
    if target in {"words", "json"}:
        return (CORPUS / "words.txt").read_bytes().splitlines()
    if target == "variables":
        return [b"2026-11-23T06:40", b"Europe/Berlin", b"80", b"/nowhere/x.db", b"C.UTF-8"]
    if target in {"database", "days"}:
        return [bytes(8)]
    if target == "settings":
        return [(CORPUS / "settings.toml").read_bytes()]
    own = [path.read_bytes() for path in sorted(CORPUS.glob("*plan.toml"))]
    return own * OFTEN + excerpts()


def mutated(random: Random, pool: Sequence[bytes]) -> bytes:
    """Change an input of the pool in a few places: bytes, tokens, pieces of itself or of another."""
    content = bytearray(random.choice(pool))
    for _ in range(random.randint(1, 6)):
        at = random.randint(0, len(content))
        end = min(len(content), at + random.randint(0, 20))
        way = random.randrange(6)
        if way == 0:
            content[at:end] = random.choice(TOKENS)
        elif way == 1:
            content[at:at] = random.choice(TOKENS)
        elif way == 2:
            del content[at:end]
        elif way == 3:
            content[at:end] = random.randbytes(end - at)
        elif way == 4:
            content[at:at] = content[at:end] * random.randint(1, 30)
        else:
            other = random.choice(pool)
            cut = random.randint(0, len(other))
            content[at:end] = other[cut : cut + random.randint(0, 60)]
    return bytes(content[:100_000])


def inputs(random: Random, target: str) -> Iterator[bytes]:
    """Give the corpus of a target, then changed inputs without end."""
    pool = seeds(target)
    yield from pool
    while True:
        yield next_input(random, target, pool)


def next_input(random: Random, target: str, pool: Sequence[bytes]) -> bytes:
    """Change an input of the pool in the way that reaches far into its target."""
    if target in {"database", "days"}:
        return random.randbytes(random.randrange(4, 64))
    return changed_lines(random, pool) if random.random() < BY_LINES.get(target, 0) else mutated(random, pool)


def fuzz(fuzzer: Fuzzer, target: str, random: Random, number: int) -> dict[str, bytes]:
    """Try so many inputs; give each fault with the first input that showed it."""
    found: dict[str, bytes] = {}
    for _, content in zip(range(number), inputs(random, target), strict=False):
        fault = tried(fuzzer, target, content)
        if fault:
            found.setdefault(fault, content)
    return found


def is_whole(path: Path) -> bool:
    """Say whether SQLite finds nothing broken in a database."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
