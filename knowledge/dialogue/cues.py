"""The words of a dialogue, from knowledge/vocabulary/dialogue.yml."""

from knowledge.answers.leaning.standing import cue

__all__ = ["cue", "says"]


def says(group: str, text: str) -> bool:
    """Return whether `text` has words of a group."""
    return cue(group).search(text) is not None
