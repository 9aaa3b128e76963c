"""How long something lasts: hours of work, days, and months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.nlu.mentions import Mention
from bot.nlu.quantities.said import BEGINS, NUMBER, mention, quantity, read_figure, said
from knowledge.numerals import figure

# 24小时营业, 48小时内, 小时工: no hours of work
_NO_WORK = r"(?!工|内|之内|以内|营业|热线|服务|客服|在线|值班|便利|超市|自助|以?后|之后|前|之前|以前)"
# 干了80小时, 六个钟头, 八个钟, 8h
_HOURS = quantity(rf"个?(?:小时|钟头|钟点|(?<=个)钟){_NO_WORK}")
# 七个半小时, 4个半钟头, 一个半小时
_HOURS_AND_HALF = re.compile(rf"{BEGINS}(?P<n>{NUMBER})个半(?:小时|钟头|钟点|钟){_NO_WORK}")
# 半小时, 半个钟头; 一个半小时 is none of these
_HALF_HOUR = re.compile(rf"(?<!个)(?<!第)半个?(?:小时|钟头|钟点){_NO_WORK}")
# 三天前, 7天内, 第三天: a time or a limit, not a number of days
_NO_COUNT = r"(?!前|后|内|之|以前|以后|以内|左右内|无理由|打[鱼渔]|晒网|气|地|然|上|下|空|桥|生|才)"
_NO_ORDINAL = r"(?<![第每隔期])"
# 干了3天, 上了十五天班, 一个月22天
_DAYS = quantity(rf"(?:天半?|个工作日|个白天){_NO_COUNT}", before=_NO_ORDINAL)
# 干了三个月, 半个月, 两三个月; neither 前三个月 nor 第3个月 nor 三个月内
_MONTHS = quantity(rf"(?:个|(?<=个多))月(?!大|龄){_NO_COUNT}", before=r"(?<![第每前头近来])")
# 干了半个月; neither 上半个月 nor 半个月前
_HALF_MONTH = re.compile(rf"(?<![上下前后第个])半个月{_NO_COUNT}")
# 做了半年; neither 上半年 nor 半年前
_HALF_YEAR = re.compile(rf"(?<![上下前后第大])(?:小|大)?半年{_NO_COUNT}(?!度|报|级|红)")
# 一年半, 两年半
_YEAR_AND_HALF = re.compile(rf"(?P<n>[一二两三四五六七八九十]|\d{{1,2}})年半{_NO_COUNT}")
# 干了两年, 工作三年了, 拖欠了2年: years of work; 一年 alone is a pay period
_YEARS = re.compile(
    rf"(?:[干做上打待呆]了?|工作了?|上班|打工|拖欠?了?|欠了?)(?:快|有|整整|已经|都|满|差不多){{0,4}}(?P<n>{NUMBER})(?P<vague>多|来)?年(?!代|级|前|以前|之前|后|内|[初底度])"
)
_MONTHS_OF_YEAR = 12
# 不到一个月, 一个月左右: what pay is counted by all the same
_NOT_MORE = "-~≥≤"


def find_hours(text: str) -> Iterator[Mention]:
    """Yield numbers of hours; 一小时 alone is what pay is counted by."""
    for match in _HOURS_AND_HALF.finditer(text):
        read = read_figure(match["n"])
        if read:
            yield mention("hours", figure(read[1] + Decimal("0.5")), match)
    for match in _HALF_HOUR.finditer(text):
        yield mention("hours", "0.5", match)
    yield from _more_than_one("hours", _HOURS, text)


def find_days(text: str) -> Iterator[Mention]:
    """Yield numbers of days; 一天 alone is what pay is counted by."""
    for match in _DAYS.finditer(text):
        value = said(match, text)
        if value is None or value == "1":
            continue
        half = match[0].endswith("天半")
        yield mention("days", f"{value}.5" if half and value.isdecimal() else value, match)


def find_months(text: str) -> Iterator[Mention]:
    """Yield durations in months; 一个月 and 一年 alone are what pay is counted by."""
    for match in _HALF_MONTH.finditer(text):
        yield mention("months", "0.5", match)
    for match in _HALF_YEAR.finditer(text):
        yield mention("months", "6", match)
    for match in _YEAR_AND_HALF.finditer(text):
        read = read_figure(match["n"])
        if read:
            yield mention("months", figure(read[1] * _MONTHS_OF_YEAR + 6), match)
    yield from _more_than_one("months", _MONTHS, text)
    for match in _YEARS.finditer(text):
        value = said(match, text, _MONTHS_OF_YEAR)
        if value is not None and value != str(_MONTHS_OF_YEAR):
            yield mention("months", value, match)


def _more_than_one(entity: str, pattern: re.Pattern[str], text: str) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        value = said(match, text)
        if value is not None and value.rstrip(_NOT_MORE) not in ("0", "1"):
            yield mention(entity, value, match)
