"""One dictionary of jieba for the index and for the dialogue."""

from __future__ import annotations

from collections.abc import Iterator

import jieba
import pytest

from knowledge.index.terms import own_tokenizer
from knowledge.search.dictionary import share_dictionary
from knowledge.vocabulary import jieba_words

TEXT = "瑞安市最低月工资标准是多少，灵昆街道除外，藏獒能不能养"


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> Iterator[jieba.Tokenizer]:
    """The tokenizer of a process in which nothing was loaded yet, in the place of this one's."""
    fresh = jieba.Tokenizer()
    monkeypatch.setattr(jieba, "dt", fresh)
    own_tokenizer.cache_clear()
    yield fresh
    own_tokenizer.cache_clear()


def test_words_are_read_once_and_shared_when_both_have_ours(others: jieba.Tokenizer) -> None:
    ours = own_tokenizer()
    assert others.initialized
    assert not share_dictionary(), "ours are not loaded into it yet"
    assert ours.FREQ is not others.FREQ
    with jieba_words().open("rb") as words:
        others.load_userdict(words)
    before = list(others.cut(TEXT)), list(others.tokenize(TEXT))
    assert share_dictionary()
    assert ours.FREQ is others.FREQ
    assert (list(others.cut(TEXT)), list(others.tokenize(TEXT))) == before


def test_a_dictionary_with_other_words_is_left_alone(others: jieba.Tokenizer) -> None:
    ours = own_tokenizer()
    with jieba_words().open("rb") as words:
        others.load_userdict(words)
    others.add_word("灵昆街道除外")
    assert not share_dictionary()
    assert "灵昆街道除外" not in ours.FREQ


def test_what_was_loaded_before_does_not_get_into_ours(others: jieba.Tokenizer) -> None:
    others.initialize()
    others.add_word("灵昆街道除外")
    assert "灵昆街道除外" not in own_tokenizer().FREQ
    stock = jieba.Tokenizer()
    with jieba_words().open("rb") as words:
        stock.load_userdict(words)
    assert own_tokenizer().FREQ == stock.FREQ
    assert own_tokenizer().total == stock.total
