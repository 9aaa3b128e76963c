"""How words are spelled by what pypinyin knows of phrases: that takes 40 MB and is needed at the start alone.

The words of the vocabulary are spelled once. What people write is read character by character.
"""

from __future__ import annotations

import importlib
import threading

import pypinyin
from pypinyin import constants, phrases_dict
from pypinyin.seg import mmseg

_using = threading.Lock()


def syllables_of(word: str) -> tuple[str, ...]:
    """Return the toneless syllables of a word as a phrase has them: 乐清 is yue qing."""
    with _using:
        if not constants.PHRASES_DICT:
            importlib.reload(phrases_dict)
            constants.PHRASES_DICT.update(phrases_dict.phrases_dict)
            mmseg.p_set.train(iter(constants.PHRASES_DICT))
        return tuple(pypinyin.lazy_pinyin(word))


def forget_phrases() -> None:
    """Give the memory of the phrases back, once the words are spelled; the next word reads them anew."""
    with _using:
        constants.PHRASES_DICT.clear()
        phrases_dict.phrases_dict.clear()
        mmseg.p_set._set.clear()
