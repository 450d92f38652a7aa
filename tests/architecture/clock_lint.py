"""Finds every place that asks for the time."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ASKING = {
    *(f"datetime.datetime.{name}" for name in ("now", "today", "utcnow")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time")),
    *(f"time.{name}_ns" for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time")),
    *(f"time.{name}" for name in ("localtime", "gmtime", "ctime", "asctime", "clock_gettime", "clock_gettime_ns")),
    *(f"pendulum.{name}" for name in ("now", "today", "tomorrow", "yesterday")),
    *(f"pendulum.{kind}.{name}" for kind in ("DateTime", "Date") for name in ("now", "today", "utcnow")),
}
"""What asks for the time, by its whole name."""

SQL_CLOCK = re.compile(r"\bcurrent_(timestamp|date|time)\b|'now'|\bunixepoch\(\s*\)", re.IGNORECASE)
"""How SQLite is asked for the time."""

_WORDS = {"now", "today", "utcnow"}


def asks_for_time(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give line and words of every place that asks for the time, called or handed on."""
    names = _imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and (
            _whole_name(node, names) in ASKING or _on_a_class_of_time(node) or _asks_in_sql(node)
        ):
            yield node.lineno, ast.unparse(node)


def _imported_names(tree: ast.Module) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _whole_name(node: ast.expr, names: Mapping[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_whole_name(node.value, names)}.{node.attr}"
    return names.get(node.id, "") if isinstance(node, ast.Name) else ""


def _on_a_class_of_time(node: ast.expr) -> bool:
    """Find `type(day).today()` and the like, whatever the class is called."""
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in _WORDS and isinstance(called.value, ast.Call)


def _asks_in_sql(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(SQL_CLOCK.search(node.value))
