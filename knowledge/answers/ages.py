"""The age band that a standard holds for: from an age, to an age, without those of an age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.records import Standard

# 80周岁至89周岁   |   80—89周岁   |   90周岁到99岁
_BAND = re.compile(r"(\d{2,3})周?岁?(?:[至到\-—－~～]+)(?:年满)?(\d{2,3})周?岁")
# 不含年满90周岁及以上且已享受…人员   |   90周岁以上的除外
_WITHOUT = re.compile(
    r"(?:不含|不包括|不包含)[^）)，。]*?(\d{2,3})周?岁(?P<rest>[^）)，。]*)|(\d{2,3})周?岁[^）)，。]*除外"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Ages in full years, both inclusive; None where that side is open."""

    first: int | None
    last: int | None

    def holds(self, age: int) -> bool:
        """Tell whether an age lies in it."""
        return (self.first is None or age >= self.first) and (self.last is None or age <= self.last)


def band_of(standard: Standard) -> Band:
    """Return the ages that a standard names."""
    found = _BAND.search(standard.tier or "") or _BAND.search(standard.condition)
    if found:
        return Band(first=int(found[1]), last=int(found[2]))
    return Band(first=standard.minimum_age, last=None)


def excepted_from(standard: Standard) -> int | None:
    """Return the age from which the words of a standard take some people out (不含年满…周岁及以上且…)."""
    found = _WITHOUT.search(standard.condition)
    return int(found[1] or found[3]) if found else None


def of_age(standards: Sequence[Standard], age: int | None) -> list[Standard]:
    """Return the standards of the age band that `age` lies in; all where no age or no band is given."""
    if age is None:
        return list(standards)
    banded = [s for s in standards if s.minimum_age is not None]
    holding = [s for s in banded if band_of(s).holds(age)]
    highest = max((s.minimum_age or 0 for s in holding), default=None)
    return [s for s in holding if s.minimum_age == highest] or list(standards)
