"""The divisions that the words of a notice mean, on the day that they hold."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.regions import covers
from knowledge.standards.homes import WENZHOU, Home, home_of_names
from knowledge.standards.scope import scope_of, scopes_of

DAY = date(2021, 8, 1)
YUEQING = Home(name="乐清市", local=True)
HANGZHOU = Home(name="杭州市", local=False)


@pytest.mark.parametrize(
    ("text", "regions", "excluded"),
    [
        ("市区（除洞头区外）", ("市区",), ("洞头区",)),
        ("除洞头区外的市区", ("市区",), ("洞头区",)),
        ("市区，不含洞头区", ("市区",), ("洞头区",)),
        ("市区（鹿城区、瓯海区、洞头区灵昆街道）", ("市区", "鹿城区", "瓯海区", "灵昆街道"), ()),
        ("各县（市、区）", ("温州市",), ()),
        ("我市市区", ("市区",), ()),
        ("我市", ("温州市",), ()),
        ("洞头县", ("洞头区",), ()),
        ("永嘉县瓯北街道", ("瓯北街道",), ()),
        ("温州经济技术开发区", ("浙南产业集聚区",), ()),
        ("温州浙南科创新区", (), ()),
        ("泰顺县城乡居民", ("泰顺县",), ()),
    ],
)
def test_places_in_a_notice_of_the_city(
    text: str, regions: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    found = scope_of(text, WENZHOU)

    assert (found.regions, found.excluded) == (regions, excluded)


@pytest.mark.parametrize(
    ("home", "text", "regions", "words"),
    [
        (YUEQING, "全市", ("乐清市",), "全市"),
        (YUEQING, "市区", (), "市区"),
        (YUEQING, "虹桥镇、柳市镇", ("虹桥镇", "柳市镇"), "虹桥镇、柳市镇"),
        (HANGZHOU, "市区（不含富阳区）", (), "市区（不含富阳区）"),
        (HANGZHOU, "全市", (), "杭州市"),
        (HANGZHOU, "我市市区", (), "市区"),
        (HANGZHOU, "高新区", (), "高新区"),
    ],
)
def test_places_in_a_notice_of_another_place(
    home: Home, text: str, regions: tuple[str, ...], words: str
) -> None:
    found = scope_of(text, home)

    assert (found.regions, found.text) == (regions, words)


REST = ("永嘉县", "平阳县", "苍南县", "文成县", "泰顺县")


@pytest.mark.parametrize(
    ("named", "other", "day", "expected"),
    [
        (("市区", "乐清市、瑞安市"), "其他县（市）", DAY, ("龙港市", *REST)),
        (("市区", "乐清市、瑞安市"), "其余各县（市、区）", DAY, ("龙港市", *REST)),
        (("市区", "乐清市、瑞安市"), "其他县", DAY, REST),
        # 龙港 became a city on 2019-09-25, 洞头 a district on 2015-07-23
        (("市区", "乐清市、瑞安市"), "其他县（市）", date(2018, 1, 1), REST),
        (("市区", "乐清市、瑞安市"), "其他县", date(2012, 1, 1), ("洞头区", *REST)),
        (("市区（鹿城区、龙湾区、瓯海区）", "乐清市、瑞安市"), "其他县（市、区）", DAY, ("洞头区", "龙港市", *REST)),
        (("市区",), "各县（市）", DAY, ("瑞安市", "乐清市", "龙港市", *REST)),
        ((), "各县（市）", DAY, ("瑞安市", "乐清市", "龙港市", *REST)),
        (("市区", "文成县、泰顺县"), "其余县（市）", DAY, ("瑞安市", "乐清市", "龙港市", "永嘉县", "平阳县", "苍南县")),
    ],
)  # fmt: skip
def test_the_others_are_those_that_nobody_named(
    named: tuple[str, ...], other: str, day: date, expected: tuple[str, ...]
) -> None:
    assert scopes_of((*named, other), WENZHOU, day)[-1].regions == expected


@pytest.mark.parametrize(
    ("names", "home"),
    [
        (("温州市人民政府",), WENZHOU),
        (("温州市洞头区人民政府",), Home(name="洞头区", local=True)),
        (("中共温州市委办公室",), WENZHOU),
        (("杭州市临安区人民政府",), Home(name="杭州市临安区", local=False)),
        (("宁波市市场监督管理局",), Home(name="宁波市", local=False)),
        (("浙江省人民政府",), Home(name="浙江省", local=False)),
        (("市民政局", "关于调整市区被征地农民待遇的通知"), None),
        (("市民政局", "温州市民政局关于调整标准的通知"), WENZHOU),
    ],
)
def test_whose_notice_it_is(names: tuple[str, ...], home: Home | None) -> None:
    assert home_of_names(names) == home


@pytest.mark.parametrize(
    ("regions", "place", "day", "expected"),
    [
        (("市区",), "洞头区", DAY, True),
        # 洞头 was a county then
        (("市区",), "洞头区", date(2012, 1, 1), False),
        # a list of the districts means no other district, but the zones that lie in them
        (("市区", "鹿城区", "龙湾区", "瓯海区"), "洞头区", DAY, False),
        (("市区", "鹿城区", "龙湾区", "瓯海区"), "浙南产业集聚区", DAY, True),
        (("苍南县",), "龙港市", date(2018, 1, 1), True),
        (("苍南县",), "龙港市", DAY, False),
        (("温州市",), "虹桥镇", DAY, True),
    ],
)
def test_what_a_standard_for_these_places_covers(
    regions: tuple[str, ...], place: str, day: date, expected: bool
) -> None:
    assert covers(regions, (), place, day) is expected
