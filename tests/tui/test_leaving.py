"""The end of the app after a fault: a sentence, a report, an exit code, and nothing private anywhere."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.worker import WorkerFailed

from matchtrack.services.fault_report import report_text
from matchtrack.tui.app import MatchtrackApp
from matchtrack.tui.leaving import cause_of
from matchtrack.tui.screens.log_minutes import LogMinutesScreen
from matchtrack.tui.screens.today import TodayScreen
from matchtrack.tui.widgets.today_board import TodayBoard

if TYPE_CHECKING:
    from matchtrack.services.context import Context

PRIVATE = "My score is 199"


def break_down(*_: object, **__: object) -> None:
    """Fail with something private in the message and in a local."""
    private = PRIVATE
    raise RuntimeError(private)


def run_into(context: Context, *keys: str) -> MatchtrackApp:
    """Run the app into its fault and give it as it ended."""
    app = MatchtrackApp(context)

    async def inside() -> None:
        async with app.run_test() as pilot:
            for key in keys:
                await pilot.press(key)
                await pilot.pause()

    with pytest.raises(RuntimeError):
        asyncio.run(inside())
    return app


@pytest.mark.parametrize(
    ("place", "name", "keys"),
    [
        (TodayScreen, "action_show_more", ("m",)),
        (TodayScreen, "reload", ()),
        (TodayBoard, "render_line", ()),
        (TodayBoard, "watch_cursor", ("j",)),
        (LogMinutesScreen, "compose", ("plus",)),
        (LogMinutesScreen, "answer", ("plus", "enter")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_anywhere_ends_calmly(
    busy: Context,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: type,
    name: str,
    keys: tuple[str, ...],
) -> None:
    """In an action, while drawing, in a form: the same sentence, exit code 1, no traceback, no values."""
    monkeypatch.setattr(place, name, break_down)

    app = run_into(busy, *keys)

    out, err = capsys.readouterr()
    said = " ".join((out + err).split())
    assert app.return_code == 1
    assert said.startswith("matchtrack met a fault and had to close. What you had saved is safe. A report")
    assert [word for word in (PRIVATE, "Traceback", "locals", "RuntimeError") if word in said] == []


def test_the_report_names_places_in_the_code_alone(busy: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be sent to anybody; it is private on the disk all the same."""
    monkeypatch.setattr(TodayScreen, "action_show_more", break_down)

    run_into(busy, "m")

    (report,) = (Path(busy.database).parent / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "fault: builtins.RuntimeError" in text
    assert "test_leaving.py" in text
    assert "in break_down" in text
    assert PRIVATE not in text
    assert str(Path.home()) not in text


def test_where_no_report_can_be_written_the_end_is_calm_all_the_same(
    busy: Context, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file stands where the folder should be."""
    monkeypatch.setattr(TodayScreen, "action_show_more", break_down)
    (Path(busy.database).parent / "reports").write_text("in the way", encoding="utf-8")

    app = run_into(busy, "m")

    assert app.return_code == 1
    assert "No report could be written." in " ".join(capsys.readouterr().err.split())


def test_two_faults_in_one_second_are_two_reports_or_one_but_no_crash(
    busy: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run ends as calmly as the first."""
    monkeypatch.setattr(TodayScreen, "action_show_more", break_down)

    codes = [run_into(busy, "m").return_code for _ in range(2)]

    assert codes == [1, 1]


def test_a_report_holds_no_message_of_a_chained_fault() -> None:
    """The cause may hold the user's words, too."""
    error = ValueError(PRIVATE)
    error.__cause__ = KeyError(PRIVATE)

    assert PRIVATE not in report_text(error)


def test_a_report_of_a_worker_names_the_fault_inside() -> None:
    """The worker itself is never at fault."""
    try:
        break_down()
    except RuntimeError as fault:
        text = report_text(cause_of(WorkerFailed(fault)))
    assert "fault: builtins.RuntimeError" in text
    assert "in break_down" in text
    assert PRIVATE not in text


def test_what_breaks_while_the_app_goes_is_no_fault(busy: Context) -> None:
    """Its widgets go one by one, and something that still works may look for one that has gone."""

    async def body() -> MatchtrackApp:
        app = MatchtrackApp(busy)
        async with app.run_test():
            pass
        app._handle_exception(RuntimeError(PRIVATE))
        return app

    assert asyncio.run(body()).fault is None
