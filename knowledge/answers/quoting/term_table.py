"""The terms of the texts of one document, by term: a question has few terms, its documents many texts."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.evidence import grams

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]

# one number for each term of any document that was prepared; a term is numbered at one stroke, whoever asks
_numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
_LAST = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTable:
    """Which texts of a document have which terms.

    `terms` (distinct terms + 1,) are the numbers of all terms, in order, and one that is above all;
    `texts` are the texts that have the first term, then those that have the second, …, and `starts`
    (distinct terms + 1,) where those of each begin. `sizes` (texts,) tell how many terms each text has.
    """

    terms: Numbers
    texts: Numbers
    starts: Numbers
    sizes: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> TermTable:
        """Take the texts apart, each once."""
        terms = [[_numbers[term] for term in set(grams(text))] for text in texts]
        sizes = np.array([len(one) for one in terms], dtype=np.int32)
        flat = np.array(list(itertools.chain.from_iterable(terms)), dtype=np.int32)
        held, counts = np.unique(flat, return_counts=True)
        numbers = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        return cls(
            terms=np.append(held, _LAST).astype(np.int32),
            texts=numbers[np.argsort(flat, kind="stable")],
            starts=np.concatenate(([0], counts.cumsum())).astype(np.int32),
            sizes=sizes,
        )

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.sizes)

    def holding(self, wanted: Numbers) -> tuple[list[int], list[Numbers]]:
        """Return which of the wanted terms there are, by their place among them, and the texts of each."""
        at = self.terms.searchsorted(wanted)
        columns = (self.terms[at] == wanted).nonzero()[0]
        there = at[columns]
        firsts, lasts = self.starts[there].tolist(), self.starts[there + 1].tolist()
        return columns.tolist(), [self.texts[a:b] for a, b in zip(firsts, lasts, strict=True)]


def held_in(tables: Sequence[TermTable], terms: Sequence[str]) -> Flags:
    """Return which of the terms each text has: (texts of all tables, terms)."""
    wanted = np.array([_numbers.get(term, -1) for term in terms], dtype=np.int32)
    firsts = firsts_of(tables)
    columns: list[int] = []
    begins: list[int] = []
    texts: list[Numbers] = []
    for table, first in zip(tables, firsts.tolist(), strict=True):
        there, held = table.holding(wanted)
        columns += there
        begins += [first] * len(held)
        texts += held
    flags = np.zeros((sum([len(table) for table in tables]), len(terms)), dtype=bool)
    if texts:
        sizes = [len(one) for one in texts]
        begin, column = np.repeat(np.array((begins, columns)), sizes, axis=1)
        flags[np.concatenate(texts) + begin, column] = True
    return flags


def firsts_of(tables: Sequence[TermTable]) -> Numbers:
    """Return which text is the first one of each table, where those of all stand one behind another."""
    sizes = [0, *(len(table) for table in tables)]
    return np.array(sizes[: len(tables)], dtype=np.int32).cumsum(dtype=np.int32)
