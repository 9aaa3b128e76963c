"""News in brief: each item under its headline, with the day that its dateline prints; features too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from knowledge.bulletins.paragraphs import full_width, paragraphs_of, printed_length
from knowledge.bulletins.sections.text import SectionText
from knowledge.records import Article, Entry, Paragraph

# 本报讯   |   （记者某某）: what may stand before the day
_CREDIT = r"(?:（[^）]*）|【[^】]*】|本报讯|\s)*"
# 7月12日，市委召开…   |   12月12日至13日，全国档案工作…   |   日前，市政府…
_DATELINE = re.compile(
    rf"{_CREDIT}(?:\d{{1,2}}月\d{{1,2}}日(?:[至—－-](?:\d{{1,2}}月)?\d{{1,2}}日)?(?:[上下]午|晚)?|近日|日前|连日来)，"
)
_DATE = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日")
# 市政府和国家金融与发展实验室 / 签订战略合作协议
_HEADLINE = re.compile(r"[^。；，：]{6,60}(?<!年)")
# …“四好农村路” / 推进会召开
_REST_OF_HEADLINE = re.compile(r"[^。；，：]{3,60}")
# 市委十二届九次 / 全体（扩大）会议举行
_OPENED = re.compile(r"(?:召开|举行)$")
# …会议12月25日举行 / 。
_MARKS = "，,。；;：、"
_SENTENCE_END = ("。", "。”", "！", "！”")
# a line of text is full, but for an indented first one and the last of a paragraph, which ends with a stop
_SHORT = 5.0
_LONGEST_HEADING = 60


def items_of(text: SectionText, *, news: bool = False) -> list[Article]:
    """Return the paragraphs of news and features; a paragraph without a full stop heads those below.

    Such paragraphs with nothing below them (the captions at the end of a page) are articles too.
    """
    width = full_width(text.lines) - _SHORT if news else 0.0
    articles: list[Article] = []
    trail: tuple[str, ...] = ()
    headings: list[Paragraph] = []
    for paragraph in (
        part for entry in paragraphs_of(text.lines) for part in _by_headline(entry.paragraph, width)
    ):
        if len(paragraph.text) <= _LONGEST_HEADING and not re.search(r"[。；，]", paragraph.text):
            headings.append(paragraph)
            continue
        if headings:
            trail = ("".join(heading.text for heading in headings),)
            headings = []
        articles.append(text.of_paragraph(paragraph, trail))
    return articles + [text.of_paragraph(heading, ()) for heading in headings]


def news_of(text: SectionText) -> tuple[list[Article], list[Entry]]:
    """Return the paragraphs of the news, and one record an item: its headline, day and whole text."""
    articles = items_of(text, news=True)
    items: list[list[Article]] = []
    for article in articles:
        if article.trail and items and items[-1][0].trail == article.trail:
            items[-1].append(article)
        elif article.trail:
            items.append([article])
    return articles, [_entry(item, text) for item in items]


def _entry(item: Sequence[Article], text: SectionText) -> Entry:
    lines = [number for article in item for paragraph in article.paragraphs for number, _ in paragraph.spans]
    return Entry(
        title=item[0].trail[-1],
        day=_day_of(item[0].text, text),
        text="\n".join(article.text for article in item),
        page=item[0].page,
        lines=tuple(dict.fromkeys(lines)),
    )


def _day_of(opening: str, text: SectionText) -> date | None:
    """Return the day at the head of an item, or the only day that its first sentence names.

    The lines of the headline are no part of the item: its own words say when it was.
    """
    first = opening.split("。")[0]
    found = list(_DATE.finditer(first))
    at_head = re.match(_CREDIT + _DATE.pattern, first)
    if at_head is None and len(found) != 1:
        return None
    match = at_head or found[0]
    year = int(match["year"]) if match["year"] else None
    return text.day(int(match["month"]), int(match["day"]), year)


def _by_headline(paragraph: Paragraph, width: float) -> list[Paragraph]:
    """Part headlines from the text: they say that something opened, the news follows, or they are short.

    A line shorter than `width` that ends in no stop is none of a paragraph.
    """
    text = paragraph.text
    cuts = {0, len(text)}
    begin = line = headed = 0
    for _, end in paragraph.spans:
        follows = _DATELINE.match(text, end) or _OPENED.search(text, begin, end)
        short = begin == line and printed_length(text[line:end]) < width
        headline = _REST_OF_HEADLINE if begin and begin == headed else _HEADLINE
        if (
            (follows or short)
            and headline.fullmatch(text, begin, end)
            and text[end : end + 1] not in tuple(_MARKS)
        ):
            cuts |= {begin, end}
            begin = headed = end
        if text[:end].endswith(_SENTENCE_END):
            begin = end
        line = end
    bounds = sorted(cuts)
    return [_between(paragraph, first, last) for first, last in pairwise(bounds)]


def _between(paragraph: Paragraph, first: int, last: int) -> Paragraph:
    spans = tuple((number, end - first) for number, end in paragraph.spans if first < end <= last)
    return Paragraph(text=paragraph.text[first:last], spans=spans)
