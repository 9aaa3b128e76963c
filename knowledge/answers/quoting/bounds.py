"""The bounds that a text names (10人以上, 3000平方米以下): what is said of one is not said of another."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from knowledge.numerals import find_numbers

# 10人以上   |   十个人以上   |   100张床（含）以上   |   1000万元及以下
_UNIT = re.compile(
    r"[个]?(?P<unit>人|户|家|间|张|层|辆|岁|周岁|[万亿]?元|平方米|平米|平方|公里|公斤|吨|米|亩|名|年|天|个月)"
    r"[^，。；：、\d]{0,2}?(?:及|[（(]含[）)])?(?P<way>以上|以下|以内)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A figure with its unit, from which on (以上) or up to which (以下, 以内) something is said."""

    figure: Decimal
    unit: str
    way: str

    @property
    def kind(self) -> tuple[str, str]:
        """Return what it shares with the other bounds of its scale."""
        return self.unit, self.way


@functools.lru_cache(maxsize=4096)
def bounds_in(text: str) -> frozenset[Bound]:
    """Return the bounds that a text names."""
    found = ((number, _UNIT.match(text, number.end)) for number in find_numbers(text))
    return frozenset(
        Bound(figure=Decimal(number.value), unit=unit["unit"], way=unit["way"])
        for number, unit in found
        if unit
    )
