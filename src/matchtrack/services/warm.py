"""Loading what the writes of the plan stand on, before they are asked for."""

from __future__ import annotations


def load_plan_writing() -> None:
    """Import SQLAlchemy, the unit of work and the plan codec; safe to run in a thread of its own."""
    import pendulum  # noqa: F401 - imported for its effect on the next import

    import matchtrack.planfile.reading
    import matchtrack.storage.unit_of_work  # noqa: F401 - the same
