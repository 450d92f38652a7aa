"""What only the shell does so far: the palette names it and says the command, so that nobody searches in vain."""

from __future__ import annotations

from typing import NamedTuple


class ShellHint(NamedTuple):
    """Something to do in the shell: how it is found, what it is for, and the command."""

    title: str
    help: str
    command: str


SHELL_HINTS = (
    ShellHint(
        "Set the productive hours", "When you think best, by weekday.", "matchtrack hours set 'mon-fri 06:00-08:00'"
    ),
    ShellHint("Set the other minutes", "How long you can work outside of them.", "matchtrack hours other 'mon-sun 30'"),
    ShellHint(
        "Set what stays out", "Distractions during these hours.", "matchtrack hours distractions mail television"
    ),
    ShellHint("Import a plan", "A bundled one or a file of yours.", "matchtrack plan import NAME --merge"),
    ShellHint("Set up another match year", "All key dates follow.", "matchtrack season set match_year 2029"),
    ShellHint("Set a key date", "As the official page says.", "matchtrack season set programs_review 2027-09-29"),
    ShellHint("Remind me in the evening", "One kind notice while the day is open.", "matchtrack remind --install"),
    ShellHint("Back up now", "A checked copy; it says where.", "matchtrack backup"),
    ShellHint("Bring a backup back", "Lists them first; it can be taken back.", "matchtrack restore"),
    ShellHint("Look after everything", "Database, backups, rights, settings.", "matchtrack doctor"),
    ShellHint("Report a fault", "What helps to find it, none of your texts.", "matchtrack bug-report"),
    ShellHint("Keep the week review", "As a page for a mentor.", "matchtrack review --format html -o week.html"),
    ShellHint("Settings", "Floor, day start, zone, keys, theme.", "matchtrack config"),
)
