"""Places outside Wenzhou: those of China down to counties, countries, and places made nameless."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.place_names import Names, PlaceName, RegionMention, by_first_two, scan
from knowledge.vocabulary import find_breeds, load_yaml
from knowledge.vocabulary.cutting import placed
from knowledge.vocabulary.patterns import any_of

# G市, A7县, M2区: a place whose name somebody took out
_LETTERED = r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}(?:\d{0,3}[省市县州]|\d{1,3}[区镇])|[a-z](?:省|市(?!场|面)|县))"
# 某市, 某某县, XX县, xx市, ××区, 甲市, 乙县; neither 某小区 nor 某市民
_NAMELESS = (
    r"(?:某{1,3}|[Xx×Ｘ＊*]{2,4}|(?<![A-Za-z0-9])[Xx×](?=[省市县])|[甲乙丙丁])"
    r"(?:省|市(?![民场值级])|县(?!级)|区(?![域间别])|镇|州)"
)
_TAKEN_OUT = re.compile(f"{_LETTERED}|{_NAMELESS}")
# A市的市区, G7县城, 某县城
_ENDS_NAMELESS = re.compile(rf"(?:(?:{_TAKEN_OUT.pattern})的?|[A-Za-z]\d{{0,3}}|[某×])$")
_LONGEST_END = 8
# 杭州的市区, 宁波那边的老城区
_OF = re.compile(r"(?:[那这][边里])?的?$")
# 台州市, 黄岩区: what belongs to a name; neither 义乌市场 nor 金华区别
_ENDING = re.compile(r"省(?!级|内|外|会)|市(?![场民值面政区级])|[县州](?!级)|区(?![别域分间])|自治[区县州]")
# 杭州市余杭区, 江苏省的苏州
_JOINING = re.compile(r"的?")
# 杭州市区 and 苏州高新区 are one word for the dictionary, the place in it is 杭州
_LEVEL = re.compile("[省市县区州]|高新|经开|工业园|新区|开发区|地区|郊区")
# a short name counts where a word begins and ends; longer ones stand for themselves
_SHORT = 2


def find_elsewhere(text: str, taken: Iterable[tuple[int, int]]) -> list[RegionMention]:
    """Return the places outside Wenzhou that `text` names beside the spans `taken`; 杭州余杭 is one, 余杭."""
    named = [mention for mention, _ in scan(text, _names())]
    if named:
        spans = [*taken, *((breed.start, breed.end) for breed in find_breeds(text))]
        free = [mention for mention in named if not any(_overlap(mention, span) for span in spans)]
        named = _whole_words(_joined([_with_ending(mention, text) for mention in free], text), text)
    nameless = [_mention(match) for match in _TAKEN_OUT.finditer(text)]
    return sorted([*named, *nameless], key=lambda mention: mention.start)


def is_abroad(name: str) -> bool:
    """Tell whether a place is a country, a part of the world or a city of another country."""
    return name in _abroad()


def ends_elsewhere(before: str) -> bool:
    """Tell whether `before` ends with a place outside Wenzhou: what 市区 behind it is of."""
    if _ENDS_NAMELESS.search(before[-_LONGEST_END:]):
        return True
    plain = _OF.sub("", before[-_LONGEST_END:])
    return any(
        name.text == end[-size:]
        for end in (plain, re.sub("[省市县州区]$", "", plain))
        for size in (2, 3, 4)
        for name in _names().get(end[-size:][:2], ())
    )


def _whole_words(mentions: Sequence[RegionMention], text: str) -> list[RegionMention]:
    """Return those that are words of their own: 出海口 does not name 海口."""
    if all(len(mention.text) > _SHORT for mention in mentions):
        return list(mentions)
    edges = {edge for _, start, end in placed(text) for edge in (start, end)}
    return [
        mention
        for mention in mentions
        if len(mention.text) > _SHORT
        or (mention.start in edges and (mention.end in edges or _LEVEL.match(text, mention.end)))
    ]


def _with_ending(mention: RegionMention, text: str) -> RegionMention:
    match = _ENDING.match(text, mention.end)
    if match is None or mention.text[-1] in "省市县区":
        return mention
    return replace(mention, end=match.end(), text=text[mention.start : match.end()])


def _joined(mentions: Sequence[RegionMention], text: str) -> list[RegionMention]:
    joined: list[RegionMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and _JOINING.fullmatch(text[last.end : mention.start]):
            joined[-1] = replace(mention, start=last.start, text=text[last.start : mention.end])
        else:
            joined.append(mention)
    return joined


@functools.lru_cache(maxsize=1)
def _names() -> Names:
    content = load_yaml("foreign_places.yml")
    before = tuple(content["not_after"])
    after = any_of(content["not_before"])
    after_abroad = any_of((*content["not_before"], *content["not_before_abroad"]))
    names: dict[str, PlaceName] = {}
    for field, ending in (("provinces", after), ("cities", after), ("counties", after), ("whole", after)):
        for name in content[field]:
            names.setdefault(name, PlaceName(text=name, name=name, bare=True, before=before, after=ending))
    for name in (*content["countries"], *content["abroad"]):
        names.setdefault(name, PlaceName(text=name, name=name, bare=True, before=before, after=after_abroad))
    for name, suffix in itertools.product(content["with_suffix"], "市县区"):
        full = f"{name}{suffix}"
        names.setdefault(full, PlaceName(text=full, name=name, before=before, after=after))
    return by_first_two(names)


@functools.lru_cache(maxsize=1)
def _abroad() -> frozenset[str]:
    content = load_yaml("foreign_places.yml")
    return frozenset((*content["countries"], *content["abroad"]))


def _mention(match: re.Match[str]) -> RegionMention:
    return RegionMention(name=match[0], start=match.start(), end=match.end(), text=match[0])


def _overlap(mention: RegionMention, span: tuple[int, int]) -> bool:
    return mention.start < span[1] and span[0] < mention.end
