"""Days by which and hours at which something is due or barred: 每年6月30日前, 22时至次日6时."""

from __future__ import annotations

import re

from knowledge.records import Bound
from knowledge.standards.provisions.quantities import Quantity
from knowledge.standards.provisions.units import Kind

_MONTH = r"\d{1,2}月(?:\d{1,2}日(?:\d{1,2}时)?|份|底|初|末|[上中下]旬)?"
_YEAR = r"(?:(?:19|20)\d\d年(?:度)?|每年度?|次年|当年|翌年|下一年|本年度?|第二年)"
_DAY = rf"(?:{_YEAR}(?:{_MONTH}|年?[底末初])|{_MONTH}|(?:19|20)\d\d年)"
_TO = r"[-—－~～至]"
# 每年6月底前 | 2031年2月1日至2033年3月31日 | 2－9月份 | 2031-2033年
_DATE = re.compile(
    rf"(?:(?:{_YEAR})?\d{{1,2}}\s?{_TO}\s?{_MONTH}|(?:19|20)\d\d年?{_TO}{_DAY}"
    rf"|{_DAY}(?:(?:{_TO}|到){_DAY})?)(?:以前|之前|前|以后|之后|起|止|为止)?"
)
_PART = r"(?:(?:每[日天]|上午|下午|晚上?|夜间|早上?|凌晨|次日|翌日|第二天)\s?)*"
_CLOCK = r"\d{1,2}(?:[:：]\d{2}|时(?:\d{1,2}分|整)?|点(?:\d{1,2}分|整)?)"
# 22时至次日6时 | 7:00—9:00
_HOURS = re.compile(rf"{_PART}{_CLOCK}\s?(?:{_TO}|到){{1,2}}\s?{_PART}{_CLOCK}")


def moments_of(text: str) -> list[Quantity]:
    """Return the days, spans of days and hours that `text` names."""
    dates = [_moment(match, "日期") for match in _DATE.finditer(text)]
    return [*dates, *(_moment(match, "时间") for match in _HOURS.finditer(text))]


def _moment(match: re.Match[str], unit: str) -> Quantity:
    return Quantity(
        kind=Kind.MOMENT,
        amount=None,
        unit=unit,
        bound=Bound.EXACT,
        start=match.start(),
        core=match.start(),
        core_end=match.end(),
        end=match.end(),
    )
