"""The whole training: labelled questions → features → cross-validation → heads with thresholds."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.courtesies import without_courtesies
from knowledge.encoder import load_encoder
from knowledge.facet_training.fitting import fit_head, table_of
from knowledge.facet_training.questions import (
    QUESTIONS_FILE,
    UNLABELLED,
    Labelled,
    read_intents,
    read_questions,
)
from knowledge.facet_training.validation import HeldOut, held_out
from knowledge.facets.heads import Heads
from knowledge.facets.reading import CORE, ELSEWHERE, HEADS_FILE, UNNAMED
from knowledge.kinds import Aspect, Measure
from knowledge.text import normalise

# How precise each decision must be in cross-validation: a wrong topic is a wrong figure. A fold holds whole
# ways of asking that were never seen, harder than any message: of 2,000 real ones for no bot or for another
# town one is claimed without a cue.
_PRECISION = {
    "topic": 0.985,
    "topic_sure": 0.999,
    "elsewhere": 0.995,
    "measure": 0.97,
    "measure_sure": 0.99,
    "aspect": 0.965,
    "aspect_sure": 0.985,
}
_CORE = frozenset(topic.value for topic in CORE)
# examples of intents are many and near one another
_INTENT_WEIGHT = 0.5
# what is asked of a text as a whole is the same for all its measures
_OF_TEXT = frozenset(aspect.value for aspect in (Aspect.TEXT, Aspect.ISSUED, Aspect.VALIDITY))
_MAIN = frozenset({Measure.MONTHLY_WAGE.value, Measure.SUBSISTENCE.value})
# questions that end alike (…从哪天算起) want the same: they stay in one fold
_ENDING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What cross-validation gave for each head, the thresholds drawn from it, and the file of weights."""

    held_out: dict[str, HeldOut]
    thresholds: dict[str, float]
    questions: int
    file: Path

    @property
    def claims(self) -> tuple[float, float]:
        """Return precision and recall of claiming a core topic at the shipped threshold."""
        return self.held_out["topic"].claims(self.thresholds["topic"], _CORE)


def train_facets(
    *, questions: Path = QUESTIONS_FILE, intents: Sequence[Path] = (), output: Path = HEADS_FILE
) -> Trained:
    """Train all heads on the questions and the examples of intents and write them to `output`.

    The same files and the same encoder give the same weights.

    Raises:
        FacetsError: the questions do not read.
        EncoderError: the shipped encoder does not load.
        OSError: the weights cannot be written.
    """
    own = read_questions(questions)
    rows = [*own, *_without(own, read_intents(intents))]
    encoder = load_encoder(None)
    table = table_of([without_courtesies(normalise(row.text)) for row in rows], encoder)
    weights = np.array([1.0 if row.block >= 0 else _INTENT_WEIGHT for row in rows])
    heads, validated = {}, {}
    for name, label, group in _tasks(rows):
        kept = np.array([label(row) is not None for row in rows])
        labels = [found for row in rows if (found := label(row)) is not None]
        groups = [group(row) for row in rows if label(row) is not None]
        validated[name] = held_out(table.rows[kept], labels, weights[kept], groups)
        sharpness = validated[name].sharpness
        heads[name] = fit_head(table.rows[kept], labels, weights[kept], sharpness=sharpness)
    thresholds = _thresholds(validated)
    trained = Heads(heads=heads, rarity=table.rarity, encoder_digest=encoder.digest, thresholds=thresholds)
    trained.save(output)
    return Trained(held_out=validated, thresholds=thresholds, questions=len(rows), file=output)


def _tasks(
    rows: Sequence[Labelled],
) -> list[tuple[str, Callable[[Labelled], str | None], Callable[[Labelled], int]]]:
    """Return each head's name, the label that a question has for it (None: none), and its group."""
    several = sorted(topic for topic in _CORE if len({_measure(row, topic) for row in rows} - {None}) > 1)
    return [
        ("topic", lambda row: row.topic, lambda row: row.block),
        *((f"measure.{topic}", _measure_in(topic), lambda row: row.block) for topic in several),
        ("aspect", lambda row: row.aspect if row.aspect not in (UNLABELLED, UNNAMED) else None, _ending),
    ]


def _measure_in(topic: str) -> Callable[[Labelled], str | None]:
    return lambda row: _measure(row, topic)


def _measure(row: Labelled, topic: str) -> str | None:
    """Return the measure to learn of a question on `topic`: the main one is what none named means."""
    if row.topic != topic or row.measure == UNLABELLED or row.aspect in _OF_TEXT:
        return None
    return UNNAMED if row.measure in _MAIN else row.measure


def _ending(row: Labelled) -> int:
    return zlib.crc32(row.text.rstrip("？?。！啊呀呢哦嘛来着")[-_ENDING:].encode())


def _without(own: Sequence[Labelled], intents: Sequence[Labelled]) -> list[Labelled]:
    """Return the examples of intents that are not among the questions, each text once."""
    seen = {row.text for row in own}
    return [row for row in intents if row.text not in seen and not seen.add(row.text)]  # type: ignore[func-returns-value]


def _thresholds(validated: dict[str, HeldOut]) -> dict[str, float]:
    found = {
        "topic": validated["topic"].threshold(_PRECISION["topic"], _CORE),
        "topic_sure": validated["topic"].threshold(_PRECISION["topic_sure"], _CORE),
        "elsewhere": validated["topic"].threshold(_PRECISION["elsewhere"], frozenset({ELSEWHERE})),
    }
    for head, held in validated.items():
        kind = head.partition(".")[0]
        if kind != "topic":
            for name in (kind, f"{kind}_sure"):
                key = head.replace(kind, name, 1)
                found[key] = held.threshold(_PRECISION[name], frozenset(held.right) - {UNNAMED})
    return found
