"""Choosers whose weights saw none of a document: a score learnt from a question would be too sure of it."""

from __future__ import annotations

import random

from knowledge.answer_training.fitting import fit
from knowledge.answer_training.questions import read_questions
from knowledge.answer_training.samples import samples_of
from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.choice import Chooser
from knowledge.answers.quoting.scorer import Scorer

_FOLDS = 8


class Choosers:
    """One chooser for each part of the documents, and the shipped one for questions on none."""

    def __init__(self, sources: Sources, weights: Weights, seed: int) -> None:
        """Learn the weights of each part from the questions on the other parts."""
        samples = list(samples_of(read_questions(), sources))
        groups = sorted({sample.group for sample in samples})
        random.Random(seed).shuffle(groups)
        self._shipped = Chooser(sources, weights)
        self._unseen: dict[str, Chooser] = {}
        for first in range(_FOLDS):
            fold = set(groups[first::_FOLDS])
            learnt = fit([sample for sample in samples if sample.group not in fold])
            chooser = Chooser(sources, weights, Scorer(weights=learnt))
            self._unseen |= dict.fromkeys(fold, chooser)

    def of(self, document: str) -> Chooser:
        """Return the chooser that learnt nothing from questions on a document."""
        return self._unseen.get(document, self._shipped)
