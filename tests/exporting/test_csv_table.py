"""The CSV table opens in a spreadsheet without running anything."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from some_steps import a_step, any_steps, any_text

from matchtrack.domain.text import safe_lines
from matchtrack.exporting.csv_table import COLUMNS, escape_cell, export_csv, unescape_cell
from matchtrack.exporting.json_shapes import step_json

if TYPE_CHECKING:
    from matchtrack.domain.steps import Step

FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")


def rows_of(text: str) -> list[list[str]]:
    """Read a table back."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_has_a_header_and_quotes_every_cell() -> None:
    """The whole text of a table of one step."""
    step = a_step(due=dt.date(2027, 9, 8), after=("letters/a", "cv/b"), boring=True, notes='So "kind"\nhe is.')
    assert export_csv([step]) == (
        '"id","key","title","area","big_step","big_step_title","minutes","minutes_logged","difficulty","boring",'
        '"status","due","earliest","after","blocked","waiting_on","expected","done_on","notes"\r\n'
        '"1","letters/ask","Ask Dr. Rao","letters","letters","Letters asked for","15","0","2","true","todo",'
        '"2027-09-08","","letters/a cv/b","false","","","","So ""kind""\nhe is."\r\n'
    )


def test_the_columns_are_the_fields_of_a_step() -> None:
    """What is added to the JSON shape is added to the table."""
    assert list(step_json(a_step())) == list(COLUMNS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\uff1d1", "\0=1"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    """A spreadsheet shows such a cell instead of running it."""
    assert f"'{text}" == escape_cell(text)


@pytest.mark.parametrize("text", ["", "Ask", "'tis late", "1 - 1", "a=b", "15"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    """Only what could run is changed."""
    assert text == escape_cell(text)


@given(text=any_text)
def test_escaping_can_be_taken_back(text: str) -> None:
    """Nothing is lost, not even apostrophes that were typed."""
    assert text == unescape_cell(escape_cell(text))


@given(steps=any_steps)
def test_no_cell_begins_like_a_formula_and_every_text_comes_back(steps: list[Step]) -> None:
    """Whatever the texts are, rows and cells stay whole; only what steers a terminal is shown as a sign."""
    header, *rows = rows_of(export_csv(steps))
    assert list(COLUMNS) == header
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA)]
    titles = [unescape_cell(row[COLUMNS.index("title")]) for row in rows]
    assert ["\t".join(map(safe_lines, step.title.split("\t"))) for step in steps] == titles
