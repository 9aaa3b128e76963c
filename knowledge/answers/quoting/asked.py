"""What a question asks for: its terms by rarity, the kind of answer, the labels and figures it names."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from knowledge.answers.evidence import Weights, content_terms, content_words, everyday_terms, in_figures
from knowledge.answers.quoting.fillers import without_fillers
from knowledge.answers.quoting.labels import labels_in
from knowledge.answers.quoting.wants import (
    Want,
    count_asked,
    sign_of,
    unit_asked,
    want_of,
    wants_list,
    wants_parts,
)
from knowledge.records import Question
from knowledge.vocabulary import expand

# 规上工业企业亩均税收的权重是多少, 补缴的基数怎么确定: the attribute asked for is 权重, 基数
_ATTRIBUTE = re.compile(
    r"(?P<name>[一-鿿]{2})(?<!最[多少高低大小])(?:(?:是|为|有|要|达到|到|应)?(?:多少|几)"
    r"|是?(?:怎么|如何|怎样|咋)(?:确?定|算|计算|核定|认定|划分|分|收|规定))"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|万|亿)?")
# under this share of its own words, the official words of a question prove nothing
_LEAST_PLAIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the question, the official words for it, and how rare it is."""

    text: str
    official: tuple[str, ...]
    weight: float

    def stands(self, text: str) -> bool:
        """Return whether it, or an official word for it, stands in `text`."""
        return self.text in text or any(word in text for word in self.official)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What passages and spans are measured by.

    `own` are the terms of the question in their order, `official` those that the vocabulary adds, each
    with its weight in `rarity`, and `whole` and `whole_official` the sums of these; `attribute` is the
    word that it asks the amount of, `unit` a number in the unit asked for, `sign` what a span with an
    answer has.
    """

    text: str
    own: tuple[str, ...]
    official: tuple[str, ...]
    words: tuple[Word, ...]
    want: Want
    lists: bool
    parts: bool
    count: int | None
    attribute: str | None
    unit: re.Pattern[str] | None
    sign: re.Pattern[str] | None
    figures: frozenset[str]
    labels: tuple[frozenset[str], ...]
    rarity: dict[str, float] = field(repr=False)
    whole: float
    whole_official: float

    @property
    def terms(self) -> tuple[str, ...]:
        """Return all terms, those of the question first."""
        return self.own + self.official

    def share(self, terms: Sequence[str], held: Container[str]) -> float:
        """Return the share of `own` or `official`, by rarity, that `held`, a set or a text, has (0..1)."""
        whole = self.whole if terms is self.own else self.whole_official
        return sum([self.rarity[term] for term in terms if term in held]) / whole if whole else 0.0

    def coverage(self, held: Container[str]) -> float:
        """Count official words that `held` has in place of everyday words that it has not (0..1)."""
        plain = self.share(self.own, held)
        if not self.official or plain < _LEAST_PLAIN:
            return plain
        return plain + (1 - plain) * 0.6 * self.share(self.official, held)


def asked_by(question: Question, weights: Weights) -> Asked:
    """Return what a question asks for."""
    text = without_fillers(question.text)
    attribute = _ATTRIBUTE.search(text)
    own, official = tuple(content_terms(text)), tuple(everyday_terms(text))
    official = tuple(term for term in official if term not in own)
    rarity = {term: weights.terms.weight(term) for term in (*own, *official)}
    want = want_of(text)
    return Asked(
        text=text,
        own=own,
        official=official,
        words=tuple(_word(word, weights) for word in content_words(text)),
        want=want,
        lists=wants_list(text),
        parts=wants_parts(text),
        count=count_asked(text),
        attribute=attribute["name"] if attribute else None,
        unit=unit_asked(text),
        sign=sign_of(want),
        figures=frozenset(_FIGURE.findall(text)),
        labels=labels_in(text),
        rarity=rarity,
        whole=sum(rarity[term] for term in own),
        whole_official=sum(rarity[term] for term in official),
    )


def _word(text: str, weights: Weights) -> Word:
    figures = in_figures(text)
    same = (figures,) if figures != text else ()
    return Word(text=text, official=(*expand(text), *same), weight=weights.words.weight(text))
