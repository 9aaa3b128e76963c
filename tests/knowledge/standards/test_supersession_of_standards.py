from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from knowledge.answers.lookup import in_place, on_day
from knowledge.records import Bulletin, Measure, Standard
from knowledge.standards import supersede
from tests.knowledge.issues import issue, notice, standards_of


def subsistence(number: str, signed: str, since: str, *clauses: str, key: str) -> Bulletin:
    page = notice(
        "关于调整最低生活保障标准的通知",
        f"从{since}起，调整标准如下：{'；'.join(clauses)}。",
        number=number,
        signed=signed,
    )
    return issue(page, key=key)


def clause(places: str, amount: int, people: str = "城乡居民") -> str:
    return f"{places}{people}最低生活保障标准提高到每人每月{amount}元"


def told(standards: list[Standard]) -> list[tuple[str, int, str | None]]:
    """Words for the places, amount, and from when it is replaced by what."""
    return [
        (
            f"{s.region_text}{s.tier or ''}",
            int(s.amount or 0),
            f"{s.validity.superseded_from} {s.validity.superseded_by}"
            if s.validity.superseded_from
            else None,
        )
        for s in standards
    ]


def amount_on(standards: list[Standard], place: str, day: date) -> list[Decimal | None]:
    return [s.amount for s in on_day(in_place(standards, place), day)]


OLD = subsistence(
    "温政发〔2019〕1号", "2019年6月1日", "2019年7月1日", clause("永嘉县、文成县、泰顺县", 701), key="2019-06"
)


def test_a_notice_for_one_county_leaves_the_old_one_in_force_in_the_others() -> None:
    new = subsistence(
        "温政发〔2020〕2号", "2020年6月1日", "2020年7月1日", clause("文成县", 801), key="2020-06"
    )

    found = standards_of(OLD, new)

    assert told(found) == [
        ("永嘉县、泰顺县", 701, None),
        ("文成县", 701, "2020-07-01 温政发〔2020〕2号"),
        ("文成县", 801, None),
    ]
    assert amount_on(found, "永嘉县", date(2021, 1, 1)) == [Decimal(701)]
    assert amount_on(found, "文成县", date(2021, 1, 1)) == [Decimal(801)]
    assert amount_on(found, "文成县", date(2020, 6, 30)) == [Decimal(701)]
    # each part still cites the whole sentence
    assert {s.citation.quote for s in found[:2]} == {found[0].citation.quote}


def test_each_county_is_replaced_by_the_first_notice_that_names_it() -> None:
    second = subsistence(
        "温政发〔2020〕2号", "2020年6月1日", "2020年7月1日", clause("文成县", 801), key="2020-06"
    )
    third = subsistence(
        "温政发〔2021〕3号", "2021年6月1日", "2021年7月1日", clause("文成县、泰顺县", 901), key="2021-06"
    )

    assert told(standards_of(OLD, second, third)) == [
        ("永嘉县", 701, None),
        ("文成县", 701, "2020-07-01 温政发〔2020〕2号"),
        ("泰顺县", 701, "2021-07-01 温政发〔2021〕3号"),
        ("文成县", 801, "2021-07-01 温政发〔2021〕3号"),
        ("文成县、泰顺县", 901, None),
    ]


def test_a_notice_for_the_whole_city_replaces_every_county_at_once() -> None:
    new = subsistence("温政发〔2021〕2号", "2021年6月1日", "2021年7月1日", clause("全市", 901), key="2021-06")

    found = standards_of(OLD, new)

    assert told(found) == [
        ("永嘉县、文成县、泰顺县", 701, "2021-07-01 温政发〔2021〕2号"),
        ("全市", 901, None),
    ]
    assert amount_on(found, "鹿城区", date(2021, 8, 1)) == [Decimal(901)]


def test_a_part_of_the_city_is_taken_out_of_what_held_for_the_whole() -> None:
    old = subsistence("温政发〔2019〕1号", "2019年6月1日", "2019年7月1日", clause("全市", 701), key="2019-06")
    new = subsistence(
        "温政发〔2020〕2号", "2020年6月1日", "2020年7月1日", clause("乐清市", 801), key="2020-06"
    )

    found = standards_of(old, new)

    assert told(found) == [
        ("全市（不含乐清市）", 701, None),
        ("乐清市", 701, "2020-07-01 温政发〔2020〕2号"),
        ("乐清市", 801, None),
    ]
    assert [s.excluded_regions for s in found] == [("乐清市",), (), ()]
    assert amount_on(found, "乐清市", date(2021, 1, 1)) == [Decimal(801)]
    assert amount_on(found, "瑞安市", date(2021, 1, 1)) == [Decimal(701)]


