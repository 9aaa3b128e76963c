"""How much of a question spans have: its terms by rarity, its words, its labels and figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.asked import Asked, Word
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.prepared import Prepared, Text
from knowledge.answers.quoting.term_table import Flags

Floats = NDArray[np.float64]

_LONG_RUN = 6


def weights_of(terms: Sequence[str], asked: Asked) -> Floats:
    """Return the rarity of terms of the question: (terms,)."""
    return np.array([asked.rarity[term] for term in terms], dtype=np.float64)


class Terms:
    """The terms of a question in some spans; a share of them is (spans,) float64 in 0..1."""

    def __init__(self, asked: Asked, considered: Considered) -> None:
        """Look the terms up in the spans."""
        self.own, self.official = considered.terms(Text.OWN)
        self.above, self.official_above = considered.terms(Text.ABOVE)
        self.whole, _ = considered.terms(Text.WHOLE)
        self.title, _ = considered.terms(Text.TITLE)
        self.last, _ = considered.terms(Text.LAST)
        self.lengths = considered.lengths()
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


def of_terms(terms: Terms) -> dict[str, Floats]:
    """Return the measures that count terms."""
    with_above = terms.own | terms.above
    return {
        "own": terms.share(terms.own),
        "above": terms.share(with_above),
        "whole": terms.share(terms.whole),
        "title": terms.share(terms.title),
        "official": terms.official_share(terms.official),
        "official_above": terms.official_share(terms.official | terms.official_above),
        "run": np.minimum(_longest(terms.own), _LONG_RUN) / _LONG_RUN,
        "precision": terms.common(terms.own, terms.official) / (10.0 + 3.0 * terms.lengths),
        "heads_match": terms.share(terms.last),
    }


def _longest(flags: Flags) -> Floats:
    """Return how many terms in a row each span has at most: (spans,)."""
    numbers = np.arange(flags.shape[1])
    missed = np.maximum.accumulate(np.where(flags, -1, numbers), axis=1)
    longest: Floats = (numbers - missed).max(axis=1, initial=0).astype(np.float64)
    return longest


def of_words(asked: Asked, spans: Sequence[Prepared]) -> dict[str, Floats]:
    """Return the measures that count words, or official words for them."""
    count = len(spans)
    own, above = _standing(asked.words, spans)
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


def _standing(words: Sequence[Word], spans: Sequence[Prepared]) -> tuple[Flags, Flags]:
    """Return which of the words each span has, and which it has with what stands above: (spans, words)."""
    own, above = np.zeros((2, len(spans), len(words)), dtype=bool)
    contexts = [span.context for span in spans]
    for column, word in enumerate(words):
        for spelling in (word.text, *word.official):
            # few spans have a word, and only what stands in a context can stand in its text
            for row in [row for row, context in enumerate(contexts) if spelling in context]:
                above[row, column] = True
                own[row, column] |= spelling in spans[row].span.text
    return own, above


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
    figures = np.zeros(len(spans))
    for figure in asked.figures:
        figures += [figure in span.context for span in spans]
    names = ("label", "label_above", "rival", "no_label")
    return {
        **dict(zip(names, counts, strict=True)),
        "figures": figures,
        "no_figures": len(asked.figures) - figures,
    }
