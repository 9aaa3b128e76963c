"""The gates in front of an answer from text: what no confidence makes up for."""

from __future__ import annotations

import re

from knowledge.answers.context import Sources
from knowledge.answers.quoting.spans import Span
from knowledge.answers.silence.rules import lacking, rules_for
from knowledge.records import Question

# …实施办法的通知》（…号）及…: the beginning stands in another passage
_WITHIN_TITLE = re.compile(r"[^《》]*》")


class Gates:
    """The gates of one question."""

    def __init__(self, question: Question, sources: Sources) -> None:
        """Take the question and the sources of its evidence."""
        self._question = question
        self._sources = sources
        self._rules = rules_for(question)

    def reason(self, span: Span) -> str | None:
        """Return why a span is no evidence: it begins within a title, or lacks what the question names."""
        if _WITHIN_TITLE.match(span.text):
            return "begins in the middle of a title"
        carried = f"{span.year}年，" if span.year else ""
        said = f"{carried}{span.lead}{span.text}"
        return lacking(self._question, span.passage, said, self._sources, self._rules)
