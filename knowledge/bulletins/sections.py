"""Which kind of section a page belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.layout import RawPage
from knowledge.records import DocumentKind, Line

_BY_LABEL: tuple[tuple[str, DocumentKind], ...] = (
    ("机构人事", DocumentKind.APPOINTMENTS),
    ("人事任免", DocumentKind.APPOINTMENTS),
    ("政务简讯", DocumentKind.NEWS),
    ("记事", DocumentKind.CHRONICLE),
    ("发文目录", DocumentKind.ISSUED_LIST),
    ("统计资料", DocumentKind.STATISTICS),
)
_NAMES = {
    DocumentKind.APPOINTMENTS: "人事任免",
    DocumentKind.NEWS: "政务简讯",
    DocumentKind.CHRONICLE: "政府记事",
    DocumentKind.ISSUED_LIST: "发文目录",
    DocumentKind.STATISTICS: "统计资料",
    DocumentKind.COVER: "封面",
    DocumentKind.FEATURE: "专题",
    DocumentKind.DOCUMENT: "公文",
}
# 温政发〔2018〕14号　　温州市人民政府关于印发…
_LISTED = re.compile(r"^\s*\S{2,8}〔(?:19|20)\d\d〕\d+号\s+\S")
# 温州市2018年6月份国民经济主要统计指标
STATISTICS_TITLE = re.compile(r"\S+(?:19|20)\d\d年\d{1,2}月份国民经济主要统计指标")
_APPOINTMENT = re.compile(r"^\s*市(?:人民)?政府决定")
_IMPRINT = re.compile(r"编辑委员会|出版日期|主\s*编：|刊\s*号：")


def kind_of(page: RawPage, previous: DocumentKind | None, *, begins_document: bool) -> DocumentKind:
    """Return the kind of a page from its title block, its label, its first lines, or the page before."""
    if begins_document:
        return DocumentKind.DOCUMENT
    texts = [line.text for line in page.lines]
    if any(_IMPRINT.search(text) for text in texts):
        return DocumentKind.COVER
    if any(STATISTICS_TITLE.search(re.sub(r"\s", "", text)) for text in texts[:4]):
        return DocumentKind.STATISTICS
    if sum(bool(_LISTED.match(text)) for text in texts) >= 3:
        return DocumentKind.ISSUED_LIST
    for name, kind in _BY_LABEL:
        if page.label and name in page.label:
            return kind
    if any(_APPOINTMENT.match(text) for text in texts[:2]):
        return DocumentKind.APPOINTMENTS
    return _continued(previous)


def section_title(kind: DocumentKind, lines: Sequence[Line], month: int | None) -> str:
    """Return the title of a section that prints none of its own: 12月份人事任免."""
    if kind is DocumentKind.STATISTICS:
        for line in lines:
            match = STATISTICS_TITLE.search(re.sub(r"\s", "", line.text))
            if match:
                return match[0]
    if kind in (DocumentKind.COVER, DocumentKind.FEATURE):
        return _NAMES[kind]
    return f"{month}月份{_NAMES[kind]}" if month else _NAMES[kind]


def _continued(previous: DocumentKind | None) -> DocumentKind:
    if previous is None:
        return DocumentKind.COVER
    if previous in (DocumentKind.STATISTICS, DocumentKind.ISSUED_LIST, DocumentKind.COVER):
        return DocumentKind.FEATURE
    return previous
