"""Answers from the text of passages: the sentence that covers the question, or silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.answers.caveats import caveats_of
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights, content_terms, everyday_terms, grams, passage_text
from knowledge.answers.from_documents import ASPECTS, about_document
from knowledge.answers.sentences import Wanted, best_sentence
from knowledge.answers.wording import say
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import Answer, AnswerStatus, DocumentKind, Hit, Passage, Question, Topic
from knowledge.search import PassageFilter
from knowledge.standards.source import citation_of

# what the question names exactly and the passage must name too: 2019年, “两进两回”, 50万, 25%
_NAMED = re.compile(r"(?:19|20)\d\d(?=年|[-—])|“[^”]{2,12}”|\d+(?:\.\d+)?(?:%|万|亿)")
_DATED = re.compile(r"\d{4}年|\d+月\d*日?")
_CONSIDERED = 12
_GATE = 0.5
_GATE_IN_DOCUMENT = 0.3
_GATE_OUT_OF_SCOPE = 0.72
_FEWEST_TERMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage with the sentence that would be said; `coverage` is the share of the question it covers."""

    hit: Hit
    sentence: str
    coverage: float
    score: float
    reason: str | None


def answer_from_passages(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer with one sentence of the best passage that passes the gate; None when none does."""
    terms = content_terms(question.text)
    if len(terms) < _FEWEST_TERMS and not question.document_keys:
        return None
    candidates = list(_in_documents(question, sources, terms, weights))
    candidates += _searched(question, sources, terms, weights)
    passing = [c for c in candidates if c.reason is None]
    rejected = tuple(replace(c.hit, reason=c.reason) for c in candidates if c.reason)
    if not passing:
        return None
    best = max(passing, key=lambda c: c.score)
    answer = _answer(question, sources, best, tuple(c.hit for c in passing), rejected)
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


def _in_documents(
    question: Question, sources: Sources, terms: Sequence[str], weights: TermWeights
) -> Iterator[Candidate]:
    """Yield candidates of the documents that the question is about: named, of its topic, or cited last."""
    for key in _document_keys(question, sources):
        for passage in sources.passages_in.get(key, []):
            if SIGNATURE in passage.trail:
                continue
            hit = Hit(passage=passage, score=0.0, lexical_score=0.0, dense_score=0.0)
            yield _candidate(question, hit, terms, weights, _GATE_IN_DOCUMENT, bonus=0.15)


def _document_keys(question: Question, sources: Sources) -> Sequence[str]:
    if question.document_number:
        document = sources.document_by_number(question.document_number)
        return [document.key] if document else []
    if question.follow_up and question.document_keys:
        return question.document_keys
    if question.topic in (None, Topic.BULLETIN):
        return []
    keys = (s.citation.passage_id.split("#")[0] for s in sources.standards if s.topic is question.topic)
    return list(dict.fromkeys(keys))


def _searched(
    question: Question, sources: Sources, terms: Sequence[str], weights: TermWeights
) -> Iterator[Candidate]:
    gate = _GATE_OUT_OF_SCOPE if question.intent in ("out_of_scope", "nlu_fallback") else _GATE
    if question.topic not in (None, Topic.BULLETIN):
        gate = max(gate, _GATE)
    where = PassageFilter(document_number=question.document_number)
    result = sources.searcher.search(question.text, _CONSIDERED, where)
    for hit in result.hits:
        if SIGNATURE in hit.passage.trail:
            continue
        yield _candidate(question, hit, terms, weights, gate, bonus=0.0)


def _candidate(
    question: Question, hit: Hit, terms: Sequence[str], weights: TermWeights, gate: float, bonus: float
) -> Candidate:
    passage = hit.passage
    whole = passage_text(passage)
    coverage = weights.coverage(terms, whole)
    official = everyday_terms(question.text)
    lifted = max(coverage, _with_synonyms(terms, official, whole, weights))
    known = frozenset(grams(passage.title))
    wanted = Wanted(question=question.text, terms=[*terms, *official], known=known, weights=weights)
    sentence, fit = best_sentence(wanted, passage.text)
    return Candidate(
        hit=hit,
        sentence=sentence,
        coverage=lifted,
        score=lifted + 0.6 * fit + 0.3 * hit.score + bonus + _kind_bonus(passage),
        reason=_reason(question, passage, whole, lifted, gate),
    )


def _with_synonyms(terms: Sequence[str], official: Sequence[str], text: str, weights: TermWeights) -> float:
    """Count official words that the passage has in place of everyday words that it has not."""
    if not official:
        return 0.0
    plain = weights.coverage(terms, text)
    return plain + (1 - plain) * 0.6 * weights.coverage(official, text)


def _kind_bonus(passage: Passage) -> float:
    return 0.15 if passage.kind is DocumentKind.DOCUMENT else 0.0


def _reason(question: Question, passage: Passage, whole: str, coverage: float, gate: float) -> str | None:
    """Return why a passage is no evidence: it covers too little, or lacks what the question names."""
    if coverage < gate:
        return f"covers {coverage:.2f} of the question, needed {gate:.2f}"
    held = f"{whole}{passage.bulletin}"
    missing = [name for name in _NAMED.findall(question.text) if name.strip("“”") not in held]
    return f"lacks {'、'.join(missing)}" if missing else None


def _answer(
    question: Question,
    sources: Sources,
    best: Candidate,
    hits: tuple[Hit, ...],
    rejected: tuple[Hit, ...],
) -> Answer:
    passage = best.hit.passage
    document = sources.documents[passage.document_key]
    citation = citation_of(sources.bulletin_of[passage.bulletin], document, passage, passage.text)
    topic = question.topic or Topic.BULLETIN
    caveats = caveats_of(citation, topic, question.today, sources.settings, figure=False)
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=topic,
        regions=question.regions,
        as_of=question.day,
        sentences=(say("passage.quoted", sentence=best.sentence),),
        citations=(citation,),
        caveats=tuple(caveats),
        confidence=min(1.0, best.coverage),
        hits=hits,
        rejected=rejected,
    )
