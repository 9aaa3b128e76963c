"""Which kind of section a page belongs to, and what a section is called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.bulletins.layout import RawPage
from knowledge.bulletins.sections.names import kind_named
from knowledge.bulletins.sections.text import SectionText, month_of
from knowledge.records import DocumentKind, Line

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
_REPORTS = (
    DocumentKind.APPOINTMENTS,
    DocumentKind.NEWS,
    DocumentKind.CHRONICLE,
    DocumentKind.ISSUED_LIST,
    DocumentKind.STATISTICS,
)
# 温政发〔2018〕14号　　温州市人民政府关于印发…
_LISTED = re.compile(r"^\s*\S{2,8}〔(?:19|20)\d\d〕\d+号\s+\S")
# 温州市2018年6月份国民经济主要统计指标   |   2019年1-6月全市主要经济指标
STATISTICS_TITLE = re.compile(
    r"[^，。；：]{0,20}(?:19|20)\d\d年(?:\d{1,2}[-—～至])?\d{1,2}月份?[^，。；：]{0,12}主要(?:统计|经济)*指标(?:完成情况)?(?:表)?"
)
# 市政府决定：   |   任命：   |   市人民政府决定免去：   |   市政府2019年12月5日决定：
_APPOINTMENT = re.compile(
    r"(?:\S{0,6}市)?(?:人民)?政府[^，。；]{0,14}决定(?:[:：]|(?:任命|免去|聘任|解聘)[:：]?)|任命[:：]"
)
# △  副市长某某参加…工作会议: an entry under its day, on a page that prints no heading
_DAY_ENTRY = re.compile(r"[△▲]")
# 6月1日，市委书记某某…: items of news, on a page that prints no heading
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日(?:[上下]午|晚)?，")
_IMPRINT = re.compile(r"编辑委员会|出版日期|主\s*编：|刊\s*号：")
# 关于高水平建设“四好农村路”的实施意见…………………（02）
_LEADER = re.compile(r"(?:…{2,}|\.{5,}|·{5,})\s*[（(]?\s*\d{1,3}\s*[)）]?\s*$")
_EDGE = 3
_SEVERAL = 3


def kind_of(page: RawPage, previous: DocumentKind | None, *, begins_document: bool) -> DocumentKind:
    """Return the kind of a page from its title block, its label, its headings, or the page before."""
    if begins_document:
        return DocumentKind.DOCUMENT
    texts = [line.text for line in page.lines]
    closed = [re.sub(r"\s", "", text) for text in texts]
    in_document = previous is DocumentKind.DOCUMENT
    if any(_IMPRINT.search(text) for text in texts):
        return DocumentKind.COVER
    if any(STATISTICS_TITLE.fullmatch(text) for text in closed[:4]):
        return DocumentKind.STATISTICS
    if not in_document and sum(bool(_LISTED.match(text)) for text in texts) >= _SEVERAL:
        return DocumentKind.ISSUED_LIST
    if not in_document and sum(bool(_LEADER.search(text)) for text in texts) >= _SEVERAL:
        return DocumentKind.COVER
    named = kind_named(page.label or "") or _named_at_edge(texts, in_document=in_document)
    if named:
        return named
    if not in_document and sum(bool(_DAY_ENTRY.match(text)) for text in closed) >= _SEVERAL:
        return DocumentKind.CHRONICLE
    if any(_APPOINTMENT.fullmatch(text) for text in closed[:2]):
        return DocumentKind.APPOINTMENTS
    if previous is DocumentKind.APPOINTMENTS and sum(bool(_DATELINE.match(t)) for t in closed) >= _SEVERAL:
        return DocumentKind.NEWS
    return _continued(previous)


def _named_at_edge(texts: Sequence[str], *, in_document: bool) -> DocumentKind | None:
    """Return the kind that a heading names at the head of its page, or afloat at its foot.

    A document has a table of contents, captions and annexes (a list of documents) of its own: on the pages
    after it only the headings of reports count.
    """
    kinds = (kind_named(text) for text in (*texts[:_EDGE], *texts[-_EDGE:]))
    return next((kind for kind in kinds if kind and (not in_document or kind in _REPORTS)), None)


def text_of(
    kind: DocumentKind,
    lines: Sequence[Line],
    page_of_line: Mapping[int, int],
    issue: tuple[int, int],
    labels: Sequence[str],
) -> SectionText:
    """Return the text of a section without the headings of its own that stand between its lines.

    Args:
        kind: the kind of the section.
        lines: its lines in reading order.
        page_of_line: the page number of each line.
        issue: the year and the number of the issue.
        labels: the headings that its pages printed as furniture.
    """
    headings = [line for line in lines if kind in _REPORTS and kind_named(line.text) is kind]
    year, number = issue
    return SectionText(
        lines=tuple(line for line in lines if line not in headings),
        page_of_line=page_of_line,
        year=year,
        number=number,
        month=month_of(number, [*labels, *(line.text for line in headings)]),
    )


def section_title(kind: DocumentKind, lines: Sequence[Line], month: int | None) -> str:
    """Return the title of a section: as printed on a line of its own, else 12月份人事任免."""
    closed = [re.sub(r"\s", "", line.text) for line in lines]
    if kind is DocumentKind.STATISTICS:
        for text in closed:
            match = STATISTICS_TITLE.fullmatch(text)
            if match:
                return match[0]
    name = next((text.strip("【】〖〗◆●■▲") for text in closed if kind_named(text) is kind), _NAMES[kind])
    if kind not in _REPORTS:
        return name if kind is DocumentKind.FEATURE else _NAMES[kind]
    return f"{month}月份{name}" if month and "月" not in name else name


def _continued(previous: DocumentKind | None) -> DocumentKind:
    if previous is None:
        return DocumentKind.COVER
    if previous in (DocumentKind.STATISTICS, DocumentKind.ISSUED_LIST, DocumentKind.COVER):
        return DocumentKind.FEATURE
    return previous
