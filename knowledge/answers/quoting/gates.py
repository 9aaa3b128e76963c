"""The gates in front of an answer from text: what no confidence makes up for."""

from __future__ import annotations

from knowledge.answers.context import Sources
from knowledge.answers.evidence import content_terms
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.spans import Span
from knowledge.answers.silence.rules import lacking
from knowledge.records import Question

# a follow-up of a word or two (农用的呢, 港澳台企业呢) says nothing without the document of the conversation
_FEWEST_TERMS = 6


class Gates:
    """The gates of one question."""

    def __init__(self, question: Question, sources: Sources) -> None:
        """Take the question and the sources of its evidence."""
        self._question = question
        self._sources = sources
        self._leans = (
            question.follow_up
            and bool(question.document_keys)
            and len(content_terms(question.text)) < _FEWEST_TERMS
        )

    def reason(self, found: Found, span: Span) -> str | None:
        """Return why a span of a passage found is no evidence: it lacks what the question names."""
        if self._leans and found.origin is not Origin.MEANT:
            return "is of another document than the conversation"
        return lacking(self._question, span.passage, f"{span.lead}{span.text}", self._sources)
