"""The gist of a text: the headings of its parts, or the first sentences that decide something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from knowledge.answers.outline import branches_of, head_of
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import Document, DocumentKind, Passage

# so many passages make a short text, of which sentences tell more than headings
_SHORT = 8
_LONGEST, _LONGEST_HEADINGS, _LONGEST_HEADING = 220, 240, 32
# 一、关于待遇标准问题。: so short a sentence is a heading, and the next one goes with it
_SHORTEST = 14
_SENTENCE = re.compile(r"[^。]+。")
# 现将有关事项通知如下：   |   调整标准如下：
_INTRODUCED = re.compile(r"^.*?(?:如下|事项)[：:]", re.DOTALL)
# 各县（市、区）人民政府，市政府直属各单位：
_ADDRESSED = re.compile(r"^各[^。：:]{2,80}[：:]")
# 《…管理办法》已经市政府同意，现印发给你们，请认真组织实施。   |   为…，根据…，我市组织开展了…工作。
_FORMAL = re.compile(r"现.{0,6}印发|^(?:为|根据)(?!.*(?:决定|调整为|[元%]))")
# 为…，根据…精神，结合我市实际，决定从…起，调整…标准。   |   根据…规定，享受…的高龄补贴从…起调整为…元。
_GROUNDS = re.compile(r"^(?:为|根据).*?(?=决定)|^根据[^。]*?(?:规定|精神|要求)，")
# 一、禁止使用…区域为   |   二、除符合《…关于: cut off in the middle of what it says
_CUT = re.compile(r"(?:[为是的在和及与]|关于|包括)$")
_ATTACHMENT, _CUT_OUT = "附件", "……"


def headings_of(document: Document) -> list[str]:
    """Return the headings of the parts of a long document; none where one of them is no whole heading."""
    root = next((branch for branch in branches_of(document) if branch.head is None), None)
    heads = [_clipped(head_of(part)) for part in root.parts] if root and root.is_whole else []
    whole = all(map(_is_heading, heads)) and sum(map(len, heads)) <= _LONGEST_HEADINGS
    return heads if whole else []


def tells_more(document: Document, passages: Sequence[Passage]) -> bool:
    """Return whether the sentences of a short text tell more than its headings, which hold them."""
    root = next((branch for branch in branches_of(document) if branch.head is None), None)
    parts = root.parts if root else ()
    bare = sum("。" not in part.text for part in parts)
    return len(list(_own(passages))) <= _SHORT and 2 * bare <= len(parts)


def deciding(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Return the first sentences that decide something, each with its passage: as many as are short enough.

    Marks stand for what is left out between them and behind them.
    """
    own, found, length, gap = list(_own(passages)), list[tuple[str, Passage]](), 0, False
    for passage in own:
        said = _first(_operative(passage.text), whole=len(own) == 1)
        if not said:
            continue
        if length + len(said) > (_LONGEST if found else 2 * _LONGEST):
            gap = True
            continue
        found.append((f"{_CUT_OUT if gap and found else ''}{said}", passage))
        length, gap = length + len(said), False
    if gap and found:
        found[-1] = (found[-1][0] + _CUT_OUT, found[-1][1])
    return found


def names_in(document: Document, passages: Sequence[Passage]) -> list[str]:
    """Return what a section tells of: its indicators, or the headings of its items."""
    if document.kind is DocumentKind.STATISTICS:
        return [indicator.name for indicator in document.indicators]
    if document.kind is DocumentKind.NEWS:
        return list(dict.fromkeys(passage.trail[0] for passage in passages if passage.trail))
    return []


def _own(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages before the signature and the attachments."""
    return takewhile(lambda p: SIGNATURE not in p.trail and not p.text.startswith(_ATTACHMENT), passages)


def _operative(text: str) -> str:
    """Return a text without its address and its preamble."""
    return _INTRODUCED.sub("", _ADDRESSED.sub("", text)).lstrip("△")


def _first(text: str, *, whole: bool) -> str:
    """Return the first sentence of a text, as many as are short enough where the text is all there is."""
    said = ""
    for sentence in [_GROUNDS.sub("", one) for one in _SENTENCE.findall(text) if not _FORMAL.search(one)]:
        if len(said) >= _SHORTEST and (not whole or len(said) + len(sentence) > _LONGEST):
            break
        said += sentence
    return said


def _clipped(head: str) -> str:
    """Return a heading to its closing bracket where it runs on: 三、…的立法项目（4件）某某市…."""
    return head[: head.find("）") + 1] or head if len(head) > _LONGEST_HEADING else head


def _is_heading(head: str) -> bool:
    paired = all(head.count(a) == head.count(b) for a, b in ("（）", "《》", "“”", "()"))
    return paired and len(head) <= _LONGEST_HEADING and not _CUT.search(head)
