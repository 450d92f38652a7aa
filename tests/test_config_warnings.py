"""What is said of settings that are none."""

from __future__ import annotations

from matchtrack import config


def test_many_strange_names_are_told_in_a_few_lines() -> None:
    """A file of another program in the place of ours."""
    values: dict[str, object] = {f"other.name{number}": 1 for number in range(2_000)}
    warnings = config.settings_of(values, "FILE").warnings
    assert len(warnings) == 11
    assert warnings[-1] == "FILE: 1990 more names are not known"
    assert "; did you mean" not in " ".join(warnings)
