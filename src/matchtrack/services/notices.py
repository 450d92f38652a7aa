"""The one desktop notice a day, through the platform's own command; nothing leaves the machine.

The text of a step is only ever a word of its own or a variable: no script and no shell reads it.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from matchtrack.errors import NotSoError
from matchtrack.services import programs
from matchtrack.services.programs import Command

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from matchtrack.services.programs import Run

TITLE = "matchtrack"
TEXT_VARIABLE = "MATCHTRACK_NOTICE"

_APPLE_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
_POWERSHELL_ID = r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe"
"""Windows shows notices of known programs only; this is the name by which it knows PowerShell."""

_POWERSHELL_SCRIPT = f"""\
$kind = [Windows.UI.Notifications.ToastTemplateType, Windows.UI.Notifications, ContentType=WindowsRuntime]::ToastText02
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType=WindowsRuntime]
$page = $manager::GetTemplateContent($kind)
$texts = $page.GetElementsByTagName('text')
$null = $texts.Item(0).AppendChild($page.CreateTextNode('{TITLE}'))
$null = $texts.Item(1).AppendChild($page.CreateTextNode($env:{TEXT_VARIABLE}))
$kind = [Windows.UI.Notifications.ToastNotification, Windows.UI.Notifications, ContentType=WindowsRuntime]
$toast = $kind::new($page)
$manager::CreateToastNotifier('{_POWERSHELL_ID}').Show($toast)
"""


def notice_command(platform: str, text: str, environ: Mapping[str, str], notify_send: str) -> Command | None:
    """Give the command that shows `text` on the desktop, or None where there is none.

    `notify_send` is the path of that program, '' where it is not installed.
    """
    if platform == "darwin":
        script = [word for line in _APPLE_SCRIPT for word in ("-e", line)]
        return Command(words=("/usr/bin/osascript", *script, TITLE, text))
    if platform == "win32":
        powershell = programs.windows_program(r"WindowsPowerShell\v1.0\powershell.exe", environ)
        words = (powershell, "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL_SCRIPT)
        return Command(words=words, environ=((TEXT_VARIABLE, text),))
    if not notify_send:
        return None
    # Notification servers read the body as markup, but not the title.
    return Command(words=(notify_send, f"--app-name={TITLE}", "--", TITLE, escape(text)))


def notice_once(
    text: str, mark: str, day: dt.date, *, environ: Mapping[str, str], platform: str = "",
    run: Run = programs.run, found: Callable[[str], str] = programs.found,
) -> bool:  # fmt: skip
    """Show the notice unless the day had one; say whether it was shown now.

    `mark` is the file that remembers the day. It is written first, so that two that look at once show one notice.

    Raises:
        NotSoError: No notice can be shown here; the day may still get one.
    """
    command = notice_command(platform or programs.platform(), text, environ, found("notify-send"))
    if command is None:
        raise NotSoError("No notice can be shown: notify-send is not installed (it comes with libnotify).")
    before = _read(mark)
    if before == day.isoformat():
        return False
    _write(mark, day.isoformat())
    trouble = run(command).trouble
    if trouble:
        _write(mark, before)
        raise NotSoError(f"No notice could be shown: {trouble.rstrip('.')}.")
    return True


def mark_file(database: str) -> str:
    """Give the file beside a database that remembers the day of the last notice."""
    return f"{database}-reminded"


def _read(mark: str) -> str:
    try:
        with open(mark, encoding="ascii") as file:  # noqa: PTH123 - a path as text, like all paths of `paths`
            return file.read(20).strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _write(mark: str, day: str) -> None:
    """Remember the day; where that cannot be, there may be a second notice, which is no reason to show none."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with contextlib.suppress(OSError), os.fdopen(os.open(mark, flags, 0o600), "w", encoding="ascii") as file:
        file.write(f"{day}\n")
