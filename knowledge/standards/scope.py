"""Which divisions a standard covers, read from the words in front of its amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from knowledge.regions import RegionKind, other_counties
from knowledge.standards.homes import WENZHOU, Home
from knowledge.standards.places import OTHER, WHOLE, known_regions

_TIER = "市区"
# 洞头区（灵昆街道除外）   |   洞头区（不含灵昆街道）   |   市区（除洞头区外）
_EXCEPT = re.compile(r"（(?P<parts>[^（）]*)）")
_LESS = re.compile(r"不含|不包括|除外|^除")
# 除洞头区外的市区   |   市区，不含洞头区
_EXCEPT_BARE = re.compile(
    r"除(?P<before>[^（），；。]*?)(?:以外|之?外)的?|[，,]?(?:不含|不包括)(?P<after>[^（），；。]*)"
)
# 县（市、区）: the parentheses are part of a word
_WORD = re.compile(r"县（市、?区）|县（市）区?|市（县）|区（县、?市）")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The divisions that a text names (canonical names), those it takes out, and its own words."""

    regions: tuple[str, ...]
    excluded: tuple[str, ...]
    text: str


def scope_of(text: str, home: Home = WENZHOU) -> Scope:
    """Resolve the regions in `text`, such as 乐清市、瑞安市、洞头区（灵昆街道除外）.

    A text of another city keeps its words alone: its 市区 is none of Wenzhou's.
    """
    words = re.sub(r"^[我本]市(?=市区|市本级)", "", text.strip("，、：； "))
    if not home.local:
        return Scope(regions=(), excluded=(), text=home.name if WHOLE.fullmatch(words) else words)
    kept, excluded = _without(_WORD.sub("　", words))
    regions = _names(kept)
    if not home.is_city and _TIER in regions:
        return Scope(regions=(), excluded=(), text=words)
    if not regions and WHOLE.search(words):
        regions = [home.name]
    return Scope(regions=tuple(regions), excluded=tuple(excluded), text=words)


def scopes_of(texts: Sequence[str], home: Home, day: date | None) -> list[Scope]:
    """Resolve the regions of texts that stand together: 其他县（市） are those that no other one names."""
    scopes = [scope_of(text, home) for text in texts]
    if not home.is_city:
        return scopes
    named = tuple(dict.fromkeys(name for scope in scopes for name in (*scope.regions, *scope.excluded)))
    return [_completed(scope, named, day) for scope in scopes]


def _completed(scope: Scope, named: tuple[str, ...], day: date | None) -> Scope:
    other = OTHER.search(scope.text)
    if other is None or not (named or other[0].startswith("各")):
        return scope
    rest = other_counties(named, _kinds(other["kinds"]), day)
    return replace(scope, regions=tuple(dict.fromkeys((*scope.regions, *rest))))


def _kinds(words: str) -> frozenset[RegionKind]:
    """Return the kinds of division that 县（市、区） and the like mean."""
    everything = frozenset({RegionKind.DISTRICT, RegionKind.CITY, RegionKind.COUNTY})
    if "区" in words or "各地" in words:
        return everything
    return everything - {RegionKind.DISTRICT} if "市" in words else frozenset({RegionKind.COUNTY})


def _without(text: str) -> tuple[str, list[str]]:
    """Return the text without what it takes out, and the divisions taken out."""
    excluded: list[str] = []
    kept = text
    for match in _EXCEPT.finditer(text):
        if _LESS.search(match["parts"]):
            excluded += _names(match["parts"])
            kept = kept.replace(match[0], "")
    for match in _EXCEPT_BARE.finditer(kept):
        excluded += _names(match["before"] or match["after"] or "")
    return _EXCEPT_BARE.sub("", kept), excluded


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in known_regions(text)))


def amount_of(text: str) -> Decimal:
    """Return the decimal of a figure as printed, thousands commas dropped."""
    return Decimal(text.replace(",", "").replace("，", ""))
