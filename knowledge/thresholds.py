"""From how sure an answer from the text must be: it is given, titles are offered, or nothing is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.errors import SettingsError

_NAMES = {
    "answer": "OUWEN_ANSWER_THRESHOLD",
    "nearest": "OUWEN_NEAREST_THRESHOLD",
    "out_of_scope": "OUWEN_OUT_OF_SCOPE_THRESHOLD",
    "sure": "OUWEN_SURE_THRESHOLD",
    "told": "OUWEN_TOLD_THRESHOLD",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Confidences in 0..1 that an answer from the text needs; benchmarks/thresholds.py prints the trade-off.

    From `answer` on it is given, under `sure` with the caveat that it is what comes nearest. Under `answer`
    the titles of the nearest documents are offered (最接近的是…) where the best is the right one with a
    chance from `nearest` on. A message that belongs to the bulletins with a chance under `out_of_scope`, by
    classifier and evidence together, gets neither. `told` is enough where the document is named by its number
    or the conversation is about it.
    """

    answer: float = 0.4
    sure: float = 0.6
    nearest: float = 0.5
    out_of_scope: float = 0.25
    told: float = 0.2

    def __post_init__(self) -> None:
        """Raise SettingsError for one outside 0..1."""
        for name in _NAMES:
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise SettingsError(f"threshold {name} is {value}, expected 0 to 1: see {_NAMES[name]}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Thresholds:
        """Return the thresholds of OUWEN_ANSWER_THRESHOLD and the like, the others as chosen.

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
