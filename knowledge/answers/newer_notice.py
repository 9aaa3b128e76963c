"""A standard is not given as the latest when a newer notice on it was taken in but not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.answers.caveats import department
from knowledge.answers.context import Sources
from knowledge.answers.standing import newer_unread
from knowledge.answers.wording import say
from knowledge.records import Answer, Document, Question


def with_newer_notice(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return the answer with a caveat and a citation for each newer notice on its measures."""
    measures = frozenset(standard.measure for standard in answer.standards)
    if not measures:
        return answer
    latest = max(standard.citation.signed_date or date.min for standard in answer.standards)
    for document in newer_unread(measures, latest, question.day, sources):
        answer = replace(
            answer,
            caveats=(*answer.caveats, _caveat(document, question)),
            citations=(*answer.citations, sources.cite(sources.passages_in[document.key][0])),
        )
    return answer


def _caveat(document: Document, question: Question) -> str:
    return say(
        "caveats.unread",
        title=f"《{document.title}》",
        number=document.document_number or "没有文号",
        department=department(question.topic),
    )
