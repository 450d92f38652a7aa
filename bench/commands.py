"""Whole commands, from the shell's view, beside bare Python and beside Taskwarrior where it is installed.

usage: python bench/commands.py [--rounds 15] [--steps 0,300,1000,10000] [--python PYTHON]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass

from figures import Figures, print_goals, row, shown
from installed import Installed, installation, machine, numbers, settled_copy

BASE = "python -c 'import sqlite3, argparse'"
TASKS = 10_000
TASKRC = "data.location={folder}\nconfirmation=off\nverbose=nothing\nhooks=off\nnews.version=9.9.9\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command to time; `copied` is a file to put back before each run: (what it was, where the command finds it)."""

    name: str
    command: list[str]
    environ: dict[str, str]
    copied: tuple[str, str] | None = None
    allowed: tuple[int, ...] = (0,)


def our_cases(installed: Installed, size: int) -> list[Case]:
    """Give our commands on a season with so many steps; each of them begins with the same database."""
    made = installed.season(size)
    place = os.path.join(installed.folder, f"used-{size}.db")
    words = [["status", "--short"], ["today"], ["steps"], ["export", "--format", "json"]]
    if size:
        step = _first_open_step(made)
        words += [["log", "5", step], ["start", step], ["done", step]]
    return [
        Case(
            name=f"{' '.join(line[:1] if line[0] in {'log', 'done', 'start', 'export', 'status'} else line)} {size}",
            command=[installed.command, *line],
            environ=installed.environ(place),
            copied=(made, place),
            allowed=(0, 1),
        )
        for line in words
    ]


def _first_open_step(database: str) -> str:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    (step,) = connection.execute("SELECT id FROM baby_step WHERE status = 'todo' ORDER BY id LIMIT 1").fetchone()
    connection.close()
    return str(step)


def taskwarrior_cases(installed: Installed) -> list[Case]:
    """Give Taskwarrior's own commands on 10,000 tasks, or nothing where it is not installed."""
    task = shutil.which("task")
    if task is None:
        return []
    folder = os.path.join(installed.folder, "task")
    os.mkdir(folder)
    settings = os.path.join(installed.folder, "taskrc")
    with open(settings, "w", encoding="utf-8") as file:
        file.write(TASKRC.format(folder=folder))
    environ = {**installed.environ(), "TASKDATA": folder, "TASKRC": settings}
    subprocess.run(
        [task, "import", "-"], input=_tasks(installed), env=environ, check=True, capture_output=True, text=True
    )
    pending = os.path.join(folder, "pending.data")
    settled_copy(pending, f"{pending}.made")
    lines = {
        "task add": ["add", "Draft the opening paragraph"],
        "task list": ["rc.defaultwidth=100", "rc.defaultheight=0", "list"],
        "task next": ["rc.defaultwidth=100", "rc.defaultheight=30", "limit:page", "next"],
        "task done": ["1", "done"],
    }
    return [
        Case(name=name, command=[task, *words], environ=environ, copied=(f"{pending}.made", pending))
        for name, words in lines.items()
    ]


def _tasks(installed: Installed) -> str:
    """Write our own 10,000 steps as tasks, so that both lists are of the same texts."""
    asked = [installed.command, "export", "--format", "json"]
    season = installed.season(TASKS)
    answer = subprocess.run(asked, env=installed.environ(season), check=True, capture_output=True, text=True)
    tasks = []
    for step in json.loads(answer.stdout)["steps"]:
        task = {"description": step["title"], "project": step["area"], "status": "pending", "entry": "20261101T000000Z"}
        if step["due"]:
            task["due"] = step["due"].replace("-", "") + "T000000Z"
        tasks.append(task)
    return json.dumps(tasks)


def measure(case: Case) -> dict[str, float | None]:
    """Run a command once, and give the milliseconds until it is gone."""
    if case.copied:
        settled_copy(*case.copied)
    started = time.perf_counter()
    done = subprocess.run(
        case.command, env=case.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    spent = (time.perf_counter() - started) * 1000
    if done.returncode not in case.allowed:
        sys.exit(f"{case.name} ended with {done.returncode}: {done.stderr.decode()}")
    return {"ms": spent}


def goals(figures: Figures, sizes: list[int]) -> list[tuple[str, float | None, float]]:
    """Give what was wanted beside what was reached."""
    limits = {"status": 1.2, "log": 1.8, "done": 1.8}
    found = [
        (f"{name}, {size:,} steps / {BASE}", figures.ratio(f"{name} {size}", BASE, "ms"), limit)
        for name, limit in limits.items()
        for size in sizes
        if size or name == "status"
    ]
    found += [
        (f"today, {size:,} steps / {BASE}", figures.ratio(f"today {size}", BASE, "ms"), 4.0 if size > 1000 else 3.0)
        for size in sizes
    ]
    for name, theirs, limit in (("log", "task add", 0.7), ("steps", "task list", 0.5), ("today", "task next", 1.0)):
        ratio = figures.ratio(f"{name} {TASKS}", theirs, "ms")
        found.append((f"{name}, {TASKS:,} steps / {theirs}", ratio, limit))
    return found


def print_table(figures: Figures) -> None:
    """Print medians and the ratios to bare Python."""
    widths = [40, 9, 7]
    print(row(["", "ms", "x"], widths))
    for case in figures.rounds:
        print(row([case, shown(figures.median(case, "ms")), shown(figures.ratio(case, BASE, "ms"), 2)], widths))


def main() -> int:
    """Measure, print, and give 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--steps", type=numbers, default=[0, 300, 1000, 10_000])
    parser.add_argument("--python", default="", help="the Python of an environment with matchtrack; else one is made")
    options = parser.parse_args()
    figures = Figures()
    with installation(options.python) as installed:
        bare = [installed.python, "-c", "import sqlite3, argparse"]
        cases = [Case(name=BASE, command=bare, environ=installed.environ())]
        for size in options.steps:
            cases += our_cases(installed, size)
        cases += taskwarrior_cases(installed)
        for case in cases:
            measure(case)  # warms the disk cache and writes the .pyc files
        for turn in range(options.rounds):
            print(f"round {turn + 1} of {options.rounds}", file=sys.stderr)
            for case in cases:
                figures.add(case.name, measure(case))
        print(f"{machine(installed.python)}; {options.rounds} rounds, interleaved; x = ratio to {BASE}")
    print_table(figures)
    return 1 if print_goals(goals(figures, options.steps)) else 0


if __name__ == "__main__":
    sys.exit(main())
