"""The articles nearest to a text."""

from __future__ import annotations

from collections import Counter

import numpy as np

from knowledge.encoder_training.corpus import TrainingArticle
from knowledge.encoder_training.nearest import nearest_articles
from knowledge.encoder_training.tokeniser import build_tokenizer


def test_the_nearest_article_comes_first_and_an_unknown_text_takes_them_in_order() -> None:
    tokenizer = build_tokenizer(Counter({"养犬": 5, "工资": 5}), [])
    vectors = np.zeros((tokenizer.get_vocab_size(), 2), dtype=np.float32)
    vectors[tokenizer.token_to_id("养犬")] = (1, 0)
    vectors[tokenizer.token_to_id("工资")] = (0, 1)
    dogs, wages, both = (TrainingArticle(title="", text=text) for text in ("养犬养犬", "工资", "养犬，工资"))
    found = nearest_articles(["工资", "养犬", "ᚠ"], [dogs, wages, both], vectors, tokenizer)
    assert found == {"工资": [wages, both, dogs], "养犬": [dogs, both, wages], "ᚠ": [dogs, wages, both]}