def test_a_list_of_districts_then_市区_alone() -> None:
    old = subsistence(
        "温政发〔2019〕1号", "2019年6月1日", "2019年7月1日", clause("市区（鹿城区、龙湾区、瓯海区）", 701), key="2019-06"
    )  # fmt: skip
    new = subsistence("温政发〔2020〕2号", "2020年6月1日", "2020年7月1日", clause("市区", 801), key="2020-06")

    found = standards_of(old, new)

    assert [s.validity.superseded_from for s in found] == [date(2020, 7, 1), None]
    assert amount_on(found, "鹿城区", date(2021, 1, 1)) == [Decimal(801)]
    # the list of its districts did not name this one
    assert in_place(standards_of(old), "洞头区") == []


@pytest.mark.parametrize("reverse", [False, True])
def test_a_later_notice_that_holds_from_an_earlier_day_replaces_from_the_first_day(reverse: bool) -> None:
    ahead = subsistence(
        "温政发〔2019〕9号", "2019年12月1日", "2020年1月1日", clause("文成县", 801), key="2019-12"
    )
    back = subsistence(
        "温政发〔2020〕3号", "2020年3月1日", "2019年10月1日", clause("文成县", 851), key="2020-03"
    )

    found = standards_of(*([back, ahead] if reverse else [ahead, back]))

    assert sorted(told(found), key=lambda row: row[1]) == [
        ("文成县", 801, "2020-01-01 温政发〔2020〕3号"),
        ("文成县", 851, None),
    ]
    assert amount_on(found, "文成县", date(2020, 2, 1)) == [Decimal(851)]


def test_two_steps_of_one_notice_follow_each_other() -> None:
    page = notice(
        "关于调整最低生活保障标准的通知",
        "从2020年1月1日起，全市城乡居民最低生活保障标准提高到每人每月801元。",
        "从2021年1月1日起，全市城乡居民最低生活保障标准提高到每人每月901元。",
        number="温政发〔2019〕9号",
        signed="2019年12月1日",
    )

    assert told(standards_of(issue(page))) == [
        ("全市", 801, "2021-01-01 温政发〔2019〕9号"),
        ("全市", 901, None),
    ]


def test_town_and_country_replace_themselves_and_both_together() -> None:
    apart = subsistence(
        "温政发〔2014〕1号", "2014年6月1日", "2014年7月1日",
        clause("文成县", 501, "城镇居民"), clause("文成县", 351, "农村居民"), key="2014-06",
    )  # fmt: skip
    country = subsistence(
        "温政发〔2015〕2号", "2015年6月1日", "2015年7月1日", clause("文成县", 401, "农村居民"), key="2015-06"
    )
    together = subsistence(
        "温政发〔2016〕3号", "2016年6月1日", "2016年7月1日", clause("文成县", 601), key="2016-06"
    )

    assert told(standards_of(apart, country, together)) == [
        ("文成县城镇", 501, "2016-07-01 温政发〔2016〕3号"),
        ("文成县农村", 351, "2015-07-01 温政发〔2015〕2号"),
        ("文成县", 401, "2016-07-01 温政发〔2016〕3号"),
        ("文成县", 601, None),
    ]


def dogs(number: str, signed: str, breeds: str, *, city: str = "温州市", key: str) -> Bulletin:
    page = notice(
        f"{city}公安局关于限养区禁养烈性犬的通告",
        f"烈性犬名录：{breeds}。",
        number=number,
        signed=signed,
        issuer=f"{city}公安局",
    )
    return issue(page, key=key)


def test_a_later_list_of_breeds_replaces_the_whole_earlier_one() -> None:
    old = dogs("温公通〔2020〕1号", "2020年6月1日", "1.藏獒、2.秋田犬、3.拳师犬", key="2020-06")
    new = dogs("温公通〔2025〕2号", "2025年7月1日", "1.藏獒、2.杜宾犬", key="2025-07")

    found = [(s.name, s.validity.superseded_from) for s in standards_of(old, new)]

    assert found == [
        ("藏獒", date(2025, 7, 1)),
        ("秋田犬", date(2025, 7, 1)),
        ("拳师犬", date(2025, 7, 1)),
        ("藏獒", None),
        ("杜宾犬", None),
    ]


@pytest.mark.parametrize(
    ("city", "breeds"),
    [("杭州市", "1.藏獒、2.杜宾犬"), ("温州市", "藏獒、杜宾犬等")],
    ids=["another city", "a list that goes on"],
)
def test_what_is_no_list_of_this_city_replaces_none(city: str, breeds: str) -> None:
    old = dogs("温公通〔2020〕1号", "2020年6月1日", "1.藏獒、2.秋田犬", key="2020-06")
    new = dogs("温公通〔2025〕2号", "2025年7月1日", breeds, city=city, key="2025-07")

    assert [s.validity.superseded_from for s in standards_of(old, new)] == [None, None, None, None]


def test_marking_many_notices_costs_in_proportion_to_their_number() -> None:
    (one,) = standards_of(issue(notice(
        "关于调整最低生活保障标准的通知", f"从2019年7月1日起，{clause('文成县', 701)}。",
        number="温政发〔2019〕1号", signed="2019年6月1日",
    )))  # fmt: skip

    found = supersede([one] * 20_000)

    assert len(found) == 20_000
    assert {s.measure for s in found} == {Measure.SUBSISTENCE}
