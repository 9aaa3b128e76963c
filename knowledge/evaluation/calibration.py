"""Whether a stated confidence is how often one is right: the expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The answers with a confidence in `low`..`high`: their mean confidence and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Return the bins of equal width over 0..1 that hold an answer, lowest first.

    A confidence on a border belongs to the bin above it, 1 to the last one.

    Raises:
        ValueError: the two differ in length, or a confidence is outside 0..1.
    """
    if len(confidences) != len(right):
        raise ValueError(f"{len(confidences)} confidences beside {len(right)} verdicts, expected as many")
    members: dict[int, list[tuple[float, bool]]] = {}
    for confidence, verdict in zip(confidences, right, strict=True):
        if not 0 <= confidence <= 1:
            raise ValueError(f"confidence is {confidence}, expected 0 to 1")
        members.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, verdict))
    return [_bin(number, members[number], bins) for number in sorted(members)]


def expected_calibration_error(table: Sequence[Bin]) -> float | None:
    """Return the mean distance of confidence and share right over all answers, None without answers."""
    answers = sum(one.count for one in table)
    if not answers:
        return None
    return sum(one.count * abs(one.confidence - one.right) for one in table) / answers


def _bin(number: int, members: Sequence[tuple[float, bool]], bins: int) -> Bin:
    return Bin(
        low=number / bins,
        high=(number + 1) / bins,
        count=len(members),
        confidence=sum(confidence for confidence, _ in members) / len(members),
        right=sum(verdict for _, verdict in members) / len(members),
    )
