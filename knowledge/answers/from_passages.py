"""Answers from the text of passages: the sentence that covers the question, or silence."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.candidates import Candidate, candidates_of
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights, content_terms
from knowledge.answers.from_documents import ASPECTS, about_document
from knowledge.answers.wording import say
from knowledge.records import Answer, DocumentKind, Question, Topic

# a question of one term (市长) says too little to search with
_FEWEST_TERMS = 2
_DATED = re.compile(r"\d{4}年|\d+月\d*日?")


def answer_from_passages(question: Question, sources: Sources, weights: Weights) -> Answer | None:
    """Answer with one sentence of the best passage that passes the gate; None when none does."""
    if len(content_terms(question.text)) < _FEWEST_TERMS and not question.document_keys:
        return None
    candidates = candidates_of(question, sources, weights)
    passing = sorted((c for c in candidates if c.reason is None), key=lambda c: -c.score)
    if not passing:
        return None
    best = passing[0]
    citation, topic = sources.cite(best.hit.passage), question.topic or Topic.BULLETIN
    answer = replace(
        quoted(question, sources, [_sentence(best)], [citation], min(1.0, best.coverage), topic),
        regions=question.regions,
        hits=tuple(replace(c.hit, score=min(1.0, c.score)) for c in passing[:10]),
        rejected=tuple(replace(c.hit, reason=c.reason) for c in candidates if c.reason)[:10],
    )
    return _with_dates(question, sources, best, answer)


def _with_dates(question: Question, sources: Sources, best: Candidate, answer: Answer) -> Answer:
    """Put the dates of the document first where a question about time met a sentence without a date."""
    document = sources.documents[best.hit.passage.document_key]
    if question.aspect not in ASPECTS or _DATED.search(best.sentence):
        return answer
    dated = about_document(question, document, sources)
    if dated is None:
        return answer
    sentences = (*dated.sentences, *answer.sentences)
    return replace(answer, sentences=sentences, citations=(*dated.citations, *answer.citations))


def _sentence(best: Candidate) -> str:
    """Return the sentence; an entry of a section without dates of its own is told with its month."""
    passage = best.hit.passage
    if passage.kind not in (DocumentKind.APPOINTMENTS, DocumentKind.CHRONICLE):
        return say("passage.quoted", sentence=best.sentence)
    year, month = passage.bulletin.split("-")
    period = f"{year}年{int(month)}月"
    said = best.sentence.lstrip("△")
    if passage.kind is DocumentKind.CHRONICLE and passage.trail:
        return say("passage.section", period=f"{year}年{passage.trail[0]}", sentence=said)
    if passage.trail:
        return say("passage.entry", period=period, heading=passage.trail[-1], sentence=said)
    return say("passage.section", period=period, sentence=said)
