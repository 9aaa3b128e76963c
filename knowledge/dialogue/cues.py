"""The words of a dialogue, from knowledge/vocabulary/dialogue.yml."""

from knowledge.answers.leaning.standing import cue

__all__ = ["cue", "hurries", "pleads", "says", "without_insults"]


def says(group: str, text: str) -> bool:
    """Return whether `text` has words of a group."""
    return cue(group).search(text) is not None


def pleads(text: str) -> bool:
    """Return whether a message says no more than somebody in danger does who pleads on."""
    return cue("pleads").fullmatch(text) is not None


def hurries(text: str) -> bool:
    """Return whether a message only hurries or cries for help: 快点啊 is no greeting."""
    return pleads(text) and says("hurries", text)


def without_insults(text: str) -> str:
    """Return a question without the clauses that only vent (什么破机器人，我问的是…)."""
    left = cue("insults").sub("", text, count=1)
    if not left or left == text:
        return text
    announced = cue("meant").match(left)
    return left[announced.end() :] if announced and announced.end() < len(left) else left
