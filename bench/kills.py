"""Kill logging and timing at random moments: `python bench/kills.py [KILLS]` (POSIX; ten minutes for 10,000).

The test run does 200 of the same kills (tests/faults/kills.py says how it is judged).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "faults"), str(ROOT / "src")]

from kills import run  # noqa: E402 - its place is known only now

KILLS = 10_000
SEED = 27


def main() -> int:
    """Kill, and say what was seen; 1 where anything was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        report = run(Path(place) / "kills", kills, SEED)
    seconds = time.perf_counter() - began
    print(f"{report.kills:,} kills in {seconds:.0f} s, {report.acknowledged:,} acknowledged changes")
    print(f"{report.broken_writes:,} broken writes taken back, {report.in_flight_kept:,} unacknowledged changes whole")
    print(f"{report.timers_resumed:,} timers went on")
    print(f"{len(report.faults)} faults", *report.faults[:10], sep="\n  ")
    return bool(report.faults)


if __name__ == "__main__":
    sys.exit(main())
