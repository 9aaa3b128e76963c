"""What a question is about and wants, as learnt from labelled questions, with how sure that is."""

from __future__ import annotations

import functools
import logging
from dataclasses import dataclass
from pathlib import Path

from knowledge.encoder import Encoder, load_encoder
from knowledge.errors import KnowledgeError
from knowledge.facets.features import sparse_features
from knowledge.facets.heads import Heads, load_heads
from knowledge.kept import Kept
from knowledge.kinds import Aspect, Measure, Topic
from knowledge.steady import vectors_or_none

logger = logging.getLogger(__name__)

HEADS_FILE = Path(__file__).with_name("heads.npz")
# Beyond this an encoder reads no more of a question
LONGEST = 400
CORE = (Topic.MINIMUM_WAGE, Topic.PENSION, Topic.LOW_INCOME, Topic.DOGS)
# labels of the topic head beside the core topics: something else, and what only the talk before tells
ELSEWHERE, LEANING = "elsewhere", "leaning"
UNNAMED = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Confidences (0..1, summing to 1) of the topics, of the measures of each topic, of the aspects."""

    topics: dict[str, float]
    measures: dict[str, dict[str, float]]
    aspects: dict[str, float]
    thresholds: dict[str, float]

    @property
    def topic(self) -> tuple[Topic | None, float]:
        """Return the best core topic and its confidence; None where something else is likelier."""
        best = max(self.topics, key=lambda label: self.topics[label])
        core = best not in (ELSEWHERE, LEANING)
        return (Topic(best) if core else None), self.topics[best]

    @property
    def elsewhere(self) -> float:
        """Return how sure it is that the question is on none of the core topics and leans on nothing."""
        return self.topics[ELSEWHERE]

    def measure(self, topic: Topic) -> tuple[Measure | None, float]:
        """Return the best measure of `topic` and its confidence; None where none is named."""
        chances = self.measures.get(topic.value, {UNNAMED: 1.0})
        best = max(chances, key=lambda label: chances[label])
        return (None if best == UNNAMED else Measure(best)), chances[best]

    @property
    def aspect(self) -> tuple[Aspect, float]:
        """Return the best aspect and its confidence."""
        best = max(self.aspects, key=lambda label: self.aspects[label])
        return Aspect(best), self.aspects[best]


READ: Kept[str, Facets | None] = Kept(2048)


def read_facets(text: str) -> Facets | None:
    """Return what the shipped heads read in a normalised `text`; None where they cannot be used.

    They cannot without the encoder that they were trained with; one line of the log says so, and
    the cues alone decide.
    """
    loaded = _shipped()
    return READ.of(text, lambda: facets_of(text, *loaded)) if loaded else None


def facets_of(text: str, heads: Heads, encoder: Encoder) -> Facets | None:
    """Return what `heads` read in a normalised `text`; None where the encoder fails."""
    sparse = sparse_features(text, heads.rarity)
    vectors = vectors_or_none(encoder.name, encoder.encode_questions, [text[:LONGEST]], encoder.dimension)
    if vectors is None:
        return None
    read = heads.chances(sparse, vectors[0])
    measures = {name.partition(".")[2]: read[name] for name in read if name.startswith("measure.")}
    return Facets(
        topics=read["topic"], measures=measures, aspects=read["aspect"], thresholds=heads.thresholds
    )


@functools.lru_cache(maxsize=1)
def _shipped() -> tuple[Heads, Encoder] | None:
    try:
        heads, encoder = load_heads(HEADS_FILE), load_encoder(None)
    except KnowledgeError as error:
        logger.warning("questions are read by their cues alone: %s", error)
        return None
    if heads.encoder_digest == encoder.digest:
        return heads, encoder
    logger.warning(
        "questions are read by their cues alone: %s was trained with encoder %s, found %s; "
        "run `ouwen train-facets`",
        HEADS_FILE.name,
        heads.encoder_digest[:12],
        encoder.digest[:12],
    )
    return None
