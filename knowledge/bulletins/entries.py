"""Articles of the sections that are no documents: entries of lists, days, news items, table rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from knowledge.bulletins.paragraphs import join_lines, paragraphs_of
from knowledge.records import Article, DocumentKind, Line, Paragraph

# 8日
_DAY = re.compile(r"^(\d{1,2})日$")
_CHRONICLE_ENTRY = re.compile(r"^△")
# 温政发〔2015〕58号　　温州市人民政府关于调整全市最低工资标准的通知
_LISTED = re.compile(r"^\s*\S{2,8}〔(?:19|20)\d\d〕\d+号")
# 一、规模以上工业增加值 亿元 87.38 9.2 449.54 9.0   |   　　#一般公共预算收入 亿元 55.35 15.6 290.88 15.3
_ROW = re.compile(r"^(?:[一二三四五六七八九十]+、|#)\S+\s+\S+(?:\s+(?:-?[\d.]+|—+)){2,4}$")
# 注：财政总收入和一般公共预算收入按可比口径分别增长8.6%和12.5%。
_NOTE = re.compile(r"^注[:：]")
# 任命：   |   免去：   |   市人民政府决定免去：
_APPOINTMENT_HEAD = re.compile(r"^(?:任命|免去|市(?:人民)?政府决定(?:免去|任命)?)[:：]$")

# 10月份成立或调整的临时性议事协调机构
_APPOINTMENT_PART = re.compile(r"^\d{1,2}月份[^，。；：]+$")
# 7月12日，市委召开…   |   12月12日至13日，全国档案工作…
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日(?:[至—－-]\d{1,2}日)?，")
# 市政府和国家金融与发展实验室 / 签订战略合作协议
_HEADLINE = re.compile(r"[^。；，：]{6,60}(?<!年)")
# 市委十二届九次 / 全体（扩大）会议举行
_OPENED = re.compile(r"(?:召开|举行)$")
_LONGEST_HEADING = 60


def entries_of(
    kind: DocumentKind, lines: Sequence[Line], page_of_line: Mapping[int, int], month: int
) -> list[Article]:
    """Return the articles of a section: one a news item, day's entry, listed document or table row."""
    if kind is DocumentKind.CHRONICLE:
        return _chronicle(lines, page_of_line, month)
    if kind is DocumentKind.ISSUED_LIST:
        return _grouped(lines, page_of_line, _LISTED)
    if kind is DocumentKind.STATISTICS:
        return _rows(lines, page_of_line)
    if kind is DocumentKind.APPOINTMENTS:
        return _appointments(lines, page_of_line)
    return _items(lines, page_of_line)


def _article(lines: Sequence[Line], trail: tuple[str, ...], page_of_line: Mapping[int, int]) -> Article:
    return Article(label="", trail=trail, paragraphs=(join_lines(lines),), page=page_of_line[lines[0].number])


def _grouped(lines: Sequence[Line], page_of_line: Mapping[int, int], begin: re.Pattern[str]) -> list[Article]:
    groups: list[list[Line]] = []
    for line in lines:
        if begin.match(line.text.strip()):
            groups.append([])
        if groups:
            groups[-1].append(line)
    return [_article(group, (), page_of_line) for group in groups]


def _chronicle(lines: Sequence[Line], page_of_line: Mapping[int, int], month: int) -> list[Article]:
    articles: list[Article] = []
    group: list[Line] = []
    trail: tuple[str, ...] = ()
    for line in lines:
        day = _DAY.match(line.text.strip())
        if day or _CHRONICLE_ENTRY.match(line.text.strip()):
            articles += [_article(group, trail, page_of_line)] if group else []
            group = [] if day else [line]
            trail = (f"{month}月{day[1]}日",) if day else trail
        elif group:
            group.append(line)
    return articles + ([_article(group, trail, page_of_line)] if group else [])


def _rows(lines: Sequence[Line], page_of_line: Mapping[int, int]) -> list[Article]:
    """Return the rows of the statistics table (columns 单位 当月 同比 累计 同比) and the notes under it."""
    return [
        _article([line], (), page_of_line)
        for line in lines
        if _ROW.match(line.text.strip()) or _NOTE.match(line.text.strip())
    ]


def _appointments(lines: Sequence[Line], page_of_line: Mapping[int, int]) -> list[Article]:
    """Return one article a person: entries end with a full stop or a semicolon."""
    articles: list[Article] = []
    group: list[Line] = []
    trail: tuple[str, ...] = ()
    for line in lines:
        text = line.text.strip()
        if _APPOINTMENT_HEAD.match(text) or (not group and _APPOINTMENT_PART.match(text)):
            trail = (text.rstrip(":："),)
            continue
        group.append(line)
        if text.endswith(("。", "；")):
            articles.append(_article(group, trail, page_of_line))
            group = []
    return articles + ([_article(group, trail, page_of_line)] if group else [])


def _items(lines: Sequence[Line], page_of_line: Mapping[int, int]) -> list[Article]:
    """Return the paragraphs of news and features; a paragraph without a full stop heads those below.

    Such paragraphs with nothing below them (the captions at the end of a page) are articles too.
    """
    articles: list[Article] = []
    trail: tuple[str, ...] = ()
    headings: list[Paragraph] = []
    for paragraph in (part for entry in paragraphs_of(lines) for part in _by_headline(entry.paragraph)):
        if len(paragraph.text) <= _LONGEST_HEADING and not re.search(r"[。；，]", paragraph.text):
            headings.append(paragraph)
            continue
        if headings:
            trail = ("".join(heading.text for heading in headings),)
            headings = []
        articles.append(_item(paragraph, trail, page_of_line))
    return articles + [_item(heading, (), page_of_line) for heading in headings]


def _by_headline(paragraph: Paragraph) -> list[Paragraph]:
    """Part headlines from the text: they say that something opened, or the day of the news follows."""
    text = paragraph.text
    cuts = {0, len(text)}
    begin = 0
    for _, end in paragraph.spans[:-1]:
        follows = _DATELINE.match(text, end) or _OPENED.search(text, begin, end)
        if follows and _HEADLINE.fullmatch(text, begin, end):
            cuts |= {begin, end}
            begin = end
        if text[:end].endswith(("。", "。”")):
            begin = end
    bounds = sorted(cuts)
    return [_between(paragraph, first, last) for first, last in pairwise(bounds)]


def _between(paragraph: Paragraph, first: int, last: int) -> Paragraph:
    spans = tuple((number, end - first) for number, end in paragraph.spans if first < end <= last)
    return Paragraph(text=paragraph.text[first:last], spans=spans)


def _item(paragraph: Paragraph, trail: tuple[str, ...], page_of_line: Mapping[int, int]) -> Article:
    return Article(label="", trail=trail, paragraphs=(paragraph,), page=page_of_line[paragraph.spans[0][0]])
