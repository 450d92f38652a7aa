"""The user's own systemd: a service that looks once, and a timer that starts it."""

from __future__ import annotations

from matchtrack.domain.text import fit, safe
from matchtrack.errors import BadInputError
from matchtrack.services.programs import Command
from matchtrack.services.schedulers.values import ABOUT, MARK, Arrangement, Look

NAME = "matchtrack-remind"


def arrangement(look: Look, folder: str, systemctl: str) -> Arrangement:
    """Give the two units and the commands that switch them on; `folder` is that of the user's units."""
    timer = f"{NAME}.timer"
    return Arrangement(
        scheduler="a systemd user timer",
        files=(
            (f"{folder}/{NAME}.service", service(look)),
            (f"{folder}/{timer}", timer_unit(look)),
        ),
        on=(
            _told(systemctl, "daemon-reload"),
            _told(systemctl, "enable", "--now", timer),
            _told(systemctl, "restart", timer),
        ),
        off=(_told(systemctl, "disable", "--now", timer),),
        gone=(_told(systemctl, "daemon-reload"),),
    )


def _told(systemctl: str, *words: str) -> Command:
    return Command(words=(systemctl, "--user", *words))


def service(look: Look) -> str:
    """Write the service; that something lacks today (exit code 1) is no failure.

    Raises:
        BadInputError: systemd starts no program with such a path.
    """
    # The colon keeps systemd from replacing variables, also in the path of the program itself.
    program, *words = look.words
    _check_program(program)
    line = " ".join(quoted(word) for word in (f":{program}", *words))
    return (
        f"# {MARK}\n[Unit]\nDescription={ABOUT}\n\n"
        f"[Service]\nType=oneshot\nExecStart={line}\nSuccessExitStatus=1\n"
    )  # fmt: skip


def _check_program(program: str) -> None:
    if any(sign in program for sign in "\"'\\"):
        raise BadInputError(
            f"'{fit(safe(program), 100)}' cannot be started by systemd, which takes no quotes and no backslash in the "
            "path of a program"
        )


def timer_unit(look: Look) -> str:
    """Write the timer; a look that was missed is made up for at the next log-in, when `remind` judges anew."""
    times = "".join(f"OnCalendar=*-*-* {time // 60:02}:{time % 60:02}:00\n" for time in look.times)
    return (
        f"# {MARK}\n[Unit]\nDescription={ABOUT}\n\n"
        f"[Timer]\n{times}Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )  # fmt: skip


def quoted(word: str) -> str:
    r"""Write one word of a command line: \ and " are escaped, % is doubled, because it begins a specifier."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'
