"""Heads whose cells are wrapped, some side by side: 县（市、区） 调整前 / 标准 / 调整后 / 标准 增加额."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from knowledge.bulletins.tables.cells import NUMERIC, cells_of
from knowledge.records import Line

# how the first column of a table is named
_FIRST = re.compile(
    r"^(?:[序编]号?(?:\s|$)|县（市|区（县|县市区|地区|区域|街道|乡镇|镇街|单位|项目|类别|档次|年龄|名称|指标|年度|等级|机构|对象|学校)"
)
# 序号 指 标 名 称
_SPACED = re.compile(r"^(?P<first>\S{2,8})(?P<name>(?:\s+[^\W\d_]){2,8})$")
# what goes on with the line above it: 标准   |   累计   |   年   |   （元/月）   |   ±%
_REST = re.compile(
    r"^(?:[号位年月度数额率值类别]|名称|标准|总数|累计|基数|目标|金额|人数|比例|比重|占比|增速|增长率|任务|计划|单位|[±]?[%％]|[（(].*)$"
)
# 2021   |   2021年   |   2021年底
_YEAR = re.compile(r"^(?:19|20)\d\d(?:年.{0,2})?$")
# where the name of a column ends
_WHOLE = re.compile(r"[号位年度数额率值别称准计标例重比速务划性）)%％]$|(?:内容|时间|时限|备注)$")
_LONGEST_PIECE = 12
_MOST_LINES, _MOST_PIECES = 20, 24
_FEWEST_ROWS, _ROWS_AHEAD = 3, 12


def wrapped_columns(lines: Sequence[Line], first: int) -> tuple[tuple[str, ...], int] | None:
    """Return the columns that a wrapped head names and where it ends.

    Its rows say how many columns there are; None where the pieces of the head may be joined to so many
    columns in no way, or in more than one.
    """
    if not _FIRST.match(lines[first].text.strip()):
        return None
    end = _end(lines, first)
    if end is None:
        return None
    rows = [cells_of(line.text) for line in lines[end : end + _ROWS_AHEAD]]
    pieces = [piece for line in lines[first:end] for piece in _pieces(line.text)]
    if len(pieces) > _MOST_PIECES or any(_is_text(text) for text, _ in pieces):
        return None
    ways = list(_ways(pieces, max(map(len, rows))))
    return (ways[0], end) if len(ways) == 1 else None


def _end(lines: Sequence[Line], first: int) -> int | None:
    """Return where the rows begin: with row 1, or with lines that have as many cells, figures among them."""
    last = min(first + _MOST_LINES, len(lines))
    numbered = lines[first].text.strip().startswith(("序", "编"))
    for position in range(first + 1, last):
        cells = cells_of(lines[position].text)
        if numbered and cells[:1] == ("1",):
            return position
        if not numbered and len(cells) > 2 and any(map(NUMERIC.match, cells[1:])):
            ahead = [cells_of(line.text) for line in lines[position : position + _FEWEST_ROWS]]
            alike = len(ahead) == _FEWEST_ROWS and all(len(row) == len(cells) for row in ahead)
            return position if alike else None
    return None


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return the pieces of a line, each with whether it begins a column for sure: all but its first."""
    spaced = _SPACED.match(text.strip())
    cells = (spaced["first"], re.sub(r"\s", "", spaced["name"])) if spaced else cells_of(text)
    return [(cell, bool(i)) for i, cell in enumerate(cells)]


def _is_text(piece: str) -> bool:
    return len(piece) > _LONGEST_PIECE or re.search(r"[，。；：:]", piece) is not None


def _ways(pieces: Sequence[tuple[str, bool]], width: int) -> Iterator[tuple[str, ...]]:
    """Yield each way to join the pieces to `width` columns."""
    fixed = {i for i, (text, begins) in enumerate(pieces) if i == 0 or begins or _YEAR.match(text)}
    free = [i for i, (text, _) in enumerate(pieces) if i not in fixed and not _REST.match(text)]
    for chosen in combinations(free, max(0, width - len(fixed))):
        starts = sorted({*fixed, *chosen})
        columns = [[text for text, _ in pieces[a:b]] for a, b in pairwise([*starts, len(pieces)])]
        if len(columns) == width and all(map(_is_column, columns)):
            yield tuple("".join(column) for column in columns)


def _is_column(pieces: Sequence[str]) -> bool:
    """Return whether wrapped pieces read as one name: whole at its end, not before unless a rest follows."""
    if len(pieces) == 1:
        return len(pieces[0]) > 1
    early = (i for i in range(1, len(pieces)) if _WHOLE.search("".join(pieces[:i])))
    return bool(_WHOLE.search("".join(pieces))) and all(_REST.match(pieces[i]) for i in early)
