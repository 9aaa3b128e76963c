"""How near the tokens of passages come to those of a question; passages are cut into tokens once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.index.postings import Fields
from knowledge.ranking.matches import Floats
from knowledge.soft_matching import Tokens, soft_matcher

# a passage's beginning says what it is about; so much of its text the other features see as well
LONGEST_TEXT = 1200


class SoftCover:
    """Soft coverage over the passages of one index, known by their positions."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._tokens: dict[int, Tokens] = {}

    def of(
        self, question: str, positions: Sequence[int], candidates: Sequence[Fields]
    ) -> tuple[Floats, Floats]:
        """Return the cover of each candidate, and what of it is by other tokens: two of (n,) float64.

        Both are zeros where the shipped encoder does not load.
        """
        matcher = soft_matcher()
        if matcher is None:
            return np.zeros(len(positions)), np.zeros(len(positions))
        new = {
            position: _whole(fields)
            for position, fields in zip(positions, candidates, strict=True)
            if position not in self._tokens
        }
        asked, *cut = matcher.tokens([question, *new.values()])
        self._tokens.update(zip(new, cut, strict=True))
        matches = matcher.matches(asked, [self._tokens[position] for position in positions])
        return matches.cover(), matches.uncovered()


def _whole(fields: Fields) -> str:
    return "\n".join((*fields[:-1], fields[-1][:LONGEST_TEXT]))
