"""Other texts that a document names: by number (温政办〔2016〕…号, 市政府令第…号) or by 《title》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPEN, _CLOSE = "〔﹝[【（(", "〕﹞]】）)"
_WORD = rf"[^\s，。；：、《》〈〉“”\d{re.escape(_OPEN + _CLOSE)}]"
_ORDER = r"(?!日(?!照))[\u4e00-\u9fff]{1,12}(?:政府|部|委|局|署)"
# 温政办〔2016〕…号   |   温政发[2010]…号   |   温浙集（开）管〔2019〕…号   |   市政府令第…号
_NUMBER = re.compile(
    rf"{_WORD}{{1,14}}(?:（{_WORD}{{1,4}}）{_WORD}{{0,4}})?"
    rf"[{re.escape(_OPEN)}](?:19|20)\d\d[{re.escape(_CLOSE)}]第?\d{{1,4}}号"
    rf"|{_ORDER}令(?:第\d{{1,4}}号|[〔﹝\[](?:19|20)\d\d[〕﹞\]]\d{{1,4}}号)|{_ORDER}第\d{{1,4}}号令"
)
# the words that lead to a number:  原市政府办公室印发的温政办〔…〕…号   |   废止温政发〔…〕…号
_LEADING = re.compile(
    r"^.*(?:原|的|和|及|与|对|将|件|通知|意见|办法|决定|规定|方案|细则|公告|通告"
    r"|废止|停止执行|下发|印发|发布|公布|同时|文号|根据|按照|依照)(?=[\u4e00-\u9fff])"
    r"|^.*(?:政府|办公室)(?=[\u4e00-\u9fff（）]{2,8}〔)"
)
# 市政府第…号令公布的《…》   |   温政发〔2010〕…号《…》
_ISSUED = re.compile(r"(?:(?:公布|发布|颁布|印发|下发)的?(?:原)?)?")
_SHORT_NAME = re.compile(r"简称|称为")
_HIDDEN = "□"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A text that is named in `text[start:end]`; `name` is its number, else its title in 《》."""

    name: str
    start: int
    end: int


def number_of(printed: str) -> str:
    """Return a document number in one spelling: without the words before it, with brackets 〔〕."""
    closed = _LEADING.sub("", re.sub(r"\s", "", printed))
    return re.sub(
        rf"[{re.escape(_OPEN)}]((?:19|20)\d\d)[{re.escape(_CLOSE)}]第?(\d{{1,4}}号)$", r"〔\1〕\2", closed
    )


def named_texts(text: str) -> list[NamedText]:
    """Return the texts that `text` names, in order; a title with its number behind it is one text."""
    titles = list(_titles(text))
    numbers = [m for m in _NUMBER.finditer(text) if not any(start < m.end() <= end for start, end in titles)]
    found: list[NamedText] = []
    for start, end in titles:
        behind = _behind(text, end)
        own = [m for m in numbers if end <= m.start() < behind or _ISSUED.fullmatch(text, m.end(), start)]
        numbers = [m for m in numbers if m not in own]
        names = [number_of(m[0]) for m in own] or [text[start:end]]
        begin = min([start, *(m.start() for m in own)])
        found += [NamedText(name=name, start=begin, end=behind) for name in names]
    found += [NamedText(name=number_of(m[0]), start=m.start(), end=m.end()) for m in numbers]
    return sorted(found, key=lambda named: named.start)


def hidden(text: str) -> str:
    """Return `text`, as long as it is, without the words inside 《》 and （）: what is said around names."""
    masked = list(text)
    for start, end in [*_titles(text), *(m.span() for m in re.finditer(r"（[^（）]*）", text))]:
        masked[start + 1 : end - 1] = _HIDDEN * (end - start - 2)
    return "".join(masked)


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the outermost 《…》; a short name in brackets （以下简称《…》） is none of them."""
    depth = start = 0
    for place, character in enumerate(text):
        if character == "《":
            start = start if depth else place
            depth += 1
        elif character == "》" and depth:
            depth -= 1
            if not depth and not _SHORT_NAME.search(text[max(0, start - 5) : start]):
                yield start, place + 1


def _behind(text: str, end: int) -> int:
    """Return the end of the brackets that follow a title at once, and of a number without brackets."""
    while match := re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]").match(text, end):
        end = match.end()
    bare = _NUMBER.match(text, end)
    return bare.end() if bare else end
