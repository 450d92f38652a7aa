"""Cut the power many times: `python bench/power_loss.py [STATES]` (needs strace; 100,000 states unless told).

Each state is what a disk may hold after a cut (tests/faults/crash_states.py). Printed: states, and those in which the
database was not whole or an acknowledged change was missing.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "faults"), str(ROOT / "src")]

from power_loss import lost, record_scenario  # noqa: E402 - its place is known only now

SHARES = {"day": 0.4, "import": 0.2, "update": 0.1, "restore": 0.15, "rescue": 0.15}
USUAL_STATES = 100_000


def main() -> int:
    """Run all scenarios, and a control that has to lose something."""
    states = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_STATES
    bad = 0
    for scenario, share in SHARES.items():
        with tempfile.TemporaryDirectory() as place:
            recording = record_scenario(scenario, Path(place))
            begun = time.perf_counter()
            faults = lost(recording, int(states * share), seed=1)
            spent = time.perf_counter() - begun
        bad += len(faults)
        print(
            f"{scenario:8} {int(states * share):7,} states, {len(faults)} lost or damaged, {spent:.0f} s", *faults[:5]
        )
    with tempfile.TemporaryDirectory() as place:
        print(f"control without sync: {len(lost(record_scenario('careless', Path(place)), 1000))} of 1,000 lost")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
