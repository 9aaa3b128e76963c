"""What the re-ranker learns from: the features of the best passages for each question, and which is right."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder
from knowledge.evaluation.retrieval_set import Article, Query, RetrievalSet
from knowledge.index.fields import searched
from knowledge.index.fusion import fuse
from knowledge.index.storage import KnowledgeIndex
from knowledge.ranking.features import NAMES
from knowledge.ranking.matches import Floats
from knowledge.ranking.model import RankingModel
from knowledge.ranking.reranker import Reranker
from knowledge.records import Passage
from knowledge.search import SearchedText, index_texts
from knowledge.settings import KnowledgeSettings
from knowledge.vocabulary import expand

_PIECE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One question's candidates: `rows` (n, features) float64, `right` (n,) bool."""

    rows: Floats
    right: NDArray[np.bool_]


def is_trained_on(passage_id: str) -> bool:
    """Tell whether a passage is of the half to train on; the other half is only ever measured."""
    return hashlib.sha256(passage_id.encode()).digest()[-1] % 2 == 0


def half_of(whole: RetrievalSet) -> tuple[list[Article], list[Query]]:
    """Return the passages of the half to train on, and the questions that they alone answer."""
    articles = [article for article in whole.articles if is_trained_on(article.id)]
    return articles, [query for query in whole.queries if all(map(is_trained_on, query.positives))]


def thinned(text: str, chance: random.Random) -> str:
    """Return about half of a question, in pieces of two characters: one that its passage hardly covers."""
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    return "".join([piece for piece in pieces if chance.random() < 0.5] or pieces[:1])


class Examples:
    """Draws examples from the passages of an index by the product's own search under its settings."""

    def __init__(self, index: KnowledgeIndex, encoder: Encoder | None, settings: KnowledgeSettings) -> None:
        """Take an index, the encoder that it was built with, and the settings to search it under."""
        self._index = index
        self._encoder = encoder
        self._settings = settings
        unused = RankingModel(weights=(0.0,) * len(NAMES), slope=1.0, intercept=0.0)
        self._reranker = Reranker(unused, self._index.passages, self._index.lexical, settings.synonym_weight)

    def of(self, asked: Iterable[tuple[str, Callable[[Passage], bool]]]) -> Iterator[Example]:
        """Yield the example of each question, given with what tells its right passages.

        A question without any candidate is left out.
        """
        for text, is_right in asked:
            question = searched(text)
            synonyms = expand(question)
            lexical = self._index.lexical.rank(
                question, synonyms, self._settings.synonym_weight, self._settings.word_share
            )
            dense = None
            if self._encoder is not None and self._index.dense is not None:
                dense = self._index.dense.rank(self._encoder.encode_questions([question])[0])
            found = fuse(lexical, dense, self._settings.dense_weight, self._settings.reranked)
            if len(found):
                right = np.array([is_right(self._index.passages[one]) for one in found.positions.tolist()])
                yield Example(rows=self._reranker.rows(question, synonyms, found), right=right)


def examples_of_set(
    articles: Sequence[Article], encoder: Encoder | None, settings: KnowledgeSettings
) -> Examples:
    """Index the passages of a retrieval set to draw examples from."""
    texts = (SearchedText(id=one.id, title=one.title, text=one.text) for one in articles)
    return Examples(index_texts(texts, encoder, settings), encoder, settings)
