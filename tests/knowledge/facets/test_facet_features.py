"""What the heads see: the same buckets for the same question, each part of a known length."""

import numpy as np
import pytest

from knowledge.facets.features import BUCKETS, buckets_of, sparse_features

PLAIN = np.ones(BUCKETS, np.float32)


def test_places_and_numbers_change_nothing() -> None:
    assert buckets_of("瑞安给1350块一个月合法吗") == buckets_of("平阳给2870块一个月合法吗")


def test_the_decade_of_an_old_person_is_seen() -> None:
    assert buckets_of("奶奶63岁") != buckets_of("奶奶87岁")
    assert buckets_of("奶奶81岁") == buckets_of("奶奶87岁")


def test_columns_ascend_and_n_grams_weigh_more_than_words_of_the_lexicon() -> None:
    sparse = sparse_features("低保多少", PLAIN)
    assert sparse.columns.tolist() == sorted(sparse.columns.tolist())
    assert 1.0 <= float(np.linalg.norm(sparse.values)) <= 1.5


def test_a_rare_bucket_weighs_more() -> None:
    rarity = PLAIN.copy()
    sparse = sparse_features("丫丫", PLAIN)
    rarity[sparse.columns[0]] = 3.0
    weighed = sparse_features("丫丫", rarity)
    assert weighed.values[0] == pytest.approx(3 * weighed.values[1], rel=1.0)
    assert weighed.values[0] > sparse.values[0]


def test_a_text_without_a_sign_has_its_frame_alone() -> None:
    assert len(sparse_features("", PLAIN).columns) == len({"^", "$", "^$"})
