"""What a command line answers, and what would be wrong with it (fuzzing.py)."""

from __future__ import annotations

import contextlib
import io
import json
import re
import time
from typing import TYPE_CHECKING, NamedTuple

from hostile_text import UNSAFE

from matchtrack.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Sequence

CODES = {0, 1, 2, 3, 4}
FROM_AN_ERROR = 2
MOST_SECONDS = 2.0
MOST_SAID = 200_000
"""Characters on stderr: a sentence, and a line for each place; a plan tells of a thousand at most."""

_NOTE = re.compile(r"\A(?:\d+ invisible control characters? w(?:as|ere) taken out\.\n)+")
"""What is said before the result."""

_PLACES = re.compile(r'File \\?".*?(\w+\.py)\\?", line (\d+)')
"""The places in a traceback, which MATCHTRACK_DEBUG prints."""


class Answer(NamedTuple):
    """What one command line gave; `seconds` are those of the processor, so that a busy machine changes nothing."""

    code: int
    out: str
    err: str
    seconds: float


def run(words: Sequence[str]) -> Answer:
    """Run a command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    begun = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    return Answer(code, out.getvalue(), err.getvalue(), time.process_time() - begun)


def fault_of(answer: Answer, *, own: str = "") -> str:
    """Say what is wrong with an answer, '' where nothing is; `own` are control characters that a format has."""
    said = _NOTE.sub("", answer.err)
    steering = set(UNSAFE.findall(answer.out + answer.err)) - set(own)
    faults = {
        f"the exit code is {answer.code}{_place(answer.err)}": answer.code not in CODES,
        f"it prints {sorted(steering)}": bool(steering),
        f"it says {said[:80]!r}": answer.code >= FROM_AN_ERROR
        and not (said.startswith(("matchtrack: ", "{")) or answer.out),
        "it says too much": len(answer.err) > MOST_SAID,
        f"it takes {answer.seconds:.1f} s": answer.seconds > MOST_SECONDS,
    }
    return "; ".join(name for name, holds in faults.items() if holds)


def _place(said: str) -> str:
    """Name the last place of a traceback, '' where there is none."""
    places = _PLACES.findall(said)
    return f" from {places[-1][0]}:{places[-1][1]}" if places else ""


def json_fault_of(answer: Answer, *, own: str = "") -> str:
    """Say what is wrong with an answer to --json: stdout holds one JSON value or nothing, stderr the error."""
    text = answer.out or answer.err[answer.err.find("{") :]
    try:
        json.loads(text)
    except ValueError:
        return f"this is no JSON: {text[:80]!r}"
    return fault_of(answer, own=own)
