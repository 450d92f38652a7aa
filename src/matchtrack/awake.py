"""How long the computer has been awake since it was switched on: what no clock that is set and no sleep can change.

The timer stands on this module, so it imports nothing that costs. Where a system tells nothing, the answer is None,
and the timer trusts the clock on the wall alone.
"""

from __future__ import annotations

import sys
import time

from matchtrack.clock import NOW_VARIABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Awake = Callable[[], tuple[str, float] | None]
    """Gives (the name of this boot, the seconds that the computer was awake in it), or None."""

_BOOT_FILE = "/proc/sys/kernel/random/boot_id"
_WINDOWS_BOOT_NUMBER = 0x7FFE0000 + 0x2C4
"""KUSER_SHARED_DATA.BootId."""

_TICKS_A_SECOND = 10_000_000
_LONGEST_NAME = 64


def no_awake_clock() -> tuple[str, float] | None:
    """Know nothing, as where the clock is set by hand."""
    return None


def awake_clock_of(environ: Mapping[str, str]) -> Awake:
    """Give the awake clock of this process: the system's, or none where MATCHTRACK_NOW sets the time."""
    return no_awake_clock if environ.get(NOW_VARIABLE) else system_awake_clock


def system_awake_clock() -> tuple[str, float] | None:
    """Ask the system; None where it has no answer."""
    try:
        return _asked()
    except (OSError, AttributeError, ValueError, ImportError):
        return None


def _asked() -> tuple[str, float] | None:
    answer = "", 0.0
    if sys.platform == "win32":
        answer = _of_windows()
    elif sys.platform == "darwin":
        answer = _of_macos()
    elif sys.platform == "linux":
        with open(_BOOT_FILE, encoding="ascii") as file:  # noqa: PTH123 - pathlib costs a fifth of the fastest commands
            answer = file.read(_LONGEST_NAME).strip(), time.clock_gettime(time.CLOCK_MONOTONIC)  # stands still in sleep
    return answer if answer[0] else None


def _of_macos() -> tuple[str, float]:
    """Take the name of the boot session, and the clock that stands still in sleep."""
    boot, awake = "", 0.0
    if sys.platform == "darwin":
        import ctypes  # noqa: PLC0415 - macOS only

        text = ctypes.create_string_buffer(_LONGEST_NAME)
        size = ctypes.c_size_t(_LONGEST_NAME)
        failed = ctypes.CDLL(None).sysctlbyname(b"kern.bootsessionuuid", text, ctypes.byref(size), None, 0)
        boot = "" if failed else text.value.decode("ascii")
        awake = time.clock_gettime(time.CLOCK_UPTIME_RAW)
    return boot, awake


def _of_windows() -> tuple[str, float]:
    """Take the ticks outside of sleep, and the number of the boot from the page that Windows shows every process.

    Before Windows 10 that number is always 0; the ticks begin anew with each boot all the same.
    """
    boot, awake = "", 0.0
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        ticks = ctypes.c_ulonglong()
        if ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks)):
            boot = f"boot {ctypes.c_uint32.from_address(_WINDOWS_BOOT_NUMBER).value}"
        awake = ticks.value / _TICKS_A_SECOND
    return boot, awake
