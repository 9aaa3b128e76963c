"""Answers that quote the text: passages found → spans → scores → gates → choice → shortening → wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights, content_terms
from knowledge.answers.from_documents import ASPECTS, about_document
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.choice import Candidate, Chooser
from knowledge.answers.quoting.counts import of_count
from knowledge.answers.quoting.lists import list_citation, list_said
from knowledge.answers.quoting.polarity import verdict
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.saying import said
from knowledge.answers.quoting.shortening import shortened
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.subjects import with_subject
from knowledge.answers.quoting.wants import Want
from knowledge.answers.silence.certainty import load_certainty
from knowledge.answers.silence.nearest import nearest
from knowledge.answers.silence.outcome import Outcome, outcome_of
from knowledge.answers.silence.signals import SIGNALS, signals
from knowledge.records import Answer, Citation, Hit, Question, Topic

__all__ = ["TextAnswers"]

# a question of one term (市长) says too little to search with
_FEWEST_TERMS = 2
_DATED = re.compile(r"\d{4}年|\d+月\d*日?")
_AMOUNTLESS = SIGNALS.index("amountless")
# so many hits and rejected hits are kept for explanation
_KEPT = 10


class TextAnswers:
    """Answers from the text of one set of sources."""

    def __init__(self, sources: Sources, weights: Weights) -> None:
        """Take the sources; what is prepared of a document is kept."""
        self._sources = sources
        self._weights = weights
        self._chooser = Chooser(sources, weights)

    def prepare(self) -> None:
        """Prepare every document now, not when it is first asked about."""
        self._chooser.prepare()

    def answer(self, question: Question) -> Answer | None:
        """Answer with the best span that passes the gates, or with titles; None when none is near."""
        if len(content_terms(question.text)) < _FEWEST_TERMS and not question.document_keys:
            return None
        candidates = of_count(question.text, self._chooser.candidates(question))
        best = next((candidate for candidate in candidates if candidate.reason is None), None)
        if best is None:
            return _unanswered(question, [], candidates, self._sources)
        certainty, row = load_certainty(), signals(question, best, candidates, self._weights)
        # where money is asked for and none is said, nothing is answered, however near it comes
        moneyless = row[_AMOUNTLESS] and asked_by(question, self._weights).want is Want.MONEY
        confidence = 0.0 if moneyless else certainty.answer.of(row)
        near = certainty.document.of(row)
        thresholds = self._sources.settings.thresholds
        outcome = outcome_of(confidence, near, question, best.found.origin, thresholds)
        if outcome is Outcome.GIVEN:
            return _explained(self._said(question, best, confidence), candidates)
        offered = [c for c in candidates if c.reason is None] if outcome is Outcome.NEAREST else []
        unsure = [replace(c, reason=c.reason or f"confidence is {confidence:.2f}") for c in candidates]
        return _unanswered(question, offered, unsure, self._sources)

    def _said(self, question: Question, best: Candidate, confidence: float) -> Answer:
        sentence = _sentence(asked_by(question, self._weights), best.span)
        citation = _citation(best.span, sentence, self._sources)
        topic = question.topic or Topic.BULLETIN
        answer = quoted(question, self._sources, [sentence], [citation], confidence, topic)
        answer = replace(answer, regions=question.regions)
        return _with_dates(question, self._sources, best, sentence, answer)


def _unanswered(
    question: Question, near: Sequence[Candidate], candidates: Sequence[Candidate], sources: Sources
) -> Answer | None:
    """Offer the titles of those `near`, else say that it is not there.

    None where a document is named by its number: what it consists of can still be told.
    """
    if question.document_number:
        return None
    documents = list(dict.fromkeys(candidate.span.passage.document_key for candidate in near))
    return _explained(nearest(question, documents, sources) or not_there(question), candidates)


def _explained(answer: Answer, candidates: Sequence[Candidate]) -> Answer:
    """Return the answer with the hits behind it, and those rejected with their reasons."""
    return replace(
        answer,
        hits=tuple(_hit(c) for c in candidates if c.reason is None)[:_KEPT],
        rejected=tuple(_hit(c) for c in candidates if c.reason)[:_KEPT],
    )


def _sentence(asked: Asked, span: Span) -> str:
    """Return what is said: a list whole, else the clauses that answer with their subject and yes or no."""
    if span.kind is SpanKind.RUN:
        return list_said(span)
    short = shortened(asked, span.text)
    return verdict(asked, short) + said(with_subject(asked, span, short), span.passage)


def _citation(span: Span, sentence: str, sources: Sources) -> Citation:
    """Return the citation: with the words above the span where these are said and stand elsewhere."""
    if span.kind is SpanKind.RUN:
        return list_citation(span, sources)
    citation = sources.cite(span.passage)
    lead = LABEL.sub("", span.lead)
    if lead and lead in sentence and lead not in span.passage.text:
        return replace(citation, quote=f"{span.lead}\n{citation.quote}")
    return citation


def _hit(candidate: Candidate) -> Hit:
    """Return the hit of a candidate with the words of its span alone."""
    passage = replace(candidate.span.passage, text=candidate.span.text)
    return replace(candidate.found.hit, passage=passage, score=candidate.share, reason=candidate.reason)


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
