"""Minimum wages: tiers of regions with a monthly amount, and hourly amounts by position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw
from knowledge.standards.scope import Scope, scope_of
from knowledge.standards.source import SourceText

# 调整后的最低月工资标准分别为：市区（…）…元/月；乐清市、…元/月；…
_MONTHLY = re.compile(r"最低月工资标准[^：。]{0,12}[：:]?(?P<tiers>[^。]*?\d元/月[^。]*)")
_TIER = re.compile(r"(?P<regions>[^；;。]*?)(?P<amount>\d[\d,]*(?:\.\d+)?)元/月")
# 非全日制工作的最低小时工资标准分别调整为…元、…元、…元三档
_HOURLY = re.compile(
    r"最低小时工资标准[^。]{0,10}?[为：](?P<amounts>(?:\d+(?:\.\d+)?元(?:/小时)?[、和及]?)+)"
)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)元")


def minimum_wages(source: SourceText) -> Iterator[Standard]:
    """Yield the monthly standard of each tier, and its hourly one where as many are printed."""
    if "最低工资" not in source.document.title:
        return
    monthly = _MONTHLY.search(source.text)
    if monthly is None:
        return
    tiers = list(_TIER.finditer(monthly["tiers"]))
    scopes = [scope_of(tier["regions"]) for tier in tiers]
    hourly = _HOURLY.search(source.text, monthly.end())
    for position, (tier, scope) in enumerate(zip(tiers, scopes, strict=True), 1):
        yield _standard(source, monthly, Measure.MONTHLY_WAGE, scope, tier["amount"], position)
    amounts = _AMOUNT.findall(hourly["amounts"]) if hourly else []
    if hourly and len(amounts) == len(scopes):
        for position, (amount, scope) in enumerate(zip(amounts, scopes, strict=True), 1):
            yield _standard(source, hourly, Measure.HOURLY_WAGE, scope, amount, position, monthly.start())


def _standard(
    source: SourceText,
    match: re.Match[str],
    measure: Measure,
    scope: Scope,
    amount: str,
    position: int,
    quote_from: int | None = None,
) -> Standard:
    hourly = measure is Measure.HOURLY_WAGE
    standard = draw(
        source,
        match,
        scope,
        topic=Topic.MINIMUM_WAGE,
        measure=measure,
        subject="非全日制工作最低小时工资标准" if hourly else "最低月工资标准",
        amount=amount,
        unit="元/小时" if hourly else "元/月",
        quote_from=quote_from,
    )
    return replace(standard, position=position)
