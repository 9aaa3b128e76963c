"""Similar questions side by side, so that staff reads what many asked once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from bot.settings import Settings
from bot.store.turns import Turn
from knowledge.steady import vectors_or_none

if TYPE_CHECKING:
    from knowledge.encoder import Encoder

# The distances of so many different questions are 32 MB; beyond that the oldest are left out.
CLUSTERED_LIMIT = 2000
# Questions further apart than this (1 - cosine, mean over two clusters) are not the same.
DISTANCE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Questions that ask much the same; `name` is the one in their middle, `turns` are newest first."""

    name: str
    turns: tuple[Turn, ...]

    @property
    def size(self) -> int:
        """Return how many turns are in it."""
        return len(self.turns)


def clusters_of(turns: Sequence[Turn], settings: Settings) -> list[Cluster]:
    """Return the clusters of the turns by the encoder of the settings, the largest first.

    Computes for a second or two with thousands of questions: call it off the event loop.
    """
    from knowledge.encoder import load_encoder

    return clusters(turns, load_encoder(settings.encoder))


def clusters(turns: Sequence[Turn], encoder: Encoder, distance: float = DISTANCE) -> list[Cluster]:
    """Return the clusters, the largest first, equally large ones by name; the same for the same turns.

    While the encoder fails each question is a cluster of its own.
    """
    asked: dict[str, list[Turn]] = {}
    for turn in sorted(turns, key=lambda turn: (turn.at, turn.id), reverse=True):
        asked.setdefault(turn.question.strip(), []).append(turn)
    questions = sorted(question for question in list(asked)[:CLUSTERED_LIMIT] if question)
    if not questions:
        return []
    likeness = _likeness(questions, encoder)
    weights = np.array([len(asked[question]) for question in questions])
    found = [
        _cluster(np.flatnonzero(marks), questions, asked, likeness, weights)
        for marks in _marks(likeness, distance)
    ]
    return sorted(found, key=lambda cluster: (-cluster.size, cluster.name))


def _likeness(questions: list[str], encoder: Encoder) -> NDArray[Any]:
    """Return the `(n, n)` cosines of the questions: without vectors each is like itself alone."""
    vectors = vectors_or_none(encoder.name, encoder.encode_questions, questions, encoder.dimension)
    if vectors is None:
        return np.eye(len(questions))
    return np.clip(vectors @ vectors.T, -1.0, 1.0)


def _marks(likeness: NDArray[Any], distance: float) -> list[NDArray[Any]]:
    """Return for each cluster which of the questions belong to it."""
    from sklearn.cluster import AgglomerativeClustering

    if len(likeness) == 1:
        return [np.array([True])]
    model = AgglomerativeClustering(
        n_clusters=None, affinity="precomputed", linkage="average", distance_threshold=distance
    )
    labels = model.fit_predict(1.0 - likeness)
    return [labels == label for label in range(labels.max() + 1)]


def _cluster(
    members: NDArray[Any],
    questions: list[str],
    asked: dict[str, list[Turn]],
    likeness: NDArray[Any],
    weights: NDArray[Any],
) -> Cluster:
    """Return the cluster of the questions at `members`, named by the one nearest to all of its turns."""
    nearness = likeness[np.ix_(members, members)] @ weights[members]
    turns = [turn for member in members for turn in asked[questions[member]]]
    return Cluster(
        name=questions[members[int(np.argmax(nearness))]],
        turns=tuple(sorted(turns, key=lambda turn: (turn.at, turn.id), reverse=True)),
    )
