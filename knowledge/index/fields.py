"""What of a passage is searched: its title, the headings above it, and its text."""

from __future__ import annotations

from knowledge.records import Passage
from knowledge.text import close_up, normalise

# title, headings, text
FIELDS = 3


def searched(text: str) -> str:
    """Return `text` in the one spelling that questions and passages are compared in."""
    return close_up(normalise(text))


def lexical_fields(passage: Passage) -> tuple[str, str, str]:
    """Return title, headings and text of a passage, to be weighted one by one."""
    return searched(passage.title), searched(" ".join(passage.trail)), searched(passage.text)


def dense_text(passage: Passage) -> str:
    """Return what is encoded: title, headings and text in one string."""
    return searched("\n".join((passage.title, *passage.trail, passage.text)))
