from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from knowledge.records import Measure, Standard, Topic, ValidityStatus
from knowledge.standards.scope import Scope, amount_of, scope_of
from knowledge.standards.source import SourceText
from tests.knowledge.issues import (
    issue,
    notice,
    shipped,
    shipped_passages,
    shipped_standards,
    standards_of,
)


def wages(number: str, signed: str, since: str, *amounts: str) -> str:
    places = ("鹿城区、龙湾区", "乐清市、瑞安市", "文成县、泰顺县")
    tiers = "；".join(f"{place}{amount}元/月" for place, amount in zip(places, amounts, strict=False))
    return notice(
        "关于调整全市最低工资标准的通知",
        f"决定从{since}起，调整全市最低工资标准。调整后的最低月工资标准分别为：{tiers}。",
        number=number,
        signed=signed,
    )


def test_the_shipped_issues_give_these_standards_and_no_other() -> None:
    core = [s for s in shipped_standards() if s.topic is not Topic.BULLETIN]

    assert Counter(s.measure for s in core) == {
        Measure.MONTHLY_WAGE: 3,
        Measure.HOURLY_WAGE: 3,
        Measure.BASIC_PENSION: 1,
        Measure.OLD_AGE_ALLOWANCE: 1,
        Measure.LAND_LOST_BENEFIT: 3,
        Measure.LAND_LOST_PAYMENT: 1,
        Measure.LAND_LOST_CONTRIBUTION: 1,
        Measure.SUBSISTENCE: 3,
        Measure.BANNED_BREED: 25,
        Measure.HEIGHT_LIMIT: 1,
    }
    assert not any(s.validity.superseded_from for s in shipped_standards())


def test_every_figure_and_place_of_a_core_standard_stands_in_its_quote() -> None:
    for standard in shipped_standards():
        if standard.topic is Topic.BULLETIN:
            continue
        quote = standard.citation.quote
        for amount in (standard.amount, standard.previous_amount):
            assert amount is None or str(amount) in quote or standard.value
        assert standard.value in quote
        for word in (standard.tier, standard.name):
            assert word is None or word in quote


def chain(standards: list[Standard]) -> list[tuple[Decimal | None, date | None, date | None, str | None]]:
    return [
        (s.amount, s.validity.effective_from, s.validity.superseded_from, s.validity.superseded_by)
        for s in standards
        if "乐清市" in s.regions
    ]


def test_a_later_notice_supersedes_an_earlier_one_from_its_first_day() -> None:
    early = issue(
        wages("温政发〔2015〕58号", "2015年10月23日", "2015年11月1日", "1860", "1660", "1530"), key="2015-10"
    )
    late = issue(
        wages("温政发〔2017〕40号", "2017年11月30日", "2017年12月1日", "2010", "1800", "1660"), key="2017-11"
    )
    last = issue(
        wages("温政发〔2021〕12号", "2021年7月20日", "2021年8月1日", "2280", "2070", "1840"), key="2021-07"
    )
    expected = [
        (Decimal("1660"), date(2015, 11, 1), date(2017, 12, 1), "温政发〔2017〕40号"),
        (Decimal("1800"), date(2017, 12, 1), date(2021, 8, 1), "温政发〔2021〕12号"),
        (Decimal("2070"), date(2021, 8, 1), None, None),
    ]

    assert chain(standards_of(early, late, last)) == expected
    # the order in which issues are read does not matter
    assert chain(standards_of(last, early, late)) == [expected[2], expected[0], expected[1]]


def test_on_the_day_of_change_the_later_one_holds() -> None:
    early = issue(wages("温政发〔2015〕58号", "2015年10月23日", "2015年11月1日", "1860"), key="2015-10")
    late = issue(wages("温政发〔2017〕40号", "2017年11月30日", "2017年12月1日", "2010"), key="2017-11")
    first, second = standards_of(early, late)

    assert first.validity.status(date(2017, 11, 30)) is ValidityStatus.IN_FORCE
    assert first.validity.status(date(2017, 12, 1)) is ValidityStatus.SUPERSEDED
    assert second.validity.status(date(2017, 11, 30)) is ValidityStatus.NOT_YET
    assert second.validity.status(date(2017, 12, 1)) is ValidityStatus.IN_FORCE


def test_another_place_is_not_superseded() -> None:
    early = issue(
        wages("温政发〔2015〕58号", "2015年10月23日", "2015年11月1日", "1860", "1660", "1530"), key="2015-10"
    )
    late = issue(wages("温政发〔2017〕40号", "2017年11月30日", "2017年12月1日", "2010"), key="2017-11")

    found = standards_of(early, late)

    assert [(s.amount, s.validity.superseded_from) for s in found] == [
        (Decimal("1860"), date(2017, 12, 1)),
        (Decimal("1660"), None),
        (Decimal("1530"), None),
        (Decimal("2010"), None),
    ]


@pytest.mark.parametrize(
    ("text", "regions", "excluded"),
    [
        ("乐清市、瑞安市、洞头区（灵昆街道除外）", ("乐清市", "瑞安市", "洞头区"), ("灵昆街道",)),
        ("市区（不含洞头区）", ("市区",), ("洞头区",)),
        ("全市（不包括苍南县、龙港市）", ("温州市",), ("苍南县", "龙港市")),
        ("市区（鹿城区、龙湾区）", ("市区", "鹿城区", "龙湾区"), ()),
        ("永嘉县、永嘉县", ("永嘉县",), ()),
        ("", (), ()),
    ],
)
def test_the_divisions_that_words_name(
    text: str, regions: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    assert scope_of(text) == Scope(regions=regions, excluded=excluded, text=text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("804", Decimal("804")),
        ("15.2", Decimal("15.2")),
        ("120,750", Decimal("120750")),
        ("1，010", Decimal("1010")),
    ],
)
def test_figures_are_read_as_printed(text: str, amount: Decimal) -> None:
    assert amount_of(text) == amount


def source_of(number: str) -> SourceText:
    bulletin, document = next(
        (b, d) for b in shipped().values() for d in b.documents if d.document_number == number
    )
    return SourceText.of(bulletin, document, shipped_passages())


def test_a_citation_takes_the_whole_sentence_and_the_lines_that_hold_it() -> None:
    source = source_of("温政发〔2018〕13号")
    start = source.text.index("有路必养")

    citation = source.cite(start, start + 4)

    # the sentence begins before a page break, the title block and a running header: 2018-06:241–263
    assert citation.quote == (
        "推进农村公路养护常态化，按照要求定期开展农村公路技术状况检测评定，科学制定养护及维修方案，实现有路必养、"
        "养必达标，年度大中修里程占农村公路总里程5%以上，3年共实施农村公路大中修工程2000公里；"
        "完成现有危桥病隧改造，对新发现的四五类危桥病隧，发现一座处置一座。"
    )
    assert citation.lines == (241, 243, 245, 259, 261, 263, 265, 267)
    assert citation.page == 2


def test_a_quote_that_begins_on_the_second_page_of_its_passage_is_cited_with_that_page() -> None:
    source = source_of("温政发〔2018〕13号")
    start = source.text.index("对于日常保洁、绿化等非专业项目")

    assert source.cite(start, start + 5).page == 3
