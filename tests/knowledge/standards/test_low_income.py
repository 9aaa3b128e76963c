from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from knowledge.records import Measure, Topic, Validity
from tests.knowledge.issues import issue, notice, shipped_standards, standards_of


def test_the_standard_of_each_county_with_the_previous_one() -> None:
    found = [s for s in shipped_standards() if s.measure is Measure.SUBSISTENCE]

    assert [(s.regions, s.previous_amount, s.amount) for s in found] == [
        (("乐清市",), Decimal("737"), Decimal("804")),
        (("瑞安市",), Decimal("720"), Decimal("804")),
        (("永嘉县", "文成县", "平阳县", "泰顺县", "苍南县", "龙港市"), Decimal("664"), Decimal("804")),
    ]
    assert {(s.topic, s.subject, s.unit, s.excluded_regions) for s in found} == {
        (Topic.LOW_INCOME, "城乡居民最低生活保障标准", "元/人·月", ())
    }


def test_it_is_backdated_and_cited_as_printed() -> None:
    (found,) = [
        s for s in shipped_standards() if s.regions == ("乐清市",) and s.measure is Measure.SUBSISTENCE
    ]

    # signed on 2019-12-09, in force from 2019-10-01
    assert found.validity == Validity(effective_from=date(2019, 10, 1))
    assert found.citation.signed_date == date(2019, 12, 9)
    assert (found.citation.document_number, found.citation.page) == ("温政发〔2019〕16号", 3)
    assert found.citation.quote == (
        "调整标准如下：乐清市城乡居民最低生活保障标准从737元/人·月调整到804元/人·月；"
        "瑞安市城乡居民最低生活保障标准从720元/人·月调整到804元/人·月；"
        "永嘉县、文成县、平阳县、泰顺县、苍南县、龙港市城乡居民最低生活保障标准从664元/人·月调整到804元/人·月。"
    )


@pytest.mark.parametrize(
    ("sentence", "regions", "subject", "before", "after"),
    [
        ("鹿城区、瓯海区城乡居民最低生活保障标准由每人每月810元提高到每人每月886元。", ("鹿城区", "瓯海区"), "城乡居民最低生活保障标准", "810", "886"),
        ("瑞安市农村居民最低生活保障标准从720.5元/人•月提高至1,010元/人•月。", ("瑞安市",), "农村居民最低生活保障标准", "720.5", "1010"),
        ("洞头区最低生活保障标准从700元调整为810元。", ("洞头区",), "最低生活保障标准", "700", "810"),
    ],
)  # fmt: skip
def test_other_places_amounts_and_verbs_are_read_by_the_same_rule(
    sentence: str, regions: tuple[str, ...], subject: str, before: str, after: str
) -> None:
    page = notice(
        "关于提高最低生活保障标准的通知",
        f"提高后的标准如下：{sentence}",
        "上述标准自2021年7月1日起执行。",
        number="温政发〔2021〕9号",
        signed="2021年6月30日",
    )

    (found,) = standards_of(issue(page))

    assert (found.regions, found.subject, found.unit) == (regions, subject, "元/人·月")
    assert (found.previous_amount, found.amount) == (Decimal(before), Decimal(after))
    assert found.validity.effective_from == date(2021, 7, 1)


def test_a_document_with_another_title_gives_none() -> None:
    page = notice(
        "关于春节慰问的通知",
        "乐清市城乡居民最低生活保障标准从737元/人·月调整到804元/人·月。",
        number="温政发〔2021〕9号",
        signed="2021年6月30日",
    )

    assert standards_of(issue(page)) == []
