"""Which divisions a standard covers, read from the words in front of its amount."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from knowledge.regions import find_regions

# 全市城乡居民最低生活保障标准
_WHOLE_CITY = re.compile(r"^(?:温州)?全市")
_CITY = "温州市"
# 洞头区（灵昆街道除外）   |   洞头区（不含灵昆街道）
_EXCEPT = re.compile(r"（(?:不含|不包括)?(?P<parts>[^（）]*?)(?:除外)?）")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The divisions that a text names (canonical names), those it takes out, and its own words."""

    regions: tuple[str, ...]
    excluded: tuple[str, ...]
    text: str


def scope_of(text: str) -> Scope:
    """Resolve the regions in `text`, such as 乐清市、瑞安市、洞头区（灵昆街道除外）."""
    excluded: list[str] = []
    kept = text
    for match in _EXCEPT.finditer(text):
        if "除外" in match[0] or "不含" in match[0] or "不包括" in match[0]:
            excluded += _names(match["parts"])
            kept = kept.replace(match[0], "")
    regions = _names(kept) or ([_CITY] if _WHOLE_CITY.match(kept) else [])
    return Scope(regions=tuple(regions), excluded=tuple(excluded), text=text.strip("，、：； "))


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in find_regions(text)))


def amount_of(text: str) -> Decimal:
    """Return the decimal of a figure as printed, thousands commas dropped."""
    return Decimal(text.replace(",", "").replace("，", ""))
