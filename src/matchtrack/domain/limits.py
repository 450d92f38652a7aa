"""How much a plan may hold: plan files, forms and commands agree, so that what is saved can leave and come back."""

from __future__ import annotations

import datetime as dt

MAX_KEY, MAX_TITLE, MAX_SUMMARY, MAX_NOTES = 80, 200, 2_000, 10_000
"""Characters; the name of whom a step waits for is as long as a title at most."""

MAX_AFTER = 100
"""Prerequisites of one step."""

MAX_WAIT_DAYS = 365

FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2199, 12, 31)
"""Wide enough for any season, narrow enough that every offset from them is a day."""
