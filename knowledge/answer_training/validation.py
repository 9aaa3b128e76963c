"""How well the choice works on documents that it was not trained on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.answer_training.fitting import fit
from knowledge.answer_training.samples import Sample
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.scorer import Matrix

_FOLDS = 8
# a span is right when it holds so much of the words that answer
_RIGHT = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """Shares (0..1) over all questions, each measured by weights that saw no question on its document.

    `document` and `sentence` are how often the best span is of the right document and holds the answer;
    `reachable` how often any span considered does. `search_document` is the document of the span that
    the search found best; `reading` is the sentence on the half of the public set that was not learnt.
    """

    questions: int
    reachable: float
    search_document: float
    document: float
    sentence: float
    reading: float | None


def validated(own: Sequence[Sample], reading: Sequence[Sample], seed: int) -> Validation:
    """Cross-validate by document; the public set is learnt by one half and measured by the other."""
    half = len(reading) // 2
    best = [-1] * len(own)
    for fold in _folds(own, seed):
        weights = fit([s for s in own if s.group not in fold], reading[:half])
        for position, sample in enumerate(own):
            if sample.group in fold:
                best[position] = _best(sample, weights)
    searched = np.zeros(len(FEATURES))
    searched[FEATURES.index("score")] = 1.0
    weights = fit(own, reading[:half])
    right = [float(s.held[_best(s, weights)] >= _RIGHT) for s in reading[half:]]
    return Validation(
        questions=len(own),
        reachable=_mean([s.held.max(initial=0.0) >= _RIGHT for s in own]),
        search_document=_mean([_of_group(s, _best(s, searched)) for s in own]),
        document=_mean([_of_group(s, place) for s, place in zip(own, best, strict=True)]),
        sentence=_mean([place >= 0 and s.held[place] >= _RIGHT for s, place in zip(own, best, strict=True)]),
        reading=_mean(right) if right else None,
    )


def _folds(samples: Sequence[Sample], seed: int) -> list[set[str]]:
    groups = sorted({sample.group for sample in samples})
    random.Random(seed).shuffle(groups)
    return [set(groups[first::_FOLDS]) for first in range(_FOLDS)]


def _best(sample: Sample, weights: Matrix) -> int:
    return int(np.argmax(sample.rows @ weights)) if len(sample.rows) else -1


def _of_group(sample: Sample, place: int) -> bool:
    return place >= 0 and sample.documents[place] == sample.group


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0
