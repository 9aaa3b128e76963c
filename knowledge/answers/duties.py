"""Which leader of the city is in charge of what, as a notice on the division of work says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answers.context import Sources
from knowledge.records import Document, Passage
from knowledge.text import sentences

# 关于调整市政府领导分工的通知
_TITLE = re.compile(r"领导.{0,6}分工")
# 某某某负责教育、体育等方面工作。   |   副市长某某：负责…   |   某某某援藏工作，不作分工。
_PERSON = re.compile(
    r"^(?:(?:代|常务|副)*市长)?(?!负责|分管|联系|协助|主持|领导)(?P<name>[一-鿿]{2,3}?)(?:同志)?"
    r"(?:（[^）]*）|(?:常务|副)*市长)?[，：:]?(?=领导|负责|主持|协助|分管|援)"
)
# 负责… 分管… 联系…: what a sentence says of a person
_KIND = re.compile(r"^(?:[一-鿿]{2,3}?)?(?P<kind>分管|联系|负责|领导|主持|协助)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A sentence on what a person has to do, with the passage that prints it."""

    person: str
    kind: str
    text: str
    passage: Passage


def newest_division(sources: Sources) -> Sequence[Duty]:
    """Return the duties of the newest notice on the division of work, in reading order."""
    return sources.kept("newest division", lambda: tuple(_newest(sources)))


def _newest(sources: Sources) -> list[Duty]:
    for bulletin in reversed(sources.bulletins):
        for document in bulletin.documents if bulletin.key in sources.local_issues else ():
            duties = list(_duties(document, sources)) if _TITLE.search(document.title) else []
            if duties:
                return duties
    return []


def _duties(document: Document, sources: Sources) -> Iterator[Duty]:
    person = ""
    for passage in sources.passages_in.get(document.key, ()):
        for sentence in sentences(passage.text):
            # 通知如下：某某某领导市政府全面工作。
            text = re.split(r"[:：](?=[一-鿿]{2,3}领导)", sentence)[-1]
            match = _PERSON.match(text)
            person = match["name"] if match else person
            kind = _KIND.match(text)
            if person and kind:
                yield Duty(person=person, kind=kind["kind"], text=text, passage=passage)
