"""Finds every place of the app where text could be read as markup by Textual or Rich."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

STATICS = {"Static", "Label"}
"""They read markup in what they are given now and in every later update."""

LABELLED = {"Button", "Checkbox", "RadioButton", "Collapsible", "Link", "Option", "Tab", "TabPane", "Select"}
"""They read markup in their label, title, prompt or options."""

LABELS = {"label", "content", "renderable", "prompt", "title", "options", "tooltip"}
TITLES = {"border_title", "border_subtitle", "tooltip"}
"""Attributes that read markup when they are set."""

PALETTE = {"SystemCommand", "Hit", "DiscoveryHit"}
"""The command palette reads markup in a title and in a help line."""

PLAIN = {"Content", "Text", "Content.styled", "Content.assemble", "Text.assemble", "Table", "Table.grid", "escape"}
"""What makes a value that is never read as markup; `escape` is Textual's own."""

Finding = tuple[int, str]


def subclasses_of(bases: Iterable[str], trees: Iterable[ast.Module]) -> set[str]:
    """Give the names of `bases` and of every class in the trees that descends from one of them."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names = set(bases)
    size = 0
    while size != len(names):
        size = len(names)
        names |= {node.name for node in classes if any(_last(ast.unparse(base)) in names for base in node.bases)}
    return names


def made_here(trees: Iterable[ast.Module]) -> set[str]:
    """Give the names of the classes whose constructor is their own: what it hands on is checked there."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {
        node.name
        for node in classes
        if any(isinstance(child, ast.FunctionDef) and child.name == "__init__" for child in node.body)
    }


class MarkupLint:
    """Knows the classes of all the trees that it is given, and looks through one of them at a time."""

    def __init__(self, trees: Collection[ast.Module]) -> None:
        self._statics = subclasses_of(STATICS, trees)
        self._labelled = subclasses_of(LABELLED, trees)
        self._made_here = made_here(trees)

    def markup_in(self, tree: ast.Module) -> list[Finding]:
        """Give line and words of every place of a tree that could read text as markup."""
        return sorted(self.walk(tree, ()))

    def walk(self, node: ast.AST, scope: Sequence[ast.AST]) -> Iterator[Finding]:
        """Check a node and all below it; `scope` holds the classes and functions around it."""
        if self._is_wrong(node, scope):
            yield getattr(node, "lineno", 0), ast.unparse(node)
        around = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        inner = (*scope, node) if isinstance(node, around) else scope
        for child in ast.iter_child_nodes(node):
            yield from self.walk(child, inner)

    def _is_wrong(self, node: ast.AST, scope: Sequence[ast.AST]) -> bool:
        if isinstance(node, ast.Call):
            return self._call_is_wrong(node, scope)
        if isinstance(node, ast.Assign):
            set_here = any(isinstance(target, ast.Attribute) and target.attr in TITLES for target in node.targets)
            return set_here and not is_plain(node.value, scope)
        if isinstance(node, ast.Return) and scope and getattr(scope[-1], "name", "") == "render":
            return isinstance(node.value, (ast.JoinedStr, ast.BinOp)) or _is_text(node.value)
        return False

    def _call_is_wrong(self, node: ast.Call, scope: Sequence[ast.AST]) -> bool:
        name = self._class_of(node, scope)
        markup = _keyword(node, "markup")
        if name in {"from_markup", "render_markup"} or (markup is not None and not _is_false(markup)):
            return True
        if name in {"notify", "Notification"}:
            return markup is None
        given = [*node.args, *(word.value for word in node.keywords if word.arg in LABELS)]
        if name in self._statics:
            return markup is None and not (given and all(is_plain(value, scope) for value in given))
        if name in self._labelled:
            return markup is None and not all(is_plain(value, scope) for value in given[:1])
        if name in PALETTE:
            return not all(is_plain(value, scope) for value in node.args if _is_said(value))
        return False

    def _class_of(self, node: ast.Call, scope: Sequence[ast.AST]) -> str:
        """Name what is called; inside a class `super().__init__` stands for the class."""
        if _called(node) == "super().__init__":
            return next((around.name for around in reversed(scope) if isinstance(around, ast.ClassDef)), "")
        name = _last(_called(node))
        return "" if name in self._made_here else name


def is_plain(value: ast.expr, scope: Sequence[ast.AST] = ()) -> bool:
    """Say whether an expression holds no text that somebody typed, or holds it as plain text.

    Literals without a bracket, names in capitals, and what is made by Content or Text are plain; a local name is
    as plain as everything that its function puts into it.
    """
    match value:
        case ast.Constant():
            return not isinstance(value.value, str) or "[" not in value.value
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(_part_is_plain(part, scope) for part in parts)
        case ast.ListComp(elt=part, generators=loops):
            return _part_is_plain(part, scope) or all(_is_constant(loop.iter) for loop in loops)
        case ast.Call():
            return _called(value) in PLAIN or _joins_content(value)
        case ast.IfExp(body=one, orelse=other):
            return is_plain(one, scope) and is_plain(other, scope)
        case _:
            return _is_constant(value) or _local_is_plain(value, scope)


def _is_constant(value: ast.expr) -> bool:
    """Know a constant, or what it holds, by its capitals."""
    return any(word.isupper() and len(word) > 1 for word in ast.unparse(value).removesuffix("()").split("."))


def _part_is_plain(part: ast.expr, scope: Sequence[ast.AST]) -> bool:
    """Check one part of an f-string or a list; of an option (prompt, value) only the prompt is shown."""
    match part:
        case ast.FormattedValue(value=value):
            return is_plain(value, scope)
        case ast.Tuple(elts=[prompt, *_]):
            return is_plain(prompt, scope)
        case _:
            return is_plain(part, scope)


def _local_is_plain(value: ast.expr, scope: Sequence[ast.AST]) -> bool:
    """Check all that the innermost function puts into a local name, by `=` or by `append`."""
    if not (isinstance(value, ast.Name) and scope):
        return False
    found: list[bool] = []
    for node in ast.walk(scope[-1]):
        if isinstance(node, ast.Assign) and any(ast.unparse(target) == value.id for target in node.targets):
            found.append(is_plain(node.value, scope[:-1]))
        elif isinstance(node, ast.Call) and _called(node) in {f"{value.id}.append", f"{value.id}.insert"}:
            found.append(_part_is_plain(node.args[-1], scope[:-1]))
        elif isinstance(node, ast.Call) and _called(node) == f"{value.id}.extend":
            found.append(is_plain(node.args[0], scope[:-1]))
        elif isinstance(node, ast.AugAssign) and ast.unparse(node.target) == value.id:
            found.append(is_plain(node.value, scope[:-1]))
    return bool(found) and all(found)


def _joins_content(value: ast.Call) -> bool:
    joiner = value.func.value if isinstance(value.func, ast.Attribute) else None
    return isinstance(joiner, ast.Call) and _called(joiner) in PLAIN


def _is_said(value: ast.expr) -> bool:
    """Tell the words of a palette entry from what it runs and from its score."""
    return not isinstance(value, ast.Lambda) and not ast.unparse(value).startswith(("self.", "run"))


def _is_text(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and "[" in value.value


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _keyword(node: ast.Call, name: str) -> ast.expr | None:
    return next((word.value for word in node.keywords if word.arg == name), None)


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _last(name: str) -> str:
    return name.partition("[")[0].rpartition(".")[2]
