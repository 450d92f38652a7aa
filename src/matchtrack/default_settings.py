"""The settings file as it is written once; afterwards it is the user's, and never rewritten behind their back."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT_TEXT = """\
# Settings of matchtrack. Lines that begin with # are off; take the # away to switch a setting on.
# 'matchtrack config set momentum.floor 20' changes one setting here and keeps your comments.

[momentum]
# The least minutes of a day that counts, 1 to 240.
#floor = 15
# When a new day begins, 00:00 to 12:00. After a night shift, 04:00 keeps the evening together.
#day_start = "04:00"
# Days of rest that you may declare in a month, 0 to 10. A rest freezes the streak and never makes it longer.
#rest_days = 0

[hours]
# In the season of interview invitations one glance at the mail, of two minutes, inside the productive hours.
#mail_glance = true

[remind]
# From this time on 'matchtrack remind' speaks up while the day does not count yet.
#after = "19:00"

[evening]
# The evening picture: a few minutes before sleep, from this time on; false switches it off.
#bedtime = "22:30"
#picture = true

[review]
# The day of the week review: mon, tue, wed, thu, fri, sat or sun.
#weekday = "sun"

[time]
# The time zone to live in. Empty: the zone of the TZ variable, else of this computer.
#zone = "Europe/Berlin"

[dates]
# How you write days in numbers: "dmy" (25/9) or "mdy" (9/25). Empty: such dates are asked back.
#order = "dmy"

[data]
# Where the database is, if not in the usual place. --db and MATCHTRACK_DB win over it.
#database = "/home/me/matchtrack/matchtrack.db"

[look]
# match-dark, match-light or match-contrast.
#theme = "match-dark"

[keys]
# Other keys for the actions of the app, as 'action = "key"' or "key,key". The help (?) names the actions.
#log_minutes = "m"
"""


def write_default(path: str) -> bool:
    """Write the commented file once; say whether it was written now."""
    file = Path(path)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(DEFAULT_TEXT)
    except OSError:  # a full disk; half a file would be read as the user's own
        file.unlink()
        return False
    return True
