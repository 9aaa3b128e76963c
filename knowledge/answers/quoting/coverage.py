"""How much of a question spans have: its terms by rarity, its words, its labels and figures."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.asked import Asked, Word
from knowledge.answers.quoting.prepared import Prepared

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_LONG_RUN = 6


def held(terms: Sequence[str], sets: Sequence[Set[str]]) -> Flags:
    """Return which of the terms, no two of them equal, each set has: (sets, terms).

    Spans share the sets of their titles and headings: each set is looked at once.
    """
    columns = {term: column for column, term in enumerate(terms)}
    wanted, seen = frozenset(terms), {}  # type: frozenset[str], dict[int, list[int]]
    row_of, column_of = [], []  # type: list[int], list[int]
    for row, one in enumerate(sets):
        found = seen.get(id(one))
        if found is None:
            found = seen[id(one)] = [columns[term] for term in wanted & one]
        if found:
            row_of += [row] * len(found)
            column_of += found
    flags = np.zeros((len(sets), len(terms)), dtype=bool)
    flags[row_of, column_of] = True
    return flags


def weights_of(terms: Sequence[str], asked: Asked) -> Floats:
    """Return the rarity of terms of the question: (terms,)."""
    return np.array([asked.rarity[term] for term in terms], dtype=np.float64)


class Terms:
    """The terms of a question in some spans; a share of them is (spans,) float64 in 0..1."""

    def __init__(self, asked: Asked, spans: Sequence[Prepared]) -> None:
        """Look the terms up in the spans."""
        self.own = held(asked.own, [span.own for span in spans])
        self.above = held(asked.own, [span.above for span in spans])
        self.official = held(asked.official, [span.own for span in spans])
        self.official_above = held(asked.official, [span.above for span in spans])
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


def of_terms(asked: Asked, spans: Sequence[Prepared], terms: Terms) -> dict[str, Floats]:
    """Return the measures that count terms."""
    with_above = terms.own | terms.above
    lengths = np.array([len(span.own) for span in spans], dtype=np.float64)
    return {
        "own": terms.share(terms.own),
        "above": terms.share(with_above),
        "whole": terms.share(held(asked.own, [span.whole for span in spans])),
        "title": terms.share(held(asked.own, [span.title for span in spans])),
        "official": terms.official_share(terms.official),
        "official_above": terms.official_share(terms.official | terms.official_above),
        "run": np.minimum(_longest(terms.own), _LONG_RUN) / _LONG_RUN,
        "precision": terms.common(terms.own, terms.official) / (10.0 + 3.0 * lengths),
        "heads_match": terms.share(held(asked.own, [span.last for span in spans])),
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
