"""Days, years, times of the day and document numbers as a voice says them."""

from __future__ import annotations

import re

from knowledge.speaking.counting import cardinal, digit_by_digit
from knowledge.speaking.marked import marked

_TO = r"\s*[-—–−~～至到]+\s*"
_YEAR = r"(?<!\d)(?:19|20)\d{2}"
# 某政发〔2015〕58号, 人社部发[2018]第21号, 温政办(2019)116号
_DOCUMENT = re.compile(r"[〔\[﹝【（(]\s*((?:19|20)\d{2})\s*[〕\]﹞】）)]\s*(第?)\s*(\d+)\s*号")
# 6·26: a day that gave something its name
_NAMING_DAY = marked(r"(?<!\d)(1[0-2]|[1-9])[·•](3[01]|[12]\d|[1-9])(?!\d)", "·•")
# 2015-10-23, 2015/10/23, 2020.06.29
_ISO_DAY = marked(rf"({_YEAR})([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d.])", "-/.")
# 2018-08 and 2018/08, but neither 2018-2020 nor 2018-1
_ISO_MONTH = marked(rf"({_YEAR})[-/](1[0-2]|0[1-9])(?![\d.\-/])", "-/")
# 2015—2020年, 2019至2021年, 行动计划（2018-2020）
_YEARS = marked(rf"({_YEAR})(年?){_TO}((?:19|20)\d{{2}})(?=年|学年|[)）])", "-—–−~～至到")
# 2015年, 2020届, 2019学年, 〔2018〕
_ONE_YEAR = re.compile(rf"({_YEAR})(?=\s*(?:年|学年|届|级|版|〕))")
# 18年8月, 15年11月1日: the year, where a month comes after it
_SHORT_YEAR = marked(r"(?<![\d.])(\d{2})(?=年\d{1,2}月)", "年")
# 8:30, 17：00
_TIME = marked(r"(?<![\d:：])([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:：])", ":：")
# 比例为1:10 is no time of the day
_RATIO_BEFORE = re.compile(r"(?:比|比例|比值|比率|配比|分成|按)[^，。；]{0,4}$")
_RATIO_AFTER = re.compile(r"\s*的?(?:比|配|样本比)")
# 8点30分 — 17点
_TIMES = marked(
    rf"((?:[零一二三四五六七八九十]+点(?:零?[零一二三四五六七八九十]+分)?)){_TO}(?=[零一二三四五六七八九十]+点)",
    "点",
)


def documents_said(text: str) -> str:
    """Return `text` with every document number as words: 某政发二零一五年五十八号."""
    return _DOCUMENT.sub(lambda m: f"{digit_by_digit(m[1])}年{m[2]}{cardinal(m[3])}号", text)


def days_said(text: str) -> str:
    """Return `text` with days, years and times of the day as words."""
    said = _ISO_DAY.sub(lambda m: f"{digit_by_digit(m[1])}年{cardinal(m[3])}月{cardinal(m[4])}日", text)
    said = _NAMING_DAY.sub(lambda m: digit_by_digit(m[1] + m[2]), said)
    said = _ISO_MONTH.sub(lambda m: f"{digit_by_digit(m[1])}年{cardinal(m[2])}月", said)
    said = _YEARS.sub(lambda m: f"{digit_by_digit(m[1])}{m[2]}到{digit_by_digit(m[3])}", said)
    said = _ONE_YEAR.sub(lambda m: digit_by_digit(m[1]), said)
    said = _SHORT_YEAR.sub(lambda m: digit_by_digit(m[1]), said)
    return _TIMES.sub(r"\1到", _TIME.sub(_time, said))


def _time(match: re.Match[str]) -> str:
    """Return 8:30 as 八点三十分, 17:00 as 十七点; a ratio stays."""
    if _RATIO_BEFORE.search(match.string[: match.start()]) or _RATIO_AFTER.match(match.string, match.end()):
        return match.group()
    hour, minute = cardinal(match[1]), int(match[2])
    if not minute:
        return f"{hour}点"
    gap = "零" if minute < 10 else ""
    return f"{hour}点{gap}{cardinal(str(minute))}分"
