"""Feed anything to matchtrack for long: `python bench/fuzz.py [--random] [SECONDS] [TARGET ...]` (60 seconds a target).

Targets and what counts as a fault: tests/faults/fuzzing.py; over 200 MB of memory is one, too. With atheris (the bench
extra; Linux, Python 3.11 to 3.13) the inputs follow the coverage of the code; without it, or with --random, they are
changed at random, which tries more of them in a second. Each target runs in a process of its own. Printed: how many
inputs, the longest that one took of the processor, and each fault with the input that showed it.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "faults"), str(ROOT / "src")]

try:
    import atheris
except ImportError:
    atheris = None

FOLLOWED = (
    "tomllib",
    "matchtrack.config",
    "matchtrack.domain.due",
    "matchtrack.domain.text",
    "matchtrack.planfile.limits",
    "matchtrack.planfile.fields",
    "matchtrack.planfile.links",
    "matchtrack.planfile.reading",
    "matchtrack.cli.words",
    "matchtrack.domain.hours_text",
)
"""Modules whose code guides the inputs."""

GUIDED = "--guided" in sys.argv
"""Whether this is the process of a target that is guided."""

with atheris.instrument_imports(include=list(FOLLOWED)) if GUIDED else contextlib.nullcontext():
    for name in FOLLOWED if GUIDED else ():
        importlib.import_module(name)  # before anything else imports it, or its code would guide nothing
    import fuzzing
    from odd_lines import changed_lines

USUAL_SECONDS = 60
MOST_MEGABYTES = 200

CHANGED_ON_ITS_OWN = {"database", "days"}
"""Targets that coverage does not guide: what matters runs inside SQLite, or the input is only a number."""

SHARED_MEMORY = Path("/dev/shm")
"""Where files are written fastest, and no disk wears out."""

WARMING = 20
"""Inputs tried before the clock of the processor counts: the first ones import what is needed."""

SLOW_SECONDS = 0.2
"""From here on the input is told with its time."""


def main() -> int:
    """Run each target in a process of its own."""
    words = sys.argv[1:]
    guided = atheris is not None and "--random" not in words
    words = [word for word in words if word != "--random"]
    seconds = int(words.pop(0)) if words and words[0].isdigit() else USUAL_SECONDS
    bad = 0
    for target in words or fuzzing.TARGETS:
        follows = guided and target not in CHANGED_ON_ITS_OWN
        with tempfile.TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as place:
            before = processor_seconds()
            way = "--guided" if follows else "--random"
            done = subprocess.run(
                [sys.executable, __file__, "--inside", way, target, str(seconds), place],
                capture_output=True,
                text=True,
                check=False,
            )
            count, slowest, faults = read_report(Path(place), done.stderr)
        rate, longest = count / (processor_seconds() - before), slowest["slowest"]
        said = f"{way[2:]}, {rate:,.0f} a second of the processor, at most {longest:.3f} s, {len(faults)} faults"
        print(f"{target:10} {count:11,} inputs, {said}", flush=True)
        if longest > SLOW_SECONDS:
            print(f"    slowest\n      {slowest['input']}", flush=True)
        for fault, content in faults.items():
            print(f"    {fault}\n      {content}")
        bad += len(faults)
        if count == 0:
            print(done.stderr[-2000:])
            bad += 1
    return bool(bad)


def processor_seconds() -> float:
    """Say how long the processor has worked for the processes of the targets so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_report(place: Path, said: str) -> tuple[int, dict[str, Any], dict[str, str]]:
    """Give how many inputs were tried, the line of the slowest, and the faults."""
    units = re.search(r"number_of_executed_units: (\d+)", said)
    report = place / "report.jsonl"
    lines = [json.loads(line) for line in report.read_text().splitlines()] if report.exists() else []
    count = max([int(units[1]) if units else 0, *(line["tried"] for line in lines)])
    slowest = max(lines, key=lambda line: line["slowest"], default={"slowest": 0.0})
    return count, slowest, {line["fault"]: line["input"] for line in lines if line["fault"]}


class Trial:
    """Tries inputs and writes down at once each new fault, and each input that takes longer than all before."""

    def __init__(self, target: str, place: Path) -> None:
        (place / "home").mkdir()
        self.target = target
        self.fuzzer = fuzzing.Fuzzer(place / "home")
        self.report = (place / "report.jsonl").open("w", buffering=1)
        self.seen: set[str] = set()
        self.tried = 0
        self.slowest = 0.0
        for content in fuzzing.seeds(target)[:WARMING]:
            fuzzing.tried(self.fuzzer, target, content)

    def __call__(self, content: bytes) -> None:
        """Try one input."""
        self.tried += 1
        begun = time.process_time()
        fault = fuzzing.tried(self.fuzzer, self.target, content)
        seconds = time.process_time() - begun
        if self.tried % 1000 == 0:
            fault = fault or memory_fault()
            self.write("", b"")
        slower = seconds > self.slowest
        self.slowest = max(self.slowest, seconds)
        if slower or (fault and fault not in self.seen):
            self.seen.add(fault)
            self.write(fault, content)

    def write(self, fault: str, content: bytes) -> None:
        """Note how far it went."""
        line = {"tried": self.tried, "fault": fault, "slowest": self.slowest, "input": repr(content)[:2000]}
        self.report.write(json.dumps(line) + "\n")


def memory_fault() -> str:
    """Say whether the process takes too much memory."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform == "linux" else 1024) // 1024
    return f"it takes over {MOST_MEGABYTES} MB" if most > MOST_MEGABYTES else ""


def inside(target: str, seconds: int, place: Path) -> None:
    """Try inputs for a time."""
    if GUIDED:
        follow_the_code(target, seconds, place)
        return
    trial = Trial(target, place)
    end = time.monotonic() + seconds
    for content in fuzzing.inputs(Random(os.urandom(8)), target):
        trial(content)
        if time.monotonic() > end:
            trial.write(memory_fault(), b"")
            return


def follow_the_code(target: str, seconds: int, place: Path) -> None:
    """Let libFuzzer choose the inputs; it ends the process."""
    trial = Trial(target, place)
    corpus = place / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(dict.fromkeys(fuzzing.seeds(target))):
        (corpus / str(number)).write_bytes(seed)
    tokens = place / "tokens"
    tokens.write_text("".join(f'"{"".join(f"{chr(92)}x{byte:02x}" for byte in each)}"\n' for each in fuzzing.TOKENS))
    options = [
        f"-max_total_time={seconds}",
        "-print_final_stats=1",
        "-max_len=4096",
        f"-dict={tokens}",
        "-rss_limit_mb=1000",
    ]
    by_lines = functools.partial(changed, share=fuzzing.BY_LINES.get(target, 0))
    atheris.Setup(["fuzz", *options, str(corpus)], trial, custom_mutator=by_lines)
    atheris.Fuzz()


def changed(content: bytes, most: int, seed: int, *, share: float) -> bytes:
    """Change an input by whole lines in some share of cases, otherwise in libFuzzer's own ways."""
    random = Random(seed)
    if random.random() < share:
        return changed_lines(random, [content])[:most]
    return bytes(atheris.Mutate(content, len(content)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[3], int(sys.argv[4]), Path(sys.argv[5]))
    else:
        sys.exit(main())
