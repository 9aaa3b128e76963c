"""Training of the confidence: questions with known answers → signals of their evidence → a logistic model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.answers.context import Sources
from knowledge.answers.silence.certainty import CERTAINTY_FILE, save_certainty
from knowledge.confidence_training.cases import (
    CaseKind,
    answered_cases,
    elsewhere_cases,
    small_talk_cases,
    unanswered_cases,
)
from knowledge.confidence_training.examples import Example, examples_of
from knowledge.confidence_training.fitting import cross_validated, fit
from knowledge.evaluation.calibration import Bin, expected_calibration_error, reliability

__all__ = ["CERTAINTY_FILE", "DEFAULT_SEED", "Trained", "learnt_examples", "train_confidence"]

DEFAULT_SEED = 1
_LABELLED = (CaseKind.ANSWERED, CaseKind.UNANSWERED)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """The examples with their cross-validated chances (0..1), in the same order.

    `chances` are that the answer is right, and that its document is the right one.
    """

    examples: tuple[Example, ...]
    chances: tuple[tuple[float, float], ...]

    @property
    def calibration(self) -> list[Bin]:
        """Return the reliability of the labelled questions that have evidence."""
        pairs = [
            (confidence, example.right)
            for example, (confidence, _) in zip(self.examples, self.chances, strict=True)
            if example.case.kind in _LABELLED and example.signals is not None
        ]
        return reliability([confidence for confidence, _ in pairs], [right for _, right in pairs])

    @property
    def error(self) -> float | None:
        """Return the expected calibration error on the labelled questions."""
        return expected_calibration_error(self.calibration)


def train_confidence(
    corpus: Path,
    sources: Sources,
    small_talk: Sequence[Path],
    today: date,
    *,
    output: Path | None = CERTAINTY_FILE,
    seed: int = DEFAULT_SEED,
    progress: Progress | None = None,
) -> Trained:
    """Learn the confidence, write it to `output` (None: nowhere) and return what it was learnt from.

    Args:
        corpus: folder with the regulations of other places.
        sources: the open bulletins that the labelled questions are about.
        small_talk: files of messages that are none for this bot.
        today: the day that counts as today.
        output: where the weights go; the shipped ones unless told otherwise.
        seed: what is drawn and how it is divided depends on it alone.
        progress: is told (stage, done, total).

    Raises:
        QuestionsError, TrainingDataError: questions or corpus do not read.
        OSError: the file cannot be written.
    """
    examples = learnt_examples(corpus, sources, small_talk, today, seed, progress)
    chances = cross_validated(examples, seed)
    if output is not None:
        save_certainty(fit(examples), output)
    return Trained(examples=tuple(examples), chances=tuple(chances))


def learnt_examples(
    corpus: Path,
    sources: Sources,
    small_talk: Sequence[Path],
    today: date,
    seed: int,
    progress: Progress | None = None,
) -> list[Example]:
    """Return the examples of all kinds of cases."""
    known = "\n".join(passage.title + passage.text for passage in sources.passages)
    cases = [
        *answered_cases(sources.passages),
        *unanswered_cases(),
        *elsewhere_cases(corpus, known, seed),
        *small_talk_cases(small_talk, seed),
    ]
    examples = []
    for example in examples_of(cases, sources, seed, today):
        examples.append(example)
        if progress:
            progress("提问", len(examples), len(cases))
    return examples
