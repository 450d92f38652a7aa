"""Plan files: TOML to domain values and back."""

from matchtrack.planfile.reading import ReadPlan, load_plan, read_plan
from matchtrack.planfile.writing import write_plan

__all__ = ["ReadPlan", "load_plan", "read_plan", "write_plan"]
