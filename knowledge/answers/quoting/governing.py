"""What a figure is said of: its own sentence or ；-clause as far as the next figure, and what announces it.

A text may have the words of a question in one clause and a figure in another. Such a figure is true, but of
something else, and nobody who asks for the thing is to be told it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.figure_kinds import has_rate, is_no_money, is_share_of_count, is_total
from knowledge.answers.quoting.labels import FIRST_TIME, labels_in
from knowledge.answers.quoting.per import is_for_another
from knowledge.answers.quoting.spans import Span
from knowledge.answers.quoting.wants import NUMERIC, Want, sign_of

# so many of the best are looked at: one of them is said
_LOOKED_AT = 12
# of the words of the question that a sentence has, so much by rarity must be said of a figure of it
GOVERNED = 0.6
# 2019年下降35%: so short a ；-clause leaves out what the one before it speaks of
_ELLIPTIC = 15
# a word as rare as this says what the question is about
_RARE = 5.0
# under this share of its words, by rarity, hardly anything of a question is said
_HARDLY = 0.4
_OTHER = "its figure is of another matter"
_NUMBER = re.compile(r"[\d.,]+[余多]?[万亿]?")
# 2018年, 6月, 12日 are no amounts; 5年 is one
_DATE = re.compile(r"\d{4}年|\d{1,2}[月日号]")
# 供养标准, 床位数 alone ask for an amount without a word of asking
_WANTS = NUMERIC | {Want.NOTHING}
_IN_UNITS = NUMERIC - {Want.NUMBER}
_NUMBER_BEFORE = re.compile(r"[\d.,]+$")
# 3000平方米的…中心: the measure of what is named behind it; 5万元的奖励 is none
_MEASURED = re.compile(
    r"\s*(?:平方米|公里|米|亩|公顷|张|个(?!月|工作日|小时)|名|户|间|所|吨|千瓦)[^，；。]{0,6}?的"
)


def of_figures(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Reject what has a figure of the kind asked for, but none that is said of what is asked."""
    if asked.want not in _WANTS:
        return list(candidates)
    near, rest = candidates[:_LOOKED_AT], candidates[_LOOKED_AT:]
    judged = (replace(c, reason=c.reason or reason_of(asked, c.span)) for c in near)
    return [*judged, *rest]


def reason_of(asked: Asked, span: Span) -> str | None:
    """Return why the figures of a span answer nothing; None where one may, and where it has none."""
    above = f"{span.passage.title}，{'，'.join(span.trail)}，{span.lead}"
    figures = list(_figures(asked, span.text))
    if not figures:
        return None
    if not has_rate(asked.text, f"{above}{span.text}") or _speaks_elsewhere(asked, span, above):
        return _OTHER
    held = any(_is_of(asked, above, span.text, place, figures) for place in range(len(figures)))
    return None if held else _OTHER


def _speaks_elsewhere(asked: Asked, span: Span, above: str) -> bool:
    """Return whether hardly a word of the question is said and the rarest in another sentence alone."""
    rarest = max(asked.words, key=lambda word: word.weight, default=None)
    if rarest is None or rarest.weight < _RARE or rarest.stands(f"{above}{span.text}"):
        return False
    # 首次 is the exception of what its passage says, whose words it need not repeat
    if asked.labels[FIRST_TIME] & labels_in(span.text)[FIRST_TIME]:
        return False
    said = sum(word.weight for word in asked.words if word.stands(f"{above}{span.text}"))
    hardly = said < _HARDLY * sum(word.weight for word in asked.words)
    return hardly and rarest.text in span.passage.text


def _figures(asked: Asked, text: str) -> list[tuple[int, int]]:
    """Return where the figures of the kind asked for stand."""
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
    short = place - first < _ELLIPTIC and "，" not in text[first:place]
    if first and text[first - 1] in "；;" and short:
        return _begin(text, first - 1, marks)
    return first


def _end(text: str, place: int, marks: str) -> int:
    return min((found for mark in marks if (found := text.find(mark, place)) >= 0), default=len(text))


def _is_of(asked: Asked, above: str, text: str, place: int, figures: Sequence[tuple[int, int]]) -> bool:
    """Return whether a figure is said of what is asked, as far as the text speaks of it at all."""
    behind = figures[place + 1][0] if place + 1 < len(figures) else len(text)
    governed = said_of(text, figures[place], behind)
    if is_share_of_count(asked.text, governed) or is_total(asked.text, governed):
        return False
    if asked.want is Want.MONEY and is_for_another(asked.text, governed):
        return False
    if is_no_money(asked, text, figures[place][1], f"{above}，{governed}"):
        return False
    before = f"{above}，{text[: figures[place][1]]}{governed}"
    labels = zip(asked.labels, labels_in(before), labels_in(f"{above}，{text}"), strict=True)
    if any(wanted & there and not wanted & held for wanted, held, there in labels):
        return False
    whole = [word for word in asked.words if word.stands(f"{above}，{text}")]
    held = sum(word.weight for word in whole if word.stands(f"{above}，{governed}"))
    return held >= GOVERNED * sum(word.weight for word in whole)
