"""Which places a notice puts into which of its tiers: 乐清市、瑞安市执行第二档标准; 第一档适用于市区."""

from __future__ import annotations

import re

from knowledge.standards.figures import LABEL
from knowledge.standards.homes import Home
from knowledge.standards.places import Phrase, phrases

_RANKS = {character: rank for rank, character in enumerate("一二三四五六", 1)}
# 乐清市、瑞安市执行第二档标准   |   乐清市为二类地区
_PLACE_FIRST = re.compile(
    rf"(?:的|均|统一|分别)?(?:执行|适用|实行|属于?|列入|划为|定为|按照?|为|是)(?:最低工资)?(?P<label>{LABEL})(?!\d)"
)
# 第一档适用于市区   |   一类地区包括鹿城区   |   第一档：市区
_TIER_FIRST = re.compile(
    rf"(?P<label>{LABEL})(?:标准|地区|区域)?(?:的?适用(?:范围|区域|地区)?)?(?:适用于?|包括|为|是|[：:])*$"
)


def rank_of(label: str) -> int | None:
    """Return the place of a tier by its name: 2 for 第二档."""
    return next((_RANKS[character] for character in label if character in _RANKS), None)


def tier_places(text: str, home: Home) -> dict[int, str]:
    """Return the words for the places of each tier that sentences of their own say; none if two differ."""
    found: dict[int, str] = {}
    position = 0
    for place in phrases(text, home):
        rank = _rank(text, place, position)
        position = place.end
        if rank is None or place.whole:
            continue
        if found.get(rank, place.text) != place.text:
            return {}
        found[rank] = place.text
    return found


def _rank(text: str, place: Phrase, since: int) -> int | None:
    """Return the tier named right behind a place, else the one right before it."""
    behind = _PLACE_FIRST.match(text, place.end)
    if behind:
        return rank_of(behind["label"])
    before = _TIER_FIRST.search(text[since : place.start])
    return rank_of(before["label"]) if before else None
