"""What every citation tells by itself: which document, its number, when and where it was published."""

from __future__ import annotations

from knowledge.dialogue.cues import cue
from knowledge.text import clauses_of


def without_source(text: str) -> str | None:
    """Return a question without the clauses that ask only for its source; None where it has none.

    什么时候开始执行，哪个文件 is 什么时候开始执行; of 哪个文件 alone nothing is left.
    """
    clauses = clauses_of(text)
    left = [clause for clause in clauses if not cue("source_alone").fullmatch(clause)]
    return None if len(left) == len(clauses) else "，".join(left)
