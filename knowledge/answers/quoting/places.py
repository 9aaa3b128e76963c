"""How well the search found a passage and its document, as numbers of one question that compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.spans import Span
from knowledge.records import Hit

# the numbers of a place; those of MEASURES have their names there; scores lie in 0..1
PLACE = ("score", "lexical", "dense", "relative", "document", "document_relative", "found", "meant")
_SCORE = PLACE.index("score")
_MEANT = (Origin.NUMBERED, Origin.MEANT)

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """How the search found passages, and how well their documents: `rows` in the order of PLACE.

    `numbers` tell which row is that of a passage, by its id, in the order in which they were found.
    """

    numbers: Mapping[str, int]
    rows: Sequence[Row]

    def of(self, spans: Sequence[Span]) -> NDArray[np.float64]:
        """Return the places of spans, each that of its best found passage: (spans, PLACE) float64."""
        table = np.array(self.rows, dtype=np.float64).reshape(-1, len(PLACE))
        numbers = self.numbers
        places: NDArray[np.float64] = table[
            [numbers[span.passages[0].id] if len(span.passages) == 1 else self._best(span) for span in spans]
        ]
        return places

    def _best(self, span: Span) -> int:
        held = [self.numbers[passage.id] for passage in span.passages if passage.id in self.numbers]
        return max(held, key=lambda number: self.rows[number][_SCORE])


def places_of(found: Sequence[Found]) -> Places:
    """Return the places of the passages found; of one found twice the first with a score."""
    documents = _Documents.of([one.hit for one in found])
    numbers: dict[str, int] = {}
    rows: list[Row] = []
    for one in found:
        number = numbers.setdefault(one.hit.passage.id, len(rows))
        if number == len(rows):
            rows.append(documents.row(one.hit, float(one.origin in _MEANT)))
        elif rows[number][_SCORE] <= 0 and one.hit.score:
            rows[number] = documents.row(one.hit, rows[number][-1])
    return Places(numbers, rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Documents:
    """By document the sum of the squared scores of its passages and the best score, and those of all."""

    sums: Mapping[str, float]
    firsts: Mapping[str, float]
    whole: float
    best: float

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> _Documents:
        """Add up what was found of each document; where nothing has a score all count as 1."""
        sums: dict[str, float] = defaultdict(float)
        firsts: dict[str, float] = defaultdict(float)
        for hit in hits:
            key, score = hit.passage.document_key, hit.score
            sums[key] += score**2
            if score > firsts[key]:
                firsts[key] = score
        best = max(firsts.values(), default=0.0)
        return cls(sums=sums, firsts=firsts, whole=sum(sums.values()) or 1.0, best=best or 1.0)

    def row(self, hit: Hit, meant: float) -> Row:
        """Return the row of a passage in the order of PLACE."""
        key = hit.passage.document_key
        return (
            hit.score,
            hit.lexical_score,
            hit.dense_score,
            hit.score / self.best,
            self.sums[key] / self.whole,
            self.firsts[key] / self.best,
            float(hit.score > 0),
            meant,
        )
