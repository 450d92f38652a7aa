"""What the fields of a plan say of one another: keys, prerequisites, dates and waiting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from matchtrack.domain.limits import MAX_AFTER
from matchtrack.domain.plan import circle_words, find_circle
from matchtrack.planfile.fields import shown
from matchtrack.planfile.findings import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matchtrack.domain.due import Due
    from matchtrack.planfile.findings import Findings

_MAX_CIRCLES = 20
_REFERENCE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}(/[a-z0-9][a-z0-9-]{0,79})?")


@dataclass(slots=True, kw_only=True)
class StepDraft:
    """The good fields of a baby step, and its place in the file."""

    at: str
    fields: dict[str, Any]


@dataclass(slots=True, kw_only=True)
class BigStepDraft:
    """The good fields of a big step, its place in the file, and its baby steps."""

    at: str
    fields: dict[str, Any]
    steps: list[StepDraft] = field(default_factory=list)


def check_links(big_steps: Sequence[BigStepDraft], findings: Findings) -> None:
    """Find every fault between fields, and turn each `after` into whole keys ('big-step/step')."""
    _check_keys(big_steps, "big step", findings)
    for big_step in big_steps:
        _check_keys(big_step.steps, "baby step", findings)
        for step in big_step.steps:
            _check_dates(step, big_step.fields.get("due"), findings)
            _check_progress(step, findings)
    steps = _by_whole_key(big_steps)
    _Prerequisites(steps, findings).check(big_steps)
    _check_circles(steps, findings)


def _check_keys(drafts: Iterable[BigStepDraft | StepDraft], word: str, findings: Findings) -> None:
    first: dict[str, str] = {}
    for draft in drafts:
        key = draft.fields.get("key")
        if key is not None and first.setdefault(key, draft.at) != draft.at:
            allowed = f"write a key that no other {word} has"
            findings.add(f"{draft.at}.key", f"is '{key}', as in {first[key]}", allowed)


def _check_dates(step: StepDraft, big_step_due: Due | None, findings: Findings) -> None:
    earliest, due = step.fields.get("earliest"), step.fields.get("due", big_step_due)
    if earliest is not None and due is not None and earliest.is_after(due):
        findings.add(f"{step.at}.earliest", f"is {earliest}, later than due {due}", f"write a date up to {due}")


def _check_progress(step: StepDraft, findings: Findings) -> None:
    days, status = step.fields.get("wait_days", 0), step.fields.get("status", "todo")
    if days and not step.fields.get("waiting_on"):
        findings.add(f"{step.at}.wait_days", f"is {days}, but nobody is waited for", "write waiting_on too")
    if "done_on" in step.fields and status != "done":
        findings.add(f"{step.at}.done_on", f"is there, but the status is {status}", 'write status = "done" too')


def _by_whole_key(big_steps: Sequence[BigStepDraft]) -> dict[str, StepDraft]:
    steps: dict[str, StepDraft] = {}
    for big_step in big_steps:
        for step in big_step.steps:
            if "key" in big_step.fields and "key" in step.fields:
                steps.setdefault(f"{big_step.fields['key']}/{step.fields['key']}", step)
    return steps


class _Prerequisites:
    """Checks each `after` against the steps that there are."""

    def __init__(self, steps: dict[str, StepDraft], findings: Findings) -> None:
        self._steps = steps
        self._findings = findings
        self._homes = {key.partition("/")[2]: key for key in steps}

    def check(self, big_steps: Sequence[BigStepDraft]) -> None:
        """Put whole keys into the `after` of every baby step."""
        for big_step in big_steps:
            for step in big_step.steps:
                step.fields["after"] = self._after(step, big_step.fields.get("key", ""))

    def _after(self, step: StepDraft, home: str) -> tuple[str, ...]:
        named = step.fields.get("after", [])
        if len(named) > MAX_AFTER:
            self._findings.add(f"{step.at}.after", f"holds {len(named):,} keys", f"write at most {MAX_AFTER}")
            return ()
        keys: dict[str, None] = {}
        for index, word in enumerate(named):
            key = self._whole_key(word, home, f"{step.at}.after[{index}]")
            if key in keys:
                self._findings.add(f"{step.at}.after[{index}]", f"is '{key}' once more", "write each step once")
            if key:
                keys[key] = None
        return tuple(keys)

    def _whole_key(self, word: Any, home: str, at: str) -> str:
        if not isinstance(word, str) or not _REFERENCE.fullmatch(word):
            self._findings.add(at, f"is {shown(word)}", "write 'step' or 'big-step/step'")
            return ""
        key = word if "/" in word else f"{home}/{word}"
        if key in self._steps:
            return key
        if home or "/" in word:
            problem = f"names the unknown step {quoted(word)}{self._hint(word, home)}"
            self._findings.add(at, problem, "name a step of this plan")
        return ""

    def _hint(self, word: str, home: str) -> str:
        if word in self._homes:
            return f"; did you mean '{self._homes[word]}'?"
        if "/" in word:
            return self._findings.hint(word, self._steps)
        own = [key.partition("/")[2] for key in self._steps if key.startswith(f"{home}/")]
        return self._findings.hint(word, [*own, *self._homes])


def _check_circles(steps: dict[str, StepDraft], findings: Findings) -> None:
    """Report circles that share no arrow, so that each one needs a mending of its own."""
    after = {key: step.fields["after"] for key, step in steps.items()}
    for _ in range(_MAX_CIRCLES):
        circle = find_circle(after)
        if not circle:
            return
        problem = f"runs in a circle: {circle_words(circle)}"
        findings.add(f"{steps[circle[0]].at}.after", problem, "take one of these prerequisites away")
        for key, need in pairwise(circle):
            after[key] = tuple(other for other in after[key] if other != need)
