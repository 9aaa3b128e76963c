"""Answers that quote the text: passages found → spans → scores → gates → choice → confidence → wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights, content_terms
from knowledge.answers.limits.amounts import asks_fine
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.quoting.announced import with_announced
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.cases import of_case
from knowledge.answers.quoting.choice import Candidate, Chooser
from knowledge.answers.quoting.closings import is_beside_the_point
from knowledge.answers.quoting.companion import said_of, shown_of
from knowledge.answers.quoting.counts import of_count
from knowledge.answers.quoting.defining import of_definition
from knowledge.answers.quoting.fullness import fuller_first
from knowledge.answers.quoting.governing import of_figures
from knowledge.answers.quoting.nearness import nearer_first
from knowledge.answers.quoting.own_text import of_own_text
from knowledge.answers.quoting.spans import Span
from knowledge.answers.quoting.telling import told
from knowledge.answers.quoting.wants import Want
from knowledge.answers.silence.belonging import belonging
from knowledge.answers.silence.certainty import load_certainty
from knowledge.answers.silence.names import prepare_names
from knowledge.answers.silence.nearest import nearest
from knowledge.answers.silence.outcome import Outcome, outcome_of
from knowledge.answers.silence.signals import SIGNALS, signals
from knowledge.answers.title_alone import title_alone
from knowledge.answers.wording import say
from knowledge.records import Answer, Hit, Question, Topic

__all__ = ["TextAnswers"]

# a question of one term (市长) says too little to search with
_FEWEST_TERMS = 2
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
        """Prepare every document and the names to look for now, not when they are first asked about."""
        self._chooser.prepare()
        prepare_names()

    def answer(self, question: Question) -> Answer | None:
        """Answer with the best span that passes the gates, or with titles; None when none is near."""
        if len(content_terms(question.text)) < _FEWEST_TERMS and not question.document_keys:
            return None
        asked = asked_by(question, self._weights)
        candidates = self._judged(question, asked)
        said = said_of(candidates)
        if not said:
            return _unanswered(question, [], *_hits(candidates), self._sources)
        certainty, row = load_certainty(), signals(question, said, candidates, self._weights)
        # where money is asked for and none is said, nothing is answered, however near it comes
        moneyless = row[_AMOUNTLESS] and asked.want is Want.MONEY
        confidence = 0.0 if moneyless else certainty.answer.of(row)
        near = certainty.document.of(row)
        thresholds = self._sources.settings.thresholds
        belongs = belonging(question, confidence, row)
        outcome = outcome_of(confidence, near, belongs, question, said[0].found.origin, thresholds)
        # the close of a notice is weighed with what it closes, but said only where it is asked for
        telling = tuple(one for one in said if not is_beside_the_point(one.span.text, asked.text))
        shown = shown_of(telling, asked.want) if telling else ()
        if outcome is Outcome.GIVEN and shown:
            answer = self._given(question, asked, [one.span for one in shown], confidence)
            return _explained(answer, *_hits(candidates))
        offers = outcome is not Outcome.NOTHING or (moneyless and _asks_fine_of_topic(question))
        offered = [c for c in candidates if c.reason is None] if offers else []
        unsure = [_hit(c, f"confidence is {confidence:.2f}") for c in candidates[:_KEPT]]
        return _unanswered(question, offered, [], unsure, self._sources)

    def _judged(self, question: Question, asked: Asked) -> list[Candidate]:
        """Return the candidates best first, those that are of something else with their reason."""
        candidates = of_count(question.text, self._chooser.candidates(question, asked))
        candidates = fuller_first(asked, of_figures(asked, of_case(asked, candidates)))
        candidates = nearer_first(asked, candidates)
        return with_announced(of_own_text(asked, of_definition(question.text, candidates)))

    def _given(self, question: Question, asked: Asked, spans: Sequence[Span], confidence: float) -> Answer:
        """Return the answer that says the spans, with a caveat where they may well be of something else."""
        best = spans[0]
        if alone := title_alone(question, best.passage, best.text, self._sources):
            return alone
        answer = told(question, asked, spans, confidence, self._sources)
        if confidence >= self._sources.settings.thresholds.sure:
            return answer
        return replace(answer, caveats=(say("caveats.unsure"), *answer.caveats))


def _asks_fine_of_topic(question: Question) -> bool:
    """Return whether a fine on a core topic is asked for: one written in words (二百元) is not denied.

    Which of its offences is meant cannot be told; its text is offered.
    """
    return question.topic not in (None, Topic.BULLETIN) and asks_fine(question)


def _unanswered(
    question: Question, near: Sequence[Candidate], held: list[Hit], rejected: list[Hit], sources: Sources
) -> Answer | None:
    """Offer the titles of those `near`, else say that it is not there; with what was found.

    None where a document is named by its number: what it consists of can still be told.
    """
    if question.document_number:
        return None
    documents = list(dict.fromkeys(candidate.span.passage.document_key for candidate in near))
    return _explained(nearest(question, documents, sources) or not_there(question), held, rejected)


def _explained(answer: Answer, held: list[Hit], rejected: list[Hit]) -> Answer:
    """Return the answer with the hits behind it, and those rejected with their reasons."""
    return replace(answer, hits=tuple(held), rejected=tuple(rejected))


def _hits(candidates: Sequence[Candidate]) -> tuple[list[Hit], list[Hit]]:
    """Return the hits of the best candidates that no gate rejects, and of the best ones rejected."""
    held = islice((c for c in candidates if not c.reason), _KEPT)
    rejected = islice((c for c in candidates if c.reason), _KEPT)
    return [_hit(c) for c in held], [_hit(c) for c in rejected]


def _hit(candidate: Candidate, doubt: str | None = None) -> Hit:
    """Return the hit of a candidate with the words of its span alone; `doubt` is why it is not said."""
    hit = candidate.found.hit
    return Hit(
        passage=candidate.span.quoted,
        score=candidate.share,
        lexical_score=hit.lexical_score,
        dense_score=hit.dense_score,
        fused_score=hit.fused_score,
        reason=candidate.reason or doubt,
    )
