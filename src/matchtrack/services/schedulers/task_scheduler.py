"""The Task Scheduler of Windows: a task of the user, as XML."""

from __future__ import annotations

import subprocess
from xml.etree import ElementTree as ET

from matchtrack.domain.text import fit, safe
from matchtrack.errors import BadInputError
from matchtrack.services.programs import Command
from matchtrack.services.schedulers.values import ABOUT, MARK, Arrangement, Look

TASK = "matchtrack remind"
SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_TWO = 2

_SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": "PT2M",
    "Enabled": "true",
}
"""A laptop is reminded too, and a time at which it was off is made up for."""


def arrangement(look: Look, folder: str, schtasks: str) -> Arrangement:
    """Give the task and the commands that create and delete it; `folder` keeps what was written."""
    path = f"{folder}\\remind.xml"
    return Arrangement(
        scheduler="a scheduled task",
        files=((path, task(look)),),
        on=(Command(words=(schtasks, "/Create", "/TN", TASK, "/XML", path, "/F")),),
        off=(Command(words=(schtasks, "/Delete", "/TN", TASK, "/F")),),
    )


def task(look: Look) -> str:
    """Write the task, in ASCII and without naming an encoding, because schtasks trips over a wrong one.

    Raises:
        BadInputError: A path has signs that Windows would replace: %NAME% or $(NAME); there is no way to escape them.
    """
    _check_replaced(look.words)
    root = ET.Element("Task", version="1.2", xmlns=SPACE)
    _put(root, "RegistrationInfo", {"Author": "matchtrack", "Description": f"{ABOUT}. {MARK}"})
    triggers = ET.SubElement(root, "Triggers")
    for time in look.times:
        daily = _put(triggers, "CalendarTrigger", {"StartBoundary": f"2026-01-01T{time // 60:02}:{time % 60:02}:00"})
        _put(daily, "ScheduleByDay", {"DaysInterval": "1"})
    principals = ET.SubElement(root, "Principals")
    _put(principals, "Principal", {"LogonType": "InteractiveToken", "RunLevel": "LeastPrivilege"}).set("id", "User")
    _put(root, "Settings", _SETTINGS)
    program, *words = look.words
    actions = ET.SubElement(root, "Actions", Context="User")
    _put(actions, "Exec", {"Command": program, "Arguments": subprocess.list2cmdline(words)})
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=False)
    return f"{text.decode()}\n"


def _put(parent: ET.Element, name: str, texts: dict[str, str]) -> ET.Element:
    made = ET.SubElement(parent, name)
    for child, text in texts.items():
        ET.SubElement(made, child).text = text
    return made


def _check_replaced(words: tuple[str, ...]) -> None:
    line = " ".join(words)
    if line.count("%") >= _TWO or "$(" in line:
        raise BadInputError(
            f"'{fit(safe(line), 200)}' cannot be written for the Task Scheduler, which replaces %NAME% and $(NAME); "
            "use paths without such signs"
        )
