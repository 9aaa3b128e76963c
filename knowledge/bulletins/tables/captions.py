"""What stands above a table: its caption and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.paragraphs import close_up, label_of
from knowledge.records import Line

# 附件   |   附件2：
_ANNEX = re.compile(r"^附\s*件\s*\d*\s*[:：]?$")
# 创新推进政府投资项目融资工作重点任务分解表   |   表1 各地最低生活保障标准
_NAMED = re.compile(r"(?:表|清单|目录|一览)(?:（.{1,12}）)?$|^(?:附表|表)\s*[\d一二三四五六七八九十]")
_COUNTED = re.compile(r"^(?:附表|表)\s*[\d一二三四五六七八九十]")
# 备注：★为牵头单位   |   单位：万元   |   （单位：元/月）
_REMARK = re.compile(r"^[（(]?(?:备?注|单位|计量单位)\s*[:：]")
_LONGEST_CAPTION_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The caption and the remarks between it and the head, and the position of their first line."""

    text: str = ""
    remarks: tuple[str, ...] = ()
    first: int


def caption_above(lines: Sequence[Line], first: int, floor: int) -> Caption:
    """Return what stands above the line `first` of a table; nothing is taken from before `floor`."""
    remarks: list[str] = []
    start = first
    while start > floor and _REMARK.match(lines[start - 1].text.strip()):
        start -= 1
        remarks.insert(0, close_up(lines[start].text.strip()))
    count = _annexed(lines, start, floor)
    if not count and start > floor and _is_name(lines[start - 1]):
        count = 1
    named = "".join(close_up(line.text.strip()) for line in lines[start - count : start])
    return Caption(text=named, remarks=tuple(remarks), first=start - count)


def names_a_table(lines: Sequence[Line], position: int) -> bool:
    """Return whether a line alone is the caption of a table: under 附件, or 表1."""
    annexed = position > 0 and bool(_ANNEX.match(lines[position - 1].text.strip()))
    counted = bool(_COUNTED.match(lines[position].text.strip()))
    return _is_name(lines[position]) and (annexed or counted)


def _annexed(lines: Sequence[Line], end: int, floor: int) -> int:
    """Return how many lines stand between 附件 and a table, when they can be its caption."""
    for count in range(1, min(_LONGEST_CAPTION_LINES, end - floor - 1) + 1):
        if not _may_name(lines[end - count]):
            break
        if _ANNEX.match(lines[end - count - 1].text.strip()):
            return count
    return 0


def _is_name(line: Line) -> bool:
    return _may_name(line) and bool(_NAMED.search(close_up(line.text.strip())))


def _may_name(line: Line) -> bool:
    text = close_up(line.text.strip())
    refers = re.search(r"[。；，！？]|见下|如下|详见", text)
    return not refers and label_of(text)[0] is None and not text.startswith("附件")
