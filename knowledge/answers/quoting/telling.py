"""What is said of the spans chosen: sentences with their subjects, citations, dates where time is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.from_documents import ASPECTS, about_document
from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.columns import Row, cells_said
from knowledge.answers.quoting.heard import heard_of
from knowledge.answers.quoting.lists import list_citation, list_said
from knowledge.answers.quoting.polarity import verdict
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.saying import said
from knowledge.answers.quoting.shortening import shortened
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.subjects import with_subject
from knowledge.answers.wording import say
from knowledge.records import Answer, Citation, Question, Topic

# 2019年   |   7月   |   7月12日
_DATED = re.compile(r"\d{4}年|\d+月\d*日?")


def told(
    question: Question, asked: Asked, spans: Sequence[Span], confidence: float, sources: Sources
) -> Answer:
    """Return the answer that says the spans, the first of which answers best."""
    best, *more = spans
    if cells := cells_said(asked, best):
        return _told_cells(question, best, *cells, confidence, sources)
    sentence = _sentence(asked, best)
    sentences = [sentence, *(_second(asked, best, span) for span in more)]
    citations = [_citation(span, said_, sources) for span, said_ in zip(spans, sentences, strict=True)]
    topic = question.topic or Topic.BULLETIN
    answer = quoted(question, sources, sentences, list(dict.fromkeys(citations)), confidence, topic)
    answer = replace(answer, regions=question.regions, heard=heard_of(asked, spans, sentences))
    return _with_dates(question, sources, best, sentence, answer)


def _told_cells(
    question: Question, span: Span, sentence: str, row: Row, confidence: float, sources: Sources
) -> Answer:
    """Return the answer that tells cells of a table, cited with the names of its columns."""
    cited = sources.cite(span.passage)
    cited = replace(cited, quote=f"{row.header}\n{cited.quote}")
    topic = question.topic or Topic.BULLETIN
    answer = quoted(question, sources, [sentence], [cited], confidence, topic)
    return replace(answer, regions=question.regions)


def _second(asked: Asked, best: Span, span: Span) -> str:
    """Return the second sentence: one of the same passage goes on, another is told as one of the document."""
    if span.passage.id == best.passage.id:
        return said(LABEL.sub("", shortened(asked, span.text)), span.passage)
    sentence = with_subject(asked, span, shortened(asked, span.text))
    return say("passage.also", sentence=said(sentence, span.passage))


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


def _with_dates(question: Question, sources: Sources, best: Span, sentence: str, answer: Answer) -> Answer:
    """Put the dates of the document first where a question about time met a sentence without a date."""
    document = sources.documents[best.passage.document_key]
    if question.aspect not in ASPECTS or _DATED.search(sentence):
        return answer
    dated = about_document(question, document, sources)
    if dated is None:
        return answer
    sentences = (*dated.sentences, *answer.sentences)
    citations = (*dated.citations, *answer.citations)
    return replace(answer, sentences=sentences, citations=citations, heard=())
