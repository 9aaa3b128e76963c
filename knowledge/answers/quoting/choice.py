"""Candidates: the spans that may be said, each with its score, and why it is rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.first_guess import first_guesses
from knowledge.answers.quoting.found import Found, found_for
from knowledge.answers.quoting.gates import Gates
from knowledge.answers.quoting.measuring import rows_of
from knowledge.answers.quoting.places import Places, places_of
from knowledge.answers.quoting.prepared import (
    Floats,
    Prepared,
    PreparedDocument,
    TextEncoder,
    cosines_of,
    prepared,
)
from knowledge.answers.quoting.scorer import Matrix, Scorer, load_scorer
from knowledge.answers.quoting.spans import Span
from knowledge.answers.quoting.wants import PLAIN
from knowledge.errors import EncoderError
from knowledge.kept import Kept
from knowledge.records import Question
from knowledge.steady import failing_encoders, fall_short

# so many spans, those that cover most, are measured in full
_MEASURED = 60
# so many spans are kept prepared, about 11 KB each: those of twenty-five issues, under 200 MB
_SPANS_KEPT = 18_000
# of so many passages, the best ones, it is looked whether they hold what the question names
_JUDGED = 15
# so near in score a span that has the kind of answer wanted goes before one that has not
_NEAR = 1.0
_SIGN, _NO_SIGN, _PREAMBLE = (FEATURES.index(name) for name in ("sign", "no_sign", "preamble"))
_NO_AMOUNT = "a preamble without what is asked for"
_LATE = f"not among the first {_JUDGED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span that may be said.

    `features` (features,) are its numbers in the order of FEATURES; `share` is the chance (0..1) that the
    score gives it among all candidates of the question.
    """

    found: Found
    span: Span
    features: Sequence[float] | Matrix
    score: float
    share: float
    reason: str | None = None


class Chooser:
    """Finds and scores the spans of one set of sources; what is prepared of a document is kept."""

    def __init__(self, sources: Sources, weights: Weights, scorer: Scorer | None = None) -> None:
        """Take the sources; the scorer is the shipped one unless another is given."""
        self._sources = sources
        self._weights = weights
        self._scorer = scorer
        self._prepared: Kept[str, PreparedDocument] = Kept(_SPANS_KEPT, len)

    @property
    def encoder(self) -> TextEncoder | None:
        """Return what gives questions and spans their vectors."""
        return self._sources.searcher.encoder

    def prepare(self) -> None:
        """Prepare the documents, the newest first, as far as they are kept, not when first asked about."""
        for key in reversed(self._sources.passages_in):
            if self._prepared.room <= 0:
                return
            self._of_document(key)

    def candidates(self, question: Question, asked: Asked | None = None) -> list[Candidate]:
        """Return the candidates best first, those that the gates reject with their reason."""
        found = found_for(question, self._sources)
        asked = asked or asked_by(question, self._weights)
        spans, rows = self.measured(asked, found)
        if not spans:
            return []
        scores = (self._scorer or load_scorer()).scores(rows)
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        by_passage = {one.passage.id: one for one in reversed(found)}
        order = np.argsort(-scores, kind="stable")
        gates = Gates(question, self._sources)
        reasons: dict[tuple[str, str], str | None] = {}
        empty = _preambles(asked, rows)
        best = []
        for i, score, share in zip(
            order.tolist(), scores[order].tolist(), shares[order].tolist(), strict=True
        ):
            span = spans[i].span
            one = next(by_passage[p.id] for p in span.passages if p.id in by_passage)
            reason = _reason(one, span, gates, reasons) or (_NO_AMOUNT if i in empty else None)
            best.append(
                Candidate(found=one, span=span, features=rows[i], score=score, share=share, reason=reason)
            )
        return _of_the_kind(best)

    def measured(self, asked: Asked, found: Sequence[Found]) -> tuple[Sequence[Prepared], Matrix]:
        """Return the spans of the passages found and their features (n, features)."""
        found_at = places_of(found)
        spans = Considered.of(asked, self._spans_of(found_at))
        places = found_at.of([one.span for one in spans.spans])
        cosines = cosines_of(spans.spans, self._vector(asked.text))
        if len(spans) > _MEASURED:
            guesses = first_guesses(asked, spans, places, cosines)
            most = np.argsort(-guesses, kind="stable")[:_MEASURED]
            spans, places, cosines = spans.at(most), places[most], cosines[most]
        return spans.spans, rows_of(asked, spans, places, cosines)

    def _vector(self, text: str) -> Floats | None:
        if self.encoder is None:
            return None
        try:
            return self._sources.searcher.vector_of(text)
        except EncoderError:
            return None

    def _spans_of(self, places: Places) -> list[tuple[PreparedDocument, list[int]]]:
        """Return the documents of the passages found, each with the numbers of its spans in these."""
        by_document: dict[str, list[str]] = {}
        for passage_id in places.numbers:
            by_document.setdefault(passage_id.partition("#")[0], []).append(passage_id)
        documents = ((self._of_document(key), ids) for key, ids in by_document.items())
        return [(document, document.of_passages(ids)) for document, ids in documents]

    def _of_document(self, key: str) -> PreparedDocument:
        known = self._prepared.get(key)
        if known is None or self._can_be_whole(known):
            document = self._sources.documents[key]
            known = prepared(self._sources.passages_in[key], self.encoder, document)
            self._prepared.put(key, known)
        return known

    def _can_be_whole(self, known: PreparedDocument) -> bool:
        """Tell whether a document has no vectors though its encoder, which failed then, gives some now."""
        if self.encoder is None or all(span.vector is not None for span in known.spans[:1]):
            return False
        if self.encoder.name not in failing_encoders():
            return True
        fall_short()
        return False


def _preambles(asked: Asked, rows: Matrix) -> frozenset[int]:
    """Return which rows are preambles (为…，现通知如下) without the amount or day that is asked for."""
    if asked.want not in PLAIN:
        return frozenset()
    return frozenset(np.flatnonzero((rows[:, _PREAMBLE] != 0) & (rows[:, _NO_SIGN] != 0)).tolist())


def _of_the_kind(candidates: list[Candidate]) -> list[Candidate]:
    """Put a near second of the same document first where only it has the kind of answer wanted."""
    first = candidates[0]
    if not first.features[_NO_SIGN]:
        return candidates
    key, least = first.span.passage.document_key, first.score - _NEAR
    near = (c for c in candidates if c.score >= least and c.span.passage.document_key == key)
    chosen = next((c for c in near if c.features[_SIGN] and c.reason is None), first)
    return [chosen, *(c for c in candidates if c is not chosen)]


def _reason(found: Found, span: Span, gates: Gates, reasons: dict[tuple[str, str], str | None]) -> str | None:
    """Return why a span is rejected; all spans of a passage and a year are judged by the best, the first."""
    key = found.passage.id, span.year
    if key not in reasons:
        reasons[key] = _LATE if len(reasons) >= _JUDGED else gates.reason(span)
    return reasons[key]
