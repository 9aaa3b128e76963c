"""Lists that a text counts: …、…、…等五大产业, and headings that say how many stand below them (4件)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.numerals import read_whole
from knowledge.records import Document, Passage

_NUMBER = r"[二两三四五六七八九十]{1,2}|\d{1,2}"
# 以实有人口、法人、空间地理、大型建筑、宏观经济等5大基础数据库为核心
_LISTED = re.compile(
    rf"(?P<items>(?:[^，。；：、]{{1,30}}、)+[^，。；：、]{{1,24}}?)等?(?P<count>{_NUMBER})"
    r"(?:大|个|项|类|种|方面|领域)(?P<noun>[^，。；：、]{2,20})"
)
# 三、需要进一步调研、论证的立法项目（4件）某条例；某办法；…
_COUNTED = re.compile(
    rf"^(?P<head>[^。；]{{4,60}}[（(](?P<count>{_NUMBER})[件项个条家种类][）)])(?P<below>.*)$", re.S
)
# 一、重点培育…
_LABEL = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})、")
_MARKS = "，。；："


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """A list with its count: `name` is what is counted, `text` the words that say it whole."""

    count: int
    name: str
    text: str
    is_whole: bool = True
    passage: Passage
    beside: tuple[Passage, ...] = ()


def listed_in(passage: Passage) -> Iterator[Enumeration]:
    """Yield the lists of a passage that name as many things as they count."""
    for match in _LISTED.finditer(passage.text):
        count = read_whole(match["count"])
        label = _LABEL.match(match["items"])
        if match["items"].count("、") + (0 if label else 1) != count:
            continue
        first = match.start() + (label.end() if label else 0)
        start = max(first if label else 0, *(passage.text.rfind(m, 0, match.start()) + 1 for m in _MARKS))
        ends = [end for mark in _MARKS if (end := passage.text.find(mark, match.end())) > 0]
        text = passage.text[start : min(ends, default=len(passage.text))]
        yield Enumeration(count=count, name=match["noun"], text=text, passage=passage)


def counted_in(document: Document, passages: list[Passage]) -> Iterator[Enumeration]:
    """Yield the headings of a document that say how many things are below them."""
    for article in document.articles:
        match = _COUNTED.match(article.text.replace("\n", ""))
        holders = [p for p in passages if match and match["head"][-12:] in p.text]
        if match is None or not holders:
            continue
        count = read_whole(match["count"])
        items = [item for item in re.split(r"[；。]", match["below"]) if item]
        whole = len(items) == count
        text = f"{match['head']}：{match['below'].rstrip('。')}" if whole else match["head"]
        yield Enumeration(count=count, name=match["head"], text=text, is_whole=whole, passage=holders[0])
