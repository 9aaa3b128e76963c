"""How a place is named in an answer."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Standard
from knowledge.regions import county_of


def display(name: str) -> str:
    """Return a place with the county it lies in: 乐清市虹桥镇."""
    county = county_of(name)
    return name if county in (None, name) else f"{county}{name}"


def display_all(names: Sequence[str]) -> str:
    """Return places side by side, each as `display` names it: 平阳县、苍南县."""
    return "、".join(display(name) for name in names)


def scope_text(standard: Standard) -> str:
    """Return the words of the notice for whom a standard holds: 市区（不含洞头区）."""
    return standard.region_text or "、".join(standard.regions)


def covered_text(standards: Sequence[Standard]) -> str:
    """Return every scope that the standards name, in their order."""
    return "、".join(dict.fromkeys(scope_text(s) for s in standards))
