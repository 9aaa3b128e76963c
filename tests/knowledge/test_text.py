"""Tests of knowledge.text and knowledge.numerals."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from knowledge import character_tables, text as texts
from knowledge.text import close_up, find_numbers, normalise, read_number, sentences


def test_whatever_characters_come_no_more_are_remembered_than_a_language_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(character_tables, "REMEMBERED", len(texts._VISIBLE) + 10)
    before = [normalise(chr(code)) for code in range(0x20000, 0x20100)]
    assert len(texts._VISIBLE) <= character_tables.REMEMBERED
    assert [normalise(chr(code)) for code in range(0x20000, 0x20100)] == before


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("養狗限高幾公分", "养狗限高几公分"),
        ("６２ｃｍ", "62cm"),
        ("60㎝", "60cm"),
        ("１３．８元／小时", "13.8元/小时"),
        ("a\u200d\u202eb\ufeff c\x00", "ab c"),
        ("。。。？？？", "。？"),
        ("好！！！！", "好！"),
        ("  乐清\u3000\t最低工资\n多少 ", "乐清 最低工资 多少"),
        ("e\u0301té ⽉", "été 月"),
        ("", ""),
        ("\ud800", ""),
    ],
)
def test_normalise_brings_text_to_one_spelling(raw: str, expected: str) -> None:
    assert normalise(raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        "60cm", "13.8", "〔2015〕58号", "“亩均论英雄”", "1-6月", "洞头区（灵昆街道除外）1660元/月；", "13½", "①一、（二）",
        "http://a.b//c", "🐶🐶🐶", "大峃镇、百丈漈、上垟、甪", "乾隆著作，瞭望台", "社会保障·市民卡", "50%以上",
    ],
)  # fmt: skip
def test_normalise_keeps_meaning(text: str) -> None:
    assert normalise(text) == text


@given(st.text())
def test_normalise_is_idempotent_and_never_raises(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet="養狗限高幾乾著瞭後裏麼於〇。？！ 1．８/\u200d\u3000-—…"))
def test_normalise_is_idempotent_on_mixed_chinese(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("804元/ 人·月", "804元/ 人·月"),
        ("2020 年 6 月", "2020年6月"),
        ("通    知", "通知"),
        ("A B 类 企业", "A B 类企业"),
        ("以下 简称", "以下简称"),
    ],
)
def test_close_up_drops_white_space_inside_chinese(raw: str, expected: str) -> None:
    assert close_up(raw) == expected


def test_sentences_keep_their_marks_and_quotes() -> None:
    assert sentences("特此通告。他说：“好。”再看；完\n末行") == [
        "特此通告。",
        "他说：“好。”",
        "再看；",
        "完",
        "末行",
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("六十二", "62"), ("六十多", "60"), ("一千八百六", "1860"), ("两千", "2000"), ("12.075万", "120750"),
        ("１３", "13"), ("二〇一五", "2015"), ("一百零六", "106"), ("两万五", "25000"), ("十", "10"), ("1,860", "1860"),
        ("1千8", "1800"), ("十三点八", "13.8"), ("一亿两千万", "120000000"), ("1.5亿", "150000000"), ("13.8", "13.8"),
        ("三千万", "30000000"), ("60左右", "60"), ("廿", None), ("多少", None), ("", None), ("abc", None), ("1八", None),
        ("点", None), ("一十一一", None),
    ],
)  # fmt: skip
def test_read_number(words: str, value: str | None) -> None:
    assert read_number(words) == (None if value is None else Decimal(value))


@given(st.integers(min_value=0, max_value=10**12))
def test_read_number_reads_every_integer(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number


@given(st.text())
def test_read_number_never_raises(text: str) -> None:
    read_number(text)


def test_find_numbers_gives_values_and_places() -> None:
    text = "每月一千八，每小时13.8元，缴12.075万元，长1千米"
    assert [(m.text, m.value) for m in find_numbers(text)] == [
        ("一千八", Decimal(1800)),
        ("13.8", Decimal("13.8")),
        ("12.075万", Decimal(120750)),
        ("1", Decimal(1)),
    ]


def test_the_one_of_a_month_is_no_part_of_the_number_before() -> None:
    values = [
        str(find_numbers(text)[0].value) for text in ("两千一个月", "一千五一个月", "二十一天", "两千一")
    ]
    assert values == ["2000", "1500", "21", "2100"]
