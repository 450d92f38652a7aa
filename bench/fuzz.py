"""Feed anything to matchtrack for long: `python bench/fuzz.py [SECONDS] [TARGET ...]` (60 seconds a target).

Targets and what counts as a fault: tests/faults/fuzzing.py; over 200 MB of memory is one, too. With atheris (the bench
extra; Linux, Python 3.11 to 3.13) the inputs follow the coverage of the code; without it they are changed at random.
Each target runs in a process of its own. Printed: how many inputs, and each fault with the input that showed it.
"""

from __future__ import annotations

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

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "faults"), str(ROOT / "src")]

import fuzzing  # noqa: E402 - its place is known only now

try:
    import atheris
except ImportError:
    atheris = None

USUAL_SECONDS = 60
MOST_MEGABYTES = 200
FOLLOWED = (
    "tomllib",
    "matchtrack.config",
    "matchtrack.planfile.reading",
    "matchtrack.cli.words",
    "matchtrack.domain.hours_text",
)
"""Modules whose code guides the inputs."""

CHANGED_ON_ITS_OWN = {"database"}
"""Targets that coverage does not guide: what matters of them runs inside SQLite."""


def main() -> int:
    """Run each target in a process of its own."""
    words = sys.argv[1:]
    seconds = int(words.pop(0)) if words and words[0].isdigit() else USUAL_SECONDS
    bad = 0
    for target in words or fuzzing.TARGETS:
        with tempfile.TemporaryDirectory() as place:
            done = subprocess.run(
                [sys.executable, __file__, "--inside", target, str(seconds), place],
                capture_output=True,
                text=True,
                check=False,
            )
            count, faults = read_report(Path(place), done.stderr)
        guided = atheris is not None and target not in CHANGED_ON_ITS_OWN
        print(f"{target:10} {count:9,} inputs, {'guided' if guided else 'random'}, {len(faults)} faults", flush=True)
        for fault, content in faults.items():
            print(f"    {fault}\n      {content}")
        bad += len(faults)
        if count == 0:
            print(done.stderr[-2000:])
            bad += 1
    return bool(bad)


def read_report(place: Path, said: str) -> tuple[int, dict[str, str]]:
    """Give how many inputs were tried, and the faults."""
    units = re.search(r"number_of_executed_units: (\d+)", said)
    report = place / "report.jsonl"
    lines = [json.loads(line) for line in report.read_text().splitlines()] if report.exists() else []
    count = max([int(units[1]) if units else 0, *(line["tried"] for line in lines)])
    return count, {line["fault"]: line["input"] for line in lines if line["fault"]}


class Trial:
    """Tries inputs and writes each new fault down at once."""

    def __init__(self, target: str, place: Path) -> None:
        (place / "home").mkdir()
        self.target = target
        self.fuzzer = fuzzing.Fuzzer(place / "home")
        self.report = (place / "report.jsonl").open("w", buffering=1)
        self.seen: set[str] = set()
        self.tried = 0

    def __call__(self, content: bytes) -> None:
        """Try one input."""
        self.tried += 1
        fault = fuzzing.tried(self.fuzzer, self.target, content)
        if self.tried % 1000 == 0:
            fault = fault or memory_fault()
            self.write("", b"")
        if fault and fault not in self.seen:
            self.seen.add(fault)
            self.write(fault, content)

    def write(self, fault: str, content: bytes) -> None:
        """Note how far it went."""
        self.report.write(json.dumps({"tried": self.tried, "fault": fault, "input": repr(content)[:2000]}) + "\n")


def memory_fault() -> str:
    """Say whether the process takes too much memory."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform == "linux" else 1024) // 1024
    return f"it takes over {MOST_MEGABYTES} MB" if most > MOST_MEGABYTES else ""


def inside(target: str, seconds: int, place: Path) -> None:
    """Try inputs for a time."""
    if atheris is not None and target not in CHANGED_ON_ITS_OWN:
        with atheris.instrument_imports(include=list(FOLLOWED)):
            for name in FOLLOWED:
                importlib.import_module(name)
        trial = Trial(target, place)
        corpus = place / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(fuzzing.seeds(target)):
            (corpus / str(number)).write_bytes(seed)
        tokens = place / "tokens"
        tokens.write_text(
            "".join(f'"{"".join(f"{chr(92)}x{byte:02x}" for byte in each)}"\n' for each in fuzzing.TOKENS)
        )
        options = [
            f"-max_total_time={seconds}",
            "-print_final_stats=1",
            "-max_len=4096",
            f"-dict={tokens}",
            "-rss_limit_mb=1000",
        ]
        atheris.Setup(["fuzz", *options, str(corpus)], trial)
        atheris.Fuzz()
        return
    trial = Trial(target, place)
    end = time.monotonic() + seconds
    for content in fuzzing.inputs(Random(os.urandom(8)), target):
        trial(content)
        if time.monotonic() > end:
            trial.write(memory_fault(), b"")
            return


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        sys.exit(main())
