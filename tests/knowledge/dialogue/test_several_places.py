"""A follow-up that names several places is answered for each of them."""

import pytest
from talking import talk

from knowledge.service import KnowledgeBase


@pytest.mark.parametrize("joint", ["和", "跟", "与", "、", "还有", "以及"])
@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("瑞安低保多少", "平阳县、苍南县城乡居民最低生活保障标准是 **804元/人·月**"),
        ("瑞安最低工资多少", "平阳县、苍南县最低月工资标准是 **1530元/月**"),
        ("瑞安小时工多少钱", "平阳县、苍南县非全日制工作最低小时工资标准是 **13.8元/小时**"),
    ],
)
def test_each_place_is_answered(base: KnowledgeBase, joint: str, before: str, said: str) -> None:
    assert said in talk(base, before, f"平阳{joint}苍南呢").answer.sentences[0]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("瑞安最低工资多少", "平阳还有杭州呢", "我只收录温州市的公报，没有杭州的最低工资标准。"),
        ("瑞安低保多少", "乐清以及宁波呢", "我只收录温州市的公报，没有宁波的低保标准。"),
        ("瑞安低保多少", "鹿城跟平阳呢", "收录的公报里没有鹿城区的城乡居民最低生活保障标准。"),
        ("鹿城养老金多少", "龙湾和乐清呢", "收录的公报里没有乐清市的城乡居民基本养老保险基础养老金。"),
        ("平阳和瑞安最低工资哪个高", "苍南和文成呢", "苍南县和文成县的最低月工资标准都是 **1530元/月**"),
        ("平阳和瑞安最低工资哪个高", "苍南和乐清呢", "1660 − 1530 = 130"),
    ],
)
def test_a_place_that_is_not_covered_is_said(base: KnowledgeBase, before: str, after: str, said: str) -> None:
    assert said in "".join(talk(base, before, after).answer.sentences)
