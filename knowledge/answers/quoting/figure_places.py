"""Where the figures of a sentence stand, and the words that each of them is said of."""

from __future__ import annotations

import re

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.figure_kinds import NUMBER
from knowledge.answers.quoting.wants import NUMERIC, Want, sign_of

# 2019年下降35%: so short a ；-clause leaves out what the one before it speaks of
_ELLIPTIC = 15
_NUMBER = re.compile(rf"{NUMBER}[余多]?[万亿]?")
_NUMBER_BEFORE = re.compile(rf"{NUMBER}$")
# 2018年, 6月, 12日 are no amounts; 5年 is one
_DATE = re.compile(r"\d{4}年|\d{1,2}[月日号]")
_IN_UNITS = NUMERIC - {Want.NUMBER}
# 3000平方米的…中心: the measure of what is named behind it; 5万元的奖励 is none
_MEASURED = re.compile(
    r"\s*(?:平方米|公里|米|亩|公顷|张|个(?!月|工作日|小时)|名|户|间|所|吨|千瓦)[^，；。]{0,6}?的"
)


def figures_in(asked: Asked, text: str) -> list[tuple[int, int]]:
    """Return where the figures of the kind asked for begin and end, in order."""
    sign = asked.sign if asked.want in NUMERIC else sign_of(Want.NUMBER)
    pattern = asked.unit if asked.unit and asked.unit.search(text) else sign
    found = pattern.finditer(text) if pattern else ()
    # a sign may begin with the last digit of its number
    numbers = ((match, _NUMBER_BEFORE.search(text, 0, match.start() + 1)) for match in found)
    places = {(number or match).start(): match.end() for match, number in numbers}
    if asked.want in _IN_UNITS:
        return [*places.items()]
    return [place for place in places.items() if not _DATE.match(text, place[0])]


def said_of(text: str, figure: tuple[int, int], behind: int) -> str:
    """Return what a figure is said of, where the next one of its kind stands at `behind`.

    That is its sentence or ；-clause up to the clause of the next figure, behind what announces all
    ；-clauses (对D类企业：); the measure of a thing named behind it (…平方米的中心) is said of its clause
    alone.
    """
    start, end = figure
    if measured := measured_clause(text, start):
        return measured
    first = _begin(text, start, "；;。")
    last = _end(text, end, "；;。")
    if end < behind < last:
        last = max(_end(text, end, "，；;。"), text.rfind("，", end, behind))
    opening = text[_begin(text, start, "。") : first].partition("；")[0]
    head, colon, _ = opening.partition("：")
    return (head + colon if colon else "") + text[first:last]


def measured_clause(text: str, start: int) -> str | None:
    """Return the clause of a figure from about `start` that measures a thing named behind it; else None."""
    number = _NUMBER.search(text, start) if start >= 0 else None
    if number is None or not _MEASURED.match(text, number.end()):
        return None
    first = max(text.rfind(mark, 0, number.start()) for mark in "，；;。") + 1
    return text[first : _end(text, number.end(), "，；;。")]


def _begin(text: str, place: int, marks: str) -> int:
    """Return where what stands at `place` begins, behind the last mark; a short one with the one before."""
    first = max(text.rfind(mark, 0, place) for mark in marks) + 1
    while first and text[first - 1] in "；;" and place - first < _ELLIPTIC and "，" not in text[first:place]:
        place = first - 1
        first = max(text.rfind(mark, 0, place) for mark in marks) + 1
    return first


def _end(text: str, place: int, marks: str) -> int:
    return min((found for mark in marks if (found := text.find(mark, place)) >= 0), default=len(text))
