"""Basic pensions and old-age allowances of residents, with what the same notice grants beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.benefits import Benefit, benefits, whole_scope
from knowledge.standards.drawing import draw
from knowledge.standards.figures import Period
from knowledge.standards.source import SourceText
from knowledge.standards.tabled import tier_cells

_ALLOWANCE = re.compile(r"(?:高龄|长寿|百岁)(?:老人|老年人)?(?:生活|长寿|保健)*(?:津贴|补贴|补助|保健费)")
_SUBJECTS = {
    # 温州市区城乡居民基本养老保险基础养老金标准
    "basic": re.compile(r"(?:城乡居民|城镇居民|农村居民)?(?:社会|基本)*(?:养老保险)?(?:金)?基础养老金"),
    # 80周岁至89周岁老年人高龄津贴
    "allowance": _ALLOWANCE,
    # 丧葬补助费标准调整为…元
    "funeral": re.compile(r"丧葬(?:补助|抚恤)(?:金|费)?"),
    # 对选择…元档次缴费的，给予缴费补贴…元
    "subsidy": re.compile(r"选择\d+元档次?缴费的，(?:政府)?(?:给予)?(?:的?缴费)?补贴|缴费补贴"),
    # 对重度残疾人，由政府为其代缴养老保险费每人每年…元
    "disabled": re.compile(
        r"重度残疾人[^。；，]{0,8}，?(?:由[^。；，]{1,6})?(?:为其)?代缴(?:城乡居民)?(?:基本)?养老保险费"
    ),
}
# 发放标准（元/月）   |   津贴标准
_COLUMNS = {"allowance": re.compile(r"标准|津贴|补贴|金额")}
_NAMES = {"funeral": "丧葬补助费标准", "subsidy": "缴费补贴", "disabled": "重度残疾人代缴养老保险费"}
_UNITS = {"funeral": "元", "subsidy": "元", "disabled": "元/人·年"}
# 关于调整城乡居民基本养老保险基础养老金和高龄补贴标准的通知
_TITLE = re.compile(r"基础养老金|高龄|长寿|城乡居民(?:社会|基本)*养老保险|百岁老人")
# 选择100元档次缴费的
_GRADE = re.compile(r"\d+元档次?")
# 缴费档次（元/年）200 500 800 政府补贴（元/年）40 80 110: two rows of a table
_GRADES = re.compile(
    r"缴费档次(?:（[^（）]*）)?\s*(?P<grades>\d+(?:\s\d+)+)\s*(?:政府|财政)?(?:缴费)?补贴(?:标准)?(?:（[^（）]*）)?\s*"
    r"(?P<sums>\d+(?:\s\d+)+)(?![\d.])"
)
# 三、年满80周岁的老年人
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])")
# 80周岁至89周岁   |   年满80周岁
_AGE = re.compile(r"\d+")


def pensions(source: SourceText) -> Iterator[Standard]:
    """Yield the basic pension, the allowance of each age, and the grants and subsidies set with them."""
    if not _TITLE.search(source.document.title):
        return
    found = [benefit for benefit in benefits(source, _SUBJECTS) if _is_paid_so(benefit)]
    if not any(benefit.reading.subject == "subsidy" for benefit in found):
        yield from _in_grades(source)
    if not any(benefit.reading.subject == "allowance" for benefit in found):
        yield from _in_table(source)
    ages = {benefit.label for benefit in found if benefit.reading.subject == "allowance"}
    for benefit in found:
        if benefit.reading.subject == "basic":
            yield benefit.standard(
                source,
                topic=Topic.PENSION,
                measure=Measure.BASIC_PENSION,
                subject=benefit.reading.words,
                unit="元/月",
            )
        elif benefit.reading.subject == "allowance":
            yield _allowance(source, benefit, len(ages) > 1)
        else:
            yield _grant(source, benefit)


def _in_table(source: SourceText) -> Iterator[Standard]:
    """Yield the old-age allowances of a table of ages."""
    title = _ALLOWANCE.search(source.document.title)
    for cell in tier_cells(source, _COLUMNS) if title else ():
        standard = draw(
            source,
            cell.span,
            whole_scope(source),
            topic=Topic.PENSION,
            measure=Measure.OLD_AGE_ALLOWANCE,
            subject=title[0] if title else "",
            amount=cell.number,
            unit="元/年" if "年" in cell.header else "元/月",
            previous=cell.previous,
        )
        yield replace(standard, tier=cell.places, minimum_age=_youngest(cell.places), condition=cell.places)


def _in_grades(source: SourceText) -> Iterator[Standard]:
    """Yield the subsidy of each grade of a table with the grades in one row and the sums in the next."""
    match = _GRADES.search(source.text)
    grades, sums = (match["grades"].split(), match["sums"].split()) if match else ([], [])
    if match is None or len(grades) != len(sums):
        return
    for grade, amount in zip(grades, sums, strict=True):
        standard = draw(
            source,
            match.span(),
            whole_scope(source),
            topic=Topic.PENSION,
            measure=Measure.PROVISION,
            subject=_NAMES["subsidy"],
            amount=amount,
            unit=_UNITS["subsidy"],
        )
        yield replace(standard, tier=f"{grade}元档次")


def _youngest(label: str) -> int | None:
    """Return the age from which a label such as 80—89周岁 or 百岁以上 holds."""
    age = _AGE.search(label)
    return int(age[0]) if age else (100 if "百岁" in label else None)


def _is_paid_so(benefit: Benefit) -> bool:
    """Tell whether a pension is one by the month and of no age, an allowance one by the month or year."""
    if benefit.reading.subject not in ("basic", "allowance"):
        return benefit.reading.statement.period is not Period.MONTH
    if benefit.reading.subject == "allowance":
        return benefit.reading.statement.period is not Period.HOUR
    return benefit.reading.statement.period in (None, Period.MONTH) and benefit.label is None


def _allowance(source: SourceText, benefit: Benefit, banded: bool) -> Standard:
    standard = benefit.standard(
        source,
        topic=Topic.PENSION,
        measure=Measure.OLD_AGE_ALLOWANCE,
        subject=benefit.reading.words,
        unit="元/年" if benefit.reading.statement.period is Period.YEAR else "元/月",
    )
    label = benefit.label or ""
    return replace(
        standard,
        tier=label if banded else None,
        minimum_age=_youngest(label),
        condition=_condition(benefit.reading.gap, label),
    )


def _condition(words: str, label: str) -> str:
    """Return who receives it: the clause with its age up to the subject, parentheses kept."""
    who = re.search(rf"[^。；，：]*{re.escape(label)}(?:（[^（）]*）)?(?:以上)?(?:老年人|老人|人员)?", words)
    return _ITEM.sub("", who[0]) if who else label


def _grant(source: SourceText, benefit: Benefit) -> Standard:
    key = benefit.reading.subject
    grade = _GRADE.search(benefit.reading.words)
    standard = benefit.standard(
        source, topic=Topic.PENSION, measure=Measure.PROVISION, subject=_NAMES[key], unit=_UNITS[key]
    )
    return replace(standard, tier=grade[0] if grade else benefit.label)
