"""Soft coverage: how near the words of a text come to those of a question, whatever words they are.

People ask for 工钱 where the text has 劳动报酬. Each token of a question is compared with all tokens of
a text and counts by the nearest one (late interaction: Khattab and Zaharia, ColBERT, 2020, with the
vectors of the shipped static encoder in the place of a transformer's).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import load_encoder
from knowledge.errors import EncoderError
from knowledge.index.terms import RUN
from knowledge.static_encoder import StaticEncoder, unit_rows

logger = logging.getLogger(__name__)

Floats = NDArray[np.float64]
Tokens = NDArray[np.int32]

# a cosine of a token with itself, less what rounding takes
_ITSELF = 0.999
_SHORTEST = np.float32(1e-6)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftMatches:
    """What each distinct token of a question finds in each text.

    `weights` (tokens,) sum to 1 where there is a token; `nearest` (tokens, texts) is the cosine of the
    nearest token of the text, 0 for what is further than a right angle. All are float64.
    """

    weights: Floats
    nearest: Floats

    def cover(self) -> Floats:
        """Return the share of the question that each text covers, 0..1: (texts,)."""
        shares: Floats = self.weights @ self.nearest
        return shares

    def uncovered(self) -> Floats:
        """Return what the tokens that do not stand in a text add to its cover: (texts,)."""
        shares: Floats = self.weights @ np.where(self.nearest < _ITSELF, self.nearest, 0.0)
        return shares


class SoftMatcher:
    """Compares texts by the token vectors of one static encoder.

    The mean of all tokens is taken from each vector: what all have in common tells none apart. A token
    of a question counts by the length of its vector, which grows with its rarity.
    """

    def __init__(self, encoder: StaticEncoder) -> None:
        """Take the table of an encoder; nothing of it is copied."""
        self._encoder = encoder
        self._table = encoder.token_vectors
        self._mean = self._table.mean(axis=0)
        lengths = np.linalg.norm(self._table - self._mean, axis=1)
        self._scale = 1 / np.maximum(lengths, _SHORTEST)
        self._is_word = np.array([bool(RUN.match(name)) for name in encoder.token_names])

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the distinct tokens of each normalised text without punctuation; they can be kept."""
        found = [np.array(sorted(set(ids)), dtype=np.int32) for ids in self._encoder.token_ids(list(texts))]
        return [ids[self._is_word[ids]] for ids in found]

    def matches(self, question: Tokens, texts: Sequence[Tokens]) -> SoftMatches:
        """Compare the tokens of a question with those of each text."""
        rows = self._table[question]
        # what numpy.linalg.norm does, without what it does around it
        weights = np.sqrt(np.add.reduce(rows * rows, axis=1)).astype(np.float64)
        nearest = np.zeros((len(question), len(texts)))
        filled = [number for number, ids in enumerate(texts) if len(ids)]
        if len(question) and filled:
            every = np.concatenate([texts[number] for number in filled])
            there = np.zeros(len(self._table), dtype=bool)
            there[every] = True
            distinct = np.flatnonzero(there)
            row_of = np.empty(len(self._table), dtype=np.int64)
            row_of[distinct] = np.arange(len(distinct))
            cosines = self._cosines(question, distinct)
            starts = np.cumsum([0, *(len(texts[number]) for number in filled[:-1])])
            # rows of a few numbers are copied faster than single ones
            found = np.ascontiguousarray(cosines.T).take(row_of[every], axis=0)
            nearest[:, filled] = np.maximum.reduceat(found, starts, axis=0).T
        np.minimum(np.maximum(nearest, 0.0, out=nearest), 1.0, out=nearest)
        return SoftMatches(weights=weights / max(weights.sum(), 1e-9), nearest=nearest)

    def _cosines(self, some: Tokens, others: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosines of centred vectors: (some, others), without a centred copy of the others."""
        units = unit_rows(self._table[some] - self._mean)
        products = units @ self._table[others].T - (units @ self._mean)[:, None]
        cosines: NDArray[np.float32] = products * self._scale[others]
        return cosines


@lru_cache(maxsize=1)
def soft_matcher() -> SoftMatcher | None:
    """Return the matcher over the shipped table, whatever model search uses; None where it does not load."""
    try:
        encoder = load_encoder()
    except EncoderError as error:
        logger.warning("no soft matching: %s", error)
        return None
    return SoftMatcher(encoder) if isinstance(encoder, StaticEncoder) else None
