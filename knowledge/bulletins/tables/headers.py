"""The head of a table: its columns, in one line or taken apart over several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.tables.cells import NUMERIC, cells_of
from knowledge.bulletins.tables.wrapped_heads import wrapped_columns
from knowledge.records import Line

# 序号 重点工作 主要任务 牵头单位 配合单位
_NUMBERED = frozenset({"序号", "编号", "序次"})
# how columns are named: 行业代码   |   2019年规模目标（亿元）   |   年均增长率   |   专项行动组成员单位
COLUMN = re.compile(
    r"(?:序号|编号|文号|号码|日期|事项|合计|名称|类别|类型|单位|部门|任务|内容|标准|金额|时间|时限|期限|备注|目标|地区|区域|范围|代码|数量|比例|面积|地址|地点"
    r"|责任人|联系人|分值|得分|指标|职责|电话|要求|措施|依据|对象|项目|进度|行业|工作|姓名|职务|等级|年度|额|率|数|值|[）)])$"
)
# the rest of a column that names nothing alone:  产业 / 名称   |   2019年规模 / 目标（亿元）
_REST = re.compile(
    r"^(?:号|名称|类别|类型|单位|部门|任务|内容|标准|金额|时间|时限|期限|目标|范围|代码|数量|比例|比重|面积|指标|要求|措施|情况"
    r"|依据|对象|增长率|增速|[率数值额])(?:[（(].{1,8}[）)])?$"
)
# 牵头单位 and 配合单位: columns of short names that follow the text of a row
OFFICES = re.compile(r"(?:单位|部门|责任人|联系人|领导)(?:（.{1,8}）)?$")
_LONGEST_COLUMN = 16
_LONGEST_HEAD_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns that a table names, and the lines `first` up to `end` that name them.

    `starts` are the positions in a line where the cells of an aligned table begin.
    """

    columns: tuple[str, ...]
    first: int
    end: int
    starts: tuple[int, ...] = ()

    @property
    def numbered(self) -> bool:
        """Return whether the first column counts the rows."""
        return self.columns[0] in _NUMBERED


def header_at(lines: Sequence[Line], first: int) -> Header | None:
    """Return the header that begins at this line, or None."""
    return _in_one_line(lines, first) or _taken_apart(lines, first) or _wrapped(lines, first)


def row_number(text: str) -> int | None:
    """Return the number that a row begins with: 7   |   5 新材料 …   |   None for 2019年规模."""
    cells = cells_of(text)
    return int(cells[0]) if cells and re.fullmatch(r"[1-9]\d{0,2}", cells[0]) else None


def _in_one_line(lines: Sequence[Line], first: int) -> Header | None:
    cells = cells_of(lines[first].text)
    if len(cells) < 2 or any(len(c) > _LONGEST_COLUMN or re.search(r"[，。；：:]", c) for c in cells):
        return None
    header = Header(columns=cells, first=first, end=first + 1)
    if header.numbered:
        return header
    named = sum(bool(COLUMN.search(cell)) for cell in cells)
    return header if named * 3 >= len(cells) * 2 and not any(NUMERIC.match(c) for c in cells) else None


def _taken_apart(lines: Sequence[Line], first: int) -> Header | None:
    """Read a head of one word a line (序 / 号 / 产业 / 名称 / …) up to the row that begins with 1."""
    start = "".join(line.text.strip() for line in lines[first : first + 2])
    if lines[first].text.strip() not in _NUMBERED and start not in _NUMBERED:
        return None
    last = min(first + _LONGEST_HEAD_LINES, len(lines))
    end = next((i for i in range(first, last) if row_number(lines[i].text) == 1), None)
    pieces = ["".join(cells_of(line.text)) for line in lines[first:end]]
    if end is None or any(len(p) > _LONGEST_COLUMN or re.search(r"[，。；：:]", p) for p in pieces):
        return None
    columns = _grouped(pieces)
    return Header(columns=columns, first=first, end=end) if len(columns) > 1 else None


def _wrapped(lines: Sequence[Line], first: int) -> Header | None:
    found = wrapped_columns(lines, first)
    return Header(columns=found[0], first=first, end=found[1]) if found else None


def _grouped(pieces: Sequence[str]) -> tuple[str, ...]:
    """Join the lines of each column; nothing when one may be a column of its own."""
    columns: list[str] = []
    open_column = False
    for piece in pieces:
        if columns and (piece.startswith(("（", "(")) or (open_column and _REST.match(piece))):
            columns[-1] += piece
        elif open_column:
            return ()
        else:
            columns.append(piece)
        open_column = not COLUMN.search(columns[-1])
    return tuple(columns)
