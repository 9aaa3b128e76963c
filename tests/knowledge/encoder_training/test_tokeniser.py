"""The Unigram tokenizer of characters and jieba words."""

from __future__ import annotations

from collections import Counter

from knowledge.encoder_training.tokeniser import build_tokenizer, count_words


def test_words_are_counted_without_punctuation_and_in_lower_case() -> None:
    assert count_words(["老人应当登记，老人应当缴费。KTV"]) == Counter(
        {"老人": 2, "应当": 2, "登记": 1, "缴费": 1, "ktv": 1}
    )


def test_frequent_and_wanted_words_stay_whole_and_the_rest_falls_to_characters() -> None:
    tokenizer = build_tokenizer(Counter({"最低": 5, "工资": 50, "标准": 40}), ["电瓶车"])
    assert tokenizer.encode("工资标准，电瓶车\n瓯江").tokens == ["工资", "标准", "电瓶车", "瓯", "江"]


def test_the_size_is_a_cap_that_the_rarest_words_do_not_pass() -> None:
    fits = build_tokenizer(Counter({"工资": 50, "标准": 40}), []).get_vocab_size()
    smaller = build_tokenizer(Counter({"工资": 50, "标准": 40}), [], fits - 1)
    assert smaller.get_vocab_size() == fits - 1
    assert smaller.encode("工资标准").tokens == ["工资", "标", "准"]


def test_unknown_characters_and_full_width_forms() -> None:
    tokenizer = build_tokenizer(Counter({"工资": 1}), [])
    assert tokenizer.encode("ＫＴ１").tokens == ["k", "t", "1"]
    assert tokenizer.encode("ᚠ").ids == [0]
