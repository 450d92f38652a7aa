"""Three themes of our own: dark, light and high contrast; every pair of colours that is used is tested (WCAG)."""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str, *, dark: bool, text: str, muted: str, background: str, surface: str, panel: str, accent: str, good: str,
    warn: str, bad: str, cursor: str, cursor_text: str,
) -> Theme:  # fmt: skip
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        success=good,
        warning=warn,
        error=bad,
        variables=_variables(
            text=text, muted=muted, background=background, surface=surface, accent=accent, cursor=cursor,
            cursor_text=cursor_text,
        ),
    )  # fmt: skip


def _variables(
    *, text: str, muted: str, background: str, surface: str, accent: str, cursor: str, cursor_text: str
) -> dict[str, str]:
    """Give the names that our style sheets and Textual's own widgets use."""
    return {
        "muted": muted,
        "cursor": cursor,
        "cursor-text": cursor_text,
        "text-muted": muted,
        "text-disabled": muted,
        "border": muted,
        "border-blurred": muted,
        "block-cursor-background": cursor,
        "block-cursor-foreground": cursor_text,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": cursor,
        "block-cursor-blurred-foreground": cursor_text,
        "button-focus-text-style": "bold",
        "screen-selection-background": cursor,
        "screen-selection-foreground": cursor_text,
        "input-cursor-background": text,
        "input-cursor-foreground": background,
        "input-selection-background": f"{accent} 30%",
        "footer-key-foreground": accent,
        "footer-description-foreground": text,
        "footer-background": surface,
        "scrollbar": muted,
        "scrollbar-hover": accent,
        "scrollbar-active": accent,
        "scrollbar-background": background,
    }


DARK = _theme(
    "match-dark", dark=True, text="#e4e6eb", muted="#a3abba", background="#14171f", surface="#1e232f",
    panel="#2b3244", accent="#8ab8ff", good="#7fd59b", warn="#f2c46d", bad="#ff9a93",
    cursor="#4774b8", cursor_text="#ffffff",
)  # fmt: skip

LIGHT = _theme(
    "match-light", dark=False, text="#1c2230", muted="#535c6e", background="#fbfaf7", surface="#eeece5",
    panel="#dfdccf", accent="#0b4fa8", good="#136335", warn="#7a4d00", bad="#a5171c",
    cursor="#2563c4", cursor_text="#ffffff",
)  # fmt: skip

CONTRAST = _theme(
    "match-contrast", dark=True, text="#ffffff", muted="#d6d6d6", background="#000000", surface="#101010",
    panel="#262626", accent="#7fd4ff", good="#7dff9b", warn="#ffe066", bad="#ffb0a8",
    cursor="#ffe066", cursor_text="#000000",
)  # fmt: skip

OWN_THEMES = (DARK, LIGHT, CONTRAST)
