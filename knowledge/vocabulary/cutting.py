"""The words of a text as jieba cuts them, in half the time.

jieba notes all ways to read a text before it compares them, and works out with a hidden Markov model at each
text what a run of characters outside its dictionary is. Here the ways are compared as they are found, and
the last runs are remembered. The dictionary is jieba's own with what was loaded into it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from math import log

import jieba
import jieba.finalseg


def cut(text: str) -> list[str]:
    """Return the words of `text` in order, marks and white space too: what `jieba.cut` gives."""
    jieba.dt.check_initialized()
    words: list[str] = []
    for block in jieba.re_han_default.split(text):
        if jieba.re_han_default.match(block):
            words += _words(block)
        else:
            words += _marks(block)
    return words


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of `text` with where it starts and ends: what `jieba.tokenize` gives."""
    start = 0
    for word in cut(text):
        end = start + len(word)
        yield word, start, end
        start = end


def _words(block: str) -> list[str]:
    counts, ends = jieba.dt.FREQ, _ends(block)
    words: list[str] = []
    start = run = 0
    while start < len(block):
        end = ends[start]
        if end - start > 1:
            words += _read_run(block[run:start], counts)
            words.append(block[start:end])
            run = end
        start = end
    return words + _read_run(block[run:], counts)


def _ends(block: str) -> list[int]:
    """Return for each place where the word ends that starts there in the likeliest reading of what follows.

    A count of 0 stands for what only begins a word. Of two readings as likely the longer word counts.
    """
    counts, whole, length = jieba.dt.FREQ, log(jieba.dt.total), len(block)
    likelihood, ends = [0.0] * (length + 1), [0] * length
    for start in range(length - 1, -1, -1):
        best, ends[start] = 0.0 - whole + likelihood[start + 1], start + 1
        found = False
        for end in range(start + 1, length + 1):
            count = counts.get(block[start:end])
            if count is None:
                break
            if count:
                sum_of_logs = log(count) - whole + likelihood[end]
                if not found or sum_of_logs >= best:
                    best, ends[start], found = sum_of_logs, end, True
        likelihood[start] = best
    return ends


def _read_run(run: str, counts: dict[str, int]) -> list[str]:
    """Return the words of a run of characters that are none together in the likeliest reading."""
    if len(run) < 2 or counts.get(run):
        return list(run)
    return list(_recognised(run))


@functools.lru_cache(maxsize=16384)
def _recognised(run: str) -> tuple[str, ...]:
    return tuple(jieba.finalseg.cut(run))


def _marks(block: str) -> Iterator[str]:
    for part in jieba.re_skip_default.split(block):
        if jieba.re_skip_default.match(part):
            yield part
        else:
            yield from part
