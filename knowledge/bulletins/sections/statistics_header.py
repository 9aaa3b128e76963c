"""The head of a statistics table: the names of its columns, told with certainty or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

# 指标 单位 …   |   指标名称 计量单位 …
_NAMES_COLUMN = r"(?:主要)?(?:指标|项目)(?:名称)?"
_UNIT_COLUMN = r"(?:计量)?单位"
_HEAD = re.compile(rf"{_NAMES_COLUMN}(?P<unit>{_UNIT_COLUMN})?")
# ±%   |   （%）   |   增长%: it belongs to the word printed above it
_SUFFIX = re.compile(r"(?:±?[%％]|[（(]±?[%％][)）]|±)")
_MONTHS = r"(?:(?:20\d\d年)?(?:[1一][-—－~～至]\d{1,2}月份?|\d{1,2}月份?))"
_VALUE_WORD = r"(?:实绩|实际|完成|总量|绝对[数值额量]|数值?|值|额|量|余额)"
# 当月   |   1-6月累计   |   本月止累计   |   累计（亿元）
_BASE = re.compile(
    rf"(?:(?:{_MONTHS}|本年|今年|自?年初(?:至今)?|全年|本月止|本月末|本期|当期)(?:累计)?|当月|本月|累计|上月|去年同期|上年同期"
    rf"|余额|绝对[数值额量]|总量|实绩|指数){_VALUE_WORD}{{0,2}}(?:[（(](?P<unit>[^（）()%％]{{1,6}})[)）])?"
)
_GROWTH = re.compile(
    r"(?:比(?:上年同期|去年同期|上年同月|上年|去年|上月|年初))?(?:同比|环比)?(?:增长|增减|增幅|增速|升降|±)?(?:率|幅度)?(?:±)?(?:[（(]?±?[%％][)）]?)?"
)


def has_unit_column(words: str) -> bool:
    """Return whether the closed-up head of a table names a column of units."""
    match = _HEAD.search(words)
    return bool(match and match["unit"])


def is_head(words: str) -> bool:
    """Return whether a line without white space opens the head of a table: 指标 alone or with columns."""
    match = _HEAD.match(words)
    return match is not None and (match.end() == len(words) or bool(_columns_at(words, match.end())))


def unit_in(head: str) -> str:
    """Return the unit that all columns of amounts print in brackets: 本月（亿元） … 累计（亿元）."""
    units = {match["unit"] for match in _BASE.finditer(head) if match["unit"]}
    return units.pop() if len(units) == 1 else ""


def columns_of(tokens: Sequence[str], count: int) -> tuple[str, ...]:
    """Return the names of the `count` columns of values; empty where the head does not settle them.

    Args:
        tokens: the printed words of the head with its white space and line breaks as gaps.
        count: how many values the rows print.
    """
    closed = "".join(tokens)
    match = _HEAD.search(closed)
    if match is None:
        return ()
    apart = _by_gaps(tokens)
    for names in (apart, _by_levels(apart), _by_words(closed[match.end() :])):
        if names and len(names) == count:
            return _distinct(names)
    return ()


def _by_gaps(tokens: Sequence[str]) -> list[str]:
    """Take white space as the gap between columns: 指标 单位 当月 同比±% 累计 同比±%."""
    names: list[str] = []
    for token in tokens:
        if names and _SUFFIX.fullmatch(token):
            names[-1] += token
        else:
            names.append(token)
    if not names or not re.fullmatch(_NAMES_COLUMN, names[0]):
        return []
    first = 2 if len(names) > 1 and re.fullmatch(_UNIT_COLUMN, names[1]) else 1
    return names[first:] if all(_is_column(name) for name in names[first:]) else []


def _by_words(rest: str) -> list[str]:
    """Part the columns by their words: 本月±%累计±%, printed with a gap after every character."""
    names: list[str] = []
    place = 0
    while place < len(rest):
        match = _columns_at(rest, place)
        if match is None:
            return []
        names.append(match[0])
        place = match.end()
    return names


def _by_levels(names: list[str]) -> list[str]:
    """Join a head of two lines: 6月 1-6月 above 绝对值 增长% 绝对值 增长%."""
    groups = [name for name in names if re.fullmatch(rf"{_MONTHS}|当月|本月|累计|本年累计", name)]
    below = names[len(groups) :]
    if len(groups) < 2 or names[: len(groups)] != groups or len(below) % len(groups):
        return []
    each = len(below) // len(groups)
    if not each or below != below[:each] * len(groups):
        return []
    return [group + name for group in groups for name in below[:each]]


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Give a growth that is printed twice the name of its column: 同比±% … 累计 累计同比±%."""
    found: list[str] = []
    base = ""
    for name in names:
        if not _is_growth(name):
            base = name
        found.append(base + name if name in found else name)
    return tuple(found) if len(set(found)) == len(found) else ()


def _is_column(name: str) -> bool:
    """Return whether a word names one column: 累计, 同比±%, 累计增长%."""
    base = _BASE.match(name)
    return _is_growth(name[base.end() :]) or base.end() == len(name) if base else _is_growth(name)


def _is_growth(name: str) -> bool:
    return bool(name) and _GROWTH.fullmatch(name) is not None


def _columns_at(text: str, place: int) -> re.Match[str] | None:
    match = _BASE.match(text, place) or _GROWTH.match(text, place)
    return match if match and match[0] else None
