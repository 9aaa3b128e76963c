"""Names of places as they stand in a text: one spelling each, found from left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.vocabulary.pairs import ByBeginning

# 永嘉路, 瓯海大道, 南京东路: a street, not the place; 街道, 街头 and 路段 do not make a street
_STREET_AFTER = re.compile(r"[东西南北中一二三]?(?:大道|路(?![段边上])|街(?![道头上边])|巷|弄)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMention:
    """A place found in a text: canonical `name`; `text` is `source[start:end]` as written."""

    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One spelling of a place and what must not stand beside it.

    `needs_county`: it is the place only behind its county. `bare`: a name without 市, 县 or 镇, which also
    streets have. `loose`: a common noun (市区, 经开区, 县里) that belongs to the place in front of it.
    `after` and `before` are the neighbours that make another word of it.
    """

    text: str
    name: str
    needs_county: bool = False
    loose: bool = False
    bare: bool = False
    before: tuple[str, ...] = ()
    after: re.Pattern[str] | None = None

    def stands_at(self, text: str, start: int) -> bool:
        """Tell whether this spelling stands at `start` and nothing around it makes it another word."""
        if not text.startswith(self.text, start):
            return False
        end = start + len(self.text)
        if self.bare and _STREET_AFTER.match(text, end):
            return False
        if self.after is not None and self.after.match(text, end):
            return False
        return not text.endswith(self.before, 0, start)


Names = ByBeginning[PlaceName]


def by_first_two(names: Mapping[str, PlaceName]) -> Names:
    """Return the spellings by their first two characters, the longest first."""
    grouped: dict[str, list[PlaceName]] = {}
    for name in sorted(names.values(), key=lambda one: (-len(one.text), one.text)):
        grouped.setdefault(name.text[:2], []).append(name)
    return Names({first_two: tuple(group) for first_two, group in grouped.items()})


def scan(text: str, names: Names) -> list[tuple[RegionMention, PlaceName]]:
    """Return the names found from left to right, the longest at each place, without overlap."""
    found: list[tuple[RegionMention, PlaceName]] = []
    end = 0
    for start in names.places_in(text):
        if start < end:
            continue
        name = next((one for one in names[text[start : start + 2]] if one.stands_at(text, start)), None)
        if name is not None:
            end = start + len(name.text)
            found.append((RegionMention(name=name.name, start=start, end=end, text=name.text), name))
    return found
