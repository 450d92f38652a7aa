"""A program in a pseudo-terminal: every chunk of its output with the instant at which it came.

Chunks are only kept while the program runs; a terminal emulator reads them afterwards, so that its own slowness is in
no figure. What a real terminal would answer (its kind, its modes, the place of the cursor) is answered at once.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass

import pyte

LINES, COLUMNS = 30, 100

_QUESTION = re.compile(rb"\x1b\[(?P<ask>6n|5n|>?0?c|>0?q|\?u|\?(?P<mode>\d+)\$p)")
_UNREADABLE = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[ -/]*[@-~]|\x1b\[\??[0-9;]*\$[a-z]|\x1b[P_^X].*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)", re.DOTALL
)
"""Sequences that pyte would take for text."""

_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^X\]][^\x07\x1b]*)?$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some output: when it came, what it was, and the greatest memory of the process so far (MiB)."""

    at: float
    output: bytes
    memory: float
    with_sqlalchemy: bool


class Program:
    """A running program and all that it has written."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        self.chunks: list[Chunk] = []
        self._watched = True
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self.pid = os.fork()
        if not self.pid:
            _become(command, environ, theirs)
        os.close(theirs)
        self._terminal = ours

    def listen(self, quiet: float, limit: float) -> None:
        """Take what is written until nothing came for `quiet` seconds, `limit` at most."""
        end = time.perf_counter() + limit
        while (left := end - time.perf_counter()) > 0:
            if not self._take(min(quiet, left)):
                return

    def press(self, keys: bytes) -> float:
        """Press a key and give the instant."""
        pressed = time.perf_counter()
        os.write(self._terminal, keys)
        return pressed

    def watch(self, *, memory: bool) -> None:
        """Look at the memory with every chunk, or not where single milliseconds count."""
        self._watched = memory

    def memory(self) -> tuple[float, bool]:
        """Give the greatest memory so far in MiB, and whether SQLAlchemy's compiled parts are loaded."""
        try:
            with open(f"/proc/{self.pid}/status") as status, open(f"/proc/{self.pid}/maps") as maps:
                peak = re.search(r"VmHWM:\s+(\d+)", status.read())
                return (int(peak[1]) / 1024 if peak else 0.0), "sqlalchemy" in maps.read()
        except OSError:
            return 0.0, False

    def end(self, keys: bytes) -> float | None:
        """Press the key that leaves, and give the milliseconds until the program is gone, or None if it stays."""
        pressed = self.press(keys)
        gone = self._wait(pressed + 10)
        if gone is None:
            self.kill()
            return None
        os.close(self._terminal)
        return (gone - pressed) * 1000

    def kill(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def _wait(self, until: float) -> float | None:
        while time.perf_counter() < until:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return time.perf_counter()
            self._take(0.001)
        return None

    def _take(self, patience: float) -> bool:
        if not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            output = os.read(self._terminal, 1 << 16)
        except OSError:
            time.sleep(0.0005)
            return False
        at = time.perf_counter()
        memory, with_sqlalchemy = self.memory() if self._watched else (0.0, False)
        self.chunks.append(Chunk(at, output, memory, with_sqlalchemy))
        self._answer(output)
        return True

    def _answer(self, output: bytes) -> None:
        for question in _QUESTION.finditer(output):
            os.write(self._terminal, _answer_to(question))


def _become(command: list[str], environ: dict[str, str], terminal: int) -> None:
    try:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for stream in range(3):
            os.dup2(terminal, stream)
        os.closerange(3, 256)
        os.execvpe(command[0], command, environ)
    finally:
        os._exit(127)


def _answer_to(question: re.Match[bytes]) -> bytes:
    if question["mode"]:
        return b"\x1b[?%s;%d$y" % (question["mode"], 2 if question["mode"] == b"2026" else 0)
    return {b"6n": b"\x1b[1;1R", b"5n": b"\x1b[0n", b"?u": b""}.get(question["ask"], b"\x1b[?62;22c")


class Screen:
    """What a person sees, chunk by chunk."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""

    def show(self, output: bytes) -> None:
        """Draw one chunk; a sequence that it only begins waits for the next one."""
        output = self._held + output
        unfinished = _UNFINISHED.search(output)
        cut = unfinished.start() if unfinished else len(output)
        self._held = output[cut:]
        self._stream.feed(_UNREADABLE.sub(b"", output[:cut]))

    def text(self) -> str:
        """Give the characters, line by line."""
        return "\n".join(self._screen.display)

    def looks(self) -> list[tuple[object, ...]]:
        """Give every cell with its colours, to see whether anything changed."""
        return [tuple(self._screen.buffer[y][x] for x in range(COLUMNS)) for y in range(LINES)]
