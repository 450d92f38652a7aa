"""A week review as one HTML page: no script, nothing from elsewhere, every text escaped."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from matchtrack.domain.charts import heat
from matchtrack.domain.date_phrases import write_day
from matchtrack.domain.review_document import BURN_UP, HEAT_MAP, MINUTES
from matchtrack.domain.text import safe
from matchtrack.domain.week import week_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matchtrack.domain.review_document import ReviewDocument, Section

_STYLE = """\
:root{color-scheme:light dark;--ink:#1c2430;--ground:#fff;--quiet:#667;--good:#2b7a4b;--some:#b7791f;--line:#b03a2e}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--ground:#14181f;--quiet:#9aa3b2;--good:#5cc98a;--some:#e0b050;\
--line:#ff8a75}}
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);\
background:var(--ground)}
h1{font-size:1.3rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem}p,ul{margin:.3rem 0}li{overflow-wrap:anywhere}
table{border-spacing:0 .2rem;width:100%}td{padding-right:.6rem;white-space:nowrap}td.bar{width:70%}
td.bar span{display:block;height:.9rem;background:var(--some)}td.bar span.kept{background:var(--good)}
svg{width:100%;height:auto}text{fill:var(--quiet);font-size:10px}
.done{fill:var(--good);opacity:.75}.needed{fill:none;stroke:var(--line);stroke-width:2}
.h0{fill:var(--quiet);opacity:.18}.h1{fill:var(--some);opacity:.6}.h2{fill:var(--good);opacity:.45}
.h3{fill:var(--good);opacity:.7}.h4{fill:var(--good)}
@media print{body{margin:0}}"""

_WIDTH, _HEIGHT, _FOOT = 600, 160, 14
_CELL = 11
_DAY = dt.timedelta(days=1)


def review_html(document: ReviewDocument) -> str:
    """Give the whole page."""
    title = _text(document.title)
    body = "\n".join(_section(section, document) for section in document.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n"
        "</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(safe(text))


def _section(section: Section, document: ReviewDocument) -> str:
    parts = [f"<h2>{_text(section.title)}</h2>", *(f"<p>{_text(sentence)}</p>" for sentence in section.sentences)]
    if section.items:
        parts.append("<ul>\n" + "\n".join(f"<li>{_text(item)}</li>" for item in section.items) + "\n</ul>")
    if section.picture:
        parts.append(_PICTURES[section.picture](document))
    return "<section>\n" + "\n".join(parts) + "\n</section>"


def _minutes(document: ReviewDocument) -> str:
    """Draw the minutes of each day as a bar, with its number and status beside it."""
    most = max(document.floor, *(each.minutes for each in document.days))
    rows = [
        f'<tr><td>{write_day(each.day)}</td><td class="bar">'
        f'<span class="{each.status}" style="width:{100 * each.minutes / most:.1f}%"></span></td>'
        f"<td>{each.minutes} min</td><td>{each.status}</td></tr>"
        for each in document.days
    ]
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _burn_up(document: ReviewDocument) -> str:
    """Draw the done minutes as an area below the needed line."""
    weeks = document.burn
    most = max(1, *(max(week.done or 0, week.needed) for week in weeks))
    across = _WIDTH / max(1, len(weeks))

    def points(values: list[int]) -> str:
        return " ".join(
            f"{(at + 1) * across:.1f},{_HEIGHT - _HEIGHT * value / most:.1f}" for at, value in enumerate(values)
        )

    done = [week.done for week in weeks if week.done is not None]
    area = f'<polygon class="done" points="0,{_HEIGHT} {points(done)} {len(done) * across:.1f},{_HEIGHT}"/>'
    needed = f'<polyline class="needed" points="{points([week.needed for week in weeks])}"/>'
    so_far = f"{(done[-1] if done else 0) // 60} of {document.season.total // 60} h of the plan are done"
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT + _FOOT}" role="img" aria-label="{so_far}">{area}{needed}'
        f'<text x="0" y="{_HEIGHT + _FOOT - 3}">{so_far}; the line leads to all of it on '
        f"{write_day(document.season.last)}</text></svg>"
    )


def _heat_map(document: ReviewDocument) -> str:
    """Draw a square for each day of the season so far, a column for each week."""
    squares = "".join(_squares(document))
    weeks = (document.until - week_of(document.season.first).first).days // 7 + 1
    width = max(_WIDTH, weeks * _CELL)
    return f'<svg viewBox="0 0 {width} {7 * _CELL}" role="img" aria-label="Minutes of each day">{squares}</svg>'


def _squares(document: ReviewDocument) -> Iterator[str]:
    season = document.season
    monday = week_of(season.first).first
    for ahead in range((document.until - season.first).days + 1):
        day = season.first + ahead * _DAY
        minutes = season.minutes.get(day, 0)
        x, y = (day - monday).days // 7 * _CELL, day.weekday() * _CELL
        yield (
            f'<rect class="h{heat(minutes, document.floor)}" x="{x}" y="{y}" width="{_CELL - 2}" height="{_CELL - 2}">'
            f"<title>{write_day(day)}: {minutes} min</title></rect>"
        )


_PICTURES = {MINUTES: _minutes, BURN_UP: _burn_up, HEAT_MAP: _heat_map}
