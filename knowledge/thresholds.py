"""From how sure an answer from the text must be: it is given, titles are offered, or nothing is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.errors import SettingsError

_NAMES = {
    "answer": "OUWEN_ANSWER_THRESHOLD",
    "nearest": "OUWEN_NEAREST_THRESHOLD",
    "out_of_scope": "OUWEN_OUT_OF_SCOPE_THRESHOLD",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Confidences in 0..1 that an answer from the text needs; benchmarks/thresholds.py prints the trade-off.

    From `answer` on it is given. From `nearest` up to there the titles of the nearest documents are
    offered (最接近的是…). A message that the classifier calls none for this bot needs `out_of_scope`, and
    is offered nothing. Where a document is named by its number `nearest` is enough for an answer.
    """

    answer: float = 0.4
    nearest: float = 0.25
    out_of_scope: float = 0.6

    def __post_init__(self) -> None:
        """Raise SettingsError unless 0 ≤ nearest ≤ answer ≤ 1 and 0 ≤ out_of_scope ≤ 1."""
        for name in _NAMES:
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise SettingsError(f"threshold {name} is {value}, expected 0 to 1: see {_NAMES[name]}")
        if self.nearest > self.answer:
            raise SettingsError(
                f"threshold nearest is {self.nearest}, expected at most that of answers, {self.answer}:"
                f" see {_NAMES['nearest']}"
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Thresholds:
        """Return the thresholds of OUWEN_ANSWER_THRESHOLD, _NEAREST_ and _OUT_OF_SCOPE_, else as chosen.

        Raises:
            SettingsError: one of them is no number in its range.
        """
        return cls(
            **{
                field: _number(name, environment[name])
                for field, name in _NAMES.items()
                if environment.get(name)
            }
        )


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise SettingsError(f"{name} is {text!r}, expected a number from 0 to 1") from error
