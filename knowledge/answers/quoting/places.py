"""How well the search found a passage and its document, as numbers of one question that compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.spans import Span

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
    hits = [one.hit for one in found]
    best = max([hit.score for hit in hits], default=0.0) or 1.0
    sums: dict[str, float] = defaultdict(float)
    firsts: dict[str, float] = defaultdict(float)
    for hit in hits:
        key, score = hit.passage.document_key, hit.score
        sums[key] += score**2
        if score > firsts[key]:
            firsts[key] = score
    whole = sum(sums.values()) or 1.0
    numbers: dict[str, int] = {}
    rows: list[Row] = []
    for one, hit in zip(found, hits, strict=True):
        number = numbers.setdefault(hit.passage.id, len(rows))
        if number == len(rows):
            meant = float(one.origin in _MEANT)
            rows.append(())
        elif rows[number][_SCORE] > 0 or hit.score == 0:
            continue
        else:
            meant = rows[number][-1]
        key = hit.passage.document_key
        rows[number] = (
            hit.score,
            hit.lexical_score,
            hit.dense_score,
            hit.score / best,
            sums[key] / whole,
            firsts[key] / best,
            float(hit.score > 0),
            meant,
        )
    return Places(numbers, rows)
