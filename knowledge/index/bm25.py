"""BM25 over weighted fields, for one kind of terms, as plain arrays."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.index.postings import Fields, Postings, Terms

# k1 and b, chosen on CMRC 2018 among five pairs; b near 0.5 since passages are of like length.
SATURATION = 1.2
LENGTH_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bm25:
    """Postings in rows: row r holds `positions[starts[r]:starts[r + 1]]`, ascending, and their `impacts`.

    An impact is tf / (k1 + tf), tf weighted by field and normalised by field length, so it lies in
    0..1 and the score of a passage never exceeds the sum of the weights of the terms asked for.
    """

    rows: Mapping[str, int]
    starts: NDArray[np.int64]
    positions: NDArray[np.int32]
    impacts: NDArray[np.float32]
    count: int

    @classmethod
    def build(cls, passages: Sequence[Fields], weights: Sequence[float], terms: Terms) -> Bm25:
        """Index passages given as fields; `weights` says what a term of each field counts."""
        return cls.join([Postings.of(passages, len(weights), terms)], weights)

    @classmethod
    def join(cls, parts: Sequence[Postings], weights: Sequence[float]) -> Bm25:
        """Index the passages of all parts, those of the first part first.

        The same passages give the same scores however they are parted. A posting whose fields all
        have weight 0 is left out.
        """
        rows: dict[str, int] = {}
        row_of = np.concatenate([np.zeros(0, dtype=np.int32), *(_rows_of(part, rows) for part in parts)])
        offsets = np.cumsum([0, *(len(part.lengths) for part in parts)])
        shifted = [part.positions + np.int32(first) for part, first in zip(parts, offsets[:-1], strict=True)]
        positions = np.concatenate([np.zeros(0, dtype=np.int32), *shifted])
        del shifted
        impacts = _impacts(parts, weights)
        order = np.argsort(row_of, kind="stable")
        order = order[impacts[order] > 0]
        sizes = np.bincount(row_of[order], minlength=len(rows))
        return cls(
            rows=rows,
            starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
            positions=positions[order],
            impacts=impacts[order],
            count=int(offsets[-1]),
        )

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency ln(1 + (n - df + 0.5) / (df + 0.5)), above 0."""
        row = self.rows.get(term)
        df = 0 if row is None else self.starts.item(row + 1) - self.starts.item(row)
        return math.log1p((self.count - df + 0.5) / (df + 0.5))

    def scores(self, terms: Mapping[str, float], extra: Mapping[str, float]) -> NDArray[np.float32]:
        """Return for each passage its score in 0..1: (n,) float32.

        The sum over the terms is divided by the most that the asked `terms` can give, terms that no
        passage has included. So a score says how much of the question a passage covers, and scores
        of different questions can be compared. `extra` terms (synonyms) add but are not asked for.
        """
        sums = np.zeros(self.count, dtype=np.float32)
        asked = {term: weight * self.rarity(term) for term, weight in terms.items()}
        most = sum(asked.values())
        if not most:
            return sums
        added = {term: weight * self.rarity(term) for term, weight in extra.items()}
        for term, weight in (*asked.items(), *added.items()):
            row = self.rows.get(term)
            if row is not None:
                span = slice(self.starts.item(row), self.starts.item(row + 1))
                sums[self.positions[span]] += np.float32(weight) * self.impacts[span]
        return np.minimum(sums / np.float32(most), np.float32(1.0))


def _rows_of(part: Postings, rows: dict[str, int]) -> NDArray[np.int32]:
    """Return the row of each posting: (n,) int32; terms that have no row yet get the next ones."""
    own = np.array([rows.setdefault(term, len(rows)) for term in part.terms], dtype=np.int32)
    return np.repeat(own, np.diff(part.starts))


def _impacts(parts: Sequence[Postings], weights: Sequence[float]) -> NDArray[np.float32]:
    """Return the impact of each posting, 0 where only fields without weight have the term: (n,) float32.

    Part by part: the parts of a large corpus at once would take as much memory again as its index.
    """
    passages = max(sum(len(part.lengths) for part in parts), 1)
    totals = sum((part.lengths.sum(axis=0, dtype=np.int64) for part in parts), np.zeros(len(weights)))
    means = np.maximum(totals / passages, 1.0)
    found = [np.zeros(0, dtype=np.float32)]
    for part in parts:
        norms = 1 - LENGTH_SHARE + LENGTH_SHARE * part.lengths / means
        shares: NDArray[np.float64] = np.asarray(weights, dtype=np.float64) / norms
        frequencies = np.einsum("nf,nf->n", part.counts, shares[part.positions])
        found.append((frequencies / (SATURATION + frequencies)).astype(np.float32))
    return np.concatenate(found)
