"""Keys of steps that the user adds: words of the title, small letters, hyphens between."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

MAX_SLUG = 60
"""Leaves room for a number within the 80 characters that a plan file allows."""

_NO_KEY_CHARACTERS = re.compile(r"[^a-z0-9]+")


def new_key(title: str, taken: Container[str], *, fallback: str = "step") -> str:
    """Make a key from a title: accents go, what no key can hold becomes a hyphen; -2, -3 where the key is taken.

    `fallback` stands where nothing remains, as for a title in another script.
    """
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = _NO_KEY_CHARACTERS.sub("-", folded).strip("-")[:MAX_SLUG].strip("-") or fallback
    numbered = (f"{slug}-{number}" for number in itertools.count(2))
    return next(key for key in itertools.chain([slug], numbered) if key not in taken)
