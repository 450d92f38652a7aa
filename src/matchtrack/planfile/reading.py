"""Reads a plan file whole or not at all: caps, TOML, fields, links, then domain values."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from matchtrack.domain.plan import PLAN_FORMAT, Plan, PlannedBigStep, PlannedStep
from matchtrack.domain.text import safe
from matchtrack.errors import BadInputError, Place
from matchtrack.planfile.fields import (
    BIG_STEP_FIELDS,
    KEY_DATE_FIELDS,
    PLAN_FIELDS,
    STEP_FIELDS,
    Field,
    WrongError,
    shown,
)
from matchtrack.planfile.findings import EnoughError, Findings, quoted
from matchtrack.planfile.limits import MAX_FILE_BYTES, checked_text
from matchtrack.planfile.links import BigStepDraft, StepDraft, check_links

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAX_BIG_STEPS, MAX_BABY_STEPS = 2_000, 20_000
"""Twice the largest plan that the program is measured with."""

_TOML_POSITION = re.compile(r" \(at (line \d+, column \d+|end of document)\)$")
_MAX_PROBLEM = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlan:
    """A plan as it was read; `cleaned` is how many invisible control characters were taken out of it."""

    plan: Plan
    cleaned: int


@dataclass(slots=True)
class _PlanDraft:
    fields: dict[str, Any] = field(default_factory=dict)
    key_dates: dict[str, Any] = field(default_factory=dict)
    big_steps: list[BigStepDraft] = field(default_factory=list)


def load_plan(path: Path) -> ReadPlan:
    """Read a plan from a file, of which no more than the cap is read.

    Raises:
        BadInputError: The file cannot be opened, or what is in it is not a plan.
    """
    name = safe(path.name)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it is not readable").lower()
        raise BadInputError(f"{name} cannot be opened: {reason}; nothing was imported") from None
    return read_plan(content, name=name)


def read_plan(content: bytes, *, name: str = "the plan") -> ReadPlan:
    """Read a plan from the bytes of its file; `name` is what the sentences call it.

    Raises:
        BadInputError: It is not a plan; `places` holds every fault.
    """
    table = _parsed(checked_text(content, name), name)
    _refuse_newer(table, name)
    findings, draft = Findings(), _PlanDraft()
    try:
        _draft_plan(table, draft, findings)
        check_links(draft.big_steps, findings)
    except EnoughError:
        pass
    if findings.places:
        raise findings.error(name)
    return ReadPlan(plan=_built(draft), cleaned=findings.cleaned)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), name) from None
    except (ValueError, RecursionError, MemoryError, OverflowError):
        raise BadInputError(f"{name} holds a number or a list that is too long; nothing was imported") from None


def _syntax_error(message: str, name: str) -> BadInputError:
    found = _TOML_POSITION.search(message)
    at = found[1] if found else "end of document"
    problem = safe(message[: found.start()] if found else message)[:_MAX_PROBLEM]
    place = Place(at, problem[:1].lower() + problem[1:], "write TOML, see https://toml.io")
    return BadInputError(f"{name} is not TOML at {at}: {place.problem}; nothing was imported", [place])


def _refuse_newer(table: Mapping[str, Any], name: str) -> None:
    number = table.get("format")
    if type(number) is int and number > PLAN_FORMAT:
        place = Place("format", f"is {shown(number)}", f"write format = {PLAN_FORMAT}")
        raise BadInputError(
            f"{name} was made by a newer matchtrack; this one reads plans of format {PLAN_FORMAT}", [place]
        )


def _draft_plan(table: Mapping[str, Any], draft: _PlanDraft, findings: Findings) -> None:
    draft.fields = _read_fields(table, PLAN_FIELDS, "", findings)
    dates = draft.fields.pop("key_dates", {})
    draft.key_dates = _read_fields(dates, KEY_DATE_FIELDS, "key_dates", findings)
    big_steps = draft.fields.pop("big_steps", [])
    if _too_many(big_steps, findings):
        return
    for index, big_step in enumerate(big_steps):
        draft.big_steps.append(_draft_big_step(big_step, f"big_steps[{index}]", findings))


def _too_many(big_steps: list[Any], findings: Findings) -> bool:
    baby_steps = [step.get("baby_steps") for step in big_steps if isinstance(step, dict)]
    count = sum(len(steps) for steps in baby_steps if isinstance(steps, list))
    if len(big_steps) > MAX_BIG_STEPS:
        findings.add("big_steps", f"holds {len(big_steps):,} big steps", f"write at most {MAX_BIG_STEPS:,}")
    if count > MAX_BABY_STEPS:
        findings.add("big_steps", f"hold {count:,} baby steps", f"write at most {MAX_BABY_STEPS:,}")
    return len(big_steps) > MAX_BIG_STEPS or count > MAX_BABY_STEPS


def _draft_big_step(value: Any, at: str, findings: Findings) -> BigStepDraft:
    fields = _read_fields(value, BIG_STEP_FIELDS, at, findings)
    draft = BigStepDraft(at=at, fields=fields)
    for index, step in enumerate(fields.pop("baby_steps", [])):
        place = f"{at}.baby_steps[{index}]"
        draft.steps.append(StepDraft(at=place, fields=_read_fields(step, STEP_FIELDS, place, findings)))
    return draft


def _read_fields(value: Any, fields: Mapping[str, Field], at: str, findings: Findings) -> dict[str, Any]:
    if not isinstance(value, dict):
        findings.add(at, f"is {shown(value)}", "write a table")
        return {}
    for name in value:
        if name not in fields:
            problem = f"is not known{findings.hint(name, fields)}"
            findings.add(_inside(at, name), problem, f"write one of {', '.join(fields)}")
    found = {}
    for name, known in fields.items():
        try:
            if name in value:
                found[name] = known.read(value[name], findings)
            elif known.required:
                raise WrongError("is missing")  # noqa: TRY301 - one place turns it into a fault
        except WrongError as wrong:
            findings.add(_inside(at, name), str(wrong), known.allowed)
    return found


def _inside(at: str, name: str) -> str:
    bare = name if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) else quoted(name)
    return f"{at}.{bare}" if at else bare


def _built(draft: _PlanDraft) -> Plan:
    fields = {name: value for name, value in draft.fields.items() if name != "format"}
    big_steps = tuple(_built_big_step(big_step) for big_step in draft.big_steps)
    return Plan(**fields, key_dates=draft.key_dates, big_steps=big_steps)


def _built_big_step(draft: BigStepDraft) -> PlannedBigStep:
    return PlannedBigStep(**draft.fields, baby_steps=tuple(PlannedStep(**step.fields) for step in draft.steps))
