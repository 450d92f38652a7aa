"""A real installation to measure: its own virtual environment, its own home, seasons of several sizes."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BENCH = os.path.dirname(os.path.abspath(__file__))
NOW = "2026-11-22T07:30:00+00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """Where things are: the interpreter, the installed command, and the folder of everything passing."""

    python: str
    command: str
    folder: str

    def environ(self, database: str = "") -> dict[str, str]:
        """Give the environment of a run: nothing of this user's, and a fixed instant."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
        return {
            **kept,
            "HOME": self.folder,
            "TZ": "UTC",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "MATCHTRACK_NOW": NOW,
            **({"MATCHTRACK_DB": database} if database else {}),
        }

    def season(self, steps: int) -> str:
        """Make a season with so many baby steps, once, and give its database."""
        path = os.path.join(self.folder, f"season-{steps}.db")
        if not os.path.exists(path):
            maker = os.path.join(BENCH, "make_season.py")
            subprocess.run([self.python, maker, path, str(steps)], env=self.environ(), check=True)
        return path

    def today(self, database: str) -> dict[str, list[dict[str, dict[str, object]]]]:
        """Give what `today --json` says of a database."""
        asked = [self.command, "today", "--json"]
        return dict(
            json.loads(subprocess.run(asked, env=self.environ(database), check=True, capture_output=True).stdout)
        )


@contextlib.contextmanager
def installation(python: str = "") -> Iterator[Installed]:
    """Install this checkout into a passing environment, or take the one that `python` belongs to."""
    with tempfile.TemporaryDirectory(prefix="matchtrack-bench-") as folder:
        bin_folder = os.path.dirname(os.path.abspath(python)) if python else _install(folder)
        command = os.path.join(bin_folder, "matchtrack")
        if not os.path.exists(command):
            sys.exit(f"{command} is not there; --python wants the Python of an environment with matchtrack")
        yield Installed(python=os.path.join(bin_folder, "python"), command=command, folder=folder)


def _install(folder: str) -> str:
    place = os.path.join(folder, "venv")
    venv.create(place, with_pip=True)
    bin_folder = os.path.join(place, "bin")
    asked = [os.path.join(bin_folder, "python"), "-m", "pip", "install", "--quiet", os.path.dirname(BENCH)]
    subprocess.run(asked, check=True)
    return bin_folder


def machine(python: str) -> str:
    """Describe the machine in one line, as far as it matters for the figures."""
    version = subprocess.run([python, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    load = " ".join(f"{figure:.1f}" for figure in os.getloadavg())
    return f"{version}, {os.cpu_count()} CPUs, {os.uname().sysname} {os.uname().machine}, load {load}"


def settled_copy(source: str, target: str) -> None:
    """Copy a file and see it on the disk, so that the run after it does not pay for our writing."""
    shutil.copyfile(source, target)
    with open(target, "rb+") as file:
        os.fsync(file.fileno())


def numbers(text: str) -> Sequence[int]:
    """Read '0,300,1000'."""
    return [int(word) for word in text.split(",")]
