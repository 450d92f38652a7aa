"""Where a database had better not lie, each reason told once (trust.md 3)."""

from __future__ import annotations

import contextlib
from pathlib import Path

from matchtrack import paths
from matchtrack.services.network_drives import network_sentence
from matchtrack.services.synced import synced_sentence

_REASONS = {".synced-said": synced_sentence, ".network-said": network_sentence}
"""The mark in the folder of the backups that says that a reason was told, and the reason."""


def place_sentences(path: str) -> list[str]:
    """Give a sentence for each reason against the place of a database, with what to do."""
    return [sentence for reason in _REASONS.values() if (sentence := reason(path))]


def warn_once(path: str) -> str:
    """Give what was not told yet of these sentences, and '' ever after."""
    folder = Path(paths.backups_folder(path))
    return " ".join(reason for mark in _REASONS if not (folder / mark).exists() and (reason := _told(path, mark)))


def _told(path: str, mark: str) -> str:
    sentence = _REASONS[mark](path)
    if not sentence:
        return ""
    place = Path(paths.backups_folder(path)) / mark
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600, exist_ok=False)
        return sentence
    return ""
