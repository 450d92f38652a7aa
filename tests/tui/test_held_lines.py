"""What Today says of the guarded hours, line by line (method.md 11 and 12)."""

from __future__ import annotations

from typing import Any

from views_of_today import a_view, at, for_the_rest, lines_of, pinned

from matchtrack.tui.widgets.today_lines import rows_of

HELD: dict[str, Any] = {
    "pins": (pinned(1),),
    "rest": tuple(for_the_rest(n) for n in (2, 3)),
    "held": frozenset({2, 3}),
    "held_until": at(8),
}


def test_while_the_hours_are_guarded_one_calm_line_stands_for_the_rest() -> None:
    """And m shows all of it."""
    guarded, everything = lines_of(a_view(**HELD)), lines_of(a_view(**HELD), everything=True)

    assert guarded[-1] == "  2 easier steps wait until 08:00 · m shows them"
    assert not any("Rest of today" in line or "Step 2" in line for line in guarded)
    assert any("Step 2" in line for line in everything)
    assert not any("wait until" in line for line in everything)


def test_pins_of_a_later_window_wait_for_it() -> None:
    """One window at a time."""
    later = pinned(2)._replace(start=at(19))

    assert [row.step.id for row in rows_of(a_view(pins=(pinned(1), later)), everything=False)] == [1]
    assert [row.step.id for row in rows_of(a_view(pins=(later,)), everything=False)] == [2]


def test_what_is_shown_for_want_of_pins_keeps_its_box_above_what_waits() -> None:
    """Nothing is hidden without a word."""
    lines = lines_of(a_view(**{**HELD, "pins": (), "held": frozenset({3})}))

    assert any("Step 2" in line for line in lines)
    assert lines[-1] == "  1 easier step waits until 08:00 · m shows them"


def test_after_the_window_it_is_said_what_is_free_again() -> None:
    """Without reproach."""
    lines = lines_of(a_view(wall=at(8, 5), open_span=None, minutes_left=0, rest=(for_the_rest(2),)))

    assert any(line.startswith("╭ Rest of today · free again: mail, television ─") for line in lines)


def test_one_look_at_the_mail_is_allowed_where_the_view_says_so() -> None:
    """Invitations are answered within hours, not within minutes."""
    words = "one look at the mail is fine in these hours, 2 minutes."

    assert words in " ".join(lines_of(a_view(mail_glance=True), 100))
    assert words not in " ".join(lines_of(a_view(), 100))
