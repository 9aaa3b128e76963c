"""Passages that may answer: of the documents meant, of the search, and of the documents it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from knowledge.answers.context import Sources
from knowledge.answers.evidence import content_terms, passage_text
from knowledge.answers.quoting.fillers import without_fillers
from knowledge.bulletins.documents import SIGNATURE
from knowledge.records import DocumentKind, Hit, Passage, Question, Topic
from knowledge.search import PassageFilter

# so many hits are considered; those behind them only where their document is read whole
_CONSIDERED, _SCORED = 30, 90
_DOCUMENTS_CONSIDERED = 2
# among so many of the best hits a document must be this often to be read whole
_BEST, _OFTEN = 6, 2

# a follow-up of a word or two (农用的呢, 港澳台企业呢) says nothing without the document of the conversation
_FEWEST_TERMS = 6


class Origin(Enum):
    """Why a passage is considered; where several apply, the first."""

    NUMBERED = "numbered"  # its document is named by its number
    MEANT = "meant"  # its document is the one that the conversation or the core topic is about
    SEARCHED = "searched"
    BESIDE = "beside"  # it stands in a document that the search found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage found; the scores of its hit are 0 where the search did not find it."""

    hit: Hit
    origin: Origin

    @property
    def passage(self) -> Passage:
        """Return the passage."""
        return self.hit.passage


def found_for(question: Question, sources: Sources) -> list[Found]:
    """Return the passages that may answer, those of documents meant first; a passage may stand twice."""
    meant = list(_meant(question, sources))
    where = PassageFilter(document_number=question.document_number)
    asked, search = without_fillers(question.text), sources.searcher.hits
    hits = search(asked, _CONSIDERED, where, threshold=0.0)
    keys = _documents_found(hits)
    behind = {hit.passage.id: hit for hit in search(asked, _SCORED, where, 0.0, keys)} if keys else {}
    found = [*meant, *(Found(hit=hit, origin=Origin.SEARCHED) for hit in hits)]
    known = {one.passage.id for one in found}
    for key in keys:
        beside = (passage for passage in sources.passages_in[key] if passage.id not in known)
        found += [
            Found(hit=behind[passage.id], origin=Origin.BESIDE)
            if passage.id in behind
            else _unscored(passage, Origin.BESIDE)
            for passage in beside
        ]
    found = [one for one in found if SIGNATURE not in one.passage.trail]
    if not _leans(question):
        return found
    terms = content_terms(question.text)
    return [
        one
        for one in found
        if one.passage.document_key in question.document_keys
        and any(term in passage_text(one.passage) for term in terms)
    ]


def _leans(question: Question) -> bool:
    """Return whether a question means the document of the conversation alone."""
    follows = question.follow_up and bool(question.document_keys)
    return follows and len(content_terms(question.text)) < _FEWEST_TERMS


def _meant(question: Question, sources: Sources) -> Iterator[Found]:
    origin = Origin.NUMBERED if question.document_number else Origin.MEANT
    for key in _document_keys(question, sources):
        for passage in sources.passages_in.get(key, []):
            yield _unscored(passage, origin)


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
    best = [hit.passage for hit in hits[:_BEST] if hit.passage.kind is DocumentKind.DOCUMENT]
    counts = Counter(passage.document_key for passage in best)
    return [key for key, count in counts.most_common(_DOCUMENTS_CONSIDERED) if count >= _OFTEN]


def _unscored(passage: Passage, origin: Origin) -> Found:
    hit = Hit(passage=passage, score=0.0, lexical_score=0.0, dense_score=0.0)
    return Found(hit=hit, origin=origin)
