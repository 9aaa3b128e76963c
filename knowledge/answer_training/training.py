"""The whole training: questions with known answers → samples → validation → weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knowledge.answer_training.fitting import fit
from knowledge.answer_training.questions import QUESTIONS_FILE, QuestionsError, read_questions
from knowledge.answer_training.reading import reading_samples
from knowledge.answer_training.samples import samples_of
from knowledge.answer_training.validation import Validation, validated
from knowledge.answers.quoting.scorer import WEIGHTS_FILE as WEIGHTS_FILE, save_weights
from knowledge.service import KnowledgeBase

DEFAULT_SEED = 20

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What training gave: the figures of cross-validation and the file of weights."""

    validation: Validation
    file: Path


def train_answers(
    known: KnowledgeBase,
    *,
    questions: Path = QUESTIONS_FILE,
    reading: Path | None = None,
    output: Path = WEIGHTS_FILE,
    seed: int = DEFAULT_SEED,
    progress: Progress | None = None,
) -> Trained:
    """Train on the questions and one public reading set, write the weights to `output`.

    The same questions, sets, index and seed give the same weights. `progress` is told (stage, done,
    total).

    Raises:
        QuestionsError: the questions or the set cannot be read, or there are none.
        OSError: the file cannot be written.
    """
    tell = progress or (lambda stage, done, total: None)
    tell("questions", 0, 4)
    labelled = read_questions(questions)
    if not labelled:
        raise QuestionsError(f"{questions.name} holds no question: nothing to learn from")
    own = list(samples_of(labelled, known.sources))
    tell("reading", 1, 4)
    public = reading_samples(reading, known.sources.searcher.encoder, seed) if reading else []
    tell("validation", 2, 4)
    validation = validated(own, public, seed)
    tell("fit", 3, 4)
    save_weights(fit(own, public), output)
    tell("saved", 4, 4)
    return Trained(validation=validation, file=output)
