"""Other programs of this machine: finding them, and running one without a shell and without waiting for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Run = Callable[["Command"], "Outcome"]
    """Runs a command and says how it went; tests give their own."""

PATIENCE_SECONDS = 20
SHOWN_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A program with its words, each given as it is; `environ` is added to the environment."""

    words: tuple[str, ...]
    environ: tuple[tuple[str, str], ...] = ()
    may_fail: bool = False
    """It only tidies up, so that nothing is lost where there is nothing to tidy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a command went; `trouble` is what it said of it, '' where all is well."""

    trouble: str = ""


def run(command: Command) -> Outcome:
    """Run a command; whatever goes wrong is said in the outcome."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, never a line for a shell
            command.words,
            env={**os.environ, **dict(command.environ)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Outcome(trouble=_first_line(getattr(error, "strerror", None) or str(error)))
    if done.returncode == 0:
        return Outcome()
    said = _first_line((done.stderr or done.stdout).decode(errors="replace"))
    return Outcome(trouble=said or f"it ended with {done.returncode}")


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:SHOWN_CHARACTERS] if lines else ""


def windows_program(name: str, environ: Mapping[str, str]) -> str:
    """Give a program of Windows itself by its whole path, so that none of the same name in a folder is run."""
    return "\\".join((environ.get("SystemRoot") or "C:\\Windows", "System32", name))


def found(name: str) -> str:
    """Give the path of a program, '' where it is not installed."""
    return shutil.which(name) or ""


def platform() -> str:
    """Say on which platform this runs: 'linux', 'darwin', 'win32' or another."""
    return sys.platform


def words_of(text: Sequence[str]) -> str:
    """Write a command as one would type it."""
    import shlex

    return shlex.join(text)
