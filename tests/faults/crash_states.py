"""What a disk may hold after the power fails: all that was waited for, and any part of what was not.

Bytes that no fsync waited for may be there, be missing, or be there in part, sector by sector. Names that were made,
renamed or taken away since the last fsync of their folder are there up to some point. It is a model of a journalling
file system (trust.md 1), and no disk that lies about fsync.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from system_calls import Call

SECTOR = 512


class Disk(NamedTuple):
    """Files by their paths, and the acknowledgements that the user had seen by then."""

    files: dict[str, bytes]
    acknowledged: list[str]


class _File:
    """A file with what is safe on the disk, and what the program did since."""

    def __init__(self, safe: bytes = b"") -> None:
        self.safe = bytearray(safe)
        self.pending: list[Call] = []


def crashed(calls: Sequence[Call], before: dict[str, bytes], at: int, random: Random) -> Disk:
    """Give one state that the disk may have if the power fails after `at` calls; `before` is what it held at first."""
    files = {number: _File(content) for number, content in enumerate(before.values())}
    names = dict(zip(before, files, strict=True))
    safe_names, changes, acknowledged = dict(names), [], []
    for call in calls[:at]:
        if call.kind == "ack":
            acknowledged.append(call.payload.decode())
        elif call.kind in {"create", "unlink", "rename"}:
            if _change_names(names, files, call):
                changes.append(dict(names))
        elif call.kind == "sync" and call.path not in names:  # a folder
            safe_names, changes = dict(names), []
        elif call.kind == "sync":
            file = files[names[call.path]]
            _apply(file.safe, file.pending)
            file.pending = []
        else:
            files[names[call.path]].pending.append(call)
    kept = random.randrange(len(changes) + 1)
    found = changes[kept - 1] if kept else safe_names
    return Disk({path: _torn(files[number], random) for path, number in found.items()}, acknowledged)


def _change_names(names: dict[str, int], files: dict[int, _File], call: Call) -> bool:
    """Follow a change of names; opening what is there already changes none."""
    if call.kind == "create":
        if call.path in names:
            return False
        names[call.path] = len(files)
        files[len(files)] = _File()
    elif call.kind == "rename":
        names[call.payload.decode()] = names.pop(call.path)
    else:
        names.pop(call.path, None)
    return True


def _torn(file: _File, random: Random) -> bytes:
    """Give the file with each pending change there, missing, or there in part."""
    content = bytearray(file.safe)
    for call in file.pending:
        fate = random.randrange(3)
        if fate == 0:
            _apply(content, [call])
        elif fate == 1 and call.kind == "write":
            for start in range(0, len(call.payload), SECTOR):
                if random.random() < 0.5:
                    part = call._replace(offset=call.offset + start, payload=call.payload[start : start + SECTOR])
                    _apply(content, [part])
    return bytes(content)


def _apply(content: bytearray, calls: Sequence[Call]) -> None:
    for call in calls:
        if call.kind == "length":
            del content[call.offset :]
            content.extend(bytes(call.offset - len(content)))
        else:
            content.extend(bytes(max(0, call.offset - len(content))))
            content[call.offset : call.offset + len(call.payload)] = call.payload


def lay_out(disk: Disk, recorded_in: str, folder: Path) -> None:
    """Write the files of a state into an empty folder, as they lay below the folder of the recording."""
    for path, content in disk.files.items():
        target = folder / Path(path).relative_to(recorded_in)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
