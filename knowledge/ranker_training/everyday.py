"""Everyday questions over the bulletins: they teach the re-ranker where question and text differ in words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.answer_training.questions import LabelledQuestion
from knowledge.encoder import Encoder
from knowledge.index.storage import KnowledgeIndex
from knowledge.ranker_training.examples import Example, Examples
from knowledge.ranker_training.fitting import fit_weights
from knowledge.ranking.matches import Floats
from knowledge.records import Passage
from knowledge.settings import KnowledgeSettings

_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyday:
    """Examples with the document that answers each."""

    examples: tuple[Example, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """How well questions do whose document the weights were not learnt from: shares of them, 0..1.

    `first` have a right passage first, `reciprocal` is the mean of one over the rank of the first one.
    """

    first: float
    reciprocal: float


def everyday(
    questions: Sequence[LabelledQuestion],
    index: KnowledgeIndex,
    encoder: Encoder | None,
    settings: KnowledgeSettings,
) -> Everyday:
    """Draw the examples of those questions whose answer the index holds and whose search finds anything.

    Every passage that has the words of an answer is right, in whatever document it stands.
    """
    passages = {passage.id: passage for passage in index.passages}
    drawing = Examples(index, encoder, settings)
    examples, documents = [], []
    for question in questions:
        answers = question.answers(passages)
        for example in drawing.of([(question.text, _with_any(answers))] if answers else []):
            examples.append(example)
            documents.append(question.document_key)
    return Everyday(examples=tuple(examples), documents=tuple(documents))


def validated(asked: Everyday, others: Sequence[Example], seed: int) -> Validation:
    """Measure the everyday questions fold by fold, no document being on both sides."""
    documents = sorted(set(asked.documents))
    random.Random(seed).shuffle(documents)
    ranks: list[float] = []
    for fold in range(_FOLDS):
        held = set(documents[fold::_FOLDS])
        pairs = list(zip(asked.examples, asked.documents, strict=True))
        weights = fit_weights(others, [one for one, document in pairs if document not in held])
        ranks += [_reciprocal_rank(one, weights) for one, document in pairs if document in held]
    return Validation(first=float(np.mean([rank == 1 for rank in ranks])), reciprocal=float(np.mean(ranks)))


def _reciprocal_rank(example: Example, weights: Floats) -> float:
    order = np.argsort(-(example.rows @ weights), kind="stable")
    right = np.flatnonzero(example.right[order])
    return 1 / (int(right[0]) + 1) if len(right) else 0.0


def _with_any(answers: Sequence[str]) -> Callable[[Passage], bool]:
    """Return what tells whether a passage has the words of an answer, white space aside."""
    wanted = ["".join(answer.split()) for answer in answers]

    def is_right(passage: Passage) -> bool:
        text = "".join(passage.text.split())
        return any(answer in text for answer in wanted)

    return is_right
