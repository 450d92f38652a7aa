"""A real terminal for a program under test: a pseudo-terminal with pyte's screen behind it (POSIX only)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Any, Self

import pyte

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Mapping, Sequence

UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[ -/]*[@-~]|\x1b\[\??[0-9;]*\$[a-z]|\x1b\[[0-9;]* q"
    rb"|\x1b[P_^X].*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)",
    re.DOTALL,
)
"""Questions and settings that pyte would print; none of them draws anything."""

MODES = {"the alternate screen": b"1049", "mouse reporting": b"1000", "all mouse moves": b"1003", "pasting": b"2004"}
"""What a program that took the whole terminal has to give back."""

PATIENCE = 30.0
"""Seconds after which a screen that does not come is a failure; nobody waits for them otherwise."""


class Terminal:
    """Runs a program in a pseudo-terminal of 80 by 24.

    Attributes:
        output: All bytes that the program wrote.
    """

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], *, columns: int = 80, lines: int = 24) -> None:
        self._own, self._theirs = pty.openpty()
        self._ends = [self._own, self._theirs]
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._modes_before = self._modes()
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        self.process = subprocess.Popen(
            argv, stdin=self._theirs, stdout=self._theirs, stderr=self._theirs, env=dict(env), start_new_session=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close_window()

    def close_window(self) -> None:
        """Take the terminal away from the program; a second time nothing happens."""
        for end in self._ends:
            os.close(end)
        self._ends.clear()

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def press(self, keys: str) -> None:
        r"""Type keys; '\udcff' is the byte 255, which is no UTF-8."""
        os.write(self._own, keys.encode(errors="surrogateescape"))

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    def wait_for(self, text: str) -> None:
        """Read until a text stands on the screen."""
        self._read_until(lambda: text in self.text, f"{text!r} did not come")

    def wait_until_gone(self, text: str) -> None:
        """Read until a text stands on the screen no more."""
        self._read_until(lambda: text not in self.text, f"{text!r} did not go")

    def wait_for_end(self) -> int:
        """Read until the program ends, and give its exit code."""
        self._read_until(lambda: self.process.poll() is not None, "the program did not end")
        while self._read(0.0):
            pass
        return self.process.wait()

    def left_on(self) -> list[str]:
        """Name what the program switched on and did not switch off again."""
        left = [
            name
            for name, number in MODES.items()
            if self.output.rfind(b"\x1b[?" + number + b"h") > self.output.rfind(b"\x1b[?" + number + b"l")
        ]
        return left + ["the hidden cursor"] * (self.output.rfind(b"\x1b[?25l") > self.output.rfind(b"\x1b[?25h"))

    def was_on(self) -> list[str]:
        """Name what the program switched on at some time."""
        return [name for name, number in MODES.items() if b"\x1b[?" + number + b"h" in self.output]

    @property
    def line_modes_are_back(self) -> bool:
        """The terminal echoes and waits for whole lines as it did before."""
        return self._modes() == self._modes_before

    def after_the_screen(self) -> str:
        """Give what was written after the alternate screen was left."""
        rest = self.output.rpartition(b"\x1b[?1049l")[2]
        return re.sub(r"\x1b\[[0-?]*[@-~]", "", rest.decode(errors="replace")).replace("\r\n", "\n")

    def _modes(self) -> list[Any]:
        return termios.tcgetattr(self._theirs)[:4]

    def _read_until(self, reached: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not reached():
            self._read(0.05)
            assert time.monotonic() < end, f"{otherwise}; on screen:\n{self.text}"

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._own], [], [], seconds)
        if not ready:
            return False
        chunk = os.read(self._own, 1 << 16)
        self.output += chunk
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", chunk))
        return True
