"""What the heads see of a question: hashed n-grams of its masked words, and the lexicon's words in it."""

from __future__ import annotations

import functools
import math
import zlib
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.facets.masking import SIGNS, framed, masked
from knowledge.numerals import NumberMention, find_numbers
from knowledge.vocabulary import lexicon_words, synonyms

Floats = npt.NDArray[np.float32]
BUCKETS = 1 << 16
# a letter is read at its beginning and at its end, as the intent classifier reads it
_HEAD, _TAIL = 400, 120
_GRAMS = range(1, 5)
# n-grams beside the words of the lexicon: each part is of unit length times its weight
_LEXICON_WEIGHT = 0.5
_OLD, _OLDEST = 60, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparse:
    """The buckets that a text touches, ascending, and how much."""

    columns: npt.NDArray[np.int64]
    values: Floats


def sparse_features(text: str, rarity: Floats) -> Sparse:
    """Return the hashed features of a normalised `text`.

    Args:
        text: the normalised words of a message.
        rarity: `(BUCKETS,)` weight of each bucket, more for what few texts have.
    """
    shown = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
    veiled = masked(shown.lower())
    grams = _weighted(_grams(veiled), rarity, 1.0)
    lexicon = _weighted(_lexicon_words(shown, veiled), rarity, _LEXICON_WEIGHT)
    total = dict(grams)
    for column, value in lexicon:
        total[column] = total.get(column, 0.0) + value
    columns = np.fromiter(total, np.int64, len(total))
    order = columns.argsort()
    return Sparse(columns=columns[order], values=np.fromiter(total.values(), np.float32, len(total))[order])


def buckets_of(text: str) -> set[int]:
    """Return the buckets of a text, to count how many texts have each."""
    return set(sparse_features(text, np.ones(BUCKETS, np.float32)).columns.tolist())


def _grams(veiled: str) -> Counter[int]:
    # as `_bucket` does: to encode each of a hundred takes longer than to count them
    characters, crc, last = [character.encode() for character in framed(veiled)], zlib.crc32, BUCKETS - 1
    sums, found = [0] * len(characters), list[int]()
    for n in _GRAMS:
        # the checksum of an n-gram goes on from that of the one before, which is shorter by a character
        sums = [crc(character, before) for character, before in zip(characters[n - 1 :], sums, strict=False)]
        found += sums
    return Counter([one & last for one in found])


def _lexicon_words(text: str, veiled: str) -> Counter[int]:
    """Count the kinds of what was masked, and official words and fields of the longest lexicon words."""
    found = Counter(_bucket(f"M:{sign}") for sign in SIGNS if sign in veiled)
    found.update(
        {_bucket(f"A:{found_age.value // 10}") for found_age in find_numbers(text) if _is_age(found_age)}
    )
    for word in lexicon_words(text):
        found.update(_meanings()[word])
    return found


def _is_age(number: NumberMention) -> bool:
    """Return whether a number may be the age of somebody old, whose decade matters."""
    return _OLD <= number.value < _OLDEST


def _weighted(counts: Counter[int], rarity: Floats, weight: float) -> list[tuple[int, float]]:
    """Return (1 + log count) x rarity of each bucket, all together of length `weight`."""
    if not counts:
        return []
    columns = np.fromiter(counts, np.int64, len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))) * rarity[columns]
    # what numpy.linalg.norm does, which takes longer to choose among its norms
    values *= weight / max(math.sqrt(values.dot(values)), 1e-9)
    return list(zip(columns.tolist(), values.tolist(), strict=True))


def _bucket(name: str) -> int:
    return zlib.crc32(name.encode()) & (BUCKETS - 1)


@functools.lru_cache(maxsize=1)
def _meanings() -> dict[str, tuple[int, ...]]:
    """Return the buckets of the official words and the field of each word of the lexicon."""
    meanings: dict[str, set[str]] = {}
    for synonym in synonyms():
        for word in (synonym.everyday, *synonym.official):
            meanings.setdefault(word, {f"F:{synonym.field}"}).update(f"O:{o}" for o in synonym.official)
    return {word: tuple(sorted(set(map(_bucket, names)))) for word, names in meanings.items()}
