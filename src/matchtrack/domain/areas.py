"""The fixed vocabularies of a plan: areas and the status of a baby step (design words)."""

from __future__ import annotations

AREAS = {
    "season": "Season",
    "certification": "Certification",
    "exams": "Exams",
    "documents": "Documents",
    "programs": "Programs",
    "personal_statement": "Personal statement",
    "letters": "Letters",
    "experience": "Experience",
    "network": "Network",
    "submission": "Submission",
    "interviews": "Interviews",
    "ranking": "Ranking",
    "step_3": "Step 3",
    "onboarding": "Onboarding",
}
"""Area key to the name on screen, in the order in which areas are listed."""

STATUSES = ("todo", "started", "waiting", "done", "dropped")
OPEN_STATUSES = ("todo", "started", "waiting")
SETTLED_STATUSES = ("done", "dropped")
"""A prerequisite in one of these no longer blocks what comes after it."""

MIN_STEP_MINUTES, MAX_STEP_MINUTES = 5, 60
"""A baby step is one sitting."""

MIN_DIFFICULTY, HARD_FROM, MAX_DIFFICULTY = 1, 4, 5
"""Difficulty 4 and 5 are hard: such steps belong to productive hours."""
