"""A rambling message is judged by its clauses too: what it asks stands in one of them."""

from __future__ import annotations

from knowledge.text import clauses_of

# 我今年四十六，老婆在超市上班，不好意思，低保一个月多少，麻烦你了 rambles: five clauses
_FEWEST = 3
_SHORTEST = 3
# of a pasted letter the beginning and the end: every clause costs a third of a millisecond
_FIRST, _LAST = 8, 4
# how much the clauses count beside the whole message
_SHARE = 0.7
# means of clauses are flatter than the confidences of one text: from 1 on the more, the surer
_SHARPNESS = 1.5
# what one clause is enough for; everything else is what the clauses are on the whole
_ONE_IS_ENOUGH = frozenset(
    {"ask_minimum_wage", "ask_pension", "ask_low_income", "ask_dogs", "ask_bulletin", "ask_person"}
)


def clauses(text: str) -> list[str]:
    """Return the clauses of a rambling `text` that can ask something, in order; none of a short text."""
    found = [clause for clause in clauses_of(text) if len(clause) >= _SHORTEST]
    if len(found) < _FEWEST:
        return []
    return found if len(found) <= _FIRST + _LAST else [*found[:_FIRST], *found[-_LAST:]]


def with_clauses(whole: dict[str, float], parts: list[dict[str, float]]) -> dict[str, float]:
    """Return the confidences of `whole` with those of its clauses beside them, summing to 1.

    One sure clause makes a question for the bulletins, or a call for a person. What surrounds a question
    looks like complaints, follow-ups and matters of other offices, so those count by the mean.
    """
    if not parts:
        return whole
    scores = {name: _score(name, sure, [part[name] for part in parts]) for name, sure in whole.items()}
    total = sum(scores.values())
    return {name: score / total for name, score in scores.items()}


def _score(name: str, whole: float, confidences: list[float]) -> float:
    of_clauses = max(confidences) if name in _ONE_IS_ENOUGH else sum(confidences) / len(confidences)
    score: float = ((1 - _SHARE) * whole + _SHARE * of_clauses) ** _SHARPNESS
    return score
