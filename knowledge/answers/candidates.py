"""Passages that may answer, each with its best sentence and the reason when it is no evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights, content_terms, everyday_terms, grams, passage_text
from knowledge.answers.sentences import Wanted, best_sentence
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import DocumentKind, Hit, Passage, Question, Topic
from knowledge.search import PassageFilter

# what the question names exactly and the passage must name too: 2019年, “两进两回”, 50万, 25%
_NAMED = re.compile(r"(?:19|20)\d\d(?=年|[-—])|“[^”]{2,12}”|\d+(?:\.\d+)?(?:%|万|亿)")
_CONSIDERED = 12
_DOCUMENTS_CONSIDERED = 2
# a published text goes before news of it, and both before lists and contents that only name it
_OF_KIND = {DocumentKind.DOCUMENT: 0.15, DocumentKind.ISSUED_LIST: -0.2, DocumentKind.COVER: -0.2}
_SURE = 0.75
# the share of the question's words, by rarity, that a passage may lack
_ABSENT = 0.4
# share of the question that must be covered: by any passage; by one of the document that the
# conversation or the topic is about; by one of the document that is named by its number; where the
# classifier is sure that it is one for the bulletins; where it says that it is none for this bot
_GATE = 0.45
_GATE_SURE = 0.32
_GATE_OF_TOPIC = 0.3
_GATE_OF_NUMBER = 0.1
_GATE_OUT_OF_SCOPE = 0.72
# … and by one of another document than the conversation is about
_GATE_ELSEWHERE = 0.6
# a follow-up of a word or two (农用的呢) says nothing without that document
_FEWEST_TERMS = 3
_NEVER = 2.0
_BESIDE = 0.8
# under this share of its own words, the official words of a question prove nothing
_LEAST_PLAIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage with the sentence that would be said; `coverage` is the share of the question it covers."""

    hit: Hit
    sentence: str
    coverage: float
    score: float
    reason: str | None


def candidates_of(question: Question, sources: Sources, weights: Weights) -> list[Candidate]:
    """Return the candidates of the documents meant, of the search, and of the documents it found."""
    judge = _Judge(question, weights)
    found = list(_of_documents(question, sources, judge))
    where = PassageFilter(document_number=question.document_number)
    hits = sources.searcher.search(question.text, _CONSIDERED, where).hits
    found += [judge.candidate(hit, judge.gate) for hit in hits]
    known = {candidate.hit.passage.id for candidate in found}
    for key in _documents_found(hits):
        rest = [p for p in sources.passages_in[key] if p.id not in known]
        found += [judge.candidate(_unscored(passage), judge.gate) for passage in rest]
    found = [candidate for candidate in found if SIGNATURE not in candidate.hit.passage.trail]
    passed = {c.hit.passage.document_key for c in found if c.reason is None}
    return [judge.beside(c) if c.reason and c.hit.passage.document_key in passed else c for c in found]


def _of_documents(question: Question, sources: Sources, judge: _Judge) -> Iterator[Candidate]:
    gate = _GATE_OF_NUMBER if question.document_number else _GATE_OF_TOPIC
    for key in _document_keys(question, sources):
        for passage in sources.passages_in.get(key, []):
            yield judge.candidate(_unscored(passage), gate, bonus=0.15)


def _document_keys(question: Question, sources: Sources) -> Sequence[str]:
    """Return the documents that the question is about: named, cited last, or of its core topic."""
    if question.document_number:
        document = sources.document_by_number(question.document_number)
        return [document.key] if document else []
    if question.follow_up and question.document_keys:
        return question.document_keys
    if question.topic in (None, Topic.BULLETIN):
        return []
    keys = (s.citation.document_key for s in sources.standards if s.topic is question.topic)
    return list(dict.fromkeys(keys))


def _documents_found(hits: Sequence[Hit]) -> list[str]:
    """Return the documents that most of the best hits belong to."""
    best = [hit.passage for hit in hits[:6] if hit.passage.kind is DocumentKind.DOCUMENT]
    counts = Counter(passage.document_key for passage in best)
    return [key for key, count in counts.most_common(_DOCUMENTS_CONSIDERED) if count >= 2]


def _unscored(passage: Passage) -> Hit:
    return Hit(passage=passage, score=0.0, lexical_score=0.0, dense_score=0.0)


def _gate(question: Question) -> float:
    """Return the share to be covered: less where the classifier is sure of a question for the bulletins."""
    if question.intent in ("out_of_scope", "nlu_fallback"):
        return _GATE_OUT_OF_SCOPE
    if question.follow_up and question.document_keys:
        return _GATE_ELSEWHERE if len(content_terms(question.text)) >= _FEWEST_TERMS else _NEVER
    sure = question.intent == "ask_bulletin" and question.intent_confidence >= _SURE
    return _GATE_SURE if sure else _GATE


class _Judge:
    """Measures passages against one question."""

    def __init__(self, question: Question, weights: Weights) -> None:
        self._question = question
        self._weights = weights.terms
        self._words = weights.words
        self._terms = content_terms(question.text)
        self._official = everyday_terms(question.text)
        self.gate = _gate(question)

    def candidate(self, hit: Hit, gate: float, bonus: float = 0.0) -> Candidate:
        """Return the candidate of a passage; `bonus` favours the document that the question is about."""
        passage = hit.passage
        coverage = self._coverage(passage_text(passage))
        wanted = Wanted(
            question=self._question.text,
            terms=[*self._terms, *self._official],
            known=frozenset(grams(passage.title)),
            trail="，".join(passage.trail),
            weights=self._weights,
        )
        sentence, fit = best_sentence(wanted, passage.text)
        published = _OF_KIND.get(passage.kind, 0.0)
        return Candidate(
            hit=hit,
            sentence=sentence,
            coverage=coverage,
            score=coverage + 0.6 * fit + 0.3 * hit.score + bonus + published,
            reason=self._reason(passage, coverage, gate),
        )

    def beside(self, candidate: Candidate) -> Candidate:
        """Judge a candidate again that stands in one document with evidence: a little less is enough."""
        return replace(
            candidate, reason=self._reason(candidate.hit.passage, candidate.coverage, _BESIDE * self.gate)
        )

    def _coverage(self, text: str) -> float:
        """Count official words that the passage has in place of everyday words that it has not."""
        plain = self._weights.coverage(self._terms, text)
        if not self._official or plain < _LEAST_PLAIN:
            return plain
        return plain + (1 - plain) * 0.6 * self._weights.coverage(self._official, text)

    def _reason(self, passage: Passage, coverage: float, gate: float) -> str | None:
        """Return why a passage is no evidence: it covers too little, or lacks what the question names."""
        if coverage < gate:
            return f"covers {coverage:.2f} of the question, needed {gate:.2f}"
        held = f"{passage_text(passage)}{passage.bulletin}"
        missing = [name for name in _NAMED.findall(self._question.text) if name.strip("“”") not in held]
        if missing:
            return f"lacks {'、'.join(missing)}"
        absent = self._words.missing(self._question.text, held) if gate > _GATE_OF_TOPIC else 0.0
        return f"lacks {absent:.2f} of the words, allowed {_ABSENT:.2f}" if absent > _ABSENT else None
