"""Every SQL statement of the plain modules stands on the schema, also those that no other test reaches."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from databases import a_database, reading

import matchtrack.storage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

STAND_INS: dict[str, Any] = {
    "where": "",
    "every": False,
    "area": "letters",
    "big_step": "",
    "marks": "?",
    "kind": "difficulty < 4",
    "rank": "key",
    "table": "season",
    "assignments": "id = ?",
    "columns": "id",
    "key_dates": None,
    "name": "season",
}
"""What stands for the names that a function knows only when it runs."""


def statements_of(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Every first argument of a call of execute as ('function:line', SQL)."""
    for function in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(function, ast.FunctionDef):
            continue
        local = {
            node.targets[0].id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute":
                yield f"{function.name}:{node.lineno}", evaluated(node.args[0], local, module)


def evaluated(expression: ast.expr, local: dict[str, ast.expr], module: ModuleType) -> str:
    """The text of an SQL expression, with what is known of its names."""
    known = vars(module) | STAND_INS
    for node in ast.walk(expression):
        if isinstance(node, ast.Name) and node.id in local and node.id not in known:
            known[node.id] = evaluated(local[node.id], local, module)
    return str(eval(compile(ast.Expression(expression), "<sql>", "eval"), known))  # noqa: S307 - our own source


ABOUT_FILES = {
    "backups", "connection", "migrations", "migration_0001", "migration_0002", "migration_0003", "undo_trial",
    "mending", "fetching", "salvaging", "salvage_links", "salvage_reading",
}  # fmt: skip
"""Modules that make the schema, or speak of files rather than of rows."""


VERBS = {"SELECT", "INSERT", "UPDATE", "DELETE", "PRAGMA", "BEGIN", "COMMIT", "ROLLBACK"}


def modules_of_rows() -> Iterator[ModuleType]:
    """Every module of storage that reads or writes rows in plain SQL."""
    for found in pkgutil.iter_modules(matchtrack.storage.__path__):
        module = importlib.import_module(f"matchtrack.storage.{found.name}")
        if found.name not in ABOUT_FILES and "sqlalchemy" not in inspect.getsource(module):
            yield module


CASES = [
    pytest.param(sql, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in modules_of_rows()
    for name, sql in statements_of(module)
]


def test_the_statements_are_found() -> None:
    """The search itself works: there are many, and each is SQL."""
    assert len(CASES) > 40
    for case in CASES:
        assert str(case.values[0]).split()[0] in VERBS


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that all cases look at and none changes."""
    return a_database(tmp_path_factory.mktemp("statements"))


@pytest.mark.parametrize("sql", CASES)
def test_a_statement_prepares_against_the_schema(database: str, sql: str) -> None:
    """Names of tables and columns are right."""
    named = dict.fromkeys(("area", "big", "since", "first", "last", "end", "week"), "")
    with reading(database) as connection:
        plain = sqlite3.Connection.execute
        values = [None] * sql.count("?")
        assert plain(connection, f"EXPLAIN {sql}", named if ":" in sql else values).fetchall()
