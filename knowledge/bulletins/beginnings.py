"""Beginnings: which title blocks of a page begin a document, and from which line of the page on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.bulletins.endings import ends_signed, is_signed
from knowledge.bulletins.issuers import begins_office
from knowledge.bulletins.layout import RawPage
from knowledge.bulletins.line_text import LineText, canonical, closed, comparable
from knowledge.bulletins.page_numbers import is_vertical
from knowledge.bulletins.title_block import TitleBlock, title_blocks
from knowledge.records import Line

# 关于高水平建设…的实施意见 / （温政发〔2018〕13号）……………（02）: the contents of an issue
_LEADER = re.compile(r"…{3,}|\.{6,}|·{4,}|．{4,}")
# 目录 (alone: a text speaks of a 目录 too)   |   编辑委员会   |   出版日期：…
_FRONT = re.compile(r"^(?:本期)?(?:目录|目次|要目)$|编辑委员会|出版日期|主编：")
# 温政发〔2015〕58号　　温州市人民政府关于…: the list of documents issued (not 政办〔2005〕169号）)
_LISTED = re.compile(r"^\s*[^\s，。；：《》（]{2,12}〔(?:19|20)\d\d〕(?!第?\d{1,4}号\s*[）》，。；、])")
# 各县（市、区）人民政府，市政府直属各单位： | 鹿城区、龙湾区商务局、财政局，有关企业：
_OPENING = re.compile(
    r"^(?:(?:各|市|县|区|省|有关)|[\u4e00-\u9fff]{1,8}?(?:[市县区州省、]|单位|公司))[^。；！？《：:]{0,150}"
    r"(?:单位|政府|[局委办院校厅处社行镇乡会司]|部门|企业|中心|街道|机构|组织|同志|）|\))[:：]"
)
# 为规范养犬行为，根据…，现就有关事项通告如下：
_PREAMBLE = re.compile(r"^(?:为|根据|按照|依照|经|近年来)[^。]{10,300}(?:通告|公告|通知|决定|通报)如下[:：]")
_ATTACHED = re.compile(r"^附件?(?:\d{0,2}|[一二三四五六七八九十]?)[:：]?$")
_SENTENCE_END = re.compile(r"[。；！？：:日）”]$")
_LEAST_LISTED = 3
_OPENING_LINES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Lines of one page that belong together: a document that `block` begins, or what goes on (None)."""

    block: TitleBlock | None
    page: RawPage


@dataclass(slots=True)
class OpenDocument:
    """The document that the pages so far belong to."""

    title: str
    lines: list[Line]


def beginnings(
    page: RawPage, document: OpenDocument | None, *, signed_later: bool, floating: bool
) -> list[Beginning]:
    """Split a page where documents begin.

    Args:
        page: the page without furniture.
        document: what the page before belongs to; None for the cover and the sections.
        signed_later: whether a signature follows on this page or before the next number.
        floating: whether the issue begins its texts on pages of their own, into which title blocks float.
    """
    blocks = [] if page.vertical or _is_list(page.lines) else title_blocks(page.lines)
    kept: list[TitleBlock] = []
    for block in blocks:
        title = kept[-1].title if kept else document.title if document else ""
        if not _is_enclosed(block, title) and (
            block.is_numbered or (signed_later and _stands_alone(block, LineText.of(page.lines), blocks))
        ):
            kept.append(block)
    if not kept:
        return [Beginning(block=None, page=page)]
    return _cut(page, kept, _starts(page.lines, kept, document, floating=floating))


def _is_list(lines: Sequence[Line]) -> bool:
    """Return whether a page is the contents of the issue or a list of documents."""
    leaders = sum(bool(_LEADER.search(line.text)) for line in lines)
    listed = sum(bool(_LISTED.match(canonical(line.text))) for line in lines)
    stops = sum("。" in line.text for line in lines)
    return leaders >= _LEAST_LISTED or (listed >= _LEAST_LISTED and stops < listed)


