"""The guarantee of farmers who lost their land (被征地农民): benefits by tier, allowance, contribution."""

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

_SUBJECTS = {
    # 基本生活保障金享受标准   |   基本生活保障待遇标准   |   一档缴费标准为…元，享受标准为…元/月
    "benefit": re.compile(
        r"(?:基本生活保障|养老保障|基本养老生活保障)(?:金|待遇|月)+(?:享受|发放|领取|计发)?(?:标准)?"
        r"|基本生活保障标准|(?:享受|待遇|发放|领取)(?:待遇)?标准"
    ),
    # 被征地农民生活补助金享受标准   |   生活补助费标准
    "payment": re.compile(r"生活补助(?:金|费)?(?:享受)?(?:标准)?"),
    # 基本生活保障缴费标准不再分档，…，缴费标准为…元   |   一次性缴费标准调整为…元
    "contribution": re.compile(r"(?:基本生活保障|一次性)?缴费(?:标准|金额|额)"),
}
_COLUMNS = {
    # 享受标准（元/月）   |   待遇标准（元/月）
    "benefit": re.compile(r"^(?!.*(?:缴费|补助|年)).*(?:享受|待遇|保障金|发放)"),
    # 缴费标准（元）
    "contribution": re.compile(r"^(?!.*[月年]).*缴费"),
}
_MEASURES = {
    "benefit": (Measure.LAND_LOST_BENEFIT, "被征地农民基本生活保障金", "元/月"),
    "payment": (Measure.LAND_LOST_PAYMENT, "被征地农民生活补助金", "元/月"),
    "contribution": (Measure.LAND_LOST_CONTRIBUTION, "被征地农民基本生活保障缴费标准", "元"),
}


def land_lost_standards(source: SourceText) -> Iterator[Standard]:
    """Yield the tiers of the benefit, the living allowance and the contribution."""
    if "被征地农民" not in source.document.title:
        return
    found = list(benefits(source, _SUBJECTS))
    if not found:
        yield from _in_table(source)
    for subject in _SUBJECTS:
        for benefit in found:
            if benefit.reading.subject == subject and _is_paid_so(benefit):
                yield _standard(source, benefit)


def _in_table(source: SourceText) -> Iterator[Standard]:
    """Yield the benefits and contributions of a table of tiers."""
    for cell in tier_cells(source, _COLUMNS):
        measure, subject, unit = _MEASURES[cell.key]
        standard = draw(
            source,
            cell.span,
            whole_scope(source),
            topic=Topic.PENSION,
            measure=measure,
            subject=subject,
            amount=cell.number,
            unit=unit,
            previous=cell.previous,
        )
        yield replace(standard, tier=cell.places)


def _is_paid_so(benefit: Benefit) -> bool:
    """Tell whether a contribution is one sum and a benefit is one by the month."""
    period = benefit.reading.statement.period
    once = benefit.reading.subject == "contribution"
    return period is None if once else period in (None, Period.MONTH)


def _standard(source: SourceText, benefit: Benefit) -> Standard:
    measure, subject, unit = _MEASURES[benefit.reading.subject]
    standard = benefit.standard(source, topic=Topic.PENSION, measure=measure, subject=subject, unit=unit)
    return replace(standard, tier=benefit.label)
