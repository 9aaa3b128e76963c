"""The whole training: a retrieval set and questions over the bulletins → examples → model file."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from knowledge.answer_training.questions import read_questions
from knowledge.encoder import Encoder
from knowledge.evaluation.retrieval_set import Query, read_retrieval_set
from knowledge.index.storage import KnowledgeIndex
from knowledge.ranker_training.everyday import everyday, validated
from knowledge.ranker_training.examples import Example, examples_of_set, half_of, thinned
from knowledge.ranker_training.fitting import fit_curve, fit_weights
from knowledge.ranking.model import SHIPPED_MODEL, RankingModel
from knowledge.records import Passage
from knowledge.settings import KnowledgeSettings

DEFAULT_SEED = 20

Progress = Callable[[str, int, int], None]


def train_reranker(
    folder: Path,
    encoder: Encoder | None,
    settings: KnowledgeSettings,
    *,
    bulletins: KnowledgeIndex | None = None,
    output: Path = SHIPPED_MODEL,
    seed: int = DEFAULT_SEED,
    progress: Progress | None = None,
) -> RankingModel:
    """Train on a retrieval set and on the shipped questions over `bulletins`; write the model and return it.

    Of the set one half of its passages is learnt from, the other half (`is_trained_on`) is never looked
    at; what the index of the bulletins is asked counts as much. The same set, index, encoder and seed
    give the same model. `progress` is told (stage, done, total).

    Raises:
        EvaluationError: the set cannot be read.
        QuestionsError: the shipped questions cannot be read.
        RerankerError: it has nothing to learn from.
        OSError: the file cannot be written.
    """
    tell = progress or (lambda stage, done, total: None)
    tell("read", 0, 4)
    chance = random.Random(seed)
    articles, queries = half_of(read_retrieval_set(folder))
    tell("index", 1, 4)
    drawing = examples_of_set(articles, encoder, settings)
    tell("questions", 2, 4)
    whole = list(drawing.of((query.text, _answers(query)) for query in queries))
    halves = list(drawing.of((thinned(query.text, chance), _answers(query)) for query in queries))
    spoken: tuple[Example, ...] = ()
    training: dict[str, str | int | float] = {"passages": len(articles), "questions": len(queries)}
    if bulletins is not None:
        asked = everyday(read_questions(), bulletins, encoder, settings)
        spoken = asked.examples
        validation = validated(asked, whole, seed)
        training |= {
            "everyday_questions": len(spoken),
            "validated_first": round(validation.first, 4),
            "validated_reciprocal": round(validation.reciprocal, 4),
        }
    tell("fit", 3, 4)
    weights = fit_weights(whole, spoken)
    slope, intercept = fit_curve([*whole, *halves], weights, chance)
    model = RankingModel(
        weights=tuple(round(float(weight), 6) for weight in weights),
        slope=round(slope, 6),
        intercept=round(intercept, 6),
        training={**training, "seed": seed, "encoder": encoder.digest if encoder else ""},
    )
    model.save(output)
    tell("done", 4, 4)
    return model


def _answers(query: Query) -> Callable[[Passage], bool]:
    return lambda passage: passage.id in query.positives
