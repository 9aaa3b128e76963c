"""Tests of knowledge.regions and knowledge.divisions."""

import itertools
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, strategies as st

from knowledge.errors import VocabularyError
from knowledge.regions import (
    RegionKind,
    all_regions,
    ancestors,
    counties,
    county_of,
    covered_parts,
    covers,
    find_foreign_places,
    find_regions,
    region,
)

URBAN = ("鹿城区", "龙湾区", "瓯海区", "浙南产业集聚区", "灵昆街道")
MIDDLE = ("乐清市", "瑞安市", "洞头区")
RURAL = ("永嘉县", "平阳县", "苍南县", "文成县", "泰顺县")


def test_the_twelve_counties() -> None:
    assert counties() == (
        "鹿城区", "龙湾区", "瓯海区", "洞头区", "瑞安市", "乐清市", "龙港市", "永嘉县", "平阳县", "苍南县", "文成县", "泰顺县",
    )  # fmt: skip


def test_every_short_name_is_of_one_division() -> None:
    names = Counter(entry.short_name for entry in all_regions().values())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("瑞安最低工资", [("瑞安市", "瑞安")]),
        ("瑞安市塘下镇怎么样", [("塘下镇", "瑞安市塘下镇")]),
        ("我在乐清虹桥上班", [("虹桥镇", "乐清虹桥")]),
        ("乐清那边的柳市", [("柳市镇", "乐清那边的柳市")]),
        ("灵昆街道属于洞头，最低", [("灵昆街道", "灵昆街道属于洞头")]),
        ("洞头、灵昆一样吗", [("洞头区", "洞头"), ("灵昆街道", "灵昆")]),
        ("龙湾永中街道小时工", [("永中街道", "龙湾永中街道")]),
        ("洞头区（灵昆街道除外）", [("洞头区", "洞头区"), ("灵昆街道", "灵昆街道")]),
        ("温州市区最低工资", [("市区", "温州市区")]),
        ("乐清市区", [("乐清市", "乐清市区")]),
        ("经开区工资", [("浙南产业集聚区", "经开区")]),
        ("温州经济技术开发区天河街道", [("天河街道", "温州经济技术开发区天河街道")]),
        ("龙港镇和洞头县", [("龙港市", "龙港镇"), ("洞头区", "洞头县")]),
        ("永嘉东瓯街道", [("东瓯街道", "永嘉东瓯街道")]),
        ("瑞安高楼", [("高楼镇", "瑞安高楼")]),
        ("塘下、柳市、鳌江", [("塘下镇", "塘下"), ("柳市镇", "柳市"), ("鳌江镇", "鳌江")]),
        ("瑞安和平阳", [("瑞安市", "瑞安"), ("平阳县", "平阳")]),
        ("高楼火灾", []),
        ("温州状元", [("温州市", "温州")]),
        ("会说温州话的人", []),
        ("瑞安飞云江禁渔期", [("瑞安市", "瑞安")]),
        ("永嘉路", []),
        ("文成公主", []),
        ("城市区域", []),
        ("各县（市、区）", []),
        ("", []),
    ],
)
def test_find_regions(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_regions(text)
    assert [(mention.name, mention.text) for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("杭州的最低工资多少", ["杭州"]),
        ("金华能不能养秋田犬", ["金华"]),
        ("帮我订一张明天去上海的高铁票", ["上海"]),
        ("上海路怎么走", []),
        ("苍南通过验收", []),
        ("出海口、重大理论、确保定期", []),
        ("浙江、全国、省里", []),
        ("瑞安安阳街道", []),
        ("温州最低工资", []),
        ("台州市的低保、武义县的低保", ["台州", "武义"]),
        ("G市和A7县，还有M2区", ["G市", "A7县", "M2区"]),
        ("D类企业坐S1线到2区", []),
    ],
)
def test_find_foreign_places(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_foreign_places(text)] == expected


def test_ancestors_honour_history() -> None:
    assert ancestors("塘下镇") == ("瑞安市", "温州市")
    assert ancestors("天河街道") == ("龙湾区", "浙南产业集聚区", "温州市")
    assert ancestors("龙港市") == ("温州市",)
    assert ancestors("龙港市", date(2019, 9, 24)) == ("苍南县", "温州市")
    assert ancestors("龙港市", date(2019, 9, 25)) == ("温州市",)
    assert ancestors("灵昆街道", date(2014, 1, 1)) == ("龙湾区", "瓯江口产业集聚区", "温州市")
    assert ancestors("杭州市") == ()


def test_county_of() -> None:
    assert [county_of(name) for name in ("塘下镇", "瑞安市", "市区", "温州市")] == [
        "瑞安市",
        "瑞安市",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "urban", "middle", "rural"),
    [
        ("灵昆街道", True, False, False),
        ("元觉街道", False, True, False),
        ("洞头区", False, True, False),
        ("市区", True, False, False),
        ("永中街道", True, False, False),
        ("天河街道", True, False, False),
        ("塘下镇", False, True, False),
        ("桥下镇", False, False, True),
        ("龙港市", False, False, False),
        ("温州市", False, False, False),
    ],
)
def test_covers_follows_the_nearest_statement(name: str, urban: bool, middle: bool, rural: bool) -> None:
    assert (covers(URBAN, (), name), covers(MIDDLE, ("灵昆街道",), name), covers(RURAL, (), name)) == (
        urban,
        middle,
        rural,
    )


def test_covers_uses_the_division_of_the_day() -> None:
    assert covers(RURAL, (), "龙港市", date(2015, 11, 1))
    assert not covers(RURAL, (), "龙港市", date(2020, 1, 1))


def test_tier_covers_its_parts_unless_taken_out() -> None:
    assert covers(("市区",), (), "洞头区")
    assert not covers(("市区",), ("洞头区",), "元觉街道")
    assert covers(("市区",), ("洞头区",), "鹿城区")
    assert not covers(("市区",), (), "瑞安市")


def test_covered_parts_of_a_partly_covered_parent() -> None:
    assert covered_parts(URBAN, (), "洞头区") == ("灵昆街道",)
    assert covered_parts(("乐清市", "瑞安市"), (), "温州市") == ("乐清市", "瑞安市")


def test_region_gives_kind_and_parent_or_says_what_is_wrong() -> None:
    assert (region("虹桥镇").kind, region("虹桥镇").parent) == (RegionKind.TOWNSHIP, "乐清市")
    with pytest.raises(VocabularyError, match="瑞安"):
        region("瑞安")


@given(st.text(alphabet="瑞安市塘下镇洞头灵昆街道属于温州区、的 上海路"))
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_regions(text)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
