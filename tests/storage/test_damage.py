"""Damage of every kind is found, and a backup brings everything back (trust.md 9)."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from databases import a_database, rows_of

from matchtrack.storage import backups, restoring

if TYPE_CHECKING:
    from collections.abc import Callable

AT = dt.datetime(2026, 11, 23, 6, 40, tzinfo=dt.UTC)
PAGE = 4096
RUNS = 4


def with_page(content: bytes, rng: random.Random, fill: bytes) -> bytes:
    """Put other bytes in the place of a page that is in use."""
    at = rng.randrange(len(content) // PAGE) * PAGE
    return content[:at] + fill + content[at + PAGE :]


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "a page of zeros": lambda content, rng: with_page(content, rng, bytes(PAGE)),
    "a page of rubbish": lambda content, rng: with_page(content, rng, rng.randbytes(PAGE)),
    "cut off": lambda content, rng: content[: rng.randrange(1, len(content))],
    "a text": lambda _, rng: b"to do: letters\n" * rng.randrange(1, 500),
    "no head": lambda content, _: bytes(PAGE) + content[PAGE:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found_and_a_backup_brings_all_back(
    tmp_path: Path, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    """The damaged file is kept each time, byte for byte."""
    path = a_database(tmp_path)
    backup = str(backups.make_backup(path, "asked", at=AT))
    whole, rows = Path(path).read_bytes(), rows_of(path)
    rng = random.Random(1)  # noqa: S311 - places of damage, not secrets
    for _ in range(RUNS):
        broken = damage(whole, rng)
        Path(path).write_bytes(broken)
        assert restoring.present_state(path) == "damaged"
        aside = restoring.take_place_of(backup, path, at=AT)
        assert broken == Path(aside).read_bytes()
        assert rows == rows_of(path)
