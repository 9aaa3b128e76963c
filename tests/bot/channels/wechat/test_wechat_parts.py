from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st

from bot.channels.wechat.parts import parts_of, size

HINT = "〔未完〕"


def joined(parts: list[str]) -> str:
    return "".join(part.removesuffix("\n" + HINT) for part in parts)


def test_what_fits_is_one_message() -> None:
    assert parts_of("甲。\n出处：乙", "1 丙", HINT, 60) == ["甲。\n出处：乙\n1 丙"]
    assert parts_of("甲" * 20, "", HINT, 60) == ["甲" * 20]


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    text = "第一句话在这里。第二句话也在。第三句话还在这里。"
    assert parts_of(text, "", HINT, 55) == [
        f"第一句话在这里。\n{HINT}",
        f"第二句话也在。\n{HINT}",
        "第三句话还在这里。",
    ]


def test_the_source_and_the_choices_stand_in_the_first_message() -> None:
    text = "第一句话在这里。第二句话也在。\n出处：甲"
    parts = parts_of(text, "1 乙", HINT, 63)
    assert parts == [f"第一句话在这里。\n出处：甲\n1 乙\n{HINT}", "第二句话也在。"]


def test_a_source_in_the_middle_stays_with_its_answer() -> None:
    text = "甲甲甲甲甲甲甲甲。\n出处：一一一一\n乙乙乙乙乙乙乙乙。\n出处：二"
    assert joined(parts_of(text, "", HINT, 70)).replace("\n", "").count("出处：一一一一") == 1


@pytest.mark.parametrize(
    "figure",
    [
        "1860元/月",
        "15.2元/小时",
        "温政发〔2015〕58号",
        "2015年11月1日",
        "1,234,567.89",
        "804元/人·月",
        "30%-60%",
    ],
)
@pytest.mark.parametrize("limit", range(60, 90, 3))
def test_no_figure_is_cut(figure: str, limit: int) -> None:
    text = f"没有标点的一长串字里面有{figure}这样的数还有{figure}那样的数一直写下去没有停"
    parts = parts_of(text, "", HINT, limit)
    assert len(parts) > 1
    assert sum(part.count(figure) for part in parts) == 2


@given(st.text(alphabet="甲乙丙。，；\n0123456789.元/月〔〕号😀", max_size=400), st.integers(90, 200))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_no_message_is_too_long(text: str, limit: int) -> None:
    parts = parts_of(text, "", HINT, limit)
    assert [part for part in parts if size(part) > limit] == []
    bare = re.compile(r"\s")
    if not re.search(r"[0-9.元/月号〔〕]{20}", text):
        assert bare.sub("", joined(parts)) == bare.sub("", text)
