"""Amounts, shares, ranges and sums as a voice says them: 1250元/月 is 每月一千二百五十元."""

from __future__ import annotations

import re
from decimal import Decimal

from knowledge.numerals import figure
from knowledge.speaking.counting import cardinal
from knowledge.speaking.marked import LETTERS, marked
from knowledge.speaking.words import NUMBER, any_of, words

_WORDS = words()
_UNIT = any_of(_WORDS["units"])
_PER = any_of(_WORDS["per"])
_RANGE_MARK = r"\s*[-—–~～至到]+\s*"
_SEVERAL = rf"{NUMBER}[万亿千百]*[\u4e00-\u9fff%‰]{{0,3}}?{_RANGE_MARK}{NUMBER}"
_AMOUNT = rf"(?:{_SEVERAL}|{NUMBER})"
# 20 mg/m³, 60km/h, 5kg, 30 dB(A)
_PRINTED_UNIT = re.compile(rf"(?<=\d)\s*({_UNIT})(?:/({_UNIT}))?(?![A-Za-z0-9])")
# （km/h）, mg/m³ without a figure before it
_LONE_UNIT = marked(rf"(?<![A-Za-z0-9])({_UNIT})/({_UNIT})(?![A-Za-z0-9])", "/")
# 3元/m², 元/kW: a unit in letters after the slash alone
_UNIT_AFTER_SLASH = marked(rf"(?<=[\u4e00-\u9fff])/({_UNIT})(?![A-Za-z0-9])", "/")
# 1250元/月, 900元/人·月, 20—30元/平方米, 60公里/小时, 5万元/人/年
_RATE = marked(
    rf"(每)?({_AMOUNT})([多余]?[万亿千百]*[多余]?(?:[\u4e00-\u9fff%‰]{{1,5}}?))\s*/\s*(每)?({_PER})(?:[·•.／/]({_PER}))?(?![\u4e00-\u9fff]*/|\s*\d)",
    "/",
)
# 元/月, 万元/人·年 in a heading
_LONE_RATE = marked(rf"((?:[万亿千百]*元|公里|吨|人|个|公斤|毫克|微克|度))/({_PER})(?:[·•/]({_PER}))?", "/")
# where a hyphen before a figure is a minus: 同比-3, （-3）
_NEGATIVE_AFTER = r"(?:^|(?<=[，、。；：:（(\n])|(?<=增长|下降|同比|环比)|(?<=[为是到率值]))"
# （单位：%） without a figure
_LONE_SHARE = marked(r"(?<![\d零一二三四五六七八九十])%", "%")
# 5%, -3.2%, 2‰
_SHARE = marked(
    rf"(?P<sign>(?:{_NEGATIVE_AFTER}\s*[-−+]|±)\s*)?(?P<figure>{NUMBER})\s*(?P<mark>%|‰)(?P<points>点)?", "%‰"
)
# 5—8%, 5%~8%
_SHARES = marked(rf"({NUMBER})\s*([%‰]?){_RANGE_MARK}({NUMBER})\s*([%‰])", "%‰")
# 百分之五8元: two figures that must not run into one
_RUN_ON = re.compile(r"(?<=[零一二三四五六七八九十百千万亿])(?=\d)")
# 1/3, 3/4
_FRACTION = marked(r"(?<![\d./])(\d{1,3})/(\d{1,4})(?![\d/.])", "/")
# 1:3, 1∶1.5
_RATIO = marked(rf"({NUMBER})\s*[:：∶]\s*({NUMBER})(?![:：∶])", ":：∶")
_OPERATORS = _WORDS["operators"]
_OPERATOR = any_of(_OPERATORS)
# 12.5元 × 30小时 ＝ 375元, （17 − 15）÷ 15 ≈ 13%
_SIGN = marked(rf"(?<=[\w）)])\s*({_OPERATOR})\s*", "".join(_OPERATORS))
# 17 - 15 = 2: a hyphen in a sum is a minus, 5 - 8元 is a range
_HYPHEN_MINUS = marked(
    r"(?<=[\d元月时])\s+-\s+(?=\d[^，。；\n]{0,40}[=＝≈])|(?<=\d)-(?=\d[\d.,]*\s*[=＝])", "-"
)
# -3.2, 同比−5, but neither 3-5 nor 17 − 15
_NEGATIVE = marked(rf"{_NEGATIVE_AFTER}\s*[-−]\s*(?={NUMBER})", "-−")
_BEFORE = marked(
    rf"(?<![\d万亿%])\s*({any_of(_WORDS['before'])})\s*(?={NUMBER}|负|百分|千分)", "".join(_WORDS["before"])
)
# 60+, 60岁+
_OR_MORE = marked(rf"({NUMBER}[岁年元人个]?)\+(?!\s*[\dA-Za-z\u4e00-\u9fff])", "+")
# 3-5年, 10~20元, 20至30米
_RANGE = marked(rf"(?<=[\d万亿千百元米岁年月日时天个%号吨里人期级])\s*[-—–~～]+\s*(?={NUMBER})", "-—–~～")
_COUNTED = rf"(?=\s*(?:{any_of(_WORDS['counted'])})(?!度灾))(?!{any_of(_WORDS['ranks'])})"
# a figure that is left: 12, 1,250, 12.5; 12000万 is worked out, as 一万二千万 would be misheard
_BIG = marked(rf"({NUMBER})万(?!亿)", "万")
_LEFT = re.compile(rf"(第\s*)?({NUMBER})({_COUNTED})?")


