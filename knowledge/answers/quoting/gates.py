"""The gates in front of an answer from text: what no confidence makes up for."""

from __future__ import annotations

from knowledge.answers.context import Sources
from knowledge.answers.quoting.spans import Span
from knowledge.answers.silence.rules import lacking
from knowledge.records import Question


class Gates:
    """The gates of one question."""

    def __init__(self, question: Question, sources: Sources) -> None:
        """Take the question and the sources of its evidence."""
        self._question = question
        self._sources = sources

    def reason(self, span: Span) -> str | None:
        """Return why a span is no evidence: it lacks what the question names."""
        return lacking(self._question, span.passage, f"{span.lead}{span.text}", self._sources)
