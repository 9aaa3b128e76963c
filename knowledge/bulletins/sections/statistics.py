"""The monthly statistics: one article a row and note, one record a row whose columns are certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.bulletins.paragraphs import close_up
from knowledge.bulletins.sections.statistics_header import columns_of, has_unit_column, is_head, unit_in
from knowledge.bulletins.sections.statistics_rows import LABEL, Row, begins_row, is_unit, take_line, value_of
from knowledge.bulletins.sections.text import SectionText
from knowledge.records import Article, Indicator, Line

# 财政总收入（亿元）
_UNIT_IN_NAME = re.compile(r"(?P<name>.+)[（(](?P<unit>[^（）()]+)[)）]")
# 注：…   |   说明：…   |   （数据来源：…）
_NOTE = re.compile(r"[（(]?(?:附?注|说明|备注|资料来源|数据来源)(?:[:：]|\d)")
# 单位：亿元
_TABLE_UNIT = re.compile(r"[（(]?(?:计量)?单位[:：](?P<unit>\S+?)[)）]?")
# 温州市2018年6月份国民经济主要统计指标   |   温州市统计局制
_TITLE = re.compile(
    r".*(?:主要(?:统计|经济)?指标|统计月报|统计资料|统计数据|经济运行情况|统计局(?:制|提供|供稿)?)(?:（.*）)?"
)
# the unit of the whole table is that of sums: a rate, an index or a count beside them has its own
_OF_NO_SUM = re.compile(r"指数|价格|率|比重|占比|[量数]$")
# 一、规模以上工业 wraps; 一、工业 is a heading
_LONG_NAME = 8


@dataclass(slots=True)
class _Table:
    head: list[str] = field(default_factory=list)
    unit: str = ""
    rows: list[Row] = field(default_factory=list)


def statistics_of(text: SectionText) -> tuple[list[Article], list[Indicator]]:
    """Return the rows and notes of the section, and the rows whose values stand under known columns."""
    articles: list[Article] = []
    indicators: list[Indicator] = []
    for part in _parts(text.lines):
        if isinstance(part, _Table):
            articles += [text.article(row.lines) for row in part.rows]
            indicators += _indicators(part, text)
        else:
            articles.append(text.article(part))
    return articles, indicators


def _parts(lines: Sequence[Line]) -> Iterator[_Table | list[Line]]:
    """Yield the tables of a section and the notes between them, in order."""
    table = _Table()
    note: list[Line] = []
    in_head = False
    for line in lines:
        words = re.sub(r"\s", "", line.text)
        opens = is_head(words)
        if note and not opens and not _NOTE.match(words) and not begins_row(line):
            note.append(line)
            continue
        unit = _TABLE_UNIT.fullmatch(words)
        if opens or note or unit or _NOTE.match(words):
            yield from _ended(table, note)
            # a unit printed above the head is of the table below it
            kept = "" if opens and table.rows else table.unit
            table, note = _Table(head=table.head, unit=unit["unit"] if unit else kept), []
        if opens:
            table, in_head = _Table(head=line.text.split(), unit=table.unit), True
        elif unit:
            continue
        elif _NOTE.match(words):
            note = [line]
        elif in_head and not begins_row(line):
            table.head += line.text.split()
        elif not _TITLE.fullmatch(words):
            in_head = False
            take_line(table.rows, line)
    yield from _ended(table, note)


def _ended(table: _Table, note: list[Line]) -> Iterator[_Table | list[Line]]:
    if table.rows:
        yield table
    if note:
        yield note


def _indicators(table: _Table, text: SectionText) -> Iterator[Indicator]:
    counts = Counter(len(row.values) for row in table.rows if row.is_certain and row.values)
    columns = next((c for n, _ in counts.most_common() if (c := columns_of(table.head, n))), ())
    for i, row in enumerate(table.rows):
        if (
            not columns
            or not row.is_certain
            or len(row.values) != len(columns)
            or not _has_whole_name(table.rows, i)
        ):
            continue
        named = _name_and_unit(row, table)
        if named:
            yield Indicator(
                name=named[0],
                unit=named[1],
                columns=columns,
                values=tuple(value_of(value) for value in row.values),
                page=text.page_of_line[row.lines[0].number],
                lines=tuple(line.number for line in row.lines),
            )


def _has_whole_name(rows: Sequence[Row], position: int) -> bool:
    """Return whether the name of a row is told with certainty.

    Words without values below a row may end its name; a name over two lines looks like a heading (一、工业)
    above a row, unless its first line is long and the rows around it have labels and values of their own.
    """
    row = rows[position]
    following = rows[position + 1] if position + 1 < len(rows) else None
    if following is not None and row.labelled and not following.labelled and not following.values:
        return False
    if not row.joined_after:
        return True
    others = any(other.labelled and other.values and not other.joined_after for other in rows)
    alone = following is None or following.labelled
    return row.labelled and others and alone and row.joined_after >= _LONG_NAME


def _name_and_unit(row: Row, table: _Table) -> tuple[str, str] | None:
    words = list(row.words)
    unit = words.pop() if len(words) > 1 and is_unit(words[-1]) else ""
    if not unit and len(words) > 1 and has_unit_column("".join(table.head)):
        return None  # the last word may be a unit that is not known
    name = LABEL.sub("", close_up("".join(words)), count=1)
    bracketed = _UNIT_IN_NAME.fullmatch(name)
    if not unit and bracketed and is_unit(bracketed["unit"]):
        name, unit = bracketed["name"], bracketed["unit"]
    common = table.unit or unit_in("".join(table.head))
    if not unit and is_unit(common) and not _OF_NO_SUM.search(name):
        unit = common
    return (name, unit) if name else None
