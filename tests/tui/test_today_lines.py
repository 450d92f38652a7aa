"""What Today says line by line, from the view alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from views_of_today import (
    DAY,
    a_season_of,
    a_span,
    a_step,
    a_view,
    at,
    for_the_rest,
    lines_of,
    pinned,
    text_of,
    the_lines,
    titles_of,
)

from matchtrack.domain.steps import KeyDate
from matchtrack.services.today import Momentum, RunningTimer
from matchtrack.tui.widgets.today_lines import board_lines, rows_of, season_lines, with_cursor

SET_A_WINDOW = 'Set them in the shell: matchtrack hours set "mon-fri 06:00-08:00"'
TEXTS = st.text(max_size=60) | st.sampled_from(
    ["[/bold] pay [$200]", "👩‍⚕️ ❤️ 推薦状", "اطلب رسالة", "a\nb\x1b[31m", "x" * 10_000]
)


def test_the_open_window_says_what_is_left_of_it() -> None:
    """Minutes in the title; what stays away, and until when, below."""
    lines = lines_of(a_view())

    assert lines[0].startswith("╭ Productive hours 06:00-08:00 · 80 min left ─")
    assert lines[2].startswith("╰ no mail, no television until 08:00 ─")


def test_without_distractions_the_lower_border_is_plain() -> None:
    """Nothing is said where nothing has to stay away."""
    assert lines_of(a_view(distractions=()))[2] == f"╰{'─' * 78}╯"


def test_a_window_that_is_not_open_yet_says_when_it_opens() -> None:
    """The distractions are no matter then."""
    view = a_view(wall=at(4, 20), open_span=None, next_span=a_span(6, 8), minutes_left=120)

    assert lines_of(view)[0].startswith("╭ Productive hours 06:00-08:00 · open in 1 h 40 min ─")
    assert "television" not in "".join(lines_of(view))


def test_the_last_minute_of_a_window_contradicts_nothing() -> None:
    """Neither 'no minutes left' nor 'over' while mail is still to stay away."""
    lines = lines_of(a_view(wall=at(7, 59), minutes_left=0))

    assert lines[0].startswith("╭ Productive hours 06:00-08:00 · last minute ─")
    assert "The next ones are tomorrow 06:00-08:00." in lines[1]
    assert lines[2].startswith("╰ no mail, no television until 08:00 ─")


def test_a_window_that_is_over_names_the_next_one() -> None:
    """The hardest steps wait for tomorrow."""
    view = a_view(wall=at(9), open_span=None, minutes_left=0)

    assert lines_of(view)[0].startswith("╭ Productive hours 06:00-08:00 · over for today ─")
    assert "The next ones are tomorrow 06:00-08:00. The hardest steps wait for them." in lines_of(view)[1]


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (3, "on Wednesday")])
def test_the_next_window_is_named_by_its_day(days: int, said: str) -> None:
    """Today, tomorrow, or the weekday."""
    view = a_view(windows=(), open_span=None, next_span=a_span(6, 8, days=days), minutes_left=0)

    assert f"The next ones are {said} 06:00-08:00." in lines_of(view)[1]


def test_a_day_without_a_window_says_so() -> None:
    """There are windows on other days."""
    view = a_view(windows=(), open_span=None, minutes_left=0)

    assert lines_of(view)[0].startswith("╭ Productive hours: none today ─")


def test_a_far_window_is_named_by_its_date() -> None:
    """After a holiday; a weekday alone would name another day."""
    view = a_view(windows=(), open_span=None, next_span=a_span(6, 8, days=10), minutes_left=0)

    assert "The next ones are on Wed 2 Dec 2026 06:00-08:00." in lines_of(view)[1]


def test_a_day_off_is_kind() -> None:
    """Nothing has to be done, and the streak is a matter of few minutes."""
    off = a_view(windows=(), open_span=None, minutes_left=0, off=True)
    kept = off._replace(momentum=off.momentum._replace(status="kept"))

    assert lines_of(off)[0].startswith("╭ Day off ─")
    assert "Nothing has to be done today. 15 easy minutes still keep the streak." in lines_of(off)[1]
    assert "Nothing has to be done today.  " in lines_of(kept)[1]


def test_where_no_window_is_set_the_command_for_it_is_named() -> None:
    """A newcomer who skipped the question."""
    view = a_view(windows=(), open_span=None, next_span=None, minutes_left=0)

    assert lines_of(view)[0].startswith("╭ Productive hours: not set ─")
    assert SET_A_WINDOW in lines_of(view)[1]


def test_several_windows_stand_in_the_title() -> None:
    """An early and a late one."""
    view = a_view(windows=(a_span(6, 8), a_span(20, 22)), minutes_left=200)

    assert lines_of(view)[0].startswith("╭ Productive hours 06:00-08:00, 20:00-22:00 · 3 h 20 min left ─")


def test_a_narrow_title_keeps_the_minutes() -> None:
    """The two words give way before what is left."""
    assert lines_of(a_view(), 40)[0] == "╭ 06:00-08:00 · 80 min left ───────────╮"


def test_a_step_line_has_difficulty_title_big_step_and_minutes() -> None:
    """In columns."""
    line = lines_of(a_view(pins=(pinned(1, title="Draft the opening paragraph"),)))[1]

    assert line == "│   ●●●●● Draft the opening paragraph            Personal statement     15 min │"


def test_a_narrow_step_line_leaves_the_big_step_out() -> None:
    """The title is cut with a sign that something is missing."""
    line = lines_of(a_view(pins=(pinned(1, title="Draft the opening paragraph"),)), 40)[1]

    assert line == "│   ●●●●● Draft the opening…    15 min │"


LONG = "Write a short CV for your letter writers and for you"


def test_a_long_title_takes_the_room_of_its_big_step() -> None:
    """Its own only: the other rows keep theirs, and all rows their minutes."""
    lines = lines_of(a_view(pins=(pinned(1, title=LONG), pinned(2), pinned(3, title=f"{LONG}, please"))))

    assert lines[1] == f"│   ●●●●● {LONG}          15 min │"
    assert lines[2] == "│   ●●●●● Step 2                                 Personal statement     15 min │"
    assert lines[3] == f"│   ●●●●● {LONG}, plea…   15 min │"


def test_a_very_wide_row_keeps_together() -> None:
    """The eye finds the minutes of a title; a long name of a big step is whole."""
    big_step = "ECFMG application accepted by the office"[:36]
    line = lines_of(a_view(pins=(pinned(1, title=LONG, big_step_title=big_step),)), 200)[1]

    assert line.startswith(f"│   ●●●●● {LONG}  {big_step}   15 min  ")


def test_a_part_of_a_step_says_of_how_much() -> None:
    """Forty of sixty minutes are no short step."""
    view = a_view(
        pins=(pinned(1, 40)._replace(step=a_step(1, minutes=60)), pinned(2)),
        rest=(for_the_rest(3, 5)._replace(step=a_step(3, minutes=20, minutes_logged=5)),),
    )

    assert [line.split("  ")[-1].strip() for line in lines_of(view) if "Step" in line] == [
        "40 of 60 min │", "15 min │", "5 of 15 min │",
    ]  # fmt: skip


def test_the_cursor_is_a_bar_and_a_started_step_has_its_own_sign() -> None:
    """Neither is taken for the other."""
    row = next(line for line in the_lines(a_view(pins=(pinned(1, status="started"),))) if line.row == 0)

    assert text_of(row).startswith("│ ▶ ●●●●● Step 1")
    assert "".join(text for text, _ in with_cursor(row.pieces)).startswith("│▌▶ ●●●●● Step 1")


def test_a_step_that_is_split_over_two_windows_stands_once() -> None:
    """With all its minutes."""
    view = a_view(pins=(pinned(1, 10), pinned(1, 25)))

    assert titles_of(rows_of(view, everything=False)) == ["Step 1"]
    assert "35 min │" in lines_of(view)[1]


def test_at_most_three_steps_are_shown_and_the_rest_is_a_key_away() -> None:
    """Two of them hard, where there are easy ones, too (method.md 3)."""
    view = a_view(pins=tuple(pinned(n) for n in (1, 2, 3, 4)), rest=(for_the_rest(5), for_the_rest(6)))

    assert titles_of(rows_of(view, everything=False)) == ["Step 1", "Step 2", "Step 5"]
    assert len(rows_of(view, everything=True)) == 6
    assert "╭ Rest of today · 3 more (m) ─" in "".join(lines_of(view))
    assert "more (m)" not in "".join(lines_of(view, everything=True))


def test_without_easy_steps_three_hard_ones_are_shown() -> None:
    """And without hard ones three easy ones."""
    pins, rest = tuple(pinned(n) for n in range(5)), tuple(for_the_rest(n) for n in range(5))

    assert len(rows_of(a_view(pins=pins), everything=False)) == 3
    assert len(rows_of(a_view(rest=rest), everything=False)) == 3


KEPT = Momentum(minutes=20, floor=15, status="kept", streak=24, longest=40, score=61)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"open_steps": 0}, ("The hardest steps will stand here.", "There is no step yet: a adds one.")),
        (
            {"open_steps": 0, "done_today": 1},
            ("These hours are yours.", "Every step of the plan is done. Well worked."),
        ),
        ({}, ("No hard step is ready", "Nothing is ready today. 2 shows the plan")),
        ({"momentum": KEPT}, ("These hours are yours.", "Today counts, and nothing else is due. Rest well.")),
        ({"pins": (pinned(1),)}, ("Step 1", "No easy step is due today. The pinned ones are enough.")),
    ],
)
def test_empty_boxes_say_something_calm(changes: dict[str, object], said: tuple[str, str]) -> None:
    """What to do next, or that all is well."""
    text = "\n".join(lines_of(a_view(**changes)))

    assert [sentence for sentence in said if sentence not in text] == []


def test_long_sentences_go_on_in_the_next_line() -> None:
    """Nothing that the program says is cut at the least width."""
    text = " ".join(line.strip("│ ") for line in lines_of(a_view(open_steps=0), 40))

    assert "A whole season comes with 'matchtrack plan import international-graduate'." in text


def test_the_running_timer_stands_on_top() -> None:
    """With its step and how to stop it."""
    timer = RunningTimer(step_id=1, title="Draft", since=at(6, 30), minutes=10, planned=15, seconds=600)

    assert lines_of(a_view(timer=timer))[0] == " ▶ 5:00 left · Draft · Space pauses · s stops"


def test_a_notice_gives_way_in_its_middle() -> None:
    """What the user wrote is cut, how to go on is not."""
    notice = (("Next: ", "muted"), ("x" * 10_000, "text"), (" · n starts it", "accent"))
    first = board_lines(a_view(), (), 60, notice)[0]

    assert "".join(text for text, _ in first.pieces) == f" Next: {'x' * 37}… · n starts it"


def test_the_head_says_season_day_and_what_comes_next_at_three_lengths() -> None:
    """The terminal decides which one fits."""
    opens = KeyDate(key="season_opens", day=DAY + dt.timedelta(days=192), source="rule", checked_on=None)
    season = a_season_of(2028, opens)

    assert season_lines(a_view(season=season)) == (
        "Match 2028 · Sun 22 Nov 2026 · ERAS opens in 192 days",
        "Match 2028 · Sun 22 Nov 2026",
        "Sun 22 Nov 2026",
    )
    assert season_lines(a_view(season=None)) == ("Sun 22 Nov 2026",)


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days")])
def test_the_next_key_date_is_near_or_far(days: int, said: str) -> None:
    """Today and tomorrow have words of their own."""
    opens = KeyDate(key="season_opens", day=DAY + dt.timedelta(days=days), source="rule", checked_on=None)

    assert season_lines(a_view(season=a_season_of(2028, opens)))[0].endswith(f"ERAS opens {said}")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("[/bold] pay [$200]", "[/bold] pay [$200]"),
        ("Call the ward 🩺", "Call the ward 🩺"),
        ("a\x1b[31mb\u202ec", "a\ufffd[31mb\ufffdc"),
        ("one\ntwo\tthree", "one two three"),
        ("اطلب رسالة", "اطلب رسالة"),
    ],
)
def test_titles_are_shown_as_they_are_but_harmless(title: str, shown: str) -> None:
    """Brackets are no markup, control characters steer nothing."""
    assert shown in lines_of(a_view(pins=(pinned(1, title=title),)))[1]


@given(
    width=st.integers(40, 200),
    title=TEXTS,
    big_step=TEXTS,
    distraction=TEXTS,
    minutes=st.integers(1, 1440),
    everything=st.booleans(),
    timed=st.booleans(),
)
def test_every_line_fits_its_width(
    width: int, title: str, big_step: str, distraction: str, minutes: int, everything: bool, timed: bool
) -> None:
    """The frames close exactly, whatever the user wrote, as Textual counts cells; free lines are no longer."""
    pins = tuple(pinned(n, minutes, title=title, big_step_title=big_step) for n in (1, 2, 3))
    timer = RunningTimer(step_id=1, title=title, since=at(6), minutes=minutes) if timed else None
    view = a_view(pins=pins, rest=(for_the_rest(4, title=title),), distractions=(distraction,), timer=timer)
    lines = lines_of(view, width, everything=everything)

    assert {cell_len(line) for line in lines[timed:]} == {width}
    assert cell_len(lines[0]) <= width


@given(width=st.integers(40, 200), changes=st.sampled_from([{}, {"open_steps": 0}, {"windows": (), "open_span": None}]))
def test_every_empty_box_fits_its_width(width: int, changes: dict[str, object]) -> None:
    """Sentences are wrapped inside the frame."""
    assert {cell_len(line) for line in lines_of(a_view(**changes), width)} == {width}


@pytest.mark.parametrize("width", range(1, 40))
@pytest.mark.parametrize("changes", [{"pins": ()}, {"windows": (), "open_span": None, "pins": ()}])
def test_no_width_is_too_small_to_be_drawn(width: int, changes: dict[str, object]) -> None:
    """A window shrinks to a single cell before the word about it stands there."""
    assert lines_of(a_view(**changes), width)


def test_each_row_knows_its_step() -> None:
    """The cursor and the mouse find it."""
    view = a_view(pins=(pinned(1),), rest=(for_the_rest(2),))

    assert [line.row for line in the_lines(view)] == [None, 0, None, None, 1, None]


def test_hard_and_easy_differ_in_dots_and_in_colour() -> None:
    """Never in the colour alone."""
    rows = [line for line in the_lines(a_view(pins=(pinned(1),), rest=(for_the_rest(2),))) if line.row is not None]

    assert [row.pieces[2] for row in rows] == [("●●●●● ", "warn"), ("●○○○○ ", "good")]


def test_a_narrow_frame_keeps_until_when_things_stay_out() -> None:
    """Their names give way."""
    lines = lines_of(a_view(distractions=("mail", "television", "phone")), 40)
    (foot,) = (line for line in lines if "until" in line)

    assert foot.startswith("╰ no mail, no televisio… until 08:00 ─")
