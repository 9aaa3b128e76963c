from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from knowledge.records import Measure, Topic, Validity
from tests.knowledge.issues import issue, notice, shipped_standards, standards_of

MEASURES = (Measure.LAND_LOST_BENEFIT, Measure.LAND_LOST_PAYMENT, Measure.LAND_LOST_CONTRIBUTION)


def test_the_benefit_by_tier_the_allowance_and_the_contribution() -> None:
    found = [s for s in shipped_standards() if s.measure in MEASURES]

    assert [(s.measure, s.subject, s.tier, s.previous_amount, s.amount, s.unit) for s in found] == [
        (MEASURES[0], "被征地农民基本生活保障金", "一档", Decimal("500"), Decimal("805"), "元/月"),
        (MEASURES[0], "被征地农民基本生活保障金", "二档", Decimal("440"), Decimal("685"), "元/月"),
        (MEASURES[0], "被征地农民基本生活保障金", "三档", Decimal("340"), Decimal("535"), "元/月"),
        (MEASURES[1], "被征地农民生活补助金", None, Decimal("110"), Decimal("160"), "元/月"),
        (MEASURES[2], "被征地农民基本生活保障缴费标准", None, None, Decimal("120750"), "元"),
    ]
    assert {(s.topic, s.regions, s.excluded_regions, s.region_text) for s in found} == {
        (Topic.PENSION, ("市区",), ("洞头区",), "市区（不含洞头区）")
    }
    assert {(s.citation.document_number, s.citation.page) for s in found} == {("温人社发〔2018〕118号", 35)}
    assert all(s.validity == Validity(effective_from=date(2018, 7, 1)) for s in found)


@pytest.mark.parametrize(
    ("measure", "quote", "lines"),
    [
        (
            Measure.LAND_LOST_PAYMENT,
            "被征地农民生活补助金享受标准从110元/月调整为160元/月。",
            (12012, 12014),
        ),
        (
            Measure.LAND_LOST_CONTRIBUTION,
            "新参加基本生活保障的被征地农民，基本生活保障缴费标准不再分档，统一按805元/月确定，缴费标准为120750元，"
            "其中60周岁以上人员的缴费优惠政策继续按原有办法执行。",
            (12016, 12018, 12020, 12022, 12024),
        ),
    ],
)
def test_each_quotes_its_own_sentence(measure: Measure, quote: str, lines: tuple[int, ...]) -> None:
    (found,) = [s for s in shipped_standards() if s.measure is measure]

    assert (found.citation.quote, found.citation.lines) == (quote, lines)


def test_other_tiers_and_amounts_are_read_by_the_same_rules() -> None:
    page = notice(
        "关于调整乐清市被征地农民基本生活保障待遇的通知",
        "决定从2021年5月1日起，调整乐清市被征地农民基本生活保障待遇。",
        "基本生活保障金享受标准从一档700元/月、四档300元/月，调整为一档910.5元/月、二档800元/月、四档420元/月。",
        "被征地农民生活补助金享受标准从160元/月调整为205元/月。基本生活保障缴费标准统一确定，缴费标准为136,575元。",
        number="温人社发〔2021〕20号",
        signed="2021年4月12日",
        issuer="温州市人力资源和社会保障局",
    )

    found = standards_of(issue(page))

    assert [(s.measure, s.tier, s.previous_amount, s.amount) for s in found] == [
        (MEASURES[0], "一档", Decimal("700"), Decimal("910.5")),
        (MEASURES[0], "二档", None, Decimal("800")),
        (MEASURES[0], "四档", Decimal("300"), Decimal("420")),
        (MEASURES[1], None, Decimal("160"), Decimal("205")),
        (MEASURES[2], None, None, Decimal("136575")),
    ]
    assert {(s.regions, s.excluded_regions) for s in found} == {(("乐清市",), ())}


def test_a_text_about_other_people_gives_none() -> None:
    page = notice(
        "关于调整失业人员生活补助的通知",
        "被征地农民生活补助金享受标准从160元/月调整为205元/月。",
        number="温人社发〔2021〕20号",
        signed="2021年4月12日",
    )

    assert standards_of(issue(page)) == []
