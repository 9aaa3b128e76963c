"""How well the search found a passage and its document, as numbers of one question that compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from knowledge.answers.quoting.features import Place
from knowledge.answers.quoting.found import Found


def places_of(found: Sequence[Found]) -> dict[str, Place]:
    """Return the place of each passage found, by its id; of one found twice the first with a score."""
    best = max((one.hit.score for one in found), default=0.0) or 1.0
    sums: dict[str, float] = defaultdict(float)
    firsts: dict[str, float] = defaultdict(float)
    for one in found:
        key = one.passage.document_key
        sums[key] += one.hit.score**2
        firsts[key] = max(firsts[key], one.hit.score)
    whole = sum(sums.values()) or 1.0
    places: dict[str, Place] = {}
    for one in found:
        key, hit = one.passage.document_key, one.hit
        known = places.get(one.passage.id)
        if known is not None and (known.score > 0 or hit.score == 0):
            continue
        places[one.passage.id] = Place(
            score=hit.score,
            lexical=hit.lexical_score,
            dense=hit.dense_score,
            relative=hit.score / best,
            document=sums[key] / whole,
            document_relative=firsts[key] / best,
            origin=known.origin if known else one.origin,
        )
    return places
