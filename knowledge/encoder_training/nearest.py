"""The articles nearest to a text by the start vectors: passages for questions written without one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from knowledge.encoder_training.corpus import TrainingArticle
from knowledge.encoder_training.initialisation import Floats
from knowledge.static_encoder import unit_rows

NEAREST = 8
_BATCH = 2048


def nearest_articles(
    texts: Sequence[str], articles: Sequence[TrainingArticle], vectors: Floats, tokenizer: Tokenizer
) -> dict[str, list[TrainingArticle]]:
    """Return for each text its nearest articles, best first, by the cosine of the mean token vectors.

    `vectors` are the `(size, dim)` token vectors of `tokenizer`.
    """
    asked = _means(texts, vectors, tokenizer)
    said = [article.title + article.text for article in articles]
    blocks = [
        asked @ _means(said[start : start + _BATCH], vectors, tokenizer).T
        for start in range(0, len(said), _BATCH)
    ]
    order = np.argsort(-np.hstack(blocks), axis=1, kind="stable")[:, :NEAREST]
    return {text: [articles[i] for i in row] for text, row in zip(texts, order, strict=True)}


def _means(texts: Sequence[str], vectors: Floats, tokenizer: Tokenizer) -> Floats:
    """Return `(n, dim)` unit rows; a text without a token gives a zero row."""
    rows: Floats = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
    encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    for number, encoding in enumerate(encodings):
        if encoding.ids:
            rows[number] = vectors[encoding.ids].mean(axis=0)
    return unit_rows(rows)
