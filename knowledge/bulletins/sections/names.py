"""The names under which bulletins print their sections, in Wenzhou and elsewhere."""

from __future__ import annotations

import re

from knowledge.records import DocumentKind

# 政策解读 explains a document and is none; like a page of pictures it is a feature, quoted for what it says
_NAMES: tuple[tuple[DocumentKind, str], ...] = (
    (
        DocumentKind.APPOINTMENTS,
        r"机构人事|(?:干部)?人事(?:任免|信息)(?:事项|通知)?|(?:职务|干部)任免|任免(?:通知|事项|名单)",
    ),
    (DocumentKind.NEWS, r"政务(?:简讯|要闻|动态|信息)|时政要闻|要闻(?:简讯|摘要)?|工作动态|简讯"),
    (
        DocumentKind.CHRONICLE,
        r"(?:政府|政务|政事)?(?:大事)?(?:记事|纪事)|(?:政府|政务)?大事(?:记|纪要)|政务日志",
    ),
    (DocumentKind.ISSUED_LIST, r"发文目录|(?:发文|文件)(?:目录|一览|索引|存目)"),
    (DocumentKind.STATISTICS, r"统计(?:资料|数据|信息|月报)"),
    (DocumentKind.FEATURE, r"(?:政策|文件)(?:解读|问答)|图解政策"),
    (DocumentKind.COVER, r"(?:本期)?目录|目次|(?:本期)?要目"),
)
_PERIOD = r"(?:(?:19|20)\d\d年)?(?:第?\d{1,2}[月期]份?)?"
# 10月份市政府、市政府办公室发文目录   |   2019年6月大事记   |   【政务要闻】
_HEADING = tuple(
    (
        kind,
        re.compile(
            rf"[【〖◆●■▲]?{_PERIOD}(?:[^，。；：]{{0,16}}(?:市|县|区|省|政府|办公室|办公厅))?、?{_PERIOD}"
            rf"(?:{names})(?:（[^）]*）)?[】〗◆●■▲]?"
        ),
    )
    for kind, names in _NAMES
)
_LONGEST_HEADING = 30


def kind_named(text: str) -> DocumentKind | None:
    """Return the kind of section that a line names and says nothing else; None for every other line."""
    closed = re.sub(r"\s", "", text)
    if len(closed) > _LONGEST_HEADING:
        return None
    return next((kind for kind, heading in _HEADING if heading.fullmatch(closed)), None)
