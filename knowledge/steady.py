"""Vectors of an encoder that may fail at any moment: answers go on without them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from knowledge.static_encoder import Floats

logger = logging.getLogger(__name__)

_failing: set[str] = set()
_shortfalls = 0
_counting = Lock()


def vectors_or_none(
    name: str, encode: Callable[[list[str]], Floats], texts: list[str], width: int | None = None
) -> Floats | None:
    """Return `(n, width)` finite vectors of the texts; None where the encoder `name` fails.

    The first failure of a row of failures is logged. Without a `width` any will do.
    """
    try:
        vectors = np.asarray(encode(texts))
        if not _is_whole(vectors, len(texts), width):
            raise ValueError(f"{vectors.shape} for {len(texts)} texts of width {width}, or not finite")
    except Exception as error:  # a foreign model may raise anything
        if name not in _failing:
            logger.error("encoder %s fails, answers go on without it: %s", name, error)
        _failing.add(name)
        fall_short()
        return None
    _failing.discard(name)
    return vectors


def _is_whole(vectors: Floats, count: int, width: int | None) -> bool:
    """Tell whether there is one finite vector of the width for each text."""
    if vectors.ndim != 2 or len(vectors) != count or width not in (None, vectors.shape[1]):
        return False
    return bool(np.isfinite(vectors).all())


def failing_encoders() -> frozenset[str]:
    """Return the names of the encoders whose last attempt failed: search is lexical alone meanwhile."""
    return frozenset(_failing)


def fall_short() -> None:
    """Note that something answers otherwise than it would: without its encoder, from a reserve."""
    global _shortfalls
    with _counting:
        _shortfalls += 1


def shortfalls() -> int:
    """Return how often something fell short in this process: what is made meanwhile may not be whole."""
    return _shortfalls
