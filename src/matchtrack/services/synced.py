"""Folders that a program keeps equal on several computers: a running database does not belong there (trust.md 3)."""

from __future__ import annotations

import os
from pathlib import Path

_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "syncthing": "Syncthing",
}


def synced_by(path: str) -> str:
    """Name the program that keeps the folder of a file in step, by the names of folders; '' where none does."""
    folder = Path(os.path.realpath(path)).parent
    for each in (folder, *folder.parents):
        name = each.name.lower()
        for known, said in _NAMES.items():
            if name == known or name.startswith((f"{known} ", f"{known}-")):
                return said
        if (each / ".stfolder").exists():
            return "Syncthing"
    return ""


def synced_sentence(path: str) -> str:
    """Say why a database should not lie there, and what to do; '' where all is well."""
    program = synced_by(path)
    if not program:
        return ""
    return (
        f"{path} lies in a folder of {program}, which may copy it in the middle of a write. Move it elsewhere, say "
        "where with 'matchtrack config set data.database FILE', and let 'matchtrack backup --to' write there."
    )
