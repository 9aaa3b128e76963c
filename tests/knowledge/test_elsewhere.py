"""Places outside Wenzhou, and the names of Wenzhou that only people use."""

import pytest

from knowledge.elsewhere import ends_elsewhere
from knowledge.regions import covers, find_foreign_places, find_regions, is_abroad


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("杭州市余杭区的低保", [("余杭", "杭州市余杭区")]),
        ("广西南宁呢", [("南宁", "广西南宁")]),
        ("黄岩区的低保", [("黄岩", "黄岩区")]),
        ("固始县", [("固始", "固始县")]),
        ("福州鼓楼区", [("鼓楼区", "福州鼓楼区")]),
        ("某某市、XX县、A省B市", [("某某市", "某某市"), ("XX县", "XX县"), ("A省", "A省"), ("B市", "B市")]),
        ("美国和日本的最低工资", [("美国", "美国"), ("日本", "日本")]),
        ("苏州高新区", [("苏州", "苏州")]),
        ("长安街、中山装、鼓楼、中山路、南京东路", []),
        ("北京烤鸭、海南大学、德国牧羊犬、日本料理", []),
        ("出海口、上海地铁站旁、某小区、某市民", [("上海", "上海")]),
        ("温州市区、瑞安县、苍南县城", []),
    ],
)
def test_places_elsewhere(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.name, found.text) for found in find_foreign_places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县里比市里低多少", ["各县", "市区"]),
        ("温州下面的县", ["各县"]),
        ("温州老城区", ["市区"]),
        ("乐清老城区", ["乐清市"]),
        ("瑞安经开区", ["瑞安市"]),
        ("经开区", ["浙南产业集聚区"]),
        ("苍南龙港", ["龙港市"]),
        ("龙湾灵昆", ["灵昆街道"]),
        ("瓯北镇", ["瓯北街道"]),
        ("永强", ["龙湾区"]),
        ("杭州市区和杭州的老城区", []),
        ("G7县城镇", []),
        ("城市里、超市里、各县（市、区）", []),
        ("给王文成寄快递，张瑞安先生", []),
        ("论文成绩、音乐清单", []),
        ("跟江文成县比", ["文成县"]),
    ],
)
def test_names_that_people_use(text: str, expected: list[str]) -> None:
    assert [found.name for found in find_regions(text, spoken=True)] == expected


def test_an_official_text_has_no_spoken_names() -> None:
    assert find_regions("各县、县里、老城区、永强") == []


def test_the_counties_together_are_covered_where_each_is() -> None:
    five = ("永嘉县", "平阳县", "苍南县", "文成县", "泰顺县")
    assert covers(five, (), "各县")
    assert not covers(five[:4], (), "各县")
    assert not covers(("市区",), (), "各县")


def test_what_stands_before_a_common_noun() -> None:
    assert [ends_elsewhere(before) for before in ("我在杭州", "宁波那边的", "A市", "杭州和", "我在", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_countries_are_abroad() -> None:
    assert [is_abroad(name) for name in ("美国", "东京", "杭州")] == [True, True, False]
