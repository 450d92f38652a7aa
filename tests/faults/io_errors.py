"""Disk errors: each call by which a command changes the disk fails once, then the command is looked at.

strace makes the n-th call fail; n rises until the command no longer gets that far.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import acting_user

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CALLS = ("pwrite64", "fdatasync,fsync", "ftruncate", "unlink", "openat")
ERRORS = {"openat": "EACCES"}
"""Errors other than EIO: files that cannot be opened are refused, not broken."""

NOW = "2026-11-22T09:30"


class Outcome(NamedTuple):
    """What a command did when its n-th call failed; `before` and `after` are digests, `after` once opened again."""

    call: str
    number: int
    sticky: bool
    code: int
    err: str
    before: str
    after: str

    @property
    def fault(self) -> str:
        """Say what is wrong with the outcome, or ''."""
        if "Traceback" in self.err or self.code not in {0, 4}:
            return f"exit code {self.code}: {self.err[-300:]}"
        if self.code == 4 and len(self.err.splitlines()) != 1:
            return f"not one sentence: {self.err}"
        if self.code == 0 and self.before == self.after:
            return "told as done, but nothing was written"
        if "Nothing was changed" in self.err and self.before != self.after:
            return "told as refused, but something was written"
        return ""


def outcomes(words: list[str], place: Path, call: str, *, sticky: bool = False) -> Iterator[Outcome]:
    """Let each `call` of a command fail in turn, on a fresh copy of the database below `place` every time."""
    original = str(place / "data" / "matchtrack.db")
    before = acting_user.digest(original)
    for number in range(1, 1000):
        folder = place / f"{call.partition(',')[0]}-{number}"
        shutil.copytree(place / "data", folder)
        path = str(folder / "matchtrack.db")
        when = f"{number}+" if sticky else str(number)
        done, injected = _run(words, path, f"{call}:error={ERRORS.get(call, 'EIO')}:when={when}", place)
        if not injected:
            shutil.rmtree(folder)
            return
        after = opened_again(path)
        yield Outcome(call, number, sticky, done.returncode, done.stderr, before, after)
        shutil.rmtree(folder)


def opened_again(path: str) -> str:
    """Open the database as the next command does, which ends broken writes, and give its digest."""
    from matchtrack.storage.connection import open_writing

    open_writing(path).close()
    return acting_user.digest(path)


def _run(words: list[str], path: str, injection: str, place: Path) -> tuple[subprocess.CompletedProcess[str], bool]:
    """Run a command under strace; say whether the call was reached in the folder of the database."""
    trace = place / "trace"
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "MATCHTRACK_DB": path, "MATCHTRACK_NOW": NOW,
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    watched = [part for name in (path, f"{path}-journal", os.path.dirname(path)) for part in ("-P", name)]  # noqa: PTH120
    done = subprocess.run(
        [
            "strace", "-f", *watched, "-e", f"inject={injection}", "-o", str(trace),
            sys.executable, "-m", "matchtrack", *words,
        ],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done, "(INJECTED)" in trace.read_text(encoding="utf-8", errors="replace")
