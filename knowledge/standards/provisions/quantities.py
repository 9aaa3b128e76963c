"""Quantities in a sentence: money, shares, terms, counts and sizes, each with its unit and bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.numerals import read_number
from knowledge.records import Bound
from knowledge.standards.provisions.units import (
    FIGURE,
    FRACTION,
    HALF,
    NUMBER,
    RATIO,
    Kind,
    amount_and_unit,
    kind_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity as printed from `start` to `end`, bound words included; its figures begin at `core`.

    A range has no amount: neither of its ends is what is given or asked.
    """

    kind: Kind
    amount: Decimal | None
    unit: str
    bound: Bound
    start: int
    core: int
    core_end: int
    end: int


_LESS = (
    r"(?:不得?|不能|不可|不应|未)(?:超过|超|高于|多于|大于|长于)|最[高多长大迟]|至多|上限|限额|封顶"
    r"|控制在|低于|少于|小于|不足|未满|不满|不到|未达到?|(?:排名|名列|位列|排在)前"
)
_MORE = (
    r"(?:不得?|不能|不可|不应)(?:低于|少于|小于|短于)|最低(?!生活|工资|月|小时|保障)|最[少短小]|至少|下限|超过|超出|高于|大于|多于"
    r"|年满"
)
# 达3倍 | 超700万元: one character binds only right before the figure
_MORE_NEAR = rf"{_MORE}|达到|突破|达|超|(?<![届期])满|逾"
# 最高不超过 | 不低于上浮 | 最长可达
_BOUND_BEFORE = re.compile(
    rf"(?:{_LESS}|{_MORE_NEAR})(?:可达|可?给予|可?获得|可|为|是|至|到|人民币|上浮|下浮|：)?\s?$"
)
# 最高补偿70万元 | 个人最高额度90万元
_HIGHEST = re.compile(r"最[高多][^，。；、：\d]{1,6}$")
_IS_LESS = re.compile(_LESS)
# 不超过项目总投资额的70% | 不低于总床数的7% | 至少开展一次: words stand between bound and figure
_BOUND_APART = re.compile(
    rf"(?:{_LESS}|{_MORE}|达到)(?:[^，。；：、\d]{{2,24}}的|[^，。；：、的\d]{{2,12}})$"
)
_APART = (Kind.SHARE, Kind.COUNT, Kind.RATIO)
_GIVING = re.compile(r"给予|奖励|补助|补贴|享受|处以|按照?")
# 7-9个 | 70～90亿元 | 70%至90% | 700万元（含）至9亿元
_RANGE_BEFORE = re.compile(
    rf"(?<![\d.])(?:百分之|千分之)?{NUMBER}\s?(?:%|％|万元|亿元|元|米|日|年|个?月|人|名|个)?"
    r"(?:（含(?:本数)?）)?(?:[-—–－~～]{1,2}|[至到])$"
)
# 以上 | （含）以上 | 及以下 | 以内 ; neither 内部 nor 内容
_BOUND_AFTER = re.compile(
    r"[\s\u3000]*(?:（含(?:本数)?）)?(?:(?P<more>[及或]?以上)"
    r"|(?P<less>[及或]?以下|以内|之内|内(?![设部容资外])))(?:（含(?:本数)?）)?"
)
_INCLUSIVE = re.compile(r"\s?（含(?:本数)?）")
# 一年一定 | 一年一调整 | 举行的七日前将草案…
_GOES_ON = re.compile(r"一(?:次|定|评|审|检|换|调整)|(?:之|以)?前(?=[，将向告到提报])")
# 每人每月100元 | 每年不超过7万元 | 每平方米补助30元 | 每年至少开展一次
_EACH = re.compile(
    r"每(?P<first>人次|床日|平方米|立方米|千瓦时|公斤|学年|学期|季度|季|人|户|亩|吨|年|月|日|天|周|次|家|台|辆|件|间|张|班|生|套|栋"
    r"|头|只|个月|小时|公里)(?:每(?P<second>平方米|人|户|亩|学年|学期|年|月|日|天|次))?[^，。；：、每\d]{0,18}$"
)
_RATED = (Kind.MONEY, Kind.COUNT, Kind.SIZE)
# 2031年 | 附件：1.2031年…分解表
_CALENDAR = re.compile(r"\d{4}|\d+\.\d{4}")
_NEAR = 4


