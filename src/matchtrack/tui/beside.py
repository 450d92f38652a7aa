"""Work in a thread beside the app, whose end is heard only by those who are still there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    from textual.dom import DOMNode

    Asked = ParamSpec("Asked")
    Result = TypeVar("Result")


def is_there(node: DOMNode) -> bool:
    """Whether a screen or a widget still has its children: neither closed nor on its way out with the app."""
    return node.display


async def beside(node: DOMNode, function: Callable[Asked, Result], *args: Asked.args, **kwargs: Asked.kwargs) -> Result:
    """Run `function` in a thread and give its result, or raise its error.

    Raises:
        asyncio.CancelledError: `node`, which wanted to know, has gone meanwhile; the worker that waited ends quietly.
    """
    try:
        return await asyncio.to_thread(function, *args, **kwargs)  # noqa: TID251 - the one place that may
    finally:
        if not is_there(node):
            raise asyncio.CancelledError
