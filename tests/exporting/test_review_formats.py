"""A week review as Markdown and as a page: whatever was typed, and as well-formed as a parser asks."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from matchtrack.domain.review import ReviewDay
from matchtrack.domain.review_document import BURN_UP, HEAT_MAP, MINUTES, ReviewDocument, SeasonSoFar, Section
from matchtrack.exporting.review_html import review_html
from matchtrack.exporting.review_markdown import review_markdown

MON = dt.date(2026, 12, 28)
DAY = dt.timedelta(days=1)
VOID = {"meta"}


def a_document(*items: str, total: int = 600) -> ReviewDocument:
    """A week over New Year with these items and every picture."""
    season = SeasonSoFar({MON: 30}, {MON: 30}, total, MON - 20 * DAY, MON + 40 * DAY)
    days = tuple(ReviewDay(MON + at * DAY, 30 if at == 0 else 0, "kept" if at == 0 else "missed") for at in range(7))
    sections = (
        Section("The week", items, items, MINUTES),
        Section("All", picture=BURN_UP),
        Section("Map", picture=HEAT_MAP),
    )
    return ReviewDocument("Week 2026-W53", sections, days, 15, season, MON + 6 * DAY)


class Checker(HTMLParser):
    """Keeps the tags that are open, all that were seen, and the texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; no attribute may run a script or fetch."""
        self.seen.add(tag)
        assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=30))
def test_no_text_breaks_the_page(text: str) -> None:
    """What was typed comes back as it was, and no tag is made of it."""
    checker = Checker()
    checker.feed(review_html(a_document(text)))
    checker.close()
    assert checker.open == []
    assert {"html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "svg"} <= checker.seen
    assert "script" not in checker.seen
    assert text in checker.texts


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """No address, no import; a policy forbids both."""
    page = review_html(a_document("x"))
    assert "default-src 'none'" in page
    assert "http:" not in page.replace("http-equiv", "")
    assert "url(" not in page


def test_a_plan_of_nothing_is_drawn() -> None:
    """No division by nothing."""
    assert "0 of 0 h" in review_html(a_document(total=0))


def test_markdown_shows_texts_as_they_were_typed() -> None:
    """Nothing becomes a heading, a list or a link."""
    text = review_markdown(a_document("# no *heading*", "- no list", "1. no number", "[no](link)"))
    assert "- \\# no \\*heading\\*" in text
    assert "\n\\- no list\n" in text
    assert "\n1\\. no number\n" in text
    assert "| Mon 28 Dec 2026 | 30 | kept |" in text
    assert text.count("```") == 4
