"""Putting an answer together from the standards that it uses."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.caveats import caveats_of
from knowledge.answers.context import Sources
from knowledge.kinds import DocumentKind
from knowledge.records import Answer, AnswerStatus, Calculation, Citation, Question, Standard, Topic

# what is drawn from a standard by a rule is as certain as the rule
CERTAIN = 0.95


def answered(
    question: Question,
    sources: Sources,
    used: Sequence[Standard],
    sentences: Sequence[str],
    worked: Sequence[Calculation] = (),
    beside: Sequence[Standard] = (),
) -> Answer:
    """Return the answer that says `sentences` from the standards `used`, with citations and caveats.

    `beside` are cited too, such as the list that does not name what was asked for.
    """
    citations = citations_of((*used, *beside))
    caveats = caveats_of(citations[0], question.topic, question.today, sources, used)
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=tuple(sentences),
        standards=tuple(used),
        citations=citations,
        calculations=tuple(worked),
        caveats=tuple(caveats),
        confidence=CERTAIN,
    )


def quoted(
    question: Question,
    sources: Sources,
    sentences: Sequence[str],
    citations: Sequence[Citation],
    confidence: float,
    topic: Topic | None,
) -> Answer:
    """Return the answer that says `sentences` from the text of `citations`, with the caveats of the first.

    Who asks for a day is told the news of that day without one.
    """
    of_then = question.as_of and sources.documents[citations[0].document_key].kind is DocumentKind.NEWS
    caveats = () if of_then else caveats_of(citations[0], topic, question.today, sources)
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=topic,
        as_of=question.day,
        sentences=tuple(sentences),
        citations=tuple(citations),
        caveats=tuple(caveats),
        confidence=confidence,
    )


def citations_of(standards: Sequence[Standard]) -> tuple[Citation, ...]:
    """Return the citations without repeats: a quote that another of its passage holds is left out."""
    cited = list(dict.fromkeys(standard.citation for standard in standards))
    return tuple(c for c in cited if not any(_holds(other, c) for other in cited))


def _holds(other: Citation, citation: Citation) -> bool:
    same_passage = other.passage_id == citation.passage_id
    return same_passage and other.quote != citation.quote and citation.quote in other.quote
