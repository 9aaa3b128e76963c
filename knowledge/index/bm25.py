"""BM25 over weighted fields, for one kind of terms, as plain arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import IndexCorruptError

# k1 and b, chosen on CMRC 2018 among five pairs; b near 0.5 since passages are of like length.
SATURATION = 1.2
LENGTH_SHARE = 0.5

Terms = Callable[[str], list[str]]
Fields = Sequence[str]


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
        frequencies = _frequencies(passages, weights, terms)
        postings: dict[str, list[tuple[int, float]]] = {}
        for position, counts in enumerate(frequencies):
            for term, frequency in counts.items():
                postings.setdefault(term, []).append((position, frequency / (SATURATION + frequency)))
        lengths = [len(row) for row in postings.values()]
        return cls(
            rows={term: row for row, term in enumerate(postings)},
            starts=np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64),
            positions=np.array([p for row in postings.values() for p, _ in row], dtype=np.int32),
            impacts=np.array([i for row in postings.values() for _, i in row], dtype=np.float32),
            count=len(passages),
        )

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency ln(1 + (n - df + 0.5) / (df + 0.5)), above 0."""
        row = self.rows.get(term)
        df = 0 if row is None else int(self.starts[row + 1] - self.starts[row])
        return float(np.log1p((self.count - df + 0.5) / (df + 0.5)))

    def scores(self, terms: Mapping[str, float], extra: Mapping[str, float]) -> NDArray[np.float32]:
        """Return for each passage its score in 0..1: (n,) float32.

        The sum over the terms is divided by the most that the asked `terms` can give, terms that no
        passage has included. So a score says how much of the question a passage covers, and scores
        of different questions can be compared. `extra` terms (synonyms) add but are not asked for.
        """
        sums = np.zeros(self.count, dtype=np.float32)
        most = sum(weight * self.rarity(term) for term, weight in terms.items())
        if not most:
            return sums
        for term, weight in (*terms.items(), *extra.items()):
            row = self.rows.get(term)
            if row is not None:
                span = slice(self.starts[row], self.starts[row + 1])
                sums[self.positions[span]] += weight * self.rarity(term) * self.impacts[span]
        return np.minimum(sums / np.float32(most), np.float32(1.0))

    def save(self, path: Path) -> None:
        """Write one .npz file of plain arrays."""
        names = np.frombuffer("\n".join(self.rows).encode(), dtype=np.uint8)
        np.savez(
            path,
            terms=names,
            starts=self.starts,
            positions=self.positions,
            impacts=self.impacts,
            count=np.array(self.count, dtype=np.int64),
        )

    @classmethod
    def load(cls, path: Path) -> Bm25:
        """Read what `save` wrote; raise IndexCorruptError for anything else."""
        try:
            with np.load(path, allow_pickle=False) as arrays:
                names = arrays["terms"].tobytes().decode()
                return cls(
                    rows={term: row for row, term in enumerate(names.split("\n") if names else ())},
                    starts=arrays["starts"],
                    positions=arrays["positions"],
                    impacts=arrays["impacts"],
                    count=int(arrays["count"]),
                )
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise IndexCorruptError(f"{path} is no lexical index: {error}") from error


def _frequencies(
    passages: Sequence[Fields], weights: Sequence[float], terms: Terms
) -> Iterable[Mapping[str, float]]:
    """Yield for each passage its terms with their weighted, length-normalised frequency."""
    counted = [[Counter(terms(field)) for field in fields] for fields in passages]
    lengths = np.array([[c.total() for c in row] for row in counted], dtype=float).reshape(-1, len(weights))
    means = np.maximum(lengths.mean(axis=0), 1.0) if len(lengths) else np.ones(len(weights))
    norms = 1 - LENGTH_SHARE + LENGTH_SHARE * lengths / means
    for row, norm in zip(counted, norms, strict=True):
        sums: dict[str, float] = {}
        for counts, share, weight in zip(row, norm, weights, strict=True):
            for term, count in counts.items():
                sums[term] = sums.get(term, 0.0) + weight * count / float(share)
        yield {term: value for term, value in sums.items() if value > 0}
