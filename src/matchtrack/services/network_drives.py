"""Drives of other computers: SQLite's locks cannot be relied on there, so that two writers may spoil a database."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Mount = tuple[str, str]
    """Where a file system is mounted, and its type as the system names it."""

_TYPES = {
    "nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "smb2": "SMB", "sshfs": "SSHFS",
    "9p": "9p", "vboxsf": "VirtualBox", "vmhgfs": "VMware", "prl_fs": "Parallels", "afpfs": "AFP", "ncpfs": "NCP",
    "webdav": "WebDAV", "davfs": "WebDAV", "davfs2": "WebDAV", "afs": "AFS", "coda": "Coda", "ceph": "Ceph",
    "glusterfs": "Gluster", "lustre": "Lustre", "beegfs": "BeeGFS", "gpfs": "GPFS", "s3fs": "S3", "rclone": "rclone",
    "curlftpfs": "FTP", "ftpfs": "FTP", "gvfsd-fuse": "GVfs", "kio-fuse": "KIO",
}  # fmt: skip
"""File system to how it is called; FUSE writes its own before it, as in 'fuse.sshfs'."""

_ESCAPED = re.compile(r"\\([0-7]{3})")
_SHOWN_BY_MOUNT = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>[^,)]+)[^()]*\)$")
_UNC = re.compile(r"[\\/]{2}(?:\?[\\/]UNC[\\/])?[^\\/?.]", re.IGNORECASE)
_MOUNT_PROGRAM, _PATIENCE_SECONDS = "/sbin/mount", 2
_REMOTE_DRIVE = 4
"""What GetDriveTypeW gives for a drive of another computer."""


def network_sentence(path: str) -> str:
    """Say why a database should not lie there, and what to do; '' where it lies on a disk of this computer."""
    kind = network_drive_of(path)
    if not kind:
        return ""
    return (
        f"{path} lies on a network drive ({kind}), where two programs that write at once may damage it. Move it to a "
        "disk of this computer, say where with 'matchtrack config set data.database FILE', and let 'matchtrack backup "
        "--to' write there."
    )


def network_drive_of(path: str) -> str:
    """Name the kind of network drive on which a file lies or would lie; '' where it is none, or nobody can say."""
    if sys.platform == "win32":
        return _remote_drive_of(os.path.realpath(path))
    folder = os.path.realpath(Path(path).parent)
    with contextlib.suppress(OSError):
        return kind_at(folder, _mounts(folder))
    return ""


def kind_at(folder: str, mounts: list[Mount]) -> str:
    """Name the kind of network drive of a folder from a table of mounts, of which a later one covers an earlier one.

    Where the whole system lies on one, there is no better place, and nothing is said.
    """
    within = [mount for mount in mounts if _holds(mount[0], folder)]
    place, kind = max(reversed(within), key=lambda mount: len(mount[0]), default=("/", ""))
    return "" if place == "/" else _TYPES.get(kind.lower().removeprefix("fuse."), "")


def _holds(place: str, folder: str) -> bool:
    return place == "/" or f"{folder}/".startswith(f"{place.rstrip('/')}/")


def read_mount_table(text: str) -> Iterator[Mount]:
    """Read /proc/self/mounts: device, place, type and more, where signs that part are written in octal."""
    for line in text.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:  # noqa: PLR2004 - device, place and type
            yield _ESCAPED.sub(lambda sign: chr(int(sign[1], 8)), fields[1]), fields[2]


def read_mount_program(text: str) -> Iterator[Mount]:
    """Read what `mount` prints on macOS and BSD: 'server:/home on /net/home (nfs, nodev)'."""
    for line in text.splitlines():
        found = _SHOWN_BY_MOUNT.match(line)
        if found:
            yield found["place"], found["kind"]


def is_network_name(path: str) -> bool:
    r"""Say whether a Windows path names another computer: \\server\share\file, or the long form of it."""
    return bool(_UNC.match(path))


def _mounts(folder: str) -> list[Mount]:
    """Give the mounts of this system.

    Raises:
        OSError: It does not say.
    """
    table = Path("/proc/self/mounts")
    if table.exists():
        return list(read_mount_table(table.read_text("utf-8", "surrogateescape")))
    return [] if _is_on_system_disk(folder) else list(read_mount_program(_ask_mount_program()))


def _is_on_system_disk(folder: str) -> bool:
    """Spare most users the other program: a network drive is never the device of the system."""
    nearest = next(each for each in (Path(folder), *Path(folder).parents) if each.exists())
    disks = filter(Path.exists, map(Path, ("/", "/System/Volumes/Data")))
    return nearest.stat().st_dev in {disk.stat().st_dev for disk in disks}


def _ask_mount_program() -> str:
    import subprocess

    try:
        done = subprocess.run([_MOUNT_PROGRAM], capture_output=True, timeout=_PATIENCE_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode(errors="surrogateescape")


def _remote_drive_of(path: str) -> str:
    if is_network_name(path):
        return "a shared folder"
    return "a shared folder" if _drive_type(os.path.splitdrive(path)[0]) == _REMOTE_DRIVE else ""


def _drive_type(drive: str) -> int:
    import ctypes

    library = getattr(ctypes, "windll", None)  # there on Windows alone
    return int(library.kernel32.GetDriveTypeW(f"{drive}\\")) if library and drive else 0
