"""A line for cron, for machines without a scheduler that can be set up for the user."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchtrack.services.schedulers.values import Look


def line(look: Look) -> str:
    """Write the line; cron takes a bare % for a line break."""
    minutes = sorted({time % 60 for time in look.times})
    hours = [time // 60 for time in look.times]
    command = shlex.join(look.words).replace("%", "\\%")
    return f"{','.join(map(str, minutes))} {','.join(map(str, hours))} * * * {command}"
