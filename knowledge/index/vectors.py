"""The vectors of passages, made in batches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import Encoder
from knowledge.index.arms import Vectors
from knowledge.index.fields import dense_text
from knowledge.records import Passage

BATCH = 256


def vectors_of(passages: Sequence[Passage], encoder: Encoder) -> Vectors:
    """Return (n, dim) float32 with unit rows, encoded in batches."""
    vectors = np.zeros((len(passages), encoder.dimension), dtype=np.float32)
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        vectors[start : start + len(batch)] = encoder.encode_passages([dense_text(one) for one in batch])
    return vectors
