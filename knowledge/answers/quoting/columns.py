"""A row of a table whose columns are years: the cell of the year asked about, under the name of its column.

A row is printed cell by cell; a clause of it may begin in one column and end in the next, and does not say
which year a figure is of. Only where each cell has its column can it be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.spans import Span
from knowledge.answers.quoting.wants import NUMERIC
from knowledge.answers.wording import say
from knowledge.date_phrases import YEAR_IN_FIGURES

# 序号、名称、2017年目标（亿元）、…
_NAMES = re.compile(r"、(?![^（]*）)")
_NUMBER = re.compile(r"\d{1,3}")
_CLAUSES = re.compile(r"(?<=[；;])")
_FEWEST_YEARS = 2
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with a cell for each column, by the name that its first cells give it."""

    name: str
    header: str
    cells: tuple[tuple[str, str], ...]  # the name of the column, the cell


def row_of(span: Span) -> Row | None:
    """Return the row that a span stands in; None without columns of years, or sure ones."""
    header = span.trail[-1] if span.trail else ""
    columns = _NAMES.split(header)
    cells = span.passage.text.split()
    years = [column for column in columns if YEAR_IN_FIGURES.search(column)]
    if len(years) < _FEWEST_YEARS or len(cells) != len(columns):
        return None
    first = next(place for place, column in enumerate(columns) if YEAR_IN_FIGURES.search(column))
    names = [cell for cell in cells[:first] if not _NUMBER.fullmatch(cell)]
    return Row(name="".join(names), header=header, cells=tuple(zip(columns, cells, strict=True)))


def cells_said(asked: Asked, span: Span) -> tuple[str, Row] | None:
    """Return the cell of the only year that a question names, with row and column, else all with figures.

    None where the span stands in no such row, or no figure is asked for.
    """
    years = set(YEAR_IN_FIGURES.findall(asked.text))
    row = row_of(span) if years or asked.want in NUMERIC else None
    if row is None:
        return None
    fitting = [cell for cell in row.cells if years and set(YEAR_IN_FIGURES.findall(cell[0])) == years]
    if len(fitting) == 1:
        column, cell = fitting[0]
        said = say("passage.cell", column=column, cell=_asked_part(asked, cell))
    else:
        figures = [cell for cell in row.cells[1:] if _FIGURE.search(cell[1])]
        said = "；".join(say("passage.cell", column=name, cell=cell.rstrip("；;")) for name, cell in figures)
    return say("passage.row", row=row.name, cells=said), row


def _asked_part(asked: Asked, cell: str) -> str:
    """Return the ；-clause of a cell that has most of the question; the whole where several have as much."""
    clauses = _CLAUSES.split(cell.rstrip("；;"))
    shares = [asked.share(asked.own, clause) for clause in clauses]
    best = max(shares)
    chosen = clauses if shares.count(best) > 1 else [clauses[shares.index(best)]]
    return "".join(chosen).rstrip("；;")
