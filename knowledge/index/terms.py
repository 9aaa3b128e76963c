"""The two kinds of terms that the lexical arm compares: character bigrams and jieba words."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path

import jieba

from knowledge.index.quick_tokenizer import QuickTokenizer
from knowledge.vocabulary import jieba_words

# 瑞安12.5元/小时 → 瑞安 | 12.5 | 元 | 小时
RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:\.[a-z0-9]+)*")

# questions and titles are cut again by each step of an answer; longer texts are passages
_REMEMBERED_LENGTH = 120
# cutting into words takes longest: messages of any length that is answered are remembered, the last ones
_REMEMBERED_MESSAGE = 500


def bigrams(text: str) -> list[str]:
    """Return pairs of neighbouring characters; a lone character, a number or a Latin word is one term."""
    return list(_bigrams(text)) if len(text) <= _REMEMBERED_LENGTH else _all_bigrams(text)


def _all_bigrams(text: str) -> list[str]:
    terms: list[str] = []
    for run in RUN.findall(text.lower()):
        if run.isascii() or len(run) == 1:
            terms.append(run)
        else:
            terms.extend(run[i : i + 2] for i in range(len(run) - 1))
    return terms


def words(text: str) -> list[str]:
    """Return jieba's words, each long one also as the shorter words within it, without punctuation.

    The statistical guessing of unknown words is off: it cuts a word differently in a question and
    in a passage (CMRC 2018: R@1 0.966 without, 0.954 with).
    """
    return list(_words(text)) if len(text) <= _REMEMBERED_MESSAGE else _all_words(text)


def _all_words(text: str) -> list[str]:
    cut = own_tokenizer().cut_for_search(text.lower(), HMM=False)
    return [word for word in cut if RUN.match(word)]


def tokens(text: str) -> list[str]:
    """Return jieba's words in the order of the text, what it does not know as lone characters."""
    return list(_tokens(text))


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(own_tokenizer().cut(text, HMM=False))


@lru_cache(maxsize=4096)
def _bigrams(text: str) -> tuple[str, ...]:
    return tuple(_all_bigrams(text))


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_all_words(text))


@lru_cache(maxsize=1)
def own_tokenizer() -> QuickTokenizer:
    """Return a tokenizer of our own: the one of the process belongs to the dialogue pipeline."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = QuickTokenizer()
    if not jieba.dt.initialized:
        # nothing was loaded into that one yet: its words, read once, are those of both
        jieba.dt.check_initialized()
        tokenizer.FREQ, tokenizer.total = dict(jieba.dt.FREQ), jieba.dt.total
        tokenizer.initialized = True
    with Path(jieba_words()).open("rb") as words_of_ours:
        tokenizer.load_userdict(words_of_ours)
    return tokenizer
