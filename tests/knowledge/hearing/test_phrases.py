"""Words are spelled the same after what spells them was forgotten, and characters without it."""

from __future__ import annotations

import pypinyin
from pypinyin import constants
from pypinyin.seg import mmseg

from knowledge.hearing.phrases import forget_phrases, syllables_of

# words in which a character is read otherwise than alone
WORDS = ("乐清", "银行", "重新", "长大", "音乐", "参差不齐")


def test_words_are_spelled_as_before_and_memory_is_given_back() -> None:
    before = [syllables_of(word) for word in WORDS]
    assert before[:2] == [("yue", "qing"), ("yin", "hang")]
    forget_phrases()
    assert not constants.PHRASES_DICT
    assert not mmseg.p_set._set
    assert [syllables_of(word) for word in WORDS] == before
    assert constants.PHRASES_DICT


def test_characters_are_read_without_phrases_as_with_them() -> None:
    characters = [chr(code) for code in range(0x4E00, 0x9FFF, 7)]
    syllables_of("乐清")
    before = [pypinyin.lazy_pinyin(one) for one in characters]
    forget_phrases()
    assert [pypinyin.lazy_pinyin(one) for one in characters] == before
