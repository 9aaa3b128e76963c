"""What a document named by its number says as a whole: who issued it, when, and its parts."""

from __future__ import annotations

import re

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.from_documents import document_values
from knowledge.answers.wording import say
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import Answer, Document, Passage, Question, Topic

# 一、总体要求
_PART = re.compile(r"^[一二三四五六七八九十]{1,3}、[^。；，：\n]{2,30}")
_MOST_PARTS = 8
_CERTAIN = 0.9


def answer_from_contents(question: Question, sources: Sources) -> Answer | None:
    """Answer with the parts of the document that the question names by number; None without one."""
    document = sources.document_by_number(question.document_number) if question.document_number else None
    passages = sources.passages_in.get(document.key, []) if document else []
    if document is None or not passages:
        return None
    cited = [passages[0], *(p for p in passages if SIGNATURE in p.trail)]
    sentences = [say("document.issued", **document_values(document)), _contents(document, passages[0])]
    citations = [sources.cite(passage) for passage in cited]
    return quoted(question, sources, sentences, citations, _CERTAIN, question.topic or Topic.BULLETIN)


def _contents(document: Document, opening: Passage) -> str:
    """Return the headings of the parts, or the opening sentence of a document without parts."""
    heads = [match[0] for article in document.articles if (match := _PART.match(article.text))]
    if len(heads) < 2:
        return say("passage.quoted", sentence=opening.text.split("。")[0] + "。")
    return say("document.parts", parts="；".join(heads[:_MOST_PARTS]))
