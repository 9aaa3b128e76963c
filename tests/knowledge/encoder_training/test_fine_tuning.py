"""The ranking loss and what it moves."""

from __future__ import annotations

from collections import Counter

import numpy as np
import torch
from tokenizers import Tokenizer

from knowledge.encoder_training.fine_tuning import character_bags, fine_tune, ranking_loss
from knowledge.encoder_training.pairs import Pair
from knowledge.encoder_training.tokeniser import build_tokenizer

DOG = Pair(question="狗", passage="犬", group="dog")
CAR = Pair(question="车", passage="辆", group="car")


def _table(tokenizer: Tokenizer, **rows: list[float]) -> np.ndarray:
    table = np.zeros((tokenizer.get_vocab_size(), 2), dtype=np.float32)
    for character, row in rows.items():
        table[tokenizer.token_to_id(character)] = row
    return table


def test_the_loss_is_small_when_partners_agree_and_large_when_swapped() -> None:
    tokenizer = build_tokenizer(Counter(), [])
    agreeing = _table(tokenizer, 狗=[1, 0], 犬=[1, 0], 车=[0, 1], 辆=[0, 1])
    swapped = _table(tokenizer, 狗=[1, 0], 犬=[0, 1], 车=[0, 1], 辆=[1, 0])
    assert float(ranking_loss(torch.from_numpy(agreeing), tokenizer, [DOG, CAR])) < 1e-6
    np.testing.assert_allclose(
        ranking_loss(torch.from_numpy(swapped), tokenizer, [DOG, CAR]), 30.0, rtol=1e-5
    )


def test_pairs_of_one_group_are_no_negatives() -> None:
    tokenizer = build_tokenizer(Counter(), [])
    swapped = _table(tokenizer, 狗=[1, 0], 犬=[0, 1], 车=[0, 1], 辆=[1, 0])
    kin = [DOG, Pair(question="车", passage="辆", group="dog")]
    assert float(ranking_loss(torch.from_numpy(swapped), tokenizer, kin)) == 0.0


def test_a_word_is_told_its_characters_and_a_character_none() -> None:
    tokenizer = build_tokenizer(Counter({"养犬": 3}), [])
    numbers, starts = character_bags(tokenizer)
    word, care, dog = (tokenizer.token_to_id(piece) for piece in ("养犬", "养", "犬"))
    assert numbers.tolist() == [care, dog]
    assert starts.tolist() == [0] * (word + 1) + [2] * (tokenizer.get_vocab_size() - word - 1)


def test_fine_tuning_brings_partners_together_and_leaves_unknown_at_zero() -> None:
    tokenizer = build_tokenizer(Counter(), [])
    start = _table(tokenizer, 狗=[1, 0.2], 犬=[0.2, 1], 车=[0.3, 1], 辆=[1, 0.3])
    done: list[tuple[int, int]] = []
    tasks = [[DOG, CAR] for _ in range(60)]
    trained = fine_tune(start, tokenizer, tasks, seed=1, step=lambda *count: done.append(count))
    before = float(ranking_loss(torch.from_numpy(start), tokenizer, [DOG, CAR]))
    after = float(ranking_loss(torch.from_numpy(trained), tokenizer, [DOG, CAR]))
    assert after < before / 2
    assert done[-1] == (60, 60)
    np.testing.assert_array_equal(trained[0], [0, 0])
