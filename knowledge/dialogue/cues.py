"""The words of a dialogue, from knowledge/vocabulary/dialogue.yml."""

from knowledge.answers.leaning.standing import cue

__all__ = ["cue", "says"]


def says(group: str, text: str) -> bool:
    """Return whether `text` has words of a group."""
    return cue(group).search(text) is not None


def without_insults(text: str) -> str:
    """Return a question without the clauses that only vent (什么破机器人，我问的是…)."""
    left = cue("insults").sub("", text, count=1)
    if not left or left == text:
        return text
    announced = cue("meant").match(left)
    return left[announced.end() :] if announced and announced.end() < len(left) else left
