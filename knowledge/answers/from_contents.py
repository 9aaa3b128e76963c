"""What a document says as a whole: who issued it, when, and its parts."""

from __future__ import annotations

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.from_documents import document_values
from knowledge.answers.outline import branches_of, head_of
from knowledge.answers.wording import say
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import Answer, Document, Passage, Question, Topic

_LONGEST = 240
_CERTAIN = 0.9


def answer_from_contents(question: Question, sources: Sources) -> Answer | None:
    """Answer with the parts of the document that the question names by number; None without one."""
    document = sources.document_by_number(question.document_number) if question.document_number else None
    return answer_from_contents_of(question, sources, document) if document else None


def answer_from_contents_of(question: Question, sources: Sources, document: Document) -> Answer | None:
    """Answer who issued `document`, when, and what its parts are."""
    passages = sources.passages_in.get(document.key, [])
    if not passages:
        return None
    root = next((branch for branch in branches_of(document) if branch.head is None), None)
    heads = [head_of(part) for part in root.parts] if root and root.is_whole else []
    printed = _passages_of(heads, passages)
    cited = [passages[0], *printed, *(p for p in passages if SIGNATURE in p.trail)]
    sentences = [say("document.issued", **document_values(document)), _contents(heads, passages[0])]
    citations = [sources.cite(passage) for passage in dict.fromkeys(cited)]
    return quoted(question, sources, sentences, citations, _CERTAIN, question.topic or Topic.BULLETIN)


def _contents(heads: list[str], opening: Passage) -> str:
    """Return the headings of the parts, or the opening sentence of a document without parts."""
    if not heads or sum(map(len, heads)) > _LONGEST:
        return say("passage.quoted", sentence=opening.text.split("。")[0] + "。")
    return say("document.parts", parts="；".join(heads))


def _passages_of(heads: list[str], passages: list[Passage]) -> list[Passage]:
    """Return the passages whose text begins with one of the headings that hold figures."""
    figured = [head for head in heads if any(character.isdigit() for character in head)]
    return [passage for passage in passages if passage.text.startswith(tuple(figured))] if figured else []
