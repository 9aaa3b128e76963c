"""Which terms stand in which passages of one issue, and how often: what no other issue changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import IndexCorruptError

Terms = Callable[[str], list[str]]
Fields = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Rows of postings: row r, of `terms[r]`, is `starts[r]:starts[r + 1]` of `positions` and `counts`.

    `positions` is (n,) int32, ascending within a row; `counts` is (n, fields) int32, how often the term
    stands in each field; `lengths` is (passages, fields) int32, the number of terms of each field.
    """

    terms: tuple[str, ...]
    starts: NDArray[np.int64]
    positions: NDArray[np.int32]
    counts: NDArray[np.int32]
    lengths: NDArray[np.int32]

    @classmethod
    def of(cls, passages: Sequence[Fields], fields: int, terms: Terms) -> Postings:
        """Count the terms of passages given as `fields` texts each."""
        counted = [[Counter(terms(text)) for text in passage] for passage in passages]
        rows: dict[str, list[int]] = {}
        for position, passage in enumerate(counted):
            for term in {term: None for counts in passage for term in counts}:
                rows.setdefault(term, []).append(position)
        pairs = [(position, term) for term, row in rows.items() for position in row]
        values = [[counts[term] for counts in counted[position]] for position, term in pairs]
        lengths = [[counts.total() for counts in passage] for passage in counted]
        return cls(
            terms=tuple(rows),
            starts=np.concatenate(([0], np.cumsum([len(row) for row in rows.values()]))).astype(np.int64),
            positions=np.array([position for position, _ in pairs], dtype=np.int32),
            counts=np.array(values, dtype=np.int32).reshape(-1, fields),
            lengths=np.array(lengths, dtype=np.int32).reshape(-1, fields),
        )

    def save(self, path: Path) -> None:
        """Write one .npz file of plain arrays."""
        names = np.frombuffer("\n".join(self.terms).encode(), dtype=np.uint8)
        np.savez(
            path,
            terms=names,
            starts=self.starts,
            positions=self.positions,
            counts=self.counts,
            lengths=self.lengths,
        )

    @classmethod
    def load(cls, path: Path) -> Postings:
        """Read what `save` wrote; raise IndexCorruptError for anything else."""
        try:
            with np.load(path, allow_pickle=False) as arrays:
                names = arrays["terms"].tobytes().decode()
                return cls(
                    terms=tuple(names.split("\n")) if names else (),
                    starts=arrays["starts"],
                    positions=arrays["positions"],
                    counts=arrays["counts"],
                    lengths=arrays["lengths"],
                )
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise IndexCorruptError(f"{path} is no lexical index: {error}") from error
