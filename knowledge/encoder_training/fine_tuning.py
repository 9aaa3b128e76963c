"""Contrastive fine-tuning of the token vectors (multiple negatives ranking loss)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from knowledge.encoder_training.pairs import Pair

BATCH = 1024
SCALE = 30.0
LEARNING_RATE = 1e-2

Floats = npt.NDArray[np.float32]
Bag = tuple[torch.Tensor, torch.Tensor]


def fine_tune(
    vectors: Floats,
    tokenizer: Tokenizer,
    tasks: list[list[Pair]],
    seed: int,
    step: Callable[[int, int], None],
) -> Floats:
    """Return `vectors` `(size, dim)` moved so that the two texts of each pair lie close.

    A word's vector is its own row plus the mean of its characters' rows, so that rare words learn
    from common ones; the sum is what is returned. Every batch holds pairs of one task; the tasks are
    visited in proportion to their length, in a seeded order, once. `step` is told (batches done,
    batches in all).
    """
    torch.manual_seed(seed)
    bags = character_bags(tokenizer)
    weights = torch.nn.Parameter(torch.from_numpy(vectors.copy()))
    optimiser = torch.optim.Adam([weights], lr=LEARNING_RATE, betas=(0.9, 0.99))
    batches = list(_batches(tasks, np.random.default_rng(seed)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, LEARNING_RATE, total_steps=max(2, len(batches)), pct_start=0.1
    )
    for number, batch in enumerate(batches, start=1):
        optimiser.zero_grad(set_to_none=True)
        ranking_loss(_composed(weights, bags), tokenizer, batch).backward()
        optimiser.step()
        schedule.step()
        step(number, len(batches))
    trained: Floats = _composed(weights, bags).detach().numpy()
    trained[0] = 0.0
    return trained


def character_bags(tokenizer: Tokenizer) -> Bag:
    """Return for each token the numbers of its characters, as (numbers, starts); a character has none."""
    numbers = tokenizer.get_vocab()
    bags = [
        [numbers[character] for character in piece if character in numbers]
        if number and len(piece) > 1
        else []
        for piece, number in sorted(numbers.items(), key=lambda item: item[1])
    ]
    return _joined(bags)


def ranking_loss(weights: torch.Tensor, tokenizer: Tokenizer, batch: list[Pair]) -> torch.Tensor:
    """Return the mean cross-entropy, both ways, of finding each text's partner within `batch`."""
    questions = _mean_rows(weights, _bag(tokenizer, [pair.question for pair in batch]))
    passages = _mean_rows(weights, _bag(tokenizer, [pair.passage for pair in batch]))
    scores = SCALE * questions @ passages.T
    groups = np.unique([pair.group for pair in batch], return_inverse=True)[1]
    kin = torch.from_numpy((groups[:, None] == groups[None, :]) & ~np.eye(len(batch), dtype=bool))
    scores = scores.masked_fill(kin, float("-inf"))
    target = torch.arange(len(batch))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def _batches(tasks: list[list[Pair]], chance: np.random.Generator) -> Iterator[list[Pair]]:
    cuts: list[list[Pair]] = []
    for pairs in tasks:
        order = chance.permutation(len(pairs))
        cuts += [[pairs[i] for i in order[start : start + BATCH]] for start in range(0, len(order), BATCH)]
    for number in chance.permutation(len(cuts)):
        if len(cuts[number]) > 1:
            yield cuts[number]


def _bag(tokenizer: Tokenizer, texts: list[str]) -> Bag:
    return _joined([row.ids for row in tokenizer.encode_batch_fast(texts, add_special_tokens=False)])


def _joined(rows: list[list[int]]) -> Bag:
    starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
    return torch.tensor([token for row in rows for token in row], dtype=torch.long), torch.from_numpy(starts)


def _composed(weights: torch.Tensor, bags: Bag) -> torch.Tensor:
    return weights + functional.embedding_bag(bags[0], weights, bags[1], mode="mean")


def _mean_rows(weights: torch.Tensor, bag: Bag) -> torch.Tensor:
    return functional.normalize(functional.embedding_bag(bag[0], weights, bag[1], mode="mean"), dim=1)
