"""Builds the Unigram tokenizer: single characters and the most frequent jieba words."""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from collections.abc import Iterable

import jieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

VOCABULARY_SIZE = 36_000
LONGEST_WORD = 8
UNKNOWN = "[UNK]"
_FIGURE = re.compile(r"\d")


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each jieba word stands in `texts`, without punctuation and white space.

    A fresh jieba tokenizer is used: a user dictionary loaded elsewhere cannot change the outcome.
    """
    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(cutter.lcut(text.lower()))
    return Counter({word: count for word, count in counts.items() if word.isalnum()})


def build_tokenizer(counts: Counter[str], wanted: Iterable[str], size: int = VOCABULARY_SIZE) -> Tokenizer:
    """Return a Unigram tokenizer of at most `size` pieces scored by log frequency.

    Pieces, in this order: the characters of GB 2312 and of the corpus, the words of `wanted` (kept
    however rare they are), then the most frequent words of up to eight characters. Figures of several
    digits are no pieces: the lexical arm finds them exactly, to the encoder they would be noise.
    """
    letters = sorted(_characters() | {word for word in counts if len(word) == 1})
    words = dict.fromkeys(letters) | dict.fromkeys(sorted({word.lower() for word in wanted}))
    frequent = sorted(counts, key=lambda word: (-counts[word], word))
    words |= dict.fromkeys(
        word for word in frequent if 1 < len(word) <= LONGEST_WORD and not _FIGURE.search(word)
    )
    pieces = list(words)[: size - 1]
    total = math.log(sum(counts.values()) + len(pieces))
    scored = [(piece, math.log(counts[piece] + 1) - total) for piece in pieces]
    return _tokenizer([(UNKNOWN, -2 * total), *scored])


def _tokenizer(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    # 一、申请条件：（一）年满60周岁，…  →  一 申请条件 一 年满60周岁
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\p{P}\p{S}]+"), "removed")
    return tokenizer


def _characters() -> set[str]:
    """Return the 6,763 characters of GB 2312, the digits and the Latin letters."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    han = {row.decode("gb2312", errors="ignore") for row in rows} - {""}
    return han | set("0123456789abcdefghijklmnopqrstuvwxyz")
