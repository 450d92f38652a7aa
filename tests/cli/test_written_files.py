"""Files that leave: private, whole, where they were asked for, and never over something else or through a link."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

LEAVING = (
    ("export",), ("export", "--format", "csv"), ("export", "--format", "json"), ("export", "--format", "toml"),
    ("plan", "export"), ("review",), ("review", "--format", "md"), ("review", "--format", "html"), ("bug-report",),
)  # fmt: skip
"""Every command that writes a file with -o."""

IN_JSON = (("export",), ("export", "--format", "json"), ("review",), ("bug-report",))
"""Those whose file is JSON where --json was asked for."""

only_posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights and links in other ways")


def files_below(folder: Path) -> set[str]:
    """Give the names of all that lies in a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("words", LEAVING)
def test_only_the_asked_file_is_written_and_nothing_is_replaced_unasked(
    shell: Callable[..., Answer], season: Path, words: tuple[str, ...]
) -> None:
    """A second time only with --force; nothing else appears, not even after a refusal."""
    folder = season.parents[1]
    place = folder / "out.txt"
    shell("backup")  # so that none is due behind the command
    before = files_below(folder)

    assert shell(*words, "-o", str(place)).code == 0
    assert {"out.txt"} == files_below(folder) - before
    assert place.read_text(encoding="utf-8")

    place.write_text("mine", encoding="utf-8")
    refused = shell(*words, "-o", str(place))
    assert (refused.code, "--force" in refused.err, place.read_text(encoding="utf-8")) == (3, True, "mine")
    assert shell(*words, "-o", str(place), "--force").code == 0
    assert place.read_text(encoding="utf-8") != "mine"
    assert {"out.txt"} == files_below(folder) - before
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("words", LEAVING)
def test_with_json_the_place_of_the_file_is_a_document(
    shell: Callable[..., Answer], season: Path, words: tuple[str, ...]
) -> None:
    """A script learns from stdout where the file is; in the file is the format that was asked for, else JSON."""
    place = season.parent / "out.txt"

    answer = shell(*words, "--json", "-o", str(place))

    assert (0, {"format": 1, "path": str(place)}, "") == (answer.code, json.loads(answer.out), answer.err)
    written = place.read_text(encoding="utf-8")
    assert (words in IN_JSON) == written.startswith("{")


@only_posix
@pytest.mark.parametrize("words", LEAVING)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_link_is_followed(
    shell: Callable[..., Answer], season: Path, words: tuple[str, ...], force: tuple[str, ...]
) -> None:
    """Neither to a file that is there, nor to one that would be made."""
    folder = season.parents[1]
    (folder / "target").write_text("mine", encoding="utf-8")
    (folder / "link").symlink_to(folder / "target")
    (folder / "loose").symlink_to(folder / "nowhere")

    for name in ("link", "loose"):
        answer = shell(*words, "-o", str(folder / name), *force)
        assert (answer.code, "is a link" in answer.err) == (3, True)
        assert (folder / name).is_symlink()
    assert (folder / "target").read_text(encoding="utf-8") == "mine"
    assert not (folder / "nowhere").exists()


@only_posix
def test_all_that_matchtrack_keeps_is_private(
    shell: Callable[..., Answer], no_season: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Database, journal, backups, manifest, plain text, settings: 0600, their folders 0700, whatever the umask is."""
    monkeypatch.setenv("MATCHTRACK_CONFIG", str(tmp_path / "settings" / "config.toml"))
    before = os.umask(0)
    try:
        for line in ("plan import step-3 --match-year 2028", "log 5 1", "config set momentum.floor 20", "backup"):
            assert shell(*line.split()).code == 0
    finally:
        os.umask(before)

    for folder in (no_season.parent, tmp_path / "settings"):
        kept = [folder, *folder.rglob("*")]
        assert len(kept) > 1
        open_to_others = [str(path) for path in kept if path.lstat().st_mode & 0o077]
        assert open_to_others == []


@only_posix
def test_a_link_in_the_place_of_a_backup_is_not_followed(shell: Callable[..., Answer], season: Path) -> None:
    """What it names stays as it was, whatever the command says."""
    victim = season.parents[1] / "victim"
    victim.write_text("mine", encoding="utf-8")
    for name in ("manifest.jsonl", "plain/match-2026-11-23-plan.toml", "plain/match-2026-11-23-log.jsonl"):
        place = season.parent / "backups" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(victim)

    assert shell("backup").code in {0, 4}

    assert victim.read_text(encoding="utf-8") == "mine"
