from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from knowledge.index.quick_tokenizer import QuickTokenizer
from knowledge.vocabulary import jieba_words
from tests.knowledge.issues import shipped_passages


@pytest.fixture(scope="module")
def tokenizers() -> tuple[jieba.Tokenizer, QuickTokenizer]:
    both = jieba.Tokenizer(), QuickTokenizer()
    for one in both:
        with Path(jieba_words()).open("rb") as words:
            one.load_userdict(words)
    return both


@pytest.mark.parametrize(
    "text",
    ["", "的", "犬", "犬犬犬犬", "A4纸12.5元", "wifi密码C盘", "龘靐齉", "瑞安 最低工资\n", "😀狗\u3000狗"],
)
def test_single_texts_are_cut_as_jieba_cuts_them(
    text: str, tokenizers: tuple[jieba.Tokenizer, QuickTokenizer]
) -> None:
    cut = [list(one.cut(text, HMM=False)) for one in tokenizers]
    assert cut[0] == cut[1]


def test_passages_are_cut_as_jieba_cuts_them(tokenizers: tuple[jieba.Tokenizer, QuickTokenizer]) -> None:
    for passage in shipped_passages()[::25]:
        text = f"{passage.title}\n{passage.text}"
        cut = [list(one.cut_for_search(text, HMM=False)) for one in tokenizers]
        assert cut[0] == cut[1]
