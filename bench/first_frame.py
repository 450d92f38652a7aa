"""The app in a pseudo-terminal beside a bare Textual app: first frame, keys, memory, leaving.

usage: python bench/first_frame.py [--starts 21] [--rounds 7] [--steps 0,300,1000,10000] [--python PYTHON]

First frames come from many short starts, because they scatter most; everything else from fewer whole sessions.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass

from figures import Figures, print_goals, row, shown
from installed import BENCH, Installed, installation, machine, numbers
from terminal import Program, Screen

PRESSES = 30
PATIENCE = 20
KEYS = (b"j", b"k")
HELLO = "hello"
LEAVING = b"qqq"
"""Back to Today, away, and away all the same: below the floor the app asks once."""

SHOWN = ("frame", "settled", "key", "MiB", "MiB late", "quit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A program to measure: its first frame must show `text`; `before_keys` is pressed before keys are timed."""

    name: str
    command: list[str]
    environ: dict[str, str]
    text: str
    quit: bytes
    before_keys: bytes = b""
    after_keys: bytes = b""
    loads_late: bool = False


def cases(installed: Installed, sizes: list[int]) -> list[Case]:
    """Give the bare app, then Today and Plan for every size."""
    plain = installed.environ()
    found = [
        Case(name=HELLO, command=[installed.python, f"{BENCH}/hello.py"], environ=plain, text="Hello", quit=b"\x11")
    ]
    for size in sizes:
        database = installed.season(size)
        today = Case(
            name=f"today {size}",
            command=[installed.command],
            environ=installed.environ(database),
            text=_text_of_today(installed, database),
            quit=LEAVING,
            loads_late=True,
        )
        found.append(today)
        if size:
            found.append(_on_the_plan(today, size))
    return found


def _on_the_plan(today: Case, size: int) -> Case:
    return Case(
        name=f"plan {size}", command=today.command, environ=today.environ, text=today.text, quit=LEAVING,
        before_keys=b"2", after_keys=b"1", loads_late=True,
    )  # fmt: skip


def _text_of_today(installed: Installed, database: str) -> str:
    """Give the beginning of today's first step, or a word of the momentum line where there is no step."""
    view = installed.today(database)
    found = [*view["pins"], *view["rest"]]
    return str(found[0]["step"]["title"])[:20] if found else "Momentum"


def measure(case: Case) -> dict[str, float | None]:
    """Run one case once."""
    program, screen = Program(case.command, case.environ), Screen()
    settled, first_memory = _settled(program, screen, case.text)
    if case.loads_late:
        _await_sqlalchemy(program)
    program.watch(memory=False)
    if case.before_keys:
        program.press(case.before_keys)
        program.listen(quiet=0.5, limit=10)
    key = _key(program, screen)
    later, _ = program.memory()
    if case.after_keys:
        program.press(case.after_keys)
        program.listen(quiet=0.3, limit=5)
    return {
        "settled": settled, "key": key, "MiB": first_memory, "MiB late": later,
        "quit": program.end(case.quit),
    }  # fmt: skip


def start(case: Case) -> dict[str, float | None]:
    """Start one case, give the milliseconds until its text is on the screen, and end it at once."""
    program, screen = Program(case.command, case.environ), Screen()
    program.watch(memory=False)
    seen = 0
    while time.perf_counter() < program.started + PATIENCE:
        program.listen(quiet=0.05, limit=0.05)
        for chunk in program.chunks[seen:]:
            seen += 1
            screen.show(chunk.output)
            if case.text in screen.text():
                program.kill()
                return {"frame": (chunk.at - program.started) * 1000}
    program.kill()
    sys.exit(f"'{case.text}' never came on the screen:\n{screen.text()}")


def _settled(program: Program, screen: Screen, text: str) -> tuple[float, float | None]:
    """Give the milliseconds to the last change of the start, and the memory at the frame with the text."""
    memory, found = None, False
    settled, before, seen = 0.0, screen.looks(), 0
    while not found and time.perf_counter() < program.started + PATIENCE:
        program.listen(quiet=0.6, limit=20)
        for chunk in program.chunks[seen:]:
            seen += 1
            screen.show(chunk.output)
            after = screen.looks()
            if after != before:
                settled, before = (chunk.at - program.started) * 1000, after
            if not found and text in screen.text():
                found = True
                memory = None if chunk.with_sqlalchemy else chunk.memory
    return settled, memory


