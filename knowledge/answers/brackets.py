"""The amount of somebody's own case, and the brackets of a text into which it falls or does not.

投了6000万能补多少: no text has 6000万, but one that says 5000万元以上 tells what goes for it, and one that
says 1亿元以上 does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}
# 计划投资…   |   投了…   |   营收…   |   注册资金…: what an amount of a case is an amount of
_OF_CASE = re.compile(
    r"(?:投资?|投入|出资|营收|收入|产值|销售额?|融资|贷款?|借|花|买|规模|资[金本]|价值?|总额|金额)"
    r"(?:[了到达是有为约]|大概|差不多|总额|额)*(?P<figure>\d+(?:\.\d+)?)个?(?P<unit>[万亿])(?!元?(?:以[上下内]|及以))"
)
# 5000万元以上（含）   |   10亿元以下   |   不足500万元   |   超过1亿元的
_BOUND = re.compile(
    r"(?P<ahead>不足|低于|少于|不到|超过|高于|满|达到)?(?P<figure>\d+(?:\.\d+)?)(?P<unit>[万亿])元?"
    r"(?:（含）|\(含\))?(?P<end>(?:及?以)[上下内])?"
)
# 10～20亿元   |   100万元至500万元   |   5000万-1亿元
_RANGE = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)(?P<low_unit>[万亿]?)元?(?:（含）)?[~～\-—–至到]{1,2}(?P<high>\d+(?:\.\d+)?)(?P<high_unit>[万亿])元"
)
# 1.2个亿
_COUNTED_UNIT = re.compile(r"(?<=[\d一二三四五六七八九十百千几])个(?=[万亿])")
_UNDER = ("不足", "低于", "少于", "不到")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """The amounts in yuan from `low` to `high`; None where that side is open."""

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Return whether an amount lies in it."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAmount:
    """What somebody's own case comes to, in yuan, as it stands in a question from `start` to `end`."""

    value: Decimal
    start: int
    end: int


def case_amounts(text: str) -> list[CaseAmount]:
    """Return the amounts of a question that its own case comes to: 投了6000万, 计划投资15亿, 投1.2个亿."""
    return [
        CaseAmount(value=_worth(m["figure"], m["unit"]), start=m.start("figure"), end=m.end("unit"))
        for m in _OF_CASE.finditer(text)
    ]


def without_amounts(text: str, cases: Sequence[CaseAmount]) -> str:
    """Return a question without these amounts of its own case."""
    for case in reversed(cases):
        text = text[: case.start] + text[case.end :]
    return text


def without_bracketed(text: str, words: str) -> str:
    """Return a question without the amounts of its own case for which the words have a bracket."""
    cases = case_amounts(text)
    brackets = brackets_in(words) if cases else []
    return without_amounts(text, [c for c in cases if any(bracket.holds(c.value) for bracket in brackets)])


def in_figures_alone(text: str) -> str:
    """Return a text with 1.2个亿 as 1.2亿."""
    return _COUNTED_UNIT.sub("", text)


def brackets_in(text: str) -> list[Bracket]:
    """Return the brackets of amounts that a text names, ranges first."""
    return [*_ranges(text), *_bounds(_RANGE.sub("", text))]


def _ranges(text: str) -> Iterator[Bracket]:
    for m in _RANGE.finditer(text):
        low = _worth(m["low"], m["low_unit"] or m["high_unit"])
        yield Bracket(low=low, high=_worth(m["high"], m["high_unit"]))


def _bounds(text: str) -> Iterator[Bracket]:
    for m in _BOUND.finditer(text):
        value, end = _worth(m["figure"], m["unit"]), m["end"] or ""
        if end.endswith(("下", "内")) or m["ahead"] in _UNDER:
            yield Bracket(high=value)
        elif end or m["ahead"]:
            yield Bracket(low=value)


def _worth(figure: str, unit: str) -> Decimal:
    return Decimal(figure) * _UNITS[unit]
