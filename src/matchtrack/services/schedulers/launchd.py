"""launchd of macOS: an agent of the user, as a property list."""

from __future__ import annotations

import plistlib

from matchtrack.services.programs import Command
from matchtrack.services.schedulers.values import MARK, Arrangement, Look

LABEL = "matchtrack.remind"
LAUNCHCTL = "/bin/launchctl"


def arrangement(look: Look, home: str, user_id: int) -> Arrangement:
    """Give the agent and the commands that load it; one that is loaded is taken out first."""
    path = f"{home}/Library/LaunchAgents/{LABEL}.plist"
    domain = f"gui/{user_id}"
    out = Command(words=(LAUNCHCTL, "bootout", f"{domain}/{LABEL}"), may_fail=True)
    return Arrangement(
        scheduler="a launchd agent",
        files=((path, agent(look)),),
        on=(out, Command(words=(LAUNCHCTL, "bootstrap", domain, path))),
        off=(out,),
    )


def agent(look: Look) -> str:
    """Write the agent; launchd makes up for a time at which the computer slept."""
    text = plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(look.words),
            "StartCalendarInterval": [{"Hour": time // 60, "Minute": time % 60} for time in look.times],
            "ProcessType": "Background",
        }
    ).decode()
    head, plist, rest = text.partition("<plist ")
    return f"{head}<!-- {MARK} -->\n{plist}{rest}"
