"""Subsistence standards (最低生活保障): amount a person a month, by county, with the previous one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw
from knowledge.standards.scope import scope_of
from knowledge.standards.source import SourceText

# 乐清市城乡居民最低生活保障标准从…元/人·月调整到…元/人·月
_ADJUSTED = re.compile(
    r"(?P<regions>[^；;。：:，]+?)(?P<subject>(?:城乡居民|城镇居民|农村居民)?最低生活保障标准)[从由](?:每人每月)?"
    r"(?P<before>\d[\d,.]*)元(?:/人[·.•]?月)?(?:调整|提高)[到至为](?:每人每月)?(?P<after>\d[\d,.]*)元(?:/人[·.•]?月)?"
)


def subsistence_standards(source: SourceText) -> Iterator[Standard]:
    """Yield one record a clause; a clause may name several counties."""
    if "最低生活保障" not in source.document.title:
        return
    for match in _ADJUSTED.finditer(source.text):
        yield draw(
            source,
            match,
            scope_of(match["regions"]),
            topic=Topic.LOW_INCOME,
            measure=Measure.SUBSISTENCE,
            subject=match["subject"],
            amount=match["after"],
            unit="元/人·月",
            previous=match["before"],
        )
