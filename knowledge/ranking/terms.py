"""How candidates cover the terms of a question, by rarity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from knowledge.index.bm25 import LENGTH_SHARE, SATURATION
from knowledge.ranking.matches import Floats, Integers, JoinedTexts, Numbered, table_of
from knowledge.ranking.read import characters_of

_RAREST = 3


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often pairs of characters and lone ones stand in texts: (texts, terms), and the column of each."""

    columns: Mapping[str, int]
    counts: Floats

    @classmethod
    def of(cls, pairs: Sequence[str], counts: Floats, lone: Sequence[str], lone_counts: Floats) -> TermCounts:
        """Put the counts of both together, each (texts, terms)."""
        return cls({term: n for n, term in enumerate((*pairs, *lone))}, np.hstack((counts, lone_counts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneMatches:
    """Occurrences of lone characters in `count` texts: which one, in which text, how far from its beginning.

    All are (matches,) int64.
    """

    count: int
    width: int
    terms: Integers
    owners: Integers
    places: Integers

    @classmethod
    def of(cls, characters: Sequence[str], texts: JoinedTexts) -> LoneMatches:
        """Find distinct characters."""
        asked = characters_of("".join(characters))
        places = texts.places(asked)
        _, terms = Numbered.of(asked).among(texts.characters[places])
        owners = texts.owners(places)
        width, within = len(asked), places - texts.starts[owners]
        return cls(count=len(texts), width=width, terms=terms, owners=owners, places=within)

    def counts(self, ends: Integers | None = None) -> Floats:
        """Return how often each stands in each text before `ends` (texts,): (texts, characters) float64."""
        shape = self.count, self.width
        if ends is None:
            return table_of(self.owners, self.terms, shape)
        before = (self.places < ends[self.owners]).nonzero()[0]
        return table_of(self.owners[before], self.terms[before], shape)


@dataclass(frozen=True, slots=True)
class Covered:
    """Distinct terms of a question with their rarity (terms,), and how often each stands in each candidate.

    `counts` is (candidates, terms) float64, `there` 1 for what is above 0 in it.
    """

    rarity: Floats
    counts: Floats
    there: Floats = field(init=False)

    def __post_init__(self) -> None:
        """See what is there once for all that look at it."""
        object.__setattr__(self, "there", (self.counts > 0).astype(np.float64))

    @classmethod
    def of_words(
        cls, words: Sequence[str], rarity: Floats, texts: Sequence[str], known: TermCounts
    ) -> Covered:
        """Count `words` in the texts, which are in small letters, also within longer words.

        `known` are of the same texts: a lone character and a word of one pair stand as often as there,
        unless the pair meets itself (人人人), and a longer word only where its first pair stands.
        """
        counts = np.zeros((len(texts), len(words)))
        for column, word in enumerate(words):
            begun = known.columns.get(word[:2])
            if begun is None:
                counts[:, column] = [text.count(word) for text in texts]
            elif len(word) == 1 or (len(word) == 2 and word[0] != word[1]):
                counts[:, column] = known.counts[:, begun]
            else:
                for row in known.counts[:, begun].nonzero()[0].tolist():
                    counts[row, column] = texts[row].count(word)
        return cls(rarity, counts)

    def share(self, power: float = 1.0) -> Floats:
        """Return the share of the question that each candidate has, by rarity to a power: (candidates,)."""
        weights = self.rarity**power
        shares: Floats = self.there @ weights / max(weights.sum(), 1e-9)
        return shares

    def bm25(self, lengths: Floats) -> Floats:
        """Return the BM25 score in 0..1; `lengths` are those of the candidates over their mean."""
        norms = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths)
        impacts = self.counts / (self.counts + norms[:, None])
        shares: Floats = impacts @ self.rarity / max(self.rarity.sum(), 1e-9)
        return shares

    def rarest(self) -> Floats:
        """Return the share that each candidate has of the three rarest terms that any of them has."""
        held = self.there.any(axis=0).nonzero()[0]
        chosen = held[np.argsort(-self.rarity[held], kind="stable")][:_RAREST]
        return self.there[:, chosen].mean(axis=1) if len(chosen) else np.zeros(len(self.counts))
