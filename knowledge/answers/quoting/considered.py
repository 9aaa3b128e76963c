"""The spans considered for a question, of several documents, and which of its terms they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.prepared import Prepared, PreparedDocument, Text
from knowledge.answers.quoting.term_table import Flags, Numbers, firsts_of, held_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """Spans, and the terms in their texts.

    `texts` (spans, Text) are the rows of `held` (texts, terms) that are those of a span; `sizes` (texts,)
    tell how many terms a text has in all. The first `own` columns are the question's own terms.
    """

    spans: Sequence[Prepared]
    texts: Numbers
    held: Flags
    sizes: Numbers
    own: int

    @classmethod
    def of(cls, asked: Asked, parts: Sequence[tuple[PreparedDocument, Sequence[int]]]) -> Considered:
        """Take spans of one document or more, by their numbers in it."""
        spans = [document.spans[number] for document, numbers in parts for number in numbers]
        tables = [document.table for document, _ in parts]
        counts = [len(numbers) for _, numbers in parts]
        texts = np.fromiter(chain.from_iterable([span.texts for span in spans]), dtype=np.int32).reshape(
            -1, len(Text)
        )
        texts += np.repeat(firsts_of(tables), counts)[:, None]
        return cls(
            spans=spans,
            texts=texts,
            held=held_in(tables, asked.terms),
            sizes=np.concatenate([table.sizes for table in tables])
            if tables
            else np.zeros(0, dtype=np.int32),
            own=len(asked.own),
        )

    def __len__(self) -> int:
        """Return how many spans there are."""
        return len(self.spans)

    def at(self, chosen: NDArray[np.int64]) -> Considered:
        """Return those at these places, in that order."""
        return replace(self, spans=[self.spans[i] for i in chosen.tolist()], texts=self.texts[chosen])

    def terms(self, text: Text) -> tuple[Flags, Flags]:
        """Return which own terms of the question, and which official ones, each span has: (spans, terms)."""
        flags = self.held[self.texts[:, text.value]]
        return flags[:, : self.own], flags[:, self.own :]

    def lengths(self) -> NDArray[np.float64]:
        """Return how many terms the text of each span has: (spans,)."""
        lengths: NDArray[np.float64] = self.sizes[self.texts[:, Text.OWN.value]].astype(np.float64)
        return lengths
