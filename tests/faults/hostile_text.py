"""Texts that somebody would write to do harm, and what no output may hold (trust.md 8)."""

from __future__ import annotations

import re

from hypothesis import strategies as st

STEERING = (
    "\x1b]52;c;ZXZpbA==\x07", "\x1b[2J", "\x1b]0;evil\x1b\\", "\x9b31m", "\x00", "\x07", "\x08", "\r", "\x7f", "\x85",
    "\u202e", "\u2066", "\u2028", "\u200f", "\u061c",
)  # fmt: skip
MARKUP = (
    "[@click=app.quit]x[/]", "[/]", "[/x]", "[b]", "[type=x, v={'a[0]'}]", "pay [$200]", "[x] done", "[link=file:///]",
)  # fmt: skip
DOCUMENTS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title>", "[x](javascript:alert(1))", "&lt;b&gt;",
    "![x](http://evil.example/p.png)", "<http://evil.example>", "`x`", "```", "# head", "> quote", "| a | b |", "~~x~~",
)  # fmt: skip
TABLES = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", "'=1", "'", '"', ",", ";", "=cmd|'/c calc'!A0")
LINES = ("\nEND:VEVENT\nBEGIN:VALARM", "\r\nATTENDEE:x", "\n[[big_steps]]", '"""', "'''", "\\", "\\u001b", "%s", "{0}")
WIDE = ("日本語", "👨\u200d👩\u200d👧", "e\u0301\u0323" * 5, "\u0301", "\u200b", "ﷺ", "\ufe0f", "word " * 30, "x" * 300)

HOSTILE = st.lists(
    st.sampled_from((*STEERING, *MARKUP, *DOCUMENTS, *TABLES, *LINES, *WIDE)) | st.text(max_size=5),
    min_size=1,
    max_size=8,
).map("".join)

EVERYTHING = tuple(" ".join(("ab", *texts)) for texts in (STEERING, MARKUP, DOCUMENTS, TABLES, LINES, WIDE))
"""Every one of these texts, in a few long ones: what has to hold without any luck."""

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a terminal or hides what is written; only ends of lines are ours."""
