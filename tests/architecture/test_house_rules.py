"""Rules of the house that no linter knows: sizes, docstrings, the clock, the dependencies."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from clock_lint import asks_for_time
from source_tree import ROOT, imports, modules, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILE_LINES = 350
MAX_FUNCTION_LINES = 40

LONG_FUNCTIONS: dict[str, str] = {
    "tests/planfile/test_plan_writing.py:"
    "test_the_text_keeps_the_order_of_the_format_and_leaves_defaults_out": "a whole plan file, to be read in one piece"
}
"""'file:function' to the reason why it is better whole."""

THE_CLOCKS = {"matchtrack.clock", "matchtrack.awake"}

COMES_WITH = {"rich": "textual"}
"""A package that we import to the dependency that brings it and is built on it."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    """Give every function of the project as 'file:name'."""
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT).as_posix()}:{node.name}", node


def lines_of(function: Function) -> int:
    """Count the lines of a function without its docstring."""
    text = ast.get_docstring(function, clean=False)
    return (function.end_lineno or 0) - function.lineno + 1 - (text.count("\n") + 1 if text else 0)


def public_without_docstring(tree: ast.AST) -> Iterator[str]:
    """Name every public function and class that says nothing; what stands inside a function is private."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if not node.name.startswith("_") and not ast.get_docstring(node):
                yield node.name
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield from public_without_docstring(node)
        elif not isinstance(node, ast.expr):
            yield from public_without_docstring(node)


def test_no_file_is_too_long_to_read() -> None:
    """A file holds one thing, and can be read in one sitting."""
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in python_files()}

    assert {name: count for name, count in lengths.items() if count > MAX_FILE_LINES} == {}


def test_no_function_is_too_long_to_see() -> None:
    """A function fits on a screen, unless there is a reason in the list above."""
    long = {name: lines_of(node) for name, node in functions() if lines_of(node) > MAX_FUNCTION_LINES}

    assert set(LONG_FUNCTIONS) == set(long), long


def test_everything_public_says_what_it_is_for() -> None:
    """Modules, classes and functions that others use have a docstring."""
    silent = {name: list(public_without_docstring(tree)) for name, tree in modules().items()}
    without = [name for name, tree in modules().items() if not ast.get_docstring(tree)]

    assert {name: found for name, found in silent.items() if found} == {}
    assert without == []


def test_only_the_clock_asks_for_the_time() -> None:
    """Everybody else is given `now` and `today`, so that any day can be tried and tested."""
    found = {name: list(asks_for_time(tree)) for name, tree in modules().items()}

    assert all(found.pop(name) for name in THE_CLOCKS)
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import datetime\nx = datetime.datetime.now()",
        "import datetime as dt\nx = dt.date.today()",
        "import datetime as dt\nask = dt.datetime.utcnow",
        "from datetime import datetime\nx = datetime.now(tz)",
        "from datetime import date as day\nx = day.today()",
        "from time import monotonic\nx = monotonic()",
        "import time\nx = time.time_ns()",
        "import pendulum\nx = pendulum.now()",
        "x = type(day).today()",
        "x = connection.execute(\"SELECT date('now')\")",
        "sql = 'INSERT INTO entry VALUES (CURRENT_TIMESTAMP)'",
    ],
)
def test_a_question_for_the_time_is_found(text: str) -> None:
    """However it is imported, and in SQL too."""
    assert len(list(asks_for_time(ast.parse(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "x = context.moment().day",
        "def f(today, now): return today + now",
        "import datetime as dt\nx = dt.datetime.fromisoformat(text)",
        "import time\ntime.sleep(1)",
        "x = view.today",
    ],
)
def test_words_that_only_look_like_the_clock_are_left_alone(text: str) -> None:
    """`today` as an argument is what the rule wants."""
    assert list(asks_for_time(ast.parse(text))) == []


def test_only_the_storage_speaks_sql() -> None:
    """Whoever else needs rows asks a function that says what they mean."""
    speaks = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany", "executescript", "scalars"}
    }

    assert {name for name in speaks if not name.startswith("matchtrack.storage.")} == set()
    assert "matchtrack.storage.journal" in speaks


def test_dependencies_are_those_that_are_imported() -> None:
    """Nothing is used undeclared, and nobody installs what is not used."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[ <>=!;\[]", line)[0].replace("-", "_") for line in project["dependencies"]}
    used = {found.imported.partition(".")[0] for found in imports()} - sys.stdlib_module_names - {"matchtrack"}
    with_others = {package for package, bringer in COMES_WITH.items() if bringer in declared}

    assert {"tzdata"} == declared - used, "tzdata is what zoneinfo reads on Windows"
    assert used - declared == with_others
