"""A million passages that differ, out of 81,406 articles of regulations, with their vectors.

Articles come first, whole; then articles of which one sentence is another's and to half of which one is
added. A vector is that of the shipped encoder: it is the mean of the tokens' rows, and no token goes over the
end of a sentence, so each sentence is encoded once and the sums are added (`check` compares them).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from knowledge.encoder import load_encoder
from knowledge.index.arms import Vectors
from knowledge.index.fields import searched
from knowledge.static_encoder import StaticEncoder, unit_rows

# 市口岸服务部门按照规定权限，负责口岸管理。|市发展改革部门……
END = re.compile(r"(?<=[。；])")
LONGEST_QUESTION = 16
AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Passages as numbers of `sentences`; `vectors` is (n, dim) float32; questions are stretches of them."""

    sentences: Sequence[str]
    passages: Sequence[Sequence[int]]
    vectors: Vectors
    questions: Sequence[str]
    asked: Vectors

    def text(self, position: int) -> str:
        """Return the text of a passage."""
        return "".join(self.sentences[number] for number in self.passages[position])


def corpus(file: Path, size: int, questions: int) -> Corpus:
    """Return so many passages, the first always the same; raise TypeError where the encoder is not static."""
    encoder = load_encoder()
    if not isinstance(encoder, StaticEncoder):
        raise TypeError(f"the shipped encoder is {type(encoder).__name__}, expected a StaticEncoder")
    chance = random.Random(7)
    sentences, articles = _articles(file, size)
    passages = _passages(articles, size, chance)
    vectors = _vectors(_sums(encoder, sentences), passages)
    asked = _questions(sentences, articles, questions, chance)
    made = Corpus(
        sentences=sentences,
        passages=passages,
        vectors=vectors,
        questions=asked,
        asked=encoder.encode_questions(asked),
    )
    check(made, encoder)
    return made


def check(made: Corpus, encoder: StaticEncoder) -> None:
    """Raise ValueError where vectors are not those of the encoder."""
    drawn = range(0, len(made.passages), max(1, len(made.passages) // 200))
    expected = encoder.encode_passages([made.text(position) for position in drawn])
    cosines = np.einsum("nd,nd->n", expected, made.vectors[list(drawn)])
    if np.mean(cosines) < 0.999:
        raise ValueError(
            f"vectors added up have a cosine of {np.mean(cosines):.4f} to the encoder's, expected 1"
        )


def _articles(file: Path, most: int) -> tuple[list[str], list[list[int]]]:
    """Return the sentences of the first articles, and each article as numbers of sentences."""
    numbers: dict[str, int] = {}
    articles = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in islice(lines, most):
            text = searched(json.loads(line)["text"].partition(" ")[2])
            articles.append([numbers.setdefault(one, len(numbers)) for one in END.split(text) if one])
    return list(numbers), [article for article in articles if article]


def _passages(articles: list[list[int]], size: int, chance: random.Random) -> list[list[int]]:
    passages = articles[:size]
    while len(passages) < size:
        made = list(chance.choice(articles))
        made[chance.randrange(len(made))] = chance.choice(chance.choice(articles))
        if chance.random() < 0.5:
            made.append(chance.choice(chance.choice(articles)))
        passages.append(made)
    return passages


def _sums(encoder: StaticEncoder, sentences: Sequence[str]) -> Vectors:
    """Return the sum of the tokens' rows for each sentence: (sentences, dim) float32."""
    table, sums = encoder.token_vectors, np.zeros((len(sentences), encoder.dimension), dtype=np.float32)
    for start in range(0, len(sentences), AT_ONCE):
        for row, ids in enumerate(encoder.token_ids(list(sentences[start : start + AT_ONCE])), start):
            if ids:
                sums[row] = table[ids].sum(axis=0)
    return sums


def _vectors(sums: Vectors, passages: Sequence[Sequence[int]]) -> Vectors:
    vectors = np.zeros((len(passages), sums.shape[1]), dtype=np.float32)
    for row, numbers in enumerate(passages):
        vectors[row] = sums[numbers].sum(axis=0)
    for start in range(0, len(vectors), AT_ONCE):
        vectors[start : start + AT_ONCE] = unit_rows(vectors[start : start + AT_ONCE])
    return vectors


def _questions(
    sentences: Sequence[str], articles: Sequence[Sequence[int]], count: int, chance: random.Random
) -> list[str]:
    """Return stretches of characters, each from a sentence of the first ten thousand articles."""
    questions: list[str] = []
    while len(questions) < count:
        sentence = sentences[chance.choice(articles[chance.randrange(min(10_000, len(articles)))])]
        if len(sentence) > LONGEST_QUESTION:
            start = chance.randrange(len(sentence) - LONGEST_QUESTION)
            questions.append(sentence[start : start + LONGEST_QUESTION])
    return questions
