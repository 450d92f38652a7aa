"""The layer table: who may import whom, at once or later."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest
from source_tree import AT_ONCE, FOR_TYPES, LATER, PACKAGE, Import, imports, imports_of, modules

if TYPE_CHECKING:
    from collections.abc import Iterable

FOUNDATION = {"errors", "paths", "awake", "clock", "config", "default_settings"}

LAYERS = {
    "errors": set(),
    "paths": {"errors"},
    "clock": {"errors"},
    "awake": {"clock", "errors"},
    "config": {"errors", "clock", "domain"},
    "default_settings": set(),
    "domain": {"errors"},
    "planfile": {"domain", "errors"},
    "exporting": {"domain", "errors"},
    "storage": {"domain", "errors", "paths"},
    "services": {"domain", "planfile", "exporting", "storage", *FOUNDATION},
    "cli": {"services", "domain", "exporting", "tui", *FOUNDATION},
    "tui": {"services", "domain", *FOUNDATION},
    "__main__": {"cli"},
    "": set[str](),
}
"""Layer to the layers that it may import; everybody may import itself and the version of the package."""

OUTSIDE = {
    "paths": {"platformdirs"},
    "clock": {"tzlocal"},
    "domain": {"pendulum"},
    "planfile": {"msgspec", "tomli_w", "tomlkit"},
    "exporting": {"msgspec"},
    "storage": {"sqlalchemy"},
    "services": {"pendulum", "tomlkit"},
    "tui": {"textual", "rich"},
}
"""Layer to the packages that it may import beside the standard library."""

DOOR = ("matchtrack.cli.run", "_open_app")
"""The one function through which the command line opens the app."""

HEAVY = {"textual", "rich", "sqlalchemy", "pendulum", "platformdirs", "tzlocal", "tomlkit", "tomli_w", "msgspec"}
AT_HOME = {"textual": "tui", "rich": "tui", "sqlalchemy": "storage"}
"""Packages that cost more than a daily command, and the layer that stands on each and so may import it at once."""


def layer_of(module: str) -> str:
    """Give the layer of one of our modules."""
    return module.removeprefix(PACKAGE).removeprefix(".").partition(".")[0]


def is_ours(module: str) -> bool:
    """Say whether a module belongs to the package."""
    return module.partition(".")[0] == PACKAGE


def breaks_layers(found: Import) -> bool:
    """Say whether an import crosses a wall."""
    layer = layer_of(found.importer)
    if is_ours(found.imported):
        return layer_of(found.imported) not in {layer, "", *LAYERS[layer]}
    package = found.imported.partition(".")[0]
    return package not in sys.stdlib_module_names and package not in OUTSIDE.get(layer, set())


def is_too_early(found: Import) -> bool:
    """Say whether a heavy package is imported with a module that a daily command may load."""
    package = found.imported.partition(".")[0]
    return found.when == AT_ONCE and package in HEAVY and AT_HOME.get(package) != layer_of(found.importer)


def found_in(text: str, importer: str) -> list[Import]:
    """Give the imports of a snippet."""
    return list(imports_of(importer, ast.parse(text), frozenset(modules())))


def test_every_module_belongs_to_a_layer() -> None:
    """A new package needs its line in the table first."""
    strays = {name for name in modules() if layer_of(name) not in LAYERS}

    assert set() == strays


def test_every_layer_of_the_table_exists() -> None:
    """A line of the table that holds for nothing would hide a wall."""
    assert set(LAYERS) == {layer_of(name) for name in modules()}


def test_no_import_crosses_a_wall() -> None:
    """Not at once, not later, and not for types either."""
    crossing = [str(found) for found in imports() if breaks_layers(found)]

    assert crossing == []


def test_heavy_packages_are_imported_where_they_are_used() -> None:
    """Only the layers that stand on Textual or SQLAlchemy may import them at module level."""
    early = [str(found) for found in imports() if is_too_early(found)]

    assert early == []


def test_the_command_line_opens_the_app_through_one_door() -> None:
    """One function alone imports the app, so that no command pays for Textual."""
    doors = {
        (found.importer, found.function, found.when)
        for found in imports()
        if layer_of(found.importer) == "cli" and layer_of(found.imported) == "tui"
    }

    assert {(*DOOR, LATER)} == doors


def test_services_never_load_storage_that_stands_on_sqlalchemy_at_once() -> None:
    """A read or a daily write would pay for SQLAlchemy otherwise."""
    on_sqlalchemy = _modules_that_load_sqlalchemy()
    eager = [
        str(found)
        for found in imports()
        if layer_of(found.importer) != "storage" and found.when == AT_ONCE and found.imported in on_sqlalchemy
    ]

    assert "matchtrack.storage.unit_of_work" in on_sqlalchemy
    assert eager == []


def _modules_that_load_sqlalchemy() -> set[str]:
    loading: set[str] = set()
    size = -1
    while size != len(loading):
        size = len(loading)
        loading |= {
            found.importer
            for found in imports()
            if found.when == AT_ONCE and (found.imported.partition(".")[0] == "sqlalchemy" or found.imported in loading)
        }
    return loading


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("matchtrack.domain.due", "from matchtrack.storage import reading"),
        ("matchtrack.domain.due", "import matchtrack.clock"),
        ("matchtrack.domain.due", "def f():\n    import sqlalchemy"),
        ("matchtrack.storage.reading", "if TYPE_CHECKING:\n    from matchtrack.services.today import TodayView"),
        ("matchtrack.tui.app", "def f():\n    from matchtrack.storage.connection import open_reading"),
        ("matchtrack.tui.app", "from matchtrack import cli"),
        ("matchtrack.services.today", "from textual.app import App"),
        ("matchtrack.services.today", "__import__('sqlalchemy')"),
        ("matchtrack.cli.run", "__import__(name)"),
        ("matchtrack.planfile.reading", "import yaml"),
    ],
)
def test_a_crossing_import_is_found(importer: str, text: str) -> None:
    """The walls are real: each of these would be reported."""
    assert [breaks_layers(found) for found in found_in(text, importer)] == [True]


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("matchtrack.domain.due", "import datetime as dt"),
        ("matchtrack.services.today", "from matchtrack.storage import reading"),
        ("matchtrack.tui.app", "from textual.app import App"),
        ("matchtrack.cli.run", "package = f'matchtrack.cli.commands.{name}'\n__import__(package)"),
        ("matchtrack.tui.leaving", "import matchtrack"),
    ],
)
def test_a_right_import_is_left_alone(importer: str, text: str) -> None:
    """The walls have the doors that the table gives them."""
    assert [breaks_layers(found) for found in found_in(text, importer)] == [False]


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (AT_ONCE, "import textual"),
        (AT_ONCE, "try:\n    import textual\nexcept ImportError:\n    pass"),
        (AT_ONCE, "class A:\n    import textual"),
        (AT_ONCE, "if TYPE_CHECKING:\n    pass\nelse:\n    import textual"),
        (LATER, "def f():\n    import textual"),
        (LATER, "class A:\n    async def f(self):\n        if True:\n            from textual import work"),
        (FOR_TYPES, "if TYPE_CHECKING:\n    from textual.app import App"),
        (FOR_TYPES, "import typing\nif typing.TYPE_CHECKING:\n    import textual"),
    ],
)
def test_imports_at_once_later_and_for_types_are_told_apart(when: str, text: str) -> None:
    """What a module costs when it is loaded is what it imports at once."""
    (found,) = [found for found in found_in(text, "matchtrack.tui.app") if found.imported.startswith("textual")]

    assert when == found.when


def circle_among(found: Iterable[Import]) -> list[str]:
    """Give modules that need each other when they run, or nothing; storage may need another one later."""
    needed: dict[str, set[str]] = {}
    for each in found:
        if each.when == AT_ONCE or (each.when == LATER and layer_of(each.importer) != "storage"):
            needed.setdefault(each.importer, set()).add(each.imported)
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_two_modules_need_each_other() -> None:
    """Each can be read after what it stands on; only a database that is opened may be brought up to date first."""
    assert circle_among(imports()) == []


@pytest.mark.parametrize(
    ("text", "circle"),
    [
        ("from matchtrack.services.undo import undo", True),
        ("def f():\n    from matchtrack.services.undo import undo", True),
        ("if TYPE_CHECKING:\n    from matchtrack.services.undo import undo", False),
    ],
)
def test_a_circle_is_found(text: str, circle: bool) -> None:
    """Also one that closes only when a function runs; a type costs nothing."""
    back = found_in(text, "matchtrack.services.history")
    there = found_in("from matchtrack.services.history import history_view", "matchtrack.services.undo")
    assert circle == bool(circle_among([*back, *there]))
