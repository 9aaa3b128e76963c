"""How near the tokens of passages come to those of a question; passages are cut into tokens once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.kept import Kept
from knowledge.ranking.matches import Floats
from knowledge.ranking.read import ReadPassage
from knowledge.soft_matching import Tokens, soft_matcher

# so many passages are kept in their normal form and in tokens, those asked for last: some 10 KB each
KEPT = 4096


class SoftCover:
    """Soft coverage over the passages of one index, known by their positions."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._tokens: Kept[int, Tokens] = Kept(KEPT)

    def of(
        self, question: str, positions: Sequence[int], candidates: Sequence[ReadPassage]
    ) -> tuple[Floats, Floats]:
        """Return the cover of each candidate, and what of it is by other tokens: two of (n,) float64.

        Both are zeros where the shipped encoder does not load.
        """
        matcher = soft_matcher()
        if matcher is None:
            return np.zeros(len(positions)), np.zeros(len(positions))
        known = self._tokens.all_of(positions)
        new = [row for row, ids in enumerate(known) if ids is None]
        asked, *cut = matcher.tokens([question, *(candidates[row].whole for row in new)])
        found = [ids for ids in known if ids is not None]
        for row, ids in zip(new, cut, strict=True):
            self._tokens.put(positions[row], ids)
            found.insert(row, ids)
        matches = matcher.matches(asked, found)
        return matches.cover(), matches.uncovered()
