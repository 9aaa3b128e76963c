"""A figure as a question says it (67, 60多, 大概70, 9%左右), and whether it names an amount worked out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from knowledge.numerals import NumberMention, find_numbers

_LOOSELY = re.compile(r"(?:差不多|大概|大约|将近|快|约)$")
# 大概涨了…   |   差不多高出…
_LOOSELY_BEFORE = re.compile(r"(?:差不多|大概|大约|将近|快|约)[^，。\d]{0,4}$")
_ABOUT = re.compile(r"(?:块钱?|元|[%％])?(?:左右|上下|的?样子)")
# …块   |   …对吧: what stands behind an amount; not …年, …次
_MONEY = re.compile(
    r"[多来几]?(?:块|元|钱)|[多来几]?(?=[，。吗吧么呢了的对算呀啊？?]|是[吗吧不]|没错|左右|上下|[每一]个?月|$)"
)
# what is only about right may be off by a tenth
_OFF = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFigure:
    """A figure of a question; `more` where it is said with 多, `loose` where it is only about right."""

    value: Decimal
    more: bool = False
    loose: bool = False

    def names(self, amount: Decimal) -> bool:
        """Tell whether this may be said of an amount, which is taken to as many places as the figure has."""
        if self.more:
            zeros = len(digits := f"{self.value:f}") - len(digits.rstrip("0"))
            return self.value < amount < self.value + Decimal(f"1e{zeros}")
        off = self.value * _OFF if self.loose else Decimal(0)
        return abs(amount.quantize(self.value) - self.value) <= off


def figure_at(text: str, number: NumberMention) -> SaidFigure:
    """Return a number of a text with how nearly it is said."""
    behind = text[number.end :]
    loose = _LOOSELY_BEFORE.search(text[: number.start]) or _ABOUT.match(behind)
    return SaidFigure(value=number.value, more=behind[:1] in tuple("多来几"), loose=loose is not None)


def money_behind(text: str, words: re.Pattern[str]) -> SaidFigure | None:
    """Return the first sum of money that stands right behind `words` (a pattern that ends with $), if any."""
    for number in find_numbers(text):
        ahead = _LOOSELY.sub("", text[: number.start])
        if words.search(ahead) and _MONEY.match(text[number.end :]):
            return figure_at(text, number)
    return None
