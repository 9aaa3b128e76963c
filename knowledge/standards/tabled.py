"""Standards that a notice prints as a table: a row for places, a tier or an age, a column for each amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.records import Table
from knowledge.standards.figures import LABEL, NUMBER, UNIT
from knowledge.standards.source import SourceText

# 适用地区   |   县（市、区）   |   地区
_PLACES = re.compile(r"地区|区域|适用|范围|县（市|县\(市|县市区|行政区")
# 档次   |   年龄段
_TIERS = re.compile(r"档次|档别|类别|年龄")
# 调整前标准   |   原标准
_BEFORE = re.compile(r"调整前|原|前标准")
_AMOUNT = re.compile(rf"(?P<number>{NUMBER})(?:{UNIT})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An amount of a table: the key of its column, the places (or tier) of its row, where that stands."""

    key: str
    header: str
    places: str
    number: str
    previous: str | None
    span: tuple[int, int]


def cells(source: SourceText, columns: Mapping[str, re.Pattern[str]]) -> list[Cell]:
    """Return the amounts of the first table that has places and one of `columns`; none with an odd cell."""
    return _first(source, columns, _PLACES)


def tier_cells(source: SourceText, columns: Mapping[str, re.Pattern[str]]) -> list[Cell]:
    """Return the amounts of the first table of tiers or ages; none where a row is neither, or has places."""
    found = _first(source, columns, _TIERS)
    return found if all(re.fullmatch(LABEL, cell.places) for cell in found) else []


def _first(source: SourceText, columns: Mapping[str, re.Pattern[str]], heads: re.Pattern[str]) -> list[Cell]:
    for table in source.document.tables:
        if heads is _TIERS and any(_PLACES.search(header) for header in table.columns):
            continue
        found = list(_cells(source, table, columns, heads)) if table.readable else []
        if found:
            return [] if any(cell is None for cell in found) else [cell for cell in found if cell]
    return []


def _cells(
    source: SourceText, table: Table, columns: Mapping[str, re.Pattern[str]], heads: re.Pattern[str]
) -> Iterator[Cell | None]:
    """Yield the amounts column by column; None for a cell that holds no plain amount."""
    places = next((n for n, header in enumerate(table.columns) if heads.search(header)), None)
    if places is None:
        return
    for key, pattern in columns.items():
        named = [n for n, header in enumerate(table.columns) if n != places and pattern.search(header)]
        now = [n for n in named if not _BEFORE.search(table.columns[n])]
        before = [n for n in named if n not in now]
        if len(now) != 1 or len(before) > 1:
            yield from [None] * bool(named)
            continue
        for row in table.rows:
            yield _cell(source, row, places, key, table.columns[now[0]], now[0], before)


def _cell(
    source: SourceText,
    row: tuple[str, ...],
    places: int,
    key: str,
    header: str,
    now: int,
    before: list[int],
) -> Cell | None:
    amount = _AMOUNT.fullmatch(row[now].strip())
    earlier = _AMOUNT.fullmatch(row[before[0]].strip()) if before else None
    span = _row(source, row)
    if amount is None or span is None or not row[places].strip() or (before and earlier is None):
        return None
    return Cell(
        key=key,
        header=header,
        places=row[places].strip(),
        number=amount["number"],
        previous=earlier["number"] if earlier else None,
        span=span,
    )


def _row(source: SourceText, row: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the words of a row stand in the text; spaces between them do not matter."""
    words = [re.escape(character) for cell in row for character in re.sub(r"\s", "", cell)]
    match = re.search(r"\s*".join(words), source.text)
    return match.span() if match else None
