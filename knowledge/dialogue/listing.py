"""The things that an answer lists, so that 第二个 can point back at one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.records import Answer, Standard

# 主要内容：一、…；二、…。 lists what stands behind the colon
_LISTED = re.compile(r"^(?P<head>[^：]{1,60})：(?P<items>.+?)[。.]?$", re.S)
# 以数字经济、智能装备、新材料等五大产业为重点 lists what stands before 等, behind the words that lead to it
_BEFORE_ETC = re.compile(r"(?P<items>[^，。；：、]{2,18}(?:、[^，。；：、]{2,16}){2,}?)等")
_LEADS = re.compile(r"^.*?(?:以及|包括|分别是|主要是|即|为|是|以|在|对)(?=.{2})")
_FEWEST = 2
# what parts a list, how many parts make one, and how long one is at most: 、 stands in other sentences too
_KINDS_OF_LIST = (("；", 2, 120), ("、", 3, 16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of the things listed: its words, and what a question about it stands on.

    `entities` name it where it is a place, a breed or a tier; `title` and `number` where it is a document.
    """

    words: str
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: str | None = None
    number: str | None = None
    standards: tuple[Standard, ...] = ()


def items_of(answer: Answer) -> list[Item]:
    """Return what an answer lists, in order; of several questions what the last list of them does."""
    for part in reversed(answer.parts or (answer,)):
        for listed in (_named(part), _rows(part), _tiers(part), _titles(part), _in_words(part)):
            if len(listed) >= _FEWEST:
                return listed
    return []


def documents_of(answer: Answer) -> list[Item]:
    """Return the documents that an answer lists or else cites, in order."""
    listed = [item for item in items_of(answer) if item.title]
    cited = {c.title: Item(words=c.title, title=c.title, number=c.document_number) for c in answer.citations}
    return listed or list(cited.values())


def _named(answer: Answer) -> list[Item]:
    """Return the breeds of a list."""
    return [
        Item(words=standard.name, entities={"breed": (standard.name,)}, standards=(standard,))
        for standard in answer.standards
        if standard.name
    ]


def _rows(answer: Answer) -> list[Item]:
    """Return the rows of a table: documents where it has numbers and titles, else what each row says."""
    rows = answer.table[1:]
    if not rows:
        return []
    lines = answer.sentences[1 : 1 + len(rows)] if len(answer.sentences) > len(rows) else ()
    each = len(answer.standards) // len(rows) if len(answer.standards) % len(rows) == 0 else 0
    return [
        Item(
            words=lines[place] if lines else "：".join(filter(None, row)),
            title=row[1] if _is_document(row) else None,
            number=row[0] if _is_document(row) else None,
            standards=answer.standards[place * each : (place + 1) * each],
        )
        for place, row in enumerate(rows)
    ]


def _is_document(row: Sequence[str]) -> bool:
    """Return whether a row is a document number with a title (温政发〔2019〕16号, …的通知)."""
    return len(row) == 2 and re.search(r"〔\d{4}〕\d+号$", row[0]) is not None


def _tiers(answer: Answer) -> list[Item]:
    tiered = {standard.tier: standard for standard in answer.standards if standard.tier}
    return [
        Item(words=tier, entities={"tier": (tier,)}, standards=(standard,))
        for tier, standard in tiered.items()
    ]


def _titles(answer: Answer) -> list[Item]:
    """Return the documents offered to choose from."""
    if not any(f"《{choice}》" in sentence for choice in answer.choices for sentence in answer.sentences):
        return []
    return [Item(words=choice, title=choice) for choice in answer.choices]


def _in_words(answer: Answer) -> list[Item]:
    """Return the parts of a sentence that lists them behind a colon."""
    for sentence in answer.sentences:
        match = _LISTED.match(sentence)
        if match is None:
            continue
        for mark, fewest, longest in _KINDS_OF_LIST:
            parts = [part.strip("。 ") for part in match["items"].split(mark) if part.strip("。 ")]
            if len(parts) >= fewest and all(len(part) <= longest for part in parts):
                return [Item(words=part) for part in parts]
    found = (match for sentence in answer.sentences if (match := _BEFORE_ETC.search(sentence)))
    return [Item(words=_LEADS.sub("", part)) for match in found for part in match["items"].split("、")]
