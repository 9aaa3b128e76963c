"""The sentences of a document with the headings above them; asides can be looked through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.records import Passage
from knowledge.standards.source import SourceText

# 第十二条 | 一、 | （一） | 1. | ①
_LABEL = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+[条章节款]|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s*[.．、](?!\d)|[①-⑳])\s*"
)
# 。 and ； end a sentence; so does an item that begins inside one (…；③亩均税收…)
_END = re.compile(r"[。；;！？\n]|(?=[①-⑳])")
# （含专用设备） and 《…办法》 are asides; （含） belongs to its figure and （市、区） to its name
_ASIDE = re.compile(
    r"（(?!含(?:本数)?）|[市区县镇乡村街道室、]{1,6}）)[^（）]*）|\((?!含\))[^()]*\)"
    r"|《[^《》]*》|〔[^〔〕]*〕|﹝[^﹝﹞]*﹞"
)
# （权重70%） | （每个机构不超过7个名额）; neither （牵头单位：…） nor （含互联网项目） nor （2019年7月）
_NOTE = re.compile(
    r"（(?!含|不含|不包括|牵头|责任|联系|详见|附件|单位|以下简称|19|20)"
    r"(?P<note>[^（）]*\d[^（）]*)）"
)
# 屋顶山塘，是指…
_DEFINED = re.compile(
    r"(?:本(?:办法|条例|规定|细则|意见|通知)所称的?)?(?P<term>[^，。；：]{2,20})，?(?:是指|系指)"
)
# 各县（市、区）人民政府，市政府直属各单位：
_ADDRESSEE = re.compile(r"各[^。；：]{2,120}：")
# 关于印发《租房补贴办法》的通知 | 关于支持产业发展的若干意见
_TITLE = re.compile(
    r"关于(?:印发|公布|发布|调整|转发|批转)?《?(?P<about>[^《》]{2,60}?)》?(?:（[^（）]*）)?"
    r"的(?:若干)?(?:政策|实施|指导|补充)?(?:通知|意见|通告|公告|决定|批复|函|办法|规定)$"
)
_CLAUSE_END = "，：,:"
_SIGNATURE = "落款"
_LONGEST_TITLE = 30
# no sentence is longer: it is a table that lost its rows
_LONGEST = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence without its label: `text[0]` stands at `start` of the source text.

    `plain` is `text` with asides blanked, of the same length; `above` are the headings over it without
    labels, outermost first; `title` is what its item is about (房租补助); `opening` is what comes before it
    up to the last full stop; `host` and `beside` are the words of its clause around a note in brackets.
    """

    text: str
    start: int
    plain: str
    above: tuple[str, ...] = ()
    title: str = ""
    opening: str = ""
    host: str = ""
    beside: str = ""

    @property
    def item(self) -> tuple[str, ...]:
        """Return the headings over the sentence and what its item is about."""
        return (*self.above, self.title)

    def clause_start(self, position: int) -> int:
        """Return where the clause that holds `position` begins."""
        return max(self.plain.rfind(mark, 0, position) for mark in _CLAUSE_END) + 1

    def clause_end(self, position: int) -> int:
        """Return where the clause that holds `position` ends."""
        ends = [self.plain.find(mark, position) for mark in _CLAUSE_END]
        return min((end for end in ends if end >= 0), default=len(self.plain))


def sentences_of(source: SourceText) -> Iterator[Sentence]:
    """Yield the sentences of a document in order, each followed by its notes in brackets."""
    for passage, start in zip(source.passages, source.starts, strict=True):
        if passage.trail[-1:] == (_SIGNATURE,):
            continue
        for sentence in _sentences(passage, start, subject_of_title(source.document.title)):
            yield sentence
            yield from _notes(sentence)


def subject_of_title(title: str) -> str:
    """Return what a title is about (关于印发《租房补贴办法》的通知: 租房补贴办法)."""
    match = _TITLE.search(title)
    return match["about"] if match else title


def unlabelled(heading: str) -> str:
    """Return a heading without its label and end mark."""
    label = _LABEL.match(heading)
    return heading[label.end() if label else 0 :].strip(" 。：；")


def _sentences(passage: Passage, start: int, about: str) -> Iterator[Sentence]:
    above = tuple(unlabelled(heading) for heading in passage.trail) or (about,)
    title = opening = ""
    addressee = None if passage.trail else _ADDRESSEE.match(passage.text)
    position = addressee.end() if addressee else 0
    for end in [*(match.start() for match in _END.finditer(passage.text, position)), len(passage.text)]:
        label = _LABEL.match(passage.text, position)
        begin = label.end() if label else position
        text, mark = passage.text[begin:end].rstrip(), passage.text[end : end + 1]
        position = end + (mark in tuple("。；;！？\n"))
        if text.strip() and len(text) <= _LONGEST:
            title = _title_of(text, mark, labelled=bool(label)) or title
            opening = "" if label else opening
            plain = _ASIDE.sub(_blank, text)
            yield Sentence(
                text=text, plain=plain, start=start + begin, above=above, title=title, opening=opening
            )
            opening = f"{opening}；{text}".lstrip("；") if mark == "；" else ""
        title = "" if mark == "\n" else title


def _title_of(text: str, mark: str, *, labelled: bool) -> str:
    """Return what a sentence defines (屋顶山塘，是指…) or a labelled one announces (房租补助)."""
    if defined := _DEFINED.match(text):
        return defined["term"]
    if not labelled or mark == "；":
        return ""
    return "" if len(text) > _LONGEST_TITLE or re.search(r"[，：\d]", text) else text


def _notes(sentence: Sentence) -> Iterator[Sentence]:
    for match in _NOTE.finditer(sentence.text):
        host = sentence.plain[sentence.clause_start(match.start()) : match.start()]
        beside = sentence.plain[match.end() : sentence.clause_end(match.end())]
        text, start = match["note"], sentence.start + match.start("note")
        yield replace(sentence, text=text, plain=text, start=start, host=host, beside=beside)


def _blank(match: re.Match[str]) -> str:
    return "\u3000" * len(match[0])
