"""Sums of money as a notice states them: alone, in a list, by tier, with the sums before."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.records import Bound


class Period(enum.Enum):
    """The time that a sum is paid for."""

    HOUR = "小时"
    MONTH = "月"
    YEAR = "年"


# 每人每月…元   |   月人均…元   |   每小时…元
PER = r"(?:每人每月|每月每人|人均每月|月人均|每人月均|每人每年|每年每人|年人均|每小时|每月|每年|每人)"
# 2345   |   1,010   |   12.5
NUMBER = r"(?<!\d)(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# 元/月   |   元/人·月   |   元/月/人   |   元; the grade in 选择100元档次 is no sum
UNIT = r"元(?!档)(?:[/每](?:人[·•.・/]?[月年]|[月年][·•.・/]?人|人|月|小时|时|年))?"
# 80周岁至89周岁   |   90—99周岁   |   年满80周岁不满90周岁   |   100周岁（含）以上   |   百岁以上
AGE = (
    r"(?:(?:年满)?\d{2,3}(?:周?岁)?(?:（含）)?(?:[-—–~～至到]+|(?:以上)?[、，]?[不未]满)"
    r"\d{2,3}周?岁(?:以下)?"
    r"|(?:年满)?\d{2,3}周?岁(?:（含）)?(?:(?:及|或)?以上)?|百岁(?:及?以上)?)"
)
# 第一档   |   二类地区   |   全护理   |   城镇居民
LABEL = (
    rf"(?:第?[一二三四五六]档|[一二三四]类(?:地区|区)?|全护理|半护理|全自理"
    rf"|(?:城镇|农村|城市)居民|{AGE})"
)
_LABELLED = rf"(?:{LABEL}(?:标准)?(?:的?(?:高龄)?(?:老年人|老人|人员))?[：:]?(?:标准)?(?:为|按)?)?"
_FLOOR = r"(?:不得?低于|不少于)"
_ITEM = rf"{_LABELLED}{PER}?{_FLOOR}?{NUMBER}"
_LIST = rf"{_ITEM}(?:{UNIT})?(?:[、，和及]{_ITEM}(?:{UNIT})?)*"
_RISEN = r"(?:统一|分别|相应)*(?:调整|提高|上调|提标|增加|提升)(?:到|至|为)"
# …元/月（调整前…元/月）   |   由每人每月…元提高到每人每月…元   |   从一档…、二档…，调整为一档…、二档…
_STATEMENT = re.compile(
    rf"(?:(?:[从由](?:原来?|现行|原先)?的?|原来?的?|现行的?)(?P<before>{_LIST})，?{_RISEN})?"
    rf"(?P<after>{_LIST})(?<=[元人月年时])"
    rf"(?:（(?:调整前|原标准|原来|原)(?:分别)?为?(?P<was>{_LIST})）)?"
)
_PART = re.compile(
    rf"(?:(?P<label>{LABEL})[^\d元]*?)?(?P<per>{PER})?{_FLOOR}?(?P<number>{NUMBER})(?P<unit>{UNIT})?(?=[、，和及]|$)"
)
# how far before a sum the words of its bound stand, and what ends its clause: 洞头区不低于…元
_NEAR = 8
_CLAUSES = re.compile(r"[，。；、元]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One sum as printed, its tier or age where the list names it, and the sum before."""

    number: str
    label: str | None
    previous: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Sums that stand together at `text[start:end]`, all for one period (None: not said).

    There are none where the sums before are not as many, or where only some of them say their period.
    """

    start: int
    end: int
    sums: tuple[Sum, ...]
    period: Period | None
    bound: Bound


def statements(text: str) -> Iterator[Statement]:
    """Yield the sums of `text` in order, a list of sums for different periods in parts."""
    for match in _STATEMENT.finditer(text):
        after = list(_PART.finditer(match["after"]))
        before = list(_PART.finditer(match["before"] or match["was"] or ""))
        if not after or not after[-1]["unit"]:
            continue
        whole = Statement(
            start=match.start(),
            end=match.end(),
            sums=tuple(_sum(part, place, before) for place, part in enumerate(after)),
            period=_period([*after, *before]),
            bound=bound_of(_before(text, match.start("after")) + after[0][0]),
        )
        periods = [_period([part]) for part in after]
        mixed = len({*periods} - {None}) > 1
        if not _paired(after, before) or (mixed and None in periods):
            yield replace(whole, sums=())
        elif mixed or any(bound_of(part[0]) is Bound.AT_LEAST for part in after[1:]):
            yield from _parts(whole, match.start("after"), after)
        else:
            yield whole


def _before(text: str, place: int) -> str:
    """Return the last words of the clause before `place`."""
    return _CLAUSES.split(text[max(0, place - _NEAR) : place])[-1]


def _parts(whole: Statement, start: int, after: list[re.Match[str]]) -> Iterator[Statement]:
    """Yield each sum alone where they differ in their period or bound: …元/小时、…元/月."""
    begin = whole.start
    for part, one in zip(after, whole.sums, strict=True):
        yield replace(
            whole,
            start=begin,
            end=start + part.end(),
            sums=(one,),
            period=_period([part]) or whole.period,
            bound=whole.bound if begin == whole.start else bound_of(part[0]),
        )
        begin = start + part.end()


def bound_of(words: str) -> Bound:
    """Return how a sum with or behind these words is meant: 不低于 makes it a floor."""
    return Bound.AT_LEAST if re.search(_FLOOR, words) else Bound.EXACT


def _paired(after: list[re.Match[str]], before: list[re.Match[str]]) -> bool:
    """Tell whether each sum before has its sum after, by its label or by its place."""
    labels = {part["label"] for part in after}
    if any(part["label"] for part in before):
        return all(part["label"] in labels for part in before)
    return len(before) in (0, len(after))


def _sum(part: re.Match[str], place: int, before: list[re.Match[str]]) -> Sum:
    if any(other["label"] for other in before):
        same = [other["number"] for other in before if other["label"] == part["label"]]
        previous = same[0] if same else None
    else:
        previous = before[place]["number"] if before else None
    return Sum(number=part["number"], label=part["label"], previous=previous)


def _period(parts: list[re.Match[str]]) -> Period | None:
    """Return the one period that the words around the sums name."""
    words = [f"{part['per'] or ''}{part['unit'] or ''}" for part in parts]
    found = {period for word in words for period in Period if period.value in word.replace("/时", "小时")}
    return found.pop() if len(found) == 1 else None