def rates_said(text: str) -> str:
    """Return `text` with units in letters as words, and 每月, 每小时, 每人 before the sum."""
    said = text
    if LETTERS.search(said):
        said = _PRINTED_UNIT.sub(lambda m: _unit(m[1]) + (f"/{_unit(m[2])}" if m[2] else ""), said)
    said = _LONE_UNIT.sub(lambda m: f"{_unit(m[1])}每{_unit(m[2])}", said)
    said = _UNIT_AFTER_SLASH.sub(lambda m: f"/{_unit(m[1])}", said)
    said = _RATE.sub(_rate, said)
    return _LONE_RATE.sub(lambda m: m[1] + "".join(f"每{per}" for per in (m[2], m[3]) if per), said)


def shares_said(text: str) -> str:
    """Return `text` with per cent, per mille, fractions and ratios as words."""
    said = _SHARES.sub(lambda m: f"{_share(m[1], m[2] or m[4])}到{_share(m[3], m[4])}", text)
    said = _SHARE.sub(lambda m: _sign(m["sign"]) + _share(m["figure"], m["mark"]) + (m["points"] or ""), said)
    said = _LONE_SHARE.sub("百分比", said)
    said = _FRACTION.sub(_fraction, said)
    said = _RUN_ON.sub("，", said)
    return _RATIO.sub(lambda m: f"{cardinal(m[1])}比{cardinal(m[2])}", said)


def sums_said(text: str) -> str:
    """Return `text` with the signs of a sum, of a comparison and of a range as words."""
    said = _HYPHEN_MINUS.sub("−", text)
    said = _OR_MORE.sub(r"\1以上", said)
    said = _SIGN.sub(lambda m: _OPERATORS[m[1]], _NEGATIVE.sub("负", said))
    return _BEFORE.sub(lambda m: _WORDS["before"][m[1]], _RANGE.sub("到", said))


def numbers_said(text: str) -> str:
    """Return `text` with every figure that is left as a number in words."""
    return _LEFT.sub(_number, _BIG.sub(_big, text))


def _unit(printed: str) -> str:
    name: str = _WORDS["units"][printed]
    return name


def _rate(match: re.Match[str]) -> str:
    """Return 每人每月900元 of 900元/人·月."""
    each, amount, unit, _, first, second = match.groups()
    pers = "".join(f"每{per}" for per in (first, second) if per)
    return f"{pers}{amount}{unit}" if not each else f"{each}{amount}{unit}{pers}"


def _sign(sign: str | None) -> str:
    return {"-": "负", "−": "负", "+": "正", "±": "正负"}[sign.strip()] if sign else ""


def _share(shown: str, mark: str) -> str:
    return ("百分之" if mark == "%" else "千分之") + cardinal(shown)


def _fraction(match: re.Match[str]) -> str:
    if int(match[2]) <= int(match[1]):
        return f"{match[1]}、{match[2]}"
    return f"{cardinal(match[2])}分之{cardinal(match[1])}"


def _big(match: re.Match[str]) -> str:
    """Return 12000万 as 一亿二千万; up to 9999万 the figure is said as printed."""
    value = Decimal(match[1].replace(",", ""))
    if value < 10000:
        return match.group()
    return cardinal(figure(value * 10000))


def _number(match: re.Match[str]) -> str:
    rank, shown, counts = match[1], match[2], match[3]
    return (rank or "") + cardinal(shown, counts=counts is not None and rank is None)
