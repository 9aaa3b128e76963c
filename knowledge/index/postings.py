"""Which terms stand in which passages of one issue, and how often: what no other issue changes."""

from __future__ import annotations

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
        """Count the terms of passages given as `fields` texts each; rows by where a term stands first."""
        rows: dict[str, int] = {}
        cells = [terms(text) for passage in passages for text in passage]
        lengths = np.array([len(cell) for cell in cells], dtype=np.int32)
        row_of = np.array(
            [rows.setdefault(term, len(rows)) for cell in cells for term in cell], dtype=np.int64
        )
        # one number for each row, passage and field, so that equal ones are counted at once
        numbers = row_of * len(cells) + np.repeat(np.arange(len(cells)), lengths)
        found, often = np.unique(numbers, return_counts=True)
        pairs, pair_of = np.unique(found // fields, return_inverse=True)
        counts = np.zeros((len(pairs), fields), dtype=np.int32)
        counts[pair_of, found % fields] = often
        passage_count = max(len(passages), 1)
        sizes = np.bincount(pairs // passage_count, minlength=len(rows))
        return cls(
            terms=tuple(rows),
            starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
            positions=(pairs % passage_count).astype(np.int32),
            counts=counts,
            lengths=lengths.reshape(-1, fields),
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
