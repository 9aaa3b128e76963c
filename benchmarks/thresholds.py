"""What each threshold of confidence gives: the trade-off between answers, wrong ones and silence.

    python benchmarks/thresholds.py CORPUS

CORPUS is the folder of the regulations that `ouwen train-confidence` takes. Every confidence is
cross-validated: neither it nor the choice of the sentence was learnt from a question on the same document.
The last line has the thresholds that the rules below choose, beside those in use.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from knowledge.confidence_training import Trained, train_confidence
from knowledge.confidence_training.cases import CaseKind
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings
from knowledge.thresholds import Thresholds

ROOT = Path(__file__).parents[1]
STEPS = [step / 20 for step in range(1, 19)]
# answers are given from where so many of those given to labelled questions are right, and so many of the
# messages of small talk at most would be answered if the classifier did not tell them apart
LEAST_RIGHT, MOST_SMALL_TALK = 0.75, 0.2


def main() -> None:
    """Print the curve, the calibration error and the thresholds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    known = KnowledgeBase.open(KnowledgeSettings.from_environment())
    talk = [ROOT / "data" / "nlu" / "out_of_scope.yml"]
    trained = train_confidence(parser.parse_args().corpus, known.sources, talk, date.today(), output=None)
    print(
        "threshold  answered  right  wrong  refused rightly  withheld  elsewhere  small talk  document right"
    )
    for step in STEPS:
        print(row(trained, step))
    chosen = next((step for step in STEPS if is_enough(trained, step)), STEPS[-1])
    print(f"\ncalibration error {trained.error:.3f}")
    print(f"answer {chosen:.2f}; in use: {Thresholds()}")


def row(trained: Trained, step: float) -> str:
    """Return one line of the curve; shares are of all questions of their kind."""
    answerable, right = kinds(trained, step, CaseKind.ANSWERED), rightly(trained, step)
    near = kinds(trained, step, CaseKind.UNANSWERED)
    counts = [len(answerable) / count(trained, CaseKind.ANSWERED), right / count(trained, CaseKind.ANSWERED)]
    counts.append((len(answerable) - right) / count(trained, CaseKind.ANSWERED))
    counts.append(1 - len(near) / count(trained, CaseKind.UNANSWERED))
    for kind in (CaseKind.WITHHELD, CaseKind.ELSEWHERE, CaseKind.SMALL_TALK):
        counts.append(len(kinds(trained, step, kind)) / count(trained, kind))
    counts.append(documents(trained, step))
    return f"{step:9.2f}  " + "  ".join(f"{value:8.3f}" for value in counts)


def is_enough(trained: Trained, step: float) -> bool:
    """Return whether answers from this confidence on are right often enough."""
    given = kinds(trained, step, CaseKind.ANSWERED)
    of_all = len(given) + len(kinds(trained, step, CaseKind.UNANSWERED))
    enough = rightly(trained, step) >= LEAST_RIGHT * of_all
    return bool(given) and enough and talk_share(trained, step) <= MOST_SMALL_TALK


def talk_share(trained: Trained, step: float) -> float:
    """Return the share of small talk that would be answered from this confidence on."""
    return len(kinds(trained, step, CaseKind.SMALL_TALK)) / count(trained, CaseKind.SMALL_TALK)


def kinds(trained: Trained, step: float, kind: CaseKind) -> Sequence[int]:
    """Return the places of the examples of a kind with a confidence of `step` and above."""
    pairs = enumerate(zip(trained.examples, trained.chances, strict=True))
    return [place for place, (one, (sure, _)) in pairs if one.case.kind is kind and sure >= step]


def rightly(trained: Trained, step: float) -> int:
    """Return how many of the answers given are right."""
    return sum(trained.examples[place].right for place in kinds(trained, step, CaseKind.ANSWERED))


def count(trained: Trained, kind: CaseKind) -> int:
    """Return how many examples of a kind there are."""
    return sum(example.case.kind is kind for example in trained.examples)


def documents(trained: Trained, step: float) -> float:
    """Return how often the document is right where its chance is `step` and above."""
    pairs = zip(trained.examples, trained.chances, strict=True)
    known = [e.right_document for e, (_, near) in pairs if e.case.kind is CaseKind.ANSWERED and near >= step]
    return sum(known) / len(known) if known else 0.0


if __name__ == "__main__":
    main()
