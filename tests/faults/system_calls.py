"""What a program asked of the disk, recorded by strace: writes, lengths, names, and what it waited for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

TRACED = "openat,creat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,lseek"

_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(-?\d+|AT_FDCWD)(?:<((?:\\x[0-9a-f]{2})*)>)?")
ACKNOWLEDGED = "ACK "


class Call(NamedTuple):
    """One call: `kind` is create, write, length, sync, unlink, rename or ack; what else holds depends on it.

    `path` is the file, or the folder for 'sync' of a folder; `offset` also is a new length, `payload` the bytes, the
    new name, or what was acknowledged.
    """

    kind: str
    path: str
    offset: int = 0
    payload: bytes = b""


def record(script: str, words: list[str], folder: Path, trace: Path) -> list[Call]:
    """Run a Python script under strace and give what it asked for in the folder, with its acknowledgements."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={TRACED}", "-o", str(trace)]
    subprocess.run([*command, sys.executable, script, *words], check=True, env=environment, capture_output=True)
    return list(calls_of(trace.read_text(encoding="ascii"), str(folder)))


def calls_of(trace: str, folder: str) -> list[Call]:
    """Read a trace: every call that changes something below the folder, and every acknowledgement on stdout."""
    calls: list[Call] = []
    positions: dict[int, int] = {}
    for line in trace.splitlines():
        found = _LINE.match(line)
        if found and int(found[3]) >= 0:
            calls += _changes(found[1], found[2], int(found[3]), folder, positions)
    return calls


def _changes(name: str, words: str, gave: int, folder: str, positions: dict[int, int]) -> list[Call]:
    """Give what one successful call changed; `positions` is handle to place in the file, for plain writes."""
    texts = [_bytes(text) for text in _TEXT.findall(words)]
    if name in {"openat", "creat"}:
        return _opened(words, texts[0].decode(errors="replace"), gave, folder, positions)
    if name.startswith("rename") and _below(texts[0].decode(), folder):
        return [Call("rename", texts[0].decode(), payload=texts[1])]
    if name.startswith("unlink") and _below(texts[0].decode(), folder):
        return [Call("unlink", texts[0].decode())]
    handle, path = _handle(words)
    if handle == 1 and name == "write" and texts[0].startswith(ACKNOWLEDGED.encode()):
        return [Call("ack", "", payload=texts[0].strip())]
    if name == "close":
        positions.pop(handle, None)
    if not _below(path, folder):
        return []
    return _on_file(name, words, texts, gave, handle, path, positions)


def _on_file(
    name: str, words: str, texts: list[bytes], gave: int, handle: int, path: str, positions: dict[int, int]
) -> list[Call]:
    if name == "lseek":
        positions[handle] = gave
    if name == "write":
        at = positions.get(handle, 0)
        positions[handle] = at + gave
        return [Call("write", path, at, texts[0][:gave])]
    last_number = words.rsplit(", ", 1)[-1]
    if name == "pwrite64":
        return [Call("write", path, int(last_number), texts[0][:gave])]
    if name == "ftruncate":
        return [Call("length", path, int(last_number))]
    return [Call("sync", path)] if name in {"fsync", "fdatasync"} else []


def _opened(words: str, path: str, handle: int, folder: str, positions: dict[int, int]) -> list[Call]:
    positions[handle] = 0
    if not _below(path, folder):
        return []
    made = [Call("create", path)] if "O_CREAT" in words else []
    return [*made, Call("length", path, 0)] if "O_TRUNC" in words else made


def _handle(words: str) -> tuple[int, str]:
    found = _HANDLE.match(words)
    if found is None or found[1] == "AT_FDCWD":
        return -1, ""
    return int(found[1]), _bytes(found[2] or "").decode(errors="replace")


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
