"""Why a day is left below its floor: one key each, because whoever leaves has no time for a form (ux.md 11)."""

from __future__ import annotations

REASONS = {"o": "on call", "i": "ill", "f": "family", "e": "no energy"}
"""Key to the reason; any other can be typed, and none has to be given."""

MOST_CHARACTERS = 120
