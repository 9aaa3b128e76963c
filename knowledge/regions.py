"""Divisions of Wenzhou and places elsewhere, found in a text under any of their everyday names."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from knowledge.divisions import (
    Region,
    RegionKind,
    all_regions,
    ancestors,
    counties,
    county_of,
    covered_parts,
    covers,
    former_parents,
    other_counties,
    region,
)
from knowledge.elsewhere import ends_elsewhere, find_elsewhere, is_abroad
from knowledge.place_names import Names, PlaceName, RegionMention, by_first_two, scan
from knowledge.vocabulary import load_yaml
from knowledge.vocabulary.patterns import any_of

__all__ = [
    "Region",
    "RegionKind",
    "RegionMention",
    "all_regions",
    "ancestors",
    "counties",
    "county_of",
    "covered_parts",
    "covers",
    "find_foreign_places",
    "find_regions",
    "is_abroad",
    "other_counties",
    "region",
]

# 瑞安市塘下镇, 瑞安 塘下, 瑞安那边的塘下
_INWARD = re.compile(r"\s?(?:[市县区]?的?|[那这][边里]的?|下面的?|管的)\s?")
# 灵昆街道属于洞头
_OUTWARD = re.compile(r"(?:是|属|归|在)?(?:属于|隶属于?|属|归|在|是)(?:温州市?的?)?")
# 乐清的市区, 瑞安那边的经开区
_OF = re.compile(r"的?|[那这]边的?")


def find_regions(text: str, *, spoken: bool = False) -> list[RegionMention]:
    """Return the divisions of Wenzhou that `text` names, in order, each as its most specific part.

    瑞安市塘下镇 is one mention of 塘下镇; 洞头、灵昆 are two. With `spoken` also under the names that only
    people use (县里, 老城区, 永强), which in an official text would mean something else.
    """
    return list(_found(text, spoken))


def find_foreign_places(text: str) -> list[RegionMention]:
    """Return the places outside Wenzhou that `text` names, no street names; G市 and 某县 are some."""
    return list(_foreign(text))


@functools.lru_cache(maxsize=256)
def _foreign(text: str) -> tuple[RegionMention, ...]:
    return tuple(find_elsewhere(text, ((mention.start, mention.end) for mention in _found(text, False))))


@functools.lru_cache(maxsize=256)
def _found(text: str, spoken: bool) -> tuple[RegionMention, ...]:
    mentions: list[RegionMention] = []
    for mention, name in scan(text, _names(spoken)):
        if name.loose and ends_elsewhere(text[: mention.start]):
            continue
        if name.bare and _is_person(mention, text):
            continue
        last = mentions[-1] if mentions else None
        merged = _merge(last, mention, name, text) if last else None
        if merged:
            mentions[-1] = merged
        elif not name.needs_county:
            mentions.append(mention)
    return tuple(mentions)


def _is_person(mention: RegionMention, text: str) -> bool:
    """Tell whether a short name of a county is rather the given name of a person: 王文成."""
    if mention.name not in counties() or text[mention.end : mention.end + 1] in set("县市区的镇那这"):
        return False
    return _surname().search(text[: mention.start][-2:]) is not None


@functools.lru_cache(maxsize=1)
def _surname() -> re.Pattern[str]:
    surnames = load_yaml("regions.yml")["surnames"]
    return re.compile(rf"(?:^|[叫给找是与和跟向被姓让请问，。、：:\s])[{surnames}]$")


def _merge(first: RegionMention, second: RegionMention, name: PlaceName, text: str) -> RegionMention | None:
    """Return both mentions as one when one lies in the other and only a joining word is between."""
    if name.needs_county and first.name == "温州市":
        return None
    gap = text[first.end : second.start]
    lies_in = (*ancestors(second.name), *former_parents(second.name), second.name)
    if first.name in lies_in and _INWARD.fullmatch(gap):
        return replace(second, start=first.start, text=text[first.start : second.end])
    if name.loose and first.name in counties() and _OF.fullmatch(gap):
        return replace(first, end=second.end, text=text[first.start : second.end])
    if second.name in ancestors(first.name) and _OUTWARD.fullmatch(gap):
        return replace(first, end=second.end, text=text[first.start : second.end])
    return None


@functools.lru_cache(maxsize=2)
def _names(spoken: bool) -> Names:
    content = load_yaml("regions.yml")
    by_text: dict[str, PlaceName] = {}
    for entry in all_regions().values():
        if entry.name in content["spoken_names"] and not spoken:
            continue
        for spelling in (entry.name, *entry.aliases, *_short_spellings(entry)):
            by_text.setdefault(spelling, _place_name(spelling, entry))
    if spoken:
        for name, spellings in content["spoken"].items():
            for spelling in spellings:
                by_text[spelling] = _place_name(spelling, region(name))
        for entry in all_regions().values():
            for spelling in _mistaken_endings(entry):
                by_text.setdefault(spelling, _place_name(spelling, entry))
    return by_first_two(by_text)


def _place_name(spelling: str, entry: Region) -> PlaceName:
    content = load_yaml("regions.yml")
    after = content["not_before"].get(spelling)
    return PlaceName(
        text=spelling,
        name=entry.name,
        needs_county=spelling in content["ambiguous"] or (entry.former and spelling != entry.name),
        loose=spelling in content["loose"],
        bare=spelling == entry.short_name,
        before=tuple(content["not_after"].get(spelling, ())),
        after=any_of(after) if after else None,
    )


def _short_spellings(entry: Region) -> tuple[str, ...]:
    if entry.kind is not RegionKind.TOWNSHIP:
        return ()
    if "畲族" in entry.name:
        return entry.name.replace("畲族", ""), entry.short_name
    return (entry.short_name,)


def _mistaken_endings(entry: Region) -> tuple[str, ...]:
    """Return what people call a street that was a town, and the other way round: 瓯北镇, 塘下街道."""
    if entry.kind is not RegionKind.TOWNSHIP:
        return ()
    return tuple(f"{entry.short_name}{ending}" for ending in ("镇", "街道", "乡"))
