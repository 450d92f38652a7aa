"""What is drawn in which colours, and how well it can be read (WCAG 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment
    from rich.style import Style
    from textual.app import App
    from textual.screen import Screen

FRAMES = range(0x2500, 0x25A0)
"""Lines, blocks and shades: they part areas and fill bars, and are no text."""


class Pair(NamedTuple):
    """Two colours of one character, and whether that is a piece of text."""

    text: str
    ink: str
    paper: str
    is_text: bool

    @property
    def contrast(self) -> float:
        """Give the ratio, 1 to 21."""
        return contrast(self.ink, self.paper)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours."""
    dark, light = sorted(_luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Give the relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pairs_on_screen(app: App[None]) -> Iterator[Pair]:
    """Give each pair of colours on screen, with an example of what is drawn in it; not what dims behind a form."""
    seen = set()
    for segment in _segments(app.screen):
        for frames in (True, False):
            text = "".join(char for char in segment.text if char.strip() and (ord(char) in FRAMES) == frames)
            if text and segment.style is not None:
                pair = Pair(text, *_inks(segment.style), is_text=not frames)
                if pair[1:] not in seen:
                    seen.add(pair[1:])
                    yield pair


def _segments(screen: Screen[object]) -> Iterator[Segment]:
    """Give what the widgets of a screen draw; a modal screen itself draws only what lies below it."""
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if not (screen.is_modal and screen.get_widget_at(x, y)[0] is screen):
                yield segment
            x += segment.cell_length


def _inks(style: Style) -> tuple[str, str]:
    """Give foreground and background as they reach the eye."""
    assert style.color is not None, style
    assert style.bgcolor is not None, style
    assert not style.dim, "a dim text has no colour that could be measured"
    ink, paper = (color.get_truecolor().hex for color in (style.color, style.bgcolor))
    return (paper, ink) if style.reverse else (ink, paper)
