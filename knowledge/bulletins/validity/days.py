"""Days and terms as official texts print them: 二〇一九年…月…日, 今年底, 满三十日, 两年半."""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.dates import DateRange, add_months, resolve_date
from knowledge.numerals import read_number

_C = "〇零一二三四五六七八九十"
_MONTH = rf"[\d{_C}]{{1,2}}月"
_MONTH_DAY = rf"{_MONTH}[\d{_C}]{{1,3}}[日号]"
# 2020年7月1日   |   二〇一九年十二月   |   2021年12月底   |   2022年底   |   今年10月1日   |   7月1日
DAY = (
    rf"(?:(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{{3}}|今|明)年"
    rf"(?:{_MONTH_DAY}|{_MONTH}(?:底|末|份)?|底|末|度)?|{_MONTH_DAY})"
)
# 5年   |   三年   |   两年半   |   18个月   |   一百八十日
LENGTH = rf"(?:半年|(?:\d{{1,3}}|[两百{_C}]{{1,4}})(?:周?年半?|个月|月|天|日))"
# a term that something lasts; not 2年后 nor 10日内
TERM_LENGTH = rf"(?:{LENGTH}(?!后|以后|之后|内|以内|以上|前|来|以下))"
_PARTS = re.compile(rf"(?P<count>\d{{1,3}}|[两百{_C}]{{1,4}})(?P<unit>周?年半?|个月|月|天|日)")
_DIGITS = str.maketrans("０１２３４５６７８９○ＯО", "0123456789〇〇〇")
# 二O一五年, 二0一九年, ２０２０年: signs that stand for 〇 between Chinese figures
_ZERO = re.compile(rf"(?<=[{_C}])[Oo0](?=[{_C}Oo0])|(?<=[{_C}])[Oo0](?=年)")

# 10月l日
_ONE = re.compile(r"(?<=月)[lI](?=日)")


def plain(text: str) -> str:
    """Return `text` as dates are read from it: no white space but line breaks, one spelling of figures."""
    closed = re.sub(r"[^\S\n]", "", text).translate(_DIGITS)
    return _ONE.sub("1", _ZERO.sub("〇", _ZERO.sub("〇", closed)))


def days_of(phrase: str, signed: date | None) -> DateRange | None:
    """Return the days that a phrase of the form `DAY` names in a text signed on `signed`."""
    relative = not re.match(r"\d{4}年|[一二][〇零一二三四五六七八九]{3}年", phrase)
    if relative and signed is None:
        return None
    if relative and phrase[0] not in "今明":
        return _nearest(phrase, signed or date.min)
    return resolve_date(phrase.rstrip("份"), signed or date.min)


def _nearest(phrase: str, signed: date) -> DateRange | None:
    """Return the day of a month (1月1日) that lies nearest to the signed day."""
    named = (resolve_date(f"{signed.year + shift}年{phrase}", signed) for shift in (-1, 0, 1))
    found = [days for days in named if days is not None]
    return min(found, key=lambda days: abs(days.first - signed), default=None)


def after_term(day: date, length: str) -> date | None:
    """Return the same day after a term: 有效期5年 ends on the same day five years later."""
    if length == "半年":
        return add_months(day, 6)
    match = _PARTS.match(length)
    count = read_number(match["count"]) if match else None
    if match is None or count is None:
        return None
    if match["unit"] in ("天", "日"):
        return day + timedelta(days=int(count))
    months = 12 if "年" in match["unit"] else 1
    return add_months(day, int(count) * months + (6 if match["unit"].endswith("半") else 0))
