"""Answers that quote the text: passages found → spans → scores → gates → choice → shortening → wording."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights, content_terms
from knowledge.answers.from_documents import ASPECTS, about_document
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.choice import Candidate, candidates_for
from knowledge.answers.quoting.saying import said
from knowledge.answers.quoting.shortening import shortened
from knowledge.records import Answer, Question, Topic

__all__ = ["answer_from_text"]

# a question of one term (市长) says too little to search with
_FEWEST_TERMS = 2
_DATED = re.compile(r"\d{4}年|\d+月\d*日?")
# so many hits and rejected hits are kept for explanation
_KEPT = 10


def answer_from_text(question: Question, sources: Sources, weights: Weights) -> Answer | None:
    """Answer with the best span that passes the gates; None when none does."""
    if len(content_terms(question.text)) < _FEWEST_TERMS and not question.document_keys:
        return None
    candidates = candidates_for(question, sources, weights)
    passing = [candidate for candidate in candidates if candidate.reason is None]
    if not passing:
        return None
    best = passing[0]
    citation, topic = sources.cite(best.span.passage), question.topic or Topic.BULLETIN
    sentence = shortened(asked_by(question, weights.terms), best.span)
    confidence = min(1.0, best.coverage)
    answer = replace(
        quoted(question, sources, [said(sentence, best.span.passage)], [citation], confidence, topic),
        regions=question.regions,
        hits=tuple(replace(c.found.hit, score=min(1.0, c.score)) for c in passing[:_KEPT]),
        rejected=tuple(replace(c.found.hit, reason=c.reason) for c in candidates if c.reason)[:_KEPT],
    )
    return _with_dates(question, sources, best, sentence, answer)


def _with_dates(
    question: Question, sources: Sources, best: Candidate, sentence: str, answer: Answer
) -> Answer:
    """Put the dates of the document first where a question about time met a sentence without a date."""
    document = sources.documents[best.span.passage.document_key]
    if question.aspect not in ASPECTS or _DATED.search(sentence):
        return answer
    dated = about_document(question, document, sources)
    if dated is None:
        return answer
    sentences = (*dated.sentences, *answer.sentences)
    return replace(answer, sentences=sentences, citations=(*dated.citations, *answer.citations))
