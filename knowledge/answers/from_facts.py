"""Whom a document is sent to, what it is based on, what it repeals or encloses, and who explains it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights
from knowledge.answers.from_outline import named_document
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.outline import short_title
from knowledge.answers.outline_choice import documents_asked
from knowledge.answers.wording import say
from knowledge.records import Answer, Document, Passage, Question, Topic
from knowledge.text import sentences
from knowledge.vocabulary import load_yaml

# 为…，根据《…办法》（…号）等文件精神，结合我市实际，制定本意见。
_BASIS = re.compile(r"(?:根据|依据|按照)《[^。]*?(?=，(?:结合|经|现|制定|特制定|决定|为)|。|：|$)")
# 本办法由市水利局负责解释   |   具体工作由市财政局承担
_INTERPRETER = re.compile(r"由[^。，；]{2,30}(?:负责)?解释")
_REPEAL = re.compile(r"废止|停止执行|失效")
_CERTAIN = 0.9

Found = tuple[str, Passage]


def answer_from_facts(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer with the words of the document that say it; None where it is not asked.

    What the whole text does not say (who explains it) is said not to be there.
    """
    cues: dict[str, str] = load_yaml("records.yml")["facts"]
    asked = next((name for name, cue in cues.items() if re.search(cue, question.text)), None)
    if asked is None or question.topic not in (None, Topic.BULLETIN):
        return None
    document = named_document(question, documents_asked(question, sources), weights, (cues[asked],))
    passages = sources.passages_in.get(document.key, []) if document else []
    if document is None or not passages:
        return None
    found = _FACTS[asked](document, passages)
    if found is None:
        return None if asked == "basis" else not_there(question)
    text, passage = found
    said = say(f"facts.{asked}", title=f"《{short_title(document)}》", text=text)
    return quoted(question, sources, [said], [sources.cite(passage)], _CERTAIN, Topic.BULLETIN)


def _attachments(document: Document, passages: Sequence[Passage]) -> Found | None:
    if not document.attachments:
        return None
    holder = next((p for p in passages if document.attachments[0] in p.text), None)
    return ("；".join(document.attachments), holder) if holder else None


def _addressee(document: Document, passages: Sequence[Passage]) -> Found | None:
    held = document.addressee and passages and document.addressee in passages[0].text
    return (document.addressee or "", passages[0]) if held else None


def _basis(_: Document, passages: Sequence[Passage]) -> Found | None:
    return _first(passages, _BASIS)


def _interpreter(_: Document, passages: Sequence[Passage]) -> Found | None:
    return _first(passages, _INTERPRETER)


def _repeals(document: Document, passages: Sequence[Passage]) -> Found | None:
    for passage in passages:
        for sentence in sentences(passage.text):
            if _REPEAL.search(sentence) and any(name in sentence for name in document.repeals):
                return sentence.rstrip("。"), passage
    return None


def _first(passages: Sequence[Passage], pattern: re.Pattern[str]) -> Found | None:
    return next(((m[0], p) for p in passages if (m := pattern.search(p.text))), None)


_FACTS: dict[str, Callable[[Document, Sequence[Passage]], Found | None]] = {
    "attachments": _attachments,
    "addressee": _addressee,
    "repeals": _repeals,
    "basis": _basis,
    "interpreter": _interpreter,
}