def _await_sqlalchemy(program: Program) -> None:
    for _ in range(100):
        program.listen(quiet=0.1, limit=0.1)
        if program.memory()[1]:
            break
    program.listen(quiet=1.0, limit=3)


def _key(program: Program, screen: Screen) -> float | None:
    """Give the median of the milliseconds from a press to the first chunk that changed the screen."""
    spans = []
    _catch_up(program, screen, len(program.chunks))
    for turn in range(PRESSES):
        seen = len(program.chunks)
        pressed = program.press(KEYS[turn % len(KEYS)])
        program.listen(quiet=0.06, limit=2)
        changed = _catch_up(program, screen, seen)
        if changed is not None:
            spans.append((changed - pressed) * 1000)
    return statistics.median(spans) if len(spans) > PRESSES // 2 else None


def _catch_up(program: Program, screen: Screen, seen: int) -> float | None:
    """Draw the chunks from `seen` on, and give the instant of the first one that changed anything."""
    first, before = None, screen.looks()
    for chunk in program.chunks[seen:]:
        screen.show(chunk.output)
        if first is None and screen.looks() != before:
            first = chunk.at
    return first


def goals(figures: Figures, sizes: list[int]) -> list[tuple[str, float | None, float]]:
    """Give what was wanted beside what was reached."""
    found = []
    for size in sizes:
        case = f"today {size}"
        found.append(
            (f"first frame, {size:,} steps", figures.ratio(case, HELLO, "frame"), 1.25 if size > 1000 else 1.15)
        )
    for size in sizes:
        names = [f"today {size}", f"plan {size}"] if size else []
        found += [(f"key to changed frame, {name}", figures.ratio(name, HELLO, "key"), 1.3) for name in names]
    for size in sizes:
        case = f"today {size}"
        found += [
            (f"memory before SQLAlchemy, {size:,} steps", figures.ratio(case, HELLO, "MiB"), 1.3),
            (f"memory after SQLAlchemy, {size:,} steps", figures.ratio(case, HELLO, "MiB late"), 2.0),
            (f"leaving, {size:,} steps", figures.ratio(case, HELLO, "quit"), 1.0),
        ]
        if size:
            late = figures.ratio(f"plan {size}", HELLO, "MiB late")
            found.append((f"memory after SQLAlchemy on the plan, {size:,} steps", late, 2.0))
    return found


def print_table(figures: Figures) -> None:
    """Print medians and, beside them, the ratios to the bare app."""
    widths = [12, *[8, 5] * len(SHOWN)]
    print(row(["", *(word for name in SHOWN for word in (name, "x"))], widths))
    for case in figures.rounds:
        pairs = [(figures.median(case, name), figures.ratio(case, HELLO, name)) for name in SHOWN]
        print(row([case, *(word for value, ratio in pairs for word in (shown(value), shown(ratio, 2)))], widths))


def main() -> int:
    """Measure, print, and give 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=21, help="rounds of first frames")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of whole sessions")
    parser.add_argument("--steps", type=numbers, default=[0, 300, 1000, 10_000])
    parser.add_argument("--python", default="", help="the Python of an environment with matchtrack; else one is made")
    options = parser.parse_args()
    figures = Figures()
    with installation(options.python) as installed:
        wanted = cases(installed, options.steps)
        for case in wanted:
            measure(case)  # warms the disk cache and writes the .pyc files
        for _ in range(options.starts):
            for case in wanted:
                if not case.before_keys:
                    figures.add(case.name, start(case))
        for turn in range(options.rounds):
            print(f"round {turn + 1} of {options.rounds}", file=sys.stderr)
            for case in wanted:
                figures.add(case.name, measure(case))
        counts = f"{options.starts} starts, {options.rounds} sessions, interleaved"
        print(f"{machine(installed.python)}; {counts}; ms and MiB, x = ratio to {HELLO}")
    print_table(figures)
    return 1 if print_goals(goals(figures, options.steps)) else 0


if __name__ == "__main__":
    sys.exit(main())
