"""Subsistence standards (最低生活保障) by county, with those of the destitute set by the same notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from knowledge.records import Bound, Measure, Standard, Topic
from knowledge.standards.benefits import Benefit, benefits, whole_scope
from knowledge.standards.drawing import draw, effective
from knowledge.standards.figures import Period
from knowledge.standards.homes import home_of
from knowledge.standards.scope import scopes_of
from knowledge.standards.source import SourceText
from knowledge.standards.tabled import cells

_SUBJECTS = {
    # 乐清市城乡居民最低生活保障标准   |   城市低保月标准   |   城镇和农村居民最低生活保障标准
    "subsistence": re.compile(
        r"(?:(?:城镇|城市|农村)(?:居民)?[、和与及])?(?:城乡居民|城镇居民|农村居民|城市居民|城乡|城镇|农村|城市)?"
        r"(?:最低生活保障|低保)(?:金|月|年|补助)*(?:最低)?标准"
    ),
    # 特困人员基本生活标准   |   城市特困人员供养标准
    "destitute": re.compile(
        r"(?:城乡|城市|农村)?特困(?:供养)?人员(?:救助)?(?:供养)?(?:基本生活)?(?:费)?标准"
    ),
    # 特困人员照料护理标准
    "care": re.compile(r"(?:城乡|城市|农村)?特困(?:供养)?人员照料护理(?:费)?标准"),
}
_COLUMNS = {
    # 城镇居民最低生活保障标准（元/月）
    "城镇": re.compile(r"^(?!.*(?:农村|特困))(?=.*(?:城镇|城市)).*标准"),
    "农村": re.compile(r"^(?!.*(?:城镇|城市|特困))(?=.*农村).*标准"),
    # 调整后标准   |   低保标准   |   最低生活保障标准（元/月）
    "城乡": re.compile(
        r"^(?!.*(?:城镇|城市|农村|特困|照料|护理|边缘|增加|提高|增幅)).*(?:最低生活保障|低保|城乡|标准)"
    ),
    # 特困人员基本生活标准
    "destitute": re.compile(r"^(?!.*(?:照料|护理)).*特困.*标准"),
}
# 关于调整最低生活保障标准的通知   |   关于提高社会救助有关标准的通知
_TITLE = re.compile(r"最低生活保障|低保|特困人员|(?:社会救助|困难群众)[^，。]{0,12}标准")
_NAMES = {"destitute": "特困人员基本生活标准", "care": "特困人员照料护理标准"}
_BOTH = "最低生活保障标准"
# 城镇居民最低生活保障标准
_TOWN = re.compile(r"^(?:城镇|城市)")
_COUNTRY = re.compile(r"^农村")
# 最低生活保障边缘家庭的认定标准为家庭月人均收入低于当地最低生活保障标准的…倍   |   …的…%
_BORDERLINE = re.compile(
    r"(?:最低生活保障|低保)边缘(?:家庭|户|人员)[^。；]*?(?:最低生活保障|低保)标准的?"
    r"(?P<amount>\d+(?:\.\d+)?)(?P<unit>倍|[%％])"
)


def subsistence_standards(source: SourceText) -> Iterator[Standard]:
    """Yield one record a clause; a clause may name several counties, a notice town and country apart."""
    if not _TITLE.search(source.document.title):
        return
    found = list(benefits(source, _SUBJECTS))
    apart = {"城镇", "农村"} <= {_people(benefit) for benefit in found}
    for benefit in found:
        yield _standard(source, benefit, apart)
    if not found:
        yield from _in_table(source)
    for match in _BORDERLINE.finditer(source.text):
        yield _borderline(source, match)


def _in_table(source: SourceText) -> Iterator[Standard]:
    """Yield the subsistence standards of a table of counties; none where a place is not known."""
    found = cells(source, _COLUMNS)
    home = home_of(source.bulletin, source.document)
    scopes = scopes_of([cell.places for cell in found], home, effective(source, None))
    if home.local and not all(scope.regions for scope in scopes):
        return
    several = {"城镇", "农村"} <= {cell.key for cell in found}
    for cell, scope in zip(found, scopes, strict=True):
        destitute = cell.key == "destitute"
        standard = draw(
            source,
            cell.span,
            scope,
            topic=Topic.LOW_INCOME,
            measure=Measure.PROVISION if destitute else Measure.SUBSISTENCE,
            subject=_NAMES[cell.key] if destitute else _BOTH,
            amount=cell.number,
            unit="元/人·年" if "年" in cell.header else "元/人·月",
            previous=cell.previous,
        )
        yield replace(standard, tier=cell.key if several and not destitute else None)


def _standard(source: SourceText, benefit: Benefit, apart: bool) -> Standard:
    """Return the record of a benefit; `apart` when the notice sets town and country apart."""
    subsistence = benefit.reading.subject == "subsistence"
    standard = benefit.standard(
        source,
        topic=Topic.LOW_INCOME,
        measure=Measure.SUBSISTENCE if subsistence else Measure.PROVISION,
        subject=benefit.reading.words if subsistence else _NAMES[benefit.reading.subject],
        unit="元/人·年" if benefit.reading.statement.period is Period.YEAR else "元/人·月",
    )
    if not subsistence:
        return replace(standard, tier=benefit.label)
    people = _people(benefit)
    return replace(standard, subject=_BOTH, tier=people) if apart and people else standard


def _people(benefit: Benefit) -> str | None:
    """Return 城镇 or 农村 where a standard is for these alone."""
    words = benefit.label or benefit.reading.words
    if _COUNTRY.match(words):
        return "农村"
    return "城镇" if _TOWN.match(words) else None


def _borderline(source: SourceText, match: re.Match[str]) -> Standard:
    standard = draw(
        source,
        match.span(),
        whole_scope(source),
        topic=Topic.LOW_INCOME,
        measure=Measure.PROVISION,
        subject="最低生活保障边缘家庭认定标准",
        unit=match["unit"],
    )
    value = f"{match['amount']}{match['unit']}"
    return replace(standard, amount=Decimal(match["amount"]), value=value, bound=Bound.EXACT)
