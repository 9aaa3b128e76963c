"""How much of a question spans have: its terms by rarity, its words, its labels and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.asked import Asked, Word
from knowledge.answers.quoting.prepared import Prepared

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_LONG_RUN = 6


class HeldTerms:
    """Which terms of a question sets have.

    Spans share the sets of their titles and headings: each is looked at once, and must live as long as this.
    """

    def __init__(self, asked: Asked) -> None:
        """Take the terms of a question, no two of them equal."""
        self._columns = {term: column for column, term in enumerate(asked.terms)}
        self._wanted = frozenset(asked.terms)
        self._own = len(asked.own)
        self._rows: dict[int, bytes] = {}

    def of(self, sets: Iterable[Set[str]]) -> tuple[Flags, Flags]:
        """Return which own terms of the question, and which official ones, each set has: (sets, terms)."""
        rows = [self._rows.get(id(one)) or self._row(one) for one in sets]
        flags = np.frombuffer(b"".join(rows), dtype=bool).reshape(len(rows), len(self._columns))
        return flags[:, : self._own], flags[:, self._own :]

    def _row(self, one: Set[str]) -> bytes:
        row = bytearray(len(self._columns))
        for term in self._wanted & one:
            row[self._columns[term]] = True
        self._rows[id(one)] = bytes(row)
        return self._rows[id(one)]


def weights_of(terms: Sequence[str], asked: Asked) -> Floats:
    """Return the rarity of terms of the question: (terms,)."""
    return np.array([asked.rarity[term] for term in terms], dtype=np.float64)


class Terms:
    """The terms of a question in some spans; a share of them is (spans,) float64 in 0..1."""

    def __init__(self, asked: Asked, spans: Sequence[Prepared], held: HeldTerms) -> None:
        """Look the terms up in the spans."""
        self.own, self.official = held.of(span.own for span in spans)
        self.above, self.official_above = held.of(span.above for span in spans)
        self.whole, _ = held.of(span.whole for span in spans)
        self.title, _ = held.of(span.title for span in spans)
        self.last, _ = held.of(span.last for span in spans)
        self._asked = asked
        self._weights = weights_of(asked.own, asked)
        self._official_weights = weights_of(asked.official, asked)

    def share(self, flags: Flags) -> Floats:
        """Return the share of the question's own terms that `flags` (spans, terms) has."""
        return _over(flags @ self._weights, self._asked.whole)

    def official_share(self, flags: Flags) -> Floats:
        """Return the share of the terms that the vocabulary adds."""
        return _over(flags @ self._official_weights, self._asked.whole_official)

    def common(self, own: Flags, official: Flags) -> Floats:
        """Return the weight of all terms that are there: (spans,)."""
        weights: Floats = own @ self._weights + official @ self._official_weights
        return weights


def _over(weights: Floats, whole: float) -> Floats:
    return weights / whole if whole else np.zeros(len(weights))


def of_terms(spans: Sequence[Prepared], terms: Terms) -> dict[str, Floats]:
    """Return the measures that count terms."""
    with_above = terms.own | terms.above
    lengths = np.array([len(span.own) for span in spans], dtype=np.float64)
    return {
        "own": terms.share(terms.own),
        "above": terms.share(with_above),
        "whole": terms.share(terms.whole),
        "title": terms.share(terms.title),
        "official": terms.official_share(terms.official),
        "official_above": terms.official_share(terms.official | terms.official_above),
        "run": np.minimum(_longest(terms.own), _LONG_RUN) / _LONG_RUN,
        "precision": terms.common(terms.own, terms.official) / (10.0 + 3.0 * lengths),
        "heads_match": terms.share(terms.last),
    }


def _longest(flags: Flags) -> Floats:
    """Return how many terms in a row each span has at most: (spans,)."""
    length = longest = np.zeros(len(flags))
    for column in flags.T:
        length = (length + 1) * column
        longest = np.maximum(longest, length)
    return longest


def of_words(asked: Asked, spans: Sequence[Prepared]) -> dict[str, Floats]:
    """Return the measures that count words, or official words for them."""
    count = len(spans)
    own = _standing(asked.words, [span.span.text for span in spans])
    above = _standing(asked.words, [span.context for span in spans])
    weights = np.array([word.weight for word in asked.words], dtype=np.float64)
    whole = sum(word.weight for word in asked.words) or 1.0
    none = np.zeros(count)
    rarest = int(weights.argmax()) if len(weights) else None
    return {
        "words": own @ weights / whole,
        "words_above": above @ weights / whole,
        "rarest_own": own[:, rarest].astype(np.float64) if rarest is not None else none,
        "rarest_above": above[:, rarest].astype(np.float64) if rarest is not None else none,
        "missing": np.where(above, 0.0, weights).max(axis=1, initial=0.0) / whole,
    }


def _standing(words: Sequence[Word], texts: Sequence[str]) -> Flags:
    """Return which of the words each text has: (texts, words)."""
    flags = np.zeros((len(texts), len(words)), dtype=bool)
    for column, word in enumerate(words):
        for spelling in (word.text, *word.official):
            flags[:, column] |= np.array([spelling in text for text in texts], dtype=bool)
    return flags


def of_names(asked: Asked, spans: Sequence[Prepared]) -> dict[str, Floats]:
    """Return the measures of the labels and figures that the question names."""
    named = [(place, wanted) for place, wanted in enumerate(asked.labels) if wanted]
    counts = np.zeros((4, len(spans)))
    for row, span in enumerate(spans) if named else ():
        for place, wanted in named:
            own, above = span.labels[place], span.labels_above[place]
            both = own | above
            counts[0, row] += bool(wanted & own)
            counts[1, row] += bool(wanted & above) and not wanted & own
            counts[2, row] += bool(both - wanted) and not wanted & both
            counts[3, row] += not both
    figures = np.array([sum(one in span.context for one in asked.figures) for span in spans], dtype=float)
    names = ("label", "label_above", "rival", "no_label")
    return {
        **dict(zip(names, counts, strict=True)),
        "figures": figures,
        "no_figures": len(asked.figures) - figures,
    }