def _is_enclosed(block: TitleBlock, title: str) -> bool:
    """Return whether a title is a part of the title before it: what a notice encloses or passes on."""
    own, other = comparable(block.title), comparable(title)
    if (own != other and own in other) or (own == other and not block.is_numbered):
        return True
    # 温州市财政局关于…办法: the notice that passes it on names 市财政局 (转发市财政局关于…办法的通知)
    named = own.removeprefix(comparable("".join(block.issuers)))
    return not block.is_numbered and named != other and named in other and "转发" in other


def _stands_alone(block: TitleBlock, page: LineText, blocks: Sequence[TitleBlock]) -> bool:
    """Return whether a title without a number is set apart from the text around it, and cited nowhere."""
    lines = page.lines
    if page.in_quotation(block.first) or (block.issuers and not begins_office(block.issuers[0])):
        return False
    before = page.pieces[block.first - 1] if block.first else ""
    apart = before == "" or bool(_SENTENCE_END.search(before)) or any(b.last == block.first for b in blocks)
    begins = opening(lines) and not any(other.is_numbered for other in blocks)
    if block.issuers:
        return apart or begins
    return apart and (begins or opening(lines[block.last :]))


def opening(lines: Sequence[Line]) -> bool:
    """Return whether lines begin with those to whom a text goes."""
    return bool(_OPENING.match(LineText.of(lines[:_OPENING_LINES]).text))


def preamble(lines: Sequence[Line]) -> bool:
    """Return whether lines begin a text: with those to whom it goes, or with why and what it announces."""
    return opening(lines) or bool(_PREAMBLE.match(LineText.of(lines[:_OPENING_LINES]).text))


def _starts(
    lines: Sequence[Line], blocks: Sequence[TitleBlock], document: OpenDocument | None, *, floating: bool
) -> list[int]:
    """Return the line with which the text of each block begins."""
    first = blocks[0]
    head = 0 if _floats(lines, blocks, document, floating=floating) else first.first
    if head == 0 and first.first > 0 and _trail(lines, blocks):
        return [0, *(block.last for block in blocks[:-1])]
    return [head, *(block.first for block in blocks[1:])]


def _floats(
    lines: Sequence[Line], blocks: Sequence[TitleBlock], document: OpenDocument | None, *, floating: bool
) -> bool:
    """Return whether the lines above the first block of a page are its own text, into which it floated."""
    block = blocks[0]
    above, below = lines[: block.first], lines[block.last : blocks[1].first if len(blocks) > 1 else None]
    if not above:
        return True
    if document is None:
        return not _is_front_matter(above)
    if opening([*above, *below]):
        return True
    if ends_signed(document.lines) and not _ATTACHED.match(closed(above[0].text)):
        return True
    if not below or (floating and is_signed(document.lines)):
        return True
    if is_signed(above):
        return False
    return not opening(below) and not _SENTENCE_END.search(closed(above[-1].text))


def _is_front_matter(lines: Sequence[Line]) -> bool:
    text = LineText.of(lines)
    return bool(_LEADER.search(text.text) or any(_FRONT.search(piece) for piece in text.pieces))


def _trail(lines: Sequence[Line], blocks: Sequence[TitleBlock]) -> bool:
    """Return whether each block stands below its text: every text is signed and the last block the end."""
    edges = [0, *(block.last for block in blocks)]
    texts = [lines[edge : block.first] for edge, block in zip(edges, blocks, strict=False)]
    return blocks[-1].last == len(lines) and all(is_signed(text) for text in texts)


def _cut(page: RawPage, blocks: Sequence[TitleBlock], starts: Sequence[int]) -> list[Beginning]:
    found = [Beginning(block=None, page=_part(page, 0, starts[0]))] if starts[0] > 0 else []
    for block, first, last in zip(blocks, starts, [*starts[1:], len(page.lines)], strict=True):
        found.append(Beginning(block=block, page=_part(page, first, last)))
    return found


def _part(page: RawPage, first: int, last: int) -> RawPage:
    lines = page.lines[first:last]
    return replace(page, lines=lines, vertical=is_vertical(lines))
