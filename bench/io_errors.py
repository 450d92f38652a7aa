"""Let the disk fail at every call: `python bench/io_errors.py` (needs strace; some minutes).

Each command runs once for every call by which it changes the disk; that call fails, alone or with all behind it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "faults"), str(ROOT / "src")]

import acting_user  # noqa: E402 - its place is known only now
from io_errors import CALLS, outcomes  # noqa: E402 - the same

COMMANDS = (
    ["log", "5", "1"], ["start", "1"], ["done", "1"], ["wait", "1"], ["drop", "1"], ["undo"],
    ["add", "Call the office"], ["edit", "1", "--title", "New"], ["pin", "1", "tomorrow"], ["hours", "off", "tomorrow"],
    ["season", "set", "match_day", "2028-03-18"], ["plan", "import", "step-3", "--merge"],
)  # fmt: skip


def main() -> int:
    """Run all and say what was seen."""
    bad = 0
    for words in COMMANDS:
        with tempfile.TemporaryDirectory() as place:
            data = Path(place) / "data"
            data.mkdir()
            for action in list(acting_user.a_day(data))[:3]:
                action()
            seen = [
                outcome
                for call in CALLS
                for sticky in (False, True)
                for outcome in outcomes(words, Path(place), call, sticky=sticky)
            ]
        faults = [f"{each.call} {each.number}: {each.fault}" for each in seen if each.fault]
        bad += len(faults)
        print(f"{' '.join(words):42} {len(seen):4} failures, {len(faults)} wrong", *faults[:5], flush=True)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
