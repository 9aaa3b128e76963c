"""A number as it was said: exact, more than, less than, about, or between two; what it decides."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from decimal import Decimal


class Nearness(enum.Enum):
    """How a number was said, with the sign that stands behind it in the value of an entity."""

    EXACT = ""
    MORE = "+"
    LESS = "-"
    AT_LEAST = "≥"
    AT_MOST = "≤"
    ABOUT = "~"


# 62, 60+, 7.5, 55..60
_VALUE = re.compile(r"(?:(?P<low>\d+(?:\.\d+)?)\.\.)?(?P<figure>\d+(?:\.\d+)?)(?P<sign>[+\-≥≤~]?)")
# what is said with 大概 or 左右 may be off by a tenth
_ABOUT_SHARE = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNumber:
    """A number that a resident said: `figure`, of a range its upper end, whose lower end is `low`."""

    figure: Decimal
    nearness: Nearness = Nearness.EXACT
    low: Decimal | None = None

    @property
    def exact(self) -> bool:
        """Tell whether just one number was said, without 多, 不到, 大概 or a range."""
        return self.low is None and self.nearness is Nearness.EXACT

    def over(self, limit: Decimal) -> bool | None:
        """Tell whether the number is more than `limit`; None where what was said does not decide it."""
        least, most = self._ends()
        if least is not None and (least > limit or (least == limit and self.nearness is Nearness.MORE)):
            return True
        return False if most is not None and most <= limit else None

    def reaches(self, limit: Decimal) -> bool | None:
        """Tell whether the number is `limit` or more; None where what was said does not decide it."""
        least, most = self._ends()
        if least is not None and least >= limit:
            return True
        under = most is not None and (most < limit or (most == limit and self.nearness is Nearness.LESS))
        return False if under else None

    def whole_years(self) -> int:
        """Return the age in full years that this says at most: 快八十 is 79."""
        return int(self.figure) - (self.nearness is Nearness.LESS)

    def _ends(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the least and the most that was said; None where that side is open."""
        if self.low is not None:
            return self.low, self.figure
        if self.nearness is Nearness.ABOUT:
            off = self.figure * _ABOUT_SHARE
            return self.figure - off, self.figure + off
        least = None if self.nearness in (Nearness.LESS, Nearness.AT_MOST) else self.figure
        most = None if self.nearness in (Nearness.MORE, Nearness.AT_LEAST) else self.figure
        return least, most


def read_said(value: str | None) -> SaidNumber | None:
    """Return the number that the value of an entity holds (62, 60+, 55..60), None where it holds none."""
    match = _VALUE.fullmatch(value or "")
    if match is None:
        return None
    low = Decimal(match["low"]) if match["low"] else None
    return SaidNumber(figure=Decimal(match["figure"]), nearness=Nearness(match["sign"]), low=low)
