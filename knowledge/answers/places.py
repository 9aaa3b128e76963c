"""How a place is named in an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.wording import say
from knowledge.records import Standard
from knowledge.regions import county_of, covers


def display(name: str) -> str:
    """Return a place with the county it lies in: 乐清市虹桥镇."""
    county = county_of(name)
    return name if county in (None, name) else f"{county}{name}"


def display_all(names: Sequence[str]) -> str:
    """Return places side by side, each as `display` names it: 平阳县、苍南县."""
    return "、".join(display(name) for name in names)


def display_in(standard: Standard, place: str) -> str:
    """Return a place with what the notice says of its parts: 洞头区（灵昆街道除外）, 市区（不含洞头区）."""
    said = re.search(rf"{re.escape(place)}（[^（）]+）", standard.region_text)
    if said:
        return said[0]
    parts = excepted_parts(standard, place)
    return say("standard.except", place=display(place), parts="、".join(parts)) if parts else display(place)


def excepted_parts(standard: Standard, place: str) -> list[str]:
    """Return the parts of `place` that a standard takes out, though it holds for the rest of the place."""
    day = standard.validity.effective_from
    return [part for part in standard.excluded_regions if part != place and covers((place,), (), part, day)]


def scope_text(standard: Standard) -> str:
    """Return the words of the notice for whom a standard holds: 市区（不含洞头区）."""
    return standard.region_text or "、".join(standard.regions)


def covered_text(standards: Sequence[Standard]) -> str:
    """Return every scope that the standards name, in their order."""
    return "、".join(dict.fromkeys(scope_text(s) for s in standards))
