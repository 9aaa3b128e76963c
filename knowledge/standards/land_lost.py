"""The guarantee of farmers who lost their land (被征地农民): benefits by tier, allowance, contribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw
from knowledge.standards.scope import Scope, scope_of
from knowledge.standards.source import SourceText

# 决定从2018年7月1日起，调整市区（不含洞头区）被征地农民基本生活保障待遇
_SCOPE = re.compile(r"起，调整(?P<regions>[^，。]*?)被征地农民")
# 基本生活保障金享受标准从一档…元/月、二档…，调整为一档…元/月、二档…
_BENEFIT = re.compile(
    r"(?P<subject>基本生活保障金)享受标准从(?P<before>[^。]*?)，?调整为(?P<after>[^。]*?)。"
)
_TIER = re.compile(r"(?P<tier>[一二三四五]档)(?P<amount>\d[\d.]*)元/月")
# 被征地农民生活补助金享受标准从…元/月调整为…元/月
_PAYMENT = re.compile(
    r"(?P<subject>生活补助金)享受标准从(?P<before>\d[\d.]*)元/月调整为(?P<after>\d[\d.]*)元/月"
)
# 基本生活保障缴费标准不再分档，…，缴费标准为…元
_CONTRIBUTION = re.compile(r"(?P<subject>基本生活保障缴费标准)[^。]*?缴费标准为(?P<after>\d[\d,.]*)元")


def land_lost_standards(source: SourceText) -> Iterator[Standard]:
    """Yield the tiers of the benefit, the living allowance and the one-off contribution."""
    if "被征地农民" not in source.document.title:
        return
    words = _SCOPE.search(source.text)
    scope = scope_of(words["regions"]) if words else scope_of(source.document.title)
    for match in _BENEFIT.finditer(source.text):
        before = {tier["tier"]: tier["amount"] for tier in _TIER.finditer(match["before"])}
        for tier in _TIER.finditer(match["after"]):
            previous = before.get(tier["tier"])
            yield _standard(
                source, match, Measure.LAND_LOST_BENEFIT, scope, tier["amount"], previous, tier["tier"]
            )
    for match in _PAYMENT.finditer(source.text):
        yield _standard(source, match, Measure.LAND_LOST_PAYMENT, scope, match["after"], match["before"])
    for match in _CONTRIBUTION.finditer(source.text):
        yield _standard(source, match, Measure.LAND_LOST_CONTRIBUTION, scope, match["after"], unit="元")


def _standard(
    source: SourceText,
    match: re.Match[str],
    measure: Measure,
    scope: Scope,
    amount: str,
    previous: str | None = None,
    tier: str | None = None,
    unit: str = "元/月",
) -> Standard:
    standard = draw(
        source,
        match,
        scope,
        topic=Topic.PENSION,
        measure=measure,
        subject=f"被征地农民{match['subject']}",
        amount=amount,
        unit=unit,
        previous=previous,
    )
    return replace(standard, tier=tier)