def quantities_of(text: str) -> list[Quantity]:
    """Return the quantities of `text` in order of place; 五百元以上五千元以下 is one."""
    merged: list[Quantity] = []
    for quantity in sorted(_found(text), key=lambda found: found.core):
        last = merged[-1] if merged else None
        if last and quantity.core < last.core_end:
            merged[-1] = max(last, quantity, key=lambda found: found.core_end)
        elif last and _continues(last, quantity):
            merged[-1] = replace(quantity, amount=None, start=last.start, core=last.core, bound=Bound.EXACT)
        else:
            merged.append(quantity)
    return merged


def _found(text: str) -> Iterator[Quantity]:
    for match in FIGURE.finditer(text):
        amount, unit = amount_and_unit(match)
        if amount is not None and not _is_other(match, text):
            yield _bounded(text, kind_of(match), amount, unit, match.start(), match.end())
    for match in FRACTION.finditer(text):
        yield _fraction(text, match)
    for match in [*RATIO.finditer(text), *HALF.finditer(text)]:
        yield _bounded(text, Kind.RATIO, None, "比例", match.start(), match.end())


def _is_other(match: re.Match[str], text: str) -> bool:
    """Tell whether the figure is an ordinal, part of a date or a year (第三条, 6月5日, 2031年)."""
    before = text[max(0, match.start() - 1) : match.start()]
    calendar = match["term"] == "年" and _CALENDAR.fullmatch(match["number"])
    dated = before == "月" and bool(match["term"])
    return before in ("第", "〔", "﹝", "初", "周", "星") or bool(calendar) or dated


def _fraction(text: str, match: re.Match[str]) -> Quantity:
    base = {"百": "%", "千": "‰", "万": "‱"}.get(match["base"])
    if base is None:
        return _bounded(text, Kind.RATIO, None, "比例", match.start(), match.end())
    words = match["part"] + (f"点{match['rest']}" if match["rest"] else "")
    return _bounded(text, Kind.SHARE, read_number(words), base, match.start(), match.end())


def _bounded(text: str, kind: Kind, amount: Decimal | None, unit: str, core: int, core_end: int) -> Quantity:
    """Return the quantity with the words around it that say how it is meant and per what."""
    if kind is not Kind.RATIO and (span := _RANGE_BEFORE.search(text, max(0, core - 14), core)):
        core, amount = span.start(), None
    start, bound = _bound_before(text, kind, core)
    end = core_end
    if after := _BOUND_AFTER.match(text, end):
        end, bound = after.end(), Bound.AT_LEAST if after["more"] else Bound.AT_MOST
    elif inclusive := _INCLUSIVE.match(text, end):
        end = inclusive.end()
    elif kind is Kind.TERM and (more := _GOES_ON.match(text, end)):
        end = more.end()
    each = _EACH.search(text, max(0, start - 26), start) if kind in _RATED and "/" not in unit else None
    apart = start - max(each.end("first"), each.end("second")) if each else 0
    if each and (kind is not Kind.SIZE or not apart):
        start = each.start() if apart <= _NEAR else start
        unit = f"{unit}/{_rate(each)}"
        # 不得超过每立方米50毫克
        if bound is Bound.EXACT:
            start, bound = _bound_before(text, kind, start)
    return Quantity(
        kind=kind, amount=amount, unit=unit, bound=bound, start=start, core=core, core_end=core_end, end=end
    )


def _bound_before(text: str, kind: Kind, core: int) -> tuple[int, Bound]:
    """Return where the words of the bound before a figure begin, and what they say."""
    start, bound = core, Bound.EXACT
    wide = text[max(0, core - 30) : core]
    apart = _BOUND_APART.search(text, max(0, core - 30), core) if kind in _APART or "至少" in wide else None
    if apart and not _GIVING.search(apart[0]):
        start, bound = apart.start(), _bound_of(apart[0])
    if kind is Kind.MONEY and (highest := _HIGHEST.search(text, max(0, core - 8), core)):
        start, bound = highest.start(), Bound.AT_MOST
    while before := _BOUND_BEFORE.search(text, max(0, start - 10), start):
        start, bound = before.start(), _bound_of(before[0])
    return start, bound


def _bound_of(words: str) -> Bound:
    return Bound.AT_MOST if _IS_LESS.match(words) else Bound.AT_LEAST


def _rate(each: re.Match[str]) -> str:
    parts = [part for part in (each["first"], each["second"]) if part]
    return "·".join(parts).replace("天", "日").replace("个月", "月")


def _continues(low: Quantity, high: Quantity) -> bool:
    """Tell whether `high` closes the range that `low` opens (五百元以上五千元以下)."""
    opens = low.bound is Bound.AT_LEAST and high.bound is Bound.AT_MOST
    return opens and low.kind is high.kind and low.end == high.core
