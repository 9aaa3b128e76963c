"""A document as a tree: articles under a heading, or under words that introduce them (下列条件)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.bulletins.articles import heading_of
from knowledge.bulletins.documents import SIGNATURE
from knowledge.numerals import read_number
from knowledge.records import Article, Document

# （一）以人为本。…   |   第六条…应遵循如下原则：
_OPENING = re.compile(r"[^。：:]{0,120}[：:]?")
# 一、 第三章 第十四条 （一） 1. （1） ①
_STYLES = (
    r"[一二三四五六七八九十]+、",
    r"第\S{1,4}章",
    r"第\S{1,4}条",
    r"（[一二三四五六七八九十]+）",
    r"\d+\s?[.．、]",
    r"（\d+）",
    r"[①-⑳]",
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DIGITS = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")
_LONGEST_HEAD, _LONGEST_OPENING = 20, 120
_ATTACHMENT = re.compile(r"^附件")


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What stands above several articles of a document, and those articles; the root has no head."""

    document: Document
    head: Article | None
    parts: tuple[Article, ...]

    @property
    def opening(self) -> str:
        """Return the words above the parts, empty at the root."""
        return opening_of(self.head) if self.head else ""

    @property
    def trail(self) -> tuple[str, ...]:
        """Return the headings above the head."""
        return self.head.trail if self.head else ()

    @property
    def is_whole(self) -> bool:
        """Return whether the numbers of the parts run on one by one: none was lost in reading."""
        numbers = [_number(part.label) for part in self.parts]
        return all(b == (a or 0) + 1 for a, b in pairwise(numbers))


def branches_of(document: Document) -> Iterator[Branch]:
    """Yield the branches with two parts or more, the root first, then in reading order."""
    articles = document.articles
    root = _alike([a for a in _before_attachments(articles) if not a.trail and a.label])
    if len(root) > 1:
        yield Branch(document=document, head=None, parts=root)
    for position, article in enumerate(articles):
        parts = _below(article, articles[position + 1 :])
        if len(parts) > 1:
            yield Branch(document=document, head=article, parts=parts)


def short_title(document: Document) -> str:
    """Return the title of what a notice encloses, else that of the document."""
    return document.enclosed_title or document.title


def head_of(article: Article) -> str:
    """Return the heading of an article: its first line where that is short, else to its first 。；or ：."""
    first, *more = article.text.split("\n")
    if more and len(first) <= _LONGEST_HEAD and not first.endswith(("。", "；")):
        return first
    return re.split(r"[。；：:]", article.text.replace("\n", ""), maxsplit=1)[0]


def name_of(article: Article) -> str:
    """Return the heading of an article without its number."""
    return head_of(article).removeprefix(article.label).strip(" .．、") or article.label


def opening_of(article: Article) -> str:
    """Return the words that introduce what follows an article: all of a short one that ends with ：."""
    text = article.text.replace("\n", "")
    if len(text) <= _LONGEST_OPENING and text.endswith(("：", ":")):
        return text
    match = _OPENING.match(text)
    return match[0] if match else ""


def _before_attachments(articles: Sequence[Article]) -> Iterator[Article]:
    for article in articles:
        if _ATTACHMENT.match(article.label):
            return
        yield article


def _below(head: Article, following: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles right below `head`; for an attachment without headings its first ones."""
    if _ATTACHMENT.match(head.label) and following and following[0].trail == head.trail:
        return _alike([one for one in following if one.trail == head.trail])
    trail = (*head.trail, heading_of(head.text))
    below = []
    for article in following:
        if article.trail[: len(trail)] != trail:
            break
        below += [article] if article.trail == trail else []
    return _alike(below)


def _alike(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles numbered in the way of the first (一、 二、 三、)."""
    style = next((s for s in _STYLES if articles and re.match(s, articles[0].label)), None)
    if style is None:
        return ()
    return tuple(a for a in articles if re.match(style, a.label) and SIGNATURE not in a.trail)


def _number(label: str) -> int | None:
    match = _DIGITS.search(label)
    if match is None:
        return None
    if match[0] in _CIRCLED:
        return _CIRCLED.index(match[0]) + 1
    value = read_number(match[0])
    return int(value) if value is not None else None
