"""What a document says as a whole: who issued it, when, and its parts or what it decides."""

from __future__ import annotations

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.from_documents import document_values
from knowledge.answers.gist import deciding, headings_of, names_in, tells_more
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.wording import say
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import Answer, Document, Passage, Question, Topic

_CERTAIN = 0.9


def answer_from_contents(question: Question, sources: Sources) -> Answer | None:
    """Answer with the parts of the document that the question names by number; None without one."""
    document = sources.document_by_number(question.document_number) if question.document_number else None
    return answer_from_contents_of(question, sources, document) if document else None


def answer_from_contents_of(question: Question, sources: Sources, document: Document) -> Answer | None:
    """Answer who issued `document`, when, and what its parts are or what it decides."""
    passages = sources.passages_in.get(document.key, [])
    if not passages:
        return None
    sentence, told = _contents(document, passages)
    issued = document.issuers and document.signed_date
    signed = [p for p in passages if SIGNATURE in p.trail] if issued else []
    sentences = [
        say("document.issued", **document_values(document)) if issued else _printed(document, sources)
    ]
    citations = [sources.cite(passage) for passage in dict.fromkeys([*told, *signed])]
    if not issued:
        citations = list(cited_by_page(told, sources))
    said = [*sentences, *([sentence] if sentence else [])]
    return quoted(question, sources, said, citations, _CERTAIN, question.topic or Topic.BULLETIN)


def _contents(document: Document, passages: list[Passage]) -> tuple[str, list[Passage]]:
    """Return what a text says, and the passages that prove it: its parts, else what it decides."""
    if names := names_in(document, passages):
        return say("document.parts", parts="；".join(names)), passages
    heads = headings_of(document)
    if heads and not tells_more(document, passages):
        return say("document.parts", parts="；".join(heads)), [passages[0], *_passages_of(heads, passages)]
    decided = deciding(passages)
    if not decided:
        return "", passages[:1]
    said = "".join(sentence for sentence, _ in decided)
    return say("passage.quoted", sentence=said), [passage for _, passage in decided]


def _printed(document: Document, sources: Sources) -> str:
    """Return in which issue a section stands: nobody has signed it."""
    bulletin = next(b for b in sources.bulletins if document.key in {d.key for d in b.documents})
    issue = f"{bulletin.year}年第{bulletin.number}期"
    return say("document.section", title=f"《{document.title}》", issue=issue)


def _passages_of(heads: list[str], passages: list[Passage]) -> list[Passage]:
    """Return the passages whose text begins with one of the headings that hold figures."""
    figured = [head for head in heads if any(character.isdigit() for character in head)]
    return [passage for passage in passages if passage.text.startswith(tuple(figured))] if figured else []
