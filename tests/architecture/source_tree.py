"""The modules of the project as syntax trees, and what each of them imports when."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
PACKAGE = "matchtrack"

AT_ONCE, LATER, FOR_TYPES = "at once", "later", "for types"
"""When an import happens: with the module, when a function runs, or only for the type checker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One imported module: by whom, when, in which function ('' at module level) and on which line."""

    importer: str
    imported: str
    when: str
    function: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported} {self.when}"


@functools.cache
def modules() -> Mapping[str, ast.Module]:
    """Give every module of the package by its dotted name."""
    return {name_of(path): ast.parse(path.read_text("utf-8")) for path in sorted((SOURCE / PACKAGE).rglob("*.py"))}


def name_of(path: Path) -> str:
    """Give the dotted name of a file below the source folder."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def python_files() -> list[Path]:
    """Give every Python file that the project keeps."""
    return sorted(path for folder in ("src", "tests", "bench", "docs") for path in (ROOT / folder).rglob("*.py"))


@functools.cache
def imports() -> tuple[Import, ...]:
    """Give every import of every module."""
    known = frozenset(modules())
    return tuple(found for name, tree in modules().items() for found in imports_of(name, tree, known))


def imports_of(importer: str, tree: ast.AST, known: frozenset[str]) -> Iterator[Import]:
    """Give the imports of one tree; `known` tells `from package import module` from `from module import name`."""
    return _Reader(importer, known, tree).read(tree, AT_ONCE, "")


class _Reader:
    """Walks one tree and keeps in mind when what it sees would run."""

    def __init__(self, importer: str, known: frozenset[str], tree: ast.AST) -> None:
        self._importer = importer
        self._known = known
        self._texts = {
            ast.unparse(node.targets[0]): node.value for node in ast.walk(tree) if isinstance(node, ast.Assign)
        }

    def read(self, node: ast.AST, when: str, function: str) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            for imported in self._imported(child):
                line = int(getattr(child, "lineno", 0))
                yield Import(importer=self._importer, imported=imported, when=when, function=function, line=line)
            if isinstance(child, ast.If) and _asks_for_types(child):
                yield from self.read(ast.Module(child.body, []), FOR_TYPES, function)
                yield from self.read(ast.Module(child.orelse, []), when, function)
            elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                name = function or getattr(child, "name", "")
                yield from self.read(child, LATER if when == AT_ONCE else when, name)
            else:
                yield from self.read(child, when, function)

    def _imported(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in self._known else str(node.module)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("__import__", "import_module")):
            argument = node.args[0]
            yield _text_of(self._texts.get(ast.unparse(argument), argument))


def _text_of(argument: ast.expr) -> str:
    """Give the module that a call imports, as far as the text itself says it; '?' for the rest."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    if isinstance(argument, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in argument.values)
    return "?"


def _asks_for_types(node: ast.If) -> bool:
    return isinstance(node.test, (ast.Name, ast.Attribute)) and ast.unparse(node.test).endswith("TYPE_CHECKING")
