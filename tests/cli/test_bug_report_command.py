"""`bug-report`: enough to find a fault, and nothing of the user's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from written_words import write_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from small_season import Answer

MARK = "quagga"
"""A word that stands in every text of the user's, and nowhere in the program."""


@pytest.fixture
def private_season(season: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A full database whose every text, key and path holds the mark; settings and a fault report that hold it too."""
    assert write_everywhere(season, f"The {MARK} of Dr. {MARK}", key=f"{MARK}-") > 40
    home = season.parent / MARK
    (home / "reports").mkdir(parents=True)
    season.rename(home / f"{MARK}.db")
    settings = home / "settings.toml"
    settings.write_text(
        f'[{MARK}]\nname = "{MARK}"\n[keys]\nundo = "{MARK}"\n[data]\ndatabase = "/home/{MARK}/x.db"\n',
        encoding="utf-8",
    )
    report = home / "reports" / "fault-20261122-080000.txt"
    report.write_text(f"fault: builtins.KeyError\n  app.py:12 in on_mount\n{MARK} was here\n", encoding="utf-8")
    (home / "reports" / f"fault-{MARK}.txt").write_text(MARK, encoding="utf-8")
    monkeypatch.setenv("MATCHTRACK_DB", str(home / f"{MARK}.db"))
    monkeypatch.setenv("MATCHTRACK_CONFIG", str(settings))
    monkeypatch.setenv("TERM_PROGRAM", f"/home/{MARK}/bin/terminal")
    return home / f"{MARK}.db"


@pytest.mark.parametrize("words", [(), ("--plain",), ("--json",)])
def test_nothing_that_the_user_wrote_is_in_it(
    shell: Callable[..., Answer], private_season: Path, words: tuple[str, ...]
) -> None:
    """No title, name, note, key or path of a full database; the fault report gives its places in the code."""
    shell("backup")
    before = private_season.read_bytes()

    answer = shell("bug-report", *words)

    assert answer.code == 0
    assert MARK not in answer.out.lower()
    assert all(
        said in answer.out for said in ("baby_step", "schema", "opening took", "KeyError", "app.py:12 in on_mount")
    )
    assert before == private_season.read_bytes()


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, None])
def test_there_is_a_report_whatever_is_broken(
    shell: Callable[..., Answer], season: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """Then it is needed most."""
    season.unlink() if content is None else season.write_bytes(content)
    settings = season.parent / "settings.toml"
    settings.write_text("[", encoding="utf-8")
    monkeypatch.setenv("MATCHTRACK_CONFIG", str(settings))

    answer = shell("bug-report", "--json")

    shape = json.loads(answer.out)
    assert (answer.code, shape["settings"]) == (0, {"file": "cannot be used"})
    assert {"trouble", "file"} & shape["database"].keys()


def test_it_goes_into_a_private_file(shell: Callable[..., Answer], season: Path) -> None:
    """Which is not written twice without --force; nothing is sent."""
    place = season.parent / "report.txt"

    first, second = (shell("bug-report", "-o", str(place)) for _ in range(2))

    assert (first.code, second.code) == (0, 3)
    assert "Nothing was sent" in first.err
    assert place.stat().st_mode & 0o077 == 0
    assert place.read_text(encoding="utf-8").startswith("program:\n")
