"""The whole training: a retrieval set → examples of one half of its passages → model file."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from knowledge.encoder import Encoder
from knowledge.evaluation.retrieval_set import read_retrieval_set
from knowledge.ranker_training.examples import Examples, half_of, thinned
from knowledge.ranker_training.fitting import fit_curve, fit_weights
from knowledge.ranking.model import SHIPPED_MODEL, RankingModel
from knowledge.settings import KnowledgeSettings

DEFAULT_SEED = 20

Progress = Callable[[str, int, int], None]


def train_reranker(
    folder: Path,
    encoder: Encoder | None,
    settings: KnowledgeSettings,
    *,
    output: Path = SHIPPED_MODEL,
    seed: int = DEFAULT_SEED,
    progress: Progress | None = None,
) -> RankingModel:
    """Train on one half of the passages of a retrieval set, write the model to `output` and return it.

    The other half (`is_trained_on`) is never looked at. The same set, encoder and seed give the same
    model. `progress` is told (stage, done, total).

    Raises:
        EvaluationError: the set cannot be read.
        RerankerError: it has nothing to learn from.
        OSError: the file cannot be written.
    """
    tell = progress or (lambda stage, done, total: None)
    tell("read", 0, 4)
    chance = random.Random(seed)
    articles, queries = half_of(read_retrieval_set(folder))
    tell("index", 1, 4)
    drawing = Examples(articles, encoder, settings)
    tell("questions", 2, 4)
    whole = list(drawing.of(queries, [query.text for query in queries]))
    halves = list(drawing.of(queries, [thinned(query.text, chance) for query in queries]))
    tell("fit", 3, 4)
    weights = fit_weights(whole)
    slope, intercept = fit_curve([*whole, *halves], weights, chance)
    model = RankingModel(
        weights=tuple(round(float(weight), 6) for weight in weights),
        slope=round(slope, 6),
        intercept=round(intercept, 6),
        training={
            "passages": len(articles),
            "questions": len(queries),
            "seed": seed,
            "encoder": encoder.digest if encoder else "",
        },
    )
    model.save(output)
    tell("done", 4, 4)
    return model
