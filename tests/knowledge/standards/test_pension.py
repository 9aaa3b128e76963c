from __future__ import annotations

from datetime import date
from decimal import Decimal

from knowledge.records import Measure, Standard, Topic, Validity
from tests.knowledge.issues import issue, notice, shipped_standards, standards_of


def only(measure: Measure, standards: list[Standard] | tuple[Standard, ...]) -> Standard:
    (found,) = [s for s in standards if s.measure is measure]
    return found


def test_the_basic_pension() -> None:
    found = only(Measure.BASIC_PENSION, shipped_standards())

    assert (found.topic, found.subject) == (Topic.PENSION, "城乡居民基本养老保险基础养老金")
    assert (found.regions, found.excluded_regions, found.region_text) == (("市区",), (), "温州市区")
    assert (found.previous_amount, found.amount, found.unit) == (Decimal("170"), Decimal("190"), "元/月")
    assert found.validity == Validity(effective_from=date(2018, 7, 1))
    assert (found.citation.document_number, found.citation.page) == ("温人社发〔2018〕117号", 34)
    assert found.citation.quote.endswith(
        "经市政府同意，自2018年7月1日起，温州市区城乡居民基本养老保险基础养老金标准由每人每月170元调整为190元。"
    )
    assert found.citation.lines == (11941, 11943, 11945, 11947, 11949)


def test_the_old_age_allowance_has_a_day_of_its_own() -> None:
    found = only(Measure.OLD_AGE_ALLOWANCE, shipped_standards())

    assert (found.subject, found.minimum_age) == ("高龄补贴", 80)
    assert (found.regions, found.region_text) == (("市区",), "温州市区")
    assert (found.previous_amount, found.amount, found.unit) == (None, Decimal("50"), "元/月")
    assert found.validity == Validity(effective_from=date(2018, 4, 1))
    assert (found.citation.document_number, found.citation.page) == ("温人社发〔2018〕117号", 34)
    # the exception stands in the quote
    assert "年满80周岁（不含年满90周岁及以上且已享受政府高龄补贴人员）老年人" in found.citation.quote


LATER = notice(
    "关于提高城乡居民基本养老保险基础养老金标准的通知",
    "经市政府同意，从2020年1月1日起，瑞安市、乐清市城乡居民基本养老保险基础养老金最低标准从每人每月205.5元提高到230元。",
    "年满85周岁老年人的高龄津贴自2020年3月1日起提高至每人每月120元。",
    number="温人社发〔2020〕3号",
    signed="2020年1月6日",
    issuer="温州市人力资源和社会保障局",
)


def test_other_places_amounts_ages_and_verbs_are_read_by_the_same_rules() -> None:
    found = standards_of(issue(LATER, key="2020-01"))

    pension, allowance = only(Measure.BASIC_PENSION, found), only(Measure.OLD_AGE_ALLOWANCE, found)
    assert (pension.regions, pension.previous_amount, pension.amount) == (
        ("瑞安市", "乐清市"),
        Decimal("205.5"),
        Decimal("230"),
    )
    assert pension.validity.effective_from == date(2020, 1, 1)
    assert (allowance.subject, allowance.minimum_age, allowance.amount) == ("高龄津贴", 85, Decimal("120"))
    assert allowance.validity.effective_from == date(2020, 3, 1)


def test_the_pension_of_another_document_is_none() -> None:
    # 2018-06:11849–11909 speaks of pensions and gives no standard
    assert {
        s.citation.document_number for s in shipped_standards() if s.measure is Measure.BASIC_PENSION
    } == {"温人社发〔2018〕117号"}
