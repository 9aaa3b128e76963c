"""Basic pensions and old-age allowances of residents, each with its own day of effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.dates import parse_date
from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw
from knowledge.standards.scope import Scope, scope_of
from knowledge.standards.source import SourceText

_DATE = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
# 自2018年7月1日起，温州市区城乡居民基本养老保险基础养老金标准由每人每月…元调整为…元
_BASIC = re.compile(
    rf"[自从](?P<day>{_DATE})起，(?P<regions>[^，。]*?)(?P<subject>城乡居民[^，。]*?基础养老金)(?:最低)?标准"
    r"[从由](?:每人每月)?(?P<before>\d[\d.]*)元(?:/月)?(?:调整|提高)[到至为](?:每人每月)?(?P<after>\d[\d.]*)元"
)
# 年满80周岁（不含…）老年人的高龄补贴从2018年4月1日起调整为每人每月…元
_ALLOWANCE = re.compile(
    rf"(?P<who>[^。；，]*?年满(?P<age>\d+)周岁(?:（[^）]*）)?[^。；，]*?)的?(?P<subject>高龄(?:补贴|津贴))[自从](?P<day>{_DATE})起"
    r"(?:调整|提高)[到至为]每人每月(?P<after>\d[\d.]*)元"
)


def pensions(source: SourceText) -> Iterator[Standard]:
    """Yield the basic pension and the old-age allowance that a notice sets."""
    scope = Scope(regions=(), excluded=(), text="")
    for match in _BASIC.finditer(source.text):
        scope = scope_of(match["regions"])
        yield _standard(source, match, Measure.BASIC_PENSION, scope)
    for match in _ALLOWANCE.finditer(source.text):
        allowance = _standard(source, match, Measure.OLD_AGE_ALLOWANCE, scope)
        yield replace(allowance, minimum_age=int(match["age"]), condition=match["who"])


def _standard(source: SourceText, match: re.Match[str], measure: Measure, scope: Scope) -> Standard:
    standard = draw(
        source,
        match,
        scope,
        topic=Topic.PENSION,
        measure=measure,
        subject=match["subject"],
        amount=match["after"],
        unit="元/月",
        previous=match.groupdict().get("before"),
    )
    validity = replace(source.document.validity, effective_from=parse_date(match["day"]))
    return replace(standard, validity=validity)
