"""The arms of the index in Milvus: inner products, and BM25 over the words of its Chinese analyser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from knowledge.backend import MilvusAccess
from knowledge.errors import EncoderError
from knowledge.index.arms import Positions, Scored, TermKind, Vectors
from knowledge.index.bm25 import SATURATION
from knowledge.index.file_arms import dimension_of
from knowledge.index.milvus_client import SEARCH_SECONDS, connected
from knowledge.index.milvus_rows import ID, SEGMENT, TERMS, VECTOR, bring, row_id
from knowledge.index.rarity import Rarity
from knowledge.index.segment import Segment
from knowledge.index.terms import words

# Milvus gives no more at a time, and takes no longer lists in good time.
MOST = 16_384
NAMED_AT_ONCE = 1_000
# Equal scores come in any order, so a few more are asked for than wanted and put in order here.
SPARE = 32
# A question is written so often, and its synonyms in proportion to their weight: BM25 counts both.
TIMES = 5


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one generation in a collection: position n is the row `ids[n]`, `within` finds them all."""

    access: MilvusAccess
    collection: str
    ids: Sequence[str]
    within: str
    positions: Mapping[str, int]

    @classmethod
    def of(cls, access: MilvusAccess, collection: str, segments: Mapping[str, Segment]) -> Rows:
        """Number the passages of all segments in their order."""
        ids = [row_id(name, row) for name, one in segments.items() for row in range(len(one.passages))]
        positions = {name: position for position, name in enumerate(ids)}
        return cls(access, collection, ids, _among(SEGMENT, list(segments)), positions)

    def nearest(self, asked: Asked, k: int, positions: Sequence[int] | None = None) -> list[Scored]:
        """Return at most `k` rows with a score above 0, best first; all of the generation for None."""
        if positions is None:
            return _ordered(self._search(asked, k, self.within), k)
        found: list[Scored] = []
        for start in range(0, len(positions), NAMED_AT_ONCE):
            named = [self.ids[position] for position in positions[start : start + NAMED_AT_ONCE]]
            found += self._search(asked, min(k, len(named)), _among(ID, named))
        return _ordered(found, k)

    def _search(self, asked: Asked, k: int, where: str) -> list[Scored]:
        limit = min(k + SPARE, len(self.ids), MOST)
        if limit < 1:
            return []
        with connected(self.access) as client:
            (hits,) = client.search(
                self.collection,
                [asked.value],
                filter=where,
                limit=limit,
                anns_field=asked.field,
                search_params=asked.parameters,
                timeout=SEARCH_SECONDS,
            )
        scored = ((self.positions.get(hit[ID]), hit["distance"] / asked.most) for hit in hits)
        return [Scored(p, min(score, 1.0)) for p, score in scored if p is not None and score > 0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a field of the rows is asked: a text or a vector; `most` is the score that counts as 1."""

    field: str
    value: Any
    parameters: Mapping[str, Any]
    most: float = 1.0


@dataclass(frozen=True, slots=True)
class MilvusRanking:
    """One question before the rows; what was scored once is not asked again."""

    rows: Rows
    asked: Asked | None
    _known: dict[int, float] = field(default_factory=dict)

    def best(self, k: int, allowed: Positions | None = None) -> list[Scored]:
        """Return at most `k` passages with a score above 0, best first, equal ones by position."""
        if self.asked is None or k < 1:
            return []
        positions = None if allowed is None else np.unique(allowed).tolist()
        found = self.rows.nearest(self.asked, k, positions)
        self._known.update((one.position, one.score) for one in found)
        return found

    def proposed(self, k: int, allowed: Positions | None = None) -> Positions:
        """Return the positions of `best`, in its order: (found,) int64."""
        return np.array([one.position for one in self.best(k, allowed)], dtype=np.int64)

    def of(self, positions: Sequence[int] | Positions) -> list[float]:
        """Return the scores of these positions, in their order."""
        wanted = np.asarray(positions, dtype=np.int64).tolist()
        missing = sorted({p for p in wanted if p not in self._known})
        if self.asked is not None and missing:
            found = {one.position: one.score for one in self.rows.nearest(self.asked, len(missing), missing)}
            self._known.update((p, found.get(p, 0.0)) for p in missing)
        return [self._known.get(p, 0.0) for p in wanted]


@dataclass(frozen=True, slots=True)
class MilvusLexical:
    """BM25 of Milvus over title, headings and text in one; `rarity` is by kind of our own terms."""

    rows: Rows
    rarity: Mapping[str, Rarity]

    def rank(
        self,
        text: str,
        synonyms: Sequence[str] = (),
        synonym_weight: float = 0.0,
        word_share: float = 0.5,
    ) -> MilvusRanking:
        """Return the ranking for a normalised question; its score is the share of the most it can give.

        The most is that of a passage full of every word asked for. Milvus knows words alone, so
        `word_share` says nothing here; the rarity of a word is that of our own postings.
        """
        asked = words(text)
        most = (SATURATION + 1) * sum(self.rarity["words"](word) for word in asked)
        if not most:
            return MilvusRanking(self.rows, None)
        added = sorted({word for synonym in synonyms for word in words(synonym)} - set(asked))
        parts = [text] * TIMES + added * round(TIMES * synonym_weight)
        parameters = {"metric_type": "BM25", "params": {"drop_ratio_search": 0.0}}
        return MilvusRanking(
            self.rows,
            Asked(field=TERMS, value="\n".join(parts), parameters=parameters, most=TIMES * most),
        )

    def rarities(self, kind: TermKind, terms: Sequence[str]) -> list[float]:
        """Return how rare each term is among all passages: inverse document frequencies above 0."""
        return [self.rarity[kind](term) for term in terms]


@dataclass(frozen=True, slots=True)
class MilvusDense:
    """The vectors of passages in Milvus; the cosine is the score, a negative one counts 0."""

    rows: Rows
    dimension: int

    def rank(self, vector: Vectors) -> MilvusRanking:
        """Return the ranking for one unit vector of shape (dim,); raise EncoderError for another shape."""
        if vector.shape != (self.dimension,) or not np.isfinite(vector).all():
            raise EncoderError(
                f"the question's vector has shape {vector.shape}, expected ({self.dimension},)"
            )
        # ef is how much of the graph of a server is looked at; the exact index has no such parameter
        wide = {} if self.rows.access.embedded else {"ef": 512}
        parameters = {"metric_type": "IP", "params": wide}
        value = np.ascontiguousarray(vector, dtype=np.float32)
        return MilvusRanking(self.rows, Asked(field=VECTOR, value=value, parameters=parameters))


def milvus_arms(
    access: MilvusAccess, segments: Mapping[str, Segment]
) -> tuple[MilvusLexical, MilvusDense | None]:
    """Return both arms over these segments, rows that Milvus lacks written; raise IndexUnavailableError."""
    parts = list(segments.values())
    dimension = dimension_of(segments)
    counts = {name: len(one.passages) for name, one in segments.items()}
    collection = bring(access, counts, dimension, segments.__getitem__)
    rows = Rows.of(access, collection, segments)
    kinds = parts[0].postings if parts else ()
    rarity = {kind: Rarity.of([part.postings[kind] for part in parts]) for kind in kinds}
    return MilvusLexical(rows, rarity), MilvusDense(rows, dimension) if dimension else None


def _among(name: str, values: Sequence[str]) -> str:
    listed = ", ".join(f'"{value}"' for value in values)
    return f"{name} in [{listed}]"


def _ordered(found: Sequence[Scored], k: int) -> list[Scored]:
    return sorted(found, key=lambda one: (-one.score, one.position))[:k]
