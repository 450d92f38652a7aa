"""Network drives are told from the tables of mounts that the systems give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seasons import a_season

from matchtrack.services import backups, network_drives, place
from matchtrack.services.doctor import examine
from matchtrack.services.network_drives import (
    is_network_name,
    kind_at,
    network_drive_of,
    read_mount_program,
    read_mount_table,
)

if TYPE_CHECKING:
    from pathlib import Path

LINUX = """\
/dev/sda1 / ext4 rw,relatime 0 0
systemd-1 /home/net autofs rw,fd=31 0 0
server:/export /home/net nfs4 rw,vers=4.2 0 0
//nas/me /mnt/my\\040share cifs rw 0 0
me@host: /home/me/far fuse.sshfs rw,user_id=1000 0 0
/dev/sdb1 /home/me/far/disk ext4 rw 0 0
C:\\134 /mnt/c 9p rw,aname=drvfs 0 0
https://dav.example.org /mnt/dav fuse.davfs2 rw 0 0
a line that says nothing
"""

MACOS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)
//me@nas._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by me)
server:/home on /Volumes/on (old) home (nfs, nodev)
afp_0 on /Volumes/afp (afpfs, nodev)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/net/me", "NFS"),
        ("/home/network", ""),
        ("/mnt/my share/season", "SMB"),
        ("/mnt/my share", "SMB"),
        ("/home/me/far", "SSHFS"),
        ("/home/me/far/disk/season", ""),
        ("/mnt/c/Users/me", "9p"),
        ("/mnt/dav", "WebDAV"),
        ("/home/me", ""),
    ],
)
def test_the_mount_nearest_to_a_folder_counts(folder: str, kind: str) -> None:
    """A disk inside of a network drive is a disk again; of two at one place, the later covers the earlier."""
    assert kind == kind_at(folder, list(read_mount_table(LINUX)))


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/Volumes/share/x", "SMB"), ("/Volumes/on (old) home", "NFS"), ("/Volumes/afp", "AFP"), ("/Users/me", "")],
)
def test_what_mount_prints_is_read(folder: str, kind: str) -> None:
    """On macOS and BSD, where there is no table to read; places may have blanks and brackets."""
    assert kind == kind_at(folder, list(read_mount_program(MACOS)))


def test_a_system_that_lies_on_the_network_is_not_told_so() -> None:
    """There is no better place, as in a container or on a station without a disk."""
    assert kind_at("/home/me", [("/", "9p")]) == ""
    assert kind_at("/home/me", []) == ""


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        (r"\\server\share\matchtrack.db", True),
        ("//server/share/matchtrack.db", True),
        (r"\\?\UNC\server\share\matchtrack.db", True),
        (r"\\?\C:\season\matchtrack.db", False),
        (r"\\.\C:\season\matchtrack.db", False),
        (r"C:\season\matchtrack.db", False),
    ],
)
def test_windows_names_of_other_computers_are_known(path: str, is_one: bool) -> None:
    """The forms that name a device of this one are none."""
    assert is_one == is_network_name(path)


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    """Whatever it says, it is a word or nothing; a place that is not there yet is judged by where it would be."""
    assert isinstance(network_drive_of(str(tmp_path / "not" / "yet" / "matchtrack.db")), str)


def test_a_network_drive_is_told_once_and_by_the_doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with what to do."""
    context = a_season(tmp_path)
    backups.back_up(context)
    monkeypatch.setattr(network_drives, "_mounts", lambda _: [(str(tmp_path.resolve()), "nfs")])
    assert "network drive (NFS)" in place.warn_once(context.database)
    assert place.warn_once(context.database) == ""
    (finding,) = examine(context)
    assert (finding.check, finding.problem.count("."), finding.mend) == ("place", context.database.count(".") + 1, "")
    assert finding.remedy.startswith("Move it to a disk of this computer")
