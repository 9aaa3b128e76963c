"""The figures that a question claims of a text: shares, amounts, terms and days, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.date_phrases import YEAR_IN_FIGURES
from knowledge.dates import DateKind, DateRange, find_dates, resolve_date
from knowledge.numerals import find_numbers

# 55%   |   百分之五十五   |   百分之55
_SHARE = re.compile(r"百分之(?P<said>[\d一二三四五六七八九十百点]+)|(?P<figure>\d+(?:\.\d+)?)[%％]")
_THINGS = (
    "平方米|平方公里|平方|立方米|公里|厘米|公分|米|亩|张|家|户|个(?!月)|项|种|吨|座|所|辆|条|名|岁|倍|档|人"
)
_TERM = "年(?!度|底|末|初|内)|个月|天|个?小时|个?工作日"
# 100万   |   50万元   |   3000平方米   |   三年
_COUNTED = re.compile(rf"^(?P<unit>[万亿]?元|块钱?|(?P<thing>{_THINGS})|(?P<term>{_TERM}))")
# 1月1号起施行   |   2019年发的   |   有效期到2030年
_TIMED = re.compile(r"^(?:这天|那天)?(?:起|开始|发布?|印发|出台|下发|公布|施行|实施|执行|生效|到期)")
_UNTIL = re.compile(r"(?:有效期?|管|用|截止|期限)(?:限)?(?:是|为)?[到至]$")
# A级企业, B类
_CLASS = re.compile(r"(?<![A-Za-z])[A-DＡ-Ｄ](?=[类级档])")
_YEARLESS = re.compile(r"(?!.*年)[\d一二三四五六七八九十]+月.*")
_CLAUSE = re.compile(r"[^；;。]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A figure claimed at `start` to `end` of a text, with what is asked in its place."""

    text: str
    start: int
    end: int
    asked: str
    is_time: bool = False

    @property
    def is_term(self) -> bool:
        """Return whether it is how long something lasts."""
        return self.asked.startswith("几")

    def stands_in(self, text: str, today: date) -> bool | None:
        """Tell whether a text has the figure; None where it has none of its kind."""
        held = _values_of(self, text, today)
        return bool(held & _values_of(self, self.text, today)) if held else None


def claims_share(text: str) -> bool:
    """Return whether a text names a share, of which no standard tells."""
    return _SHARE.search(text) is not None


def claimed_in(text: str) -> list[Claimed]:
    """Return what is claimed in a text, in order: no year or day that only says of when it is claimed."""
    shares = [
        Claimed(text=m[0], start=m.start(), end=m.end(), asked="百分之多少") for m in _SHARE.finditer(text)
    ]
    dates = [mention for mention in find_dates(text) if mention.kind is DateKind.PERIOD]
    days = [
        Claimed(text=m.phrase, start=m.start, end=m.end, asked="什么时候", is_time=True)
        for m in dates
        if _TIMED.match(text[m.end :]) or _UNTIL.search(text[: m.start])
    ]
    taken = [*((one.start, one.end) for one in shares), *((one.start, one.end) for one in dates)]
    counted = [
        one
        for number in find_numbers(text)
        if not any(start < number.end and number.start < end for start, end in taken)
        and (one := _counted(text, number.start, number.end))
    ]
    return sorted((*shares, *days, *counted), key=lambda one: one.start)


def without_claims(text: str, claims: list[Claimed]) -> str:
    """Return a text that asks for what is claimed in it."""
    for claim in reversed(claims):
        text = text[: claim.start] + claim.asked + text[claim.end :]
    return text


def clauses_on(question: str, said: str) -> str:
    """Return the clauses of what is said that are on the class or else the year of a question; else all."""
    for kind in (_CLASS, YEAR_IN_FIGURES):
        names = set(kind.findall(question))
        held = [clause for clause in _CLAUSE.findall(said) if names & set(kind.findall(clause))]
        if held:
            return "；".join(held)
    return said


def _counted(text: str, start: int, end: int) -> Claimed | None:
    unit = _COUNTED.match(text[end:])
    if unit is None and text[end - 1] not in "万亿":
        return None
    if start and text[start - 1] in "第〔[（(":
        return None
    name = unit["unit"] if unit else ""
    asked = "几" if unit and unit["term"] else "多少"
    whole = end + len(name)
    unasked = name.lstrip("万亿") if unit else "元"
    return Claimed(text=text[start:whole], start=start, end=whole, asked=asked + unasked)


def _values_of(claim: Claimed, text: str, today: date) -> set[object]:
    """Return the values of the kind of a claim in a text: shares, days, or numbers of its unit."""
    if claim.is_time:
        return set(_days_of(claim, text, today))
    if _SHARE.fullmatch(claim.text):
        said = (find_numbers(m["figure"] or m["said"])[:1] for m in _SHARE.finditer(text))
        return {number.value for first in said for number in first}
    # the years of days are no terms
    days = [range(m.start, m.end) for m in find_dates(text) if m.kind is DateKind.PERIOD]
    money = claim.asked.endswith(("元", "钱", "块"))
    unit = claim.asked.removeprefix("多少").removeprefix("几")
    return {
        number.value * (10**4 if text[number.end : number.end + 1] == "万" else 1)
        for number in find_numbers(text)
        if (
            not any(number.start in day for day in days)
            and text[number.end :].startswith(("元", "万元", "块") if money else unit)
        )
        or (money and text[number.end - 1] in "万亿")
    }


def _days_of(claim: Claimed, text: str, today: date) -> list[DateRange]:
    """Return the times that a text names, those in the time that is claimed as that time."""
    claimed = resolve_date(claim.text, today)
    spans = [resolve_date(m.phrase, today) for m in find_dates(text) if m.kind is DateKind.PERIOD]
    found = [span for span in spans if span]
    if claimed is None:
        return found
    # 3月1日 is that of any year
    yearless = _YEARLESS.fullmatch(claim.text) is not None
    return [claimed if _holds(claimed, span, yearless=yearless) else span for span in found]


def _holds(claimed: DateRange, span: DateRange, *, yearless: bool) -> bool:
    if not yearless:
        return claimed.first <= span.first and span.last <= claimed.last
    first, last = ((day.month, day.day) for day in (claimed.first, claimed.last))
    return all(first <= (day.month, day.day) <= last for day in (span.first, span.last))
