"""Furniture of a page: folios, running headers and labels of sections, in the forms that issues print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.line_text import canonical, closed
from knowledge.bulletins.sections.names import kind_named

_SIGN = r"[·•∙・.．\-—–－―─~～|/]"
# ·    4    · | - 4 - | — 4 — | 第4页 | 第 4 页 共 52 页
_FOLIO = re.compile(
    rf"{_SIGN}{{1,2}}(?P<signed>\d{{1,3}}){_SIGN}{{1,2}}|第(?P<counted>\d{{1,3}})页(?:[,，/]?共\d{{1,3}}页)?"
)
# 4, at the head or the foot of a page that is known to begin or end there
_LONE_FOLIO = re.compile(r"\d{1,3}")
_ISSUE = r"(?:[（(]?总第\d+期[）)]?|(?:19|20)\d\d年?第?\d{1,2}[期号]|(?:19|20)\d\d[.．·]\d{1,2})"
_NAME = r"[\u4e00-\u9fff]{1,10}(?:人民)?政府公报"
# 温州市人民政府公报（总第208期） 文件发布   |   2019 年第1 2 期文件发布   |   4 绍兴市人民政府公报2016年第3期
_RUNNING_HEADER = re.compile(
    rf"(?:{_SIGN}?\d{{1,3}}{_SIGN}?)??(?:{_NAME}[·|]?{_ISSUE}{{1,2}}|(?:19|20)\d\d年第\d{{1,2}}期(?:[（(]总第\d+期[）)])?(?:{_NAME})?)"
    rf"(?P<label>[\u4e00-\u9fff]{{0,8}})(?:{_SIGN}?(?P<folio>\d{{1,3}}){_SIGN}?)?"
)
# 温州市人民政府公报
_MASTHEAD = re.compile(_NAME)
_LABELS = (
    "文件发布",
    "机构人事",
    "政务简讯",
    "政府记事",
    "发文目录",
    "统计资料",
    "人事任免",
    "大事记",
    "政务动态",
    "政策解读",
)
# what stands above documents says nothing that their title blocks do not say
# 市政府文件 | 市政府办公室文件 | 市府办文件 | 部门文件 | 市商务局文件 | 规范性文件 | 市政府规章
_DOCUMENT_LABEL = re.compile(
    r"(?:[省市县区]|[\u4e00-\u9fff]{2,3}[省市县区])?(?:[\u4e00-\u9fff]{0,10}(?:政府|政府办|府办|办公室|级?部门|[局委厅])文件"
    r"|(?:行政)?规范性文件|(?:政府|部门)规章)"
)
# 12月份市政府人事任免   |   10月份市政府、市政府办公室发文目录   |   6月份市政府记事
_SECTION_HEADING = re.compile(r"\d{1,2}月份\S{0,20}(?:人事任免|记事|发文目录)")
_MOST_LINES = 3
_LONGEST = 60
# how far from the edge of a page its header may stand
_EDGE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Furniture that takes `lines` lines: the section that it names, the page number that it prints."""

    lines: int
    label: str = ""
    folio: int | None = None
    edge: bool = False


def furniture_at(texts: Sequence[str], position: int) -> Furniture | None:
    """Return the furniture that begins with a line, broken over three at most, or None for text."""
    text = ""
    for count, line in enumerate(texts[position : position + _MOST_LINES], 1):
        piece = closed(line)
        text = canonical(text + piece) if len(text + piece) <= _LONGEST else text + piece
        if len(text) > _LONGEST:
            return None
        if count > 1 and not _may_be_broken(text[: -len(piece) or None]):
            return None
        found = _furniture(text, count)
        if found:
            return found
    return None


def is_masthead(text: str) -> bool:
    """Return whether a line is the name of the bulletin alone, as above the imprint."""
    return bool(_MASTHEAD.fullmatch(closed(text)))


def lone_folio(text: str) -> int | None:
    """Return the number that is all of a line."""
    piece = canonical(closed(text))
    return int(piece) if _LONE_FOLIO.fullmatch(piece) else None


def near_edge(position: int, count: int, length: int) -> bool:
    """Return whether furniture of `count` lines at a position stands at the head or the foot of a page."""
    return position < _EDGE or position + count > length - _EDGE


def _furniture(text: str, count: int) -> Furniture | None:
    if text in _LABELS or _SECTION_HEADING.fullmatch(text):
        return Furniture(lines=count, label=text)
    if _DOCUMENT_LABEL.fullmatch(text):
        return Furniture(lines=count)
    folio = _FOLIO.fullmatch(text)
    if folio:
        return Furniture(lines=count, folio=int(folio["signed"] or folio["counted"]), edge=True)
    header = _RUNNING_HEADER.fullmatch(text)
    if not header:
        return None
    printed = int(header["folio"]) if header["folio"] else None
    label = next((label for label in _LABELS if header["label"].endswith(label)), "")
    label = label or (header["label"] if kind_named(header["label"]) else "")
    return Furniture(lines=count, label=label, folio=printed, edge=True)


def _may_be_broken(text: str) -> bool:
    """Return whether the next line may go on with a header: 温州市人民政府公报（总第20 / 8期）文件发布."""
    if _MASTHEAD.fullmatch(text):
        return False
    return bool(
        re.match(rf"(?:\d{{1,3}})?{_NAME}|(?:19|20)\d\d年第?\d{{0,2}}$|\d{{1,2}}月份\S{{0,20}}$", text)
    )
