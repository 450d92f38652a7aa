"""Nothing leaves the machine: no command and no screen opens a connection, asks for a name or listens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import asyncio, socket, sys

asked = []
ALONE = {f"socket.{name}" for name in ("connect", "bind", "getaddrinfo", "gethostbyname", "sendto", "sendmsg")}
ALONE |= {"urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "webbrowser.open"}

def note(event, args):
    outside = event == "socket.__new__" and args[1] != getattr(socket, "AF_UNIX", None)  # asyncio has a pair
    if event in ALONE or outside:
        asked.append((event, args[1:]))

sys.addaudithook(note)
from matchtrack.__main__ import main

LINES = '''plan import step-3 --match-year 2028
today|status|steps --all|log 5 1|start 1|pause|resume|stop --discard|done 1|undo|redo|history|schedule|forecast|review
check-in|picture|remind|rest|hours|season|entries|export --format csv|review --format html|backup|doctor|bug-report
config|paths|plan list|restore|completion bash'''
for line in LINES.replace("\\n", "|").split("|"):
    assert main(line.split()) in (0, 1), line

async def look():
    from matchtrack.services.context import context_of
    from matchtrack.tui.app import MatchtrackApp
    app = MatchtrackApp(context_of(database=None, source="app"))
    async with app.run_test() as pilot:
        for key in ("2", "3", "8", "question_mark", "escape"):
            await pilot.press(key)
            await pilot.pause()

asyncio.run(look())
print("asked", asked)
socket.socket(socket.AF_INET).close()
print("heard", len(asked))
"""


def asked(home: Path) -> list[str]:
    """Run the commands and the app in a process of its own; give what was asked of the network."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"), "MATCHTRACK_DB": str(home / "season.db"),
        "MATCHTRACK_CONFIG": str(home / "none.toml"), "MATCHTRACK_NOW": "2026-11-23T06:40",
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()[-2:]


def test_no_command_and_no_screen_asks_the_network(tmp_path: Path) -> None:
    """Thirty commands, then the app with four screens."""
    assert asked(tmp_path) == ["asked []", "heard 1"]
