"""Figures with a unit: what counts as one, what it measures, and how the unit is written in a record."""

from __future__ import annotations

import enum
import re
from decimal import Decimal

from knowledge.numerals import read_number


class Kind(enum.Enum):
    """What a quantity measures; a `MOMENT` is a day or an hour and has no amount."""

    MONEY = "money"
    SHARE = "share"
    RATIO = "ratio"
    TERM = "term"
    SIZE = "size"
    COUNT = "count"
    MOMENT = "moment"


# 2,000 | 3.5 | 三十 | 七点五 | 半 ; the 千 of 千米 is the unit's own
NUMBER = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
    r"|[一二两三四五六七八九十半](?:[一二三四五六七八九十百零]|千(?![米克瓦])){0,12}(?:点[一二三四五六七八九零]{1,4})?)"
)
# 元/人·月
_PER = (
    r"(?:[/／](?:人次|人|户|亩|平方米|立方米|千瓦时|吨|年|月|日|天|次|小时|班|间|张|床|辆|台|件|公里)"
    r"(?:[·•．/／](?:年|月|日|次))?)?"
)
# 每个不超过7万。 and 一万以上十万元以下: the 元 is left out
_BARE_MONEY = r"万(?=[。；，、]|$|以上[\d一二三四五六七八九])"
_MONEY = rf"(?:[百千]?[万亿]|[百千])?(?:美元|欧元|港元|元){_PER}|{_BARE_MONEY}"
_SHARE = r"个百分点|[%％‰]|倍(?!增)"
_TERM = (
    r"个?(?:工作日|交易日|自然日)|个(?:月|小时|学年|学期|季度|星期)|小时|学年|学期|周(?![岁年边])"
    r"|[日天]|分钟|年(?![度级龄轻代会初末底中])"
)
_SIZE = (
    r"[万亿]?(?:平方米|平方公里|立方米|公里|千米|厘米|毫米|海里|米|cm|mm|km|m(?![a-zA-Z²³])|公顷"
    rf"|亩(?!均)|吨标准煤|吨标煤|吨|公斤|千克|毫克|微克|克|毫升|升(?![级至到学])|千瓦时|千瓦|兆瓦|分贝|℃|度(?!假)){_PER}"
)
_COUNT = (
    r"[百千万亿]?(?:人次|床位|家|人(?!民)|名(?!单|称|录|师|城|牌)|次(?![性会级月贷年日数要])"
    r"|个(?:房间|床位|车位|泊位|座位|席位|名额)?(?![月体人别性工小季学星交自])|户(?!籍)|周岁|岁|张床位?|张"
    rf"|台|辆|项|份|间|件|套|处|座|条|枚|只|株|层|栋|幢|学时|课时|支|分(?![之别类公局钟])){_PER}"
)
# 7万元 | 70% | 7个工作日 | 2000平方米 | 600元/人·月 | 三十日
FIGURE = re.compile(
    rf"(?<![\d.点一二三四五六七八九十百千零〇○])(?P<number>{NUMBER})\s?"
    rf"(?:(?P<money>{_MONEY})|(?P<share>{_SHARE})|(?P<size>{_SIZE})|(?P<term>{_TERM})|(?P<count>{_COUNT}))"
)
# 百分之三十 | 千分之二点五 | 万分之五 | 三分之二
FRACTION = re.compile(
    rf"(?P<base>百|千|万|[二三四五六七八九十]|\d)分之(?P<part>{NUMBER})"
    r"(?:点(?P<rest>[一二三四五六七八九零]+))?"
)
# 过半数 | 半数以上
HALF = re.compile(r"过半数|半数以上")
# 1:7 | 7：1
RATIO = re.compile(r"(?<![\d:：.])\d{1,3}(?:\.\d+)?[:：]\d{1,3}(?:\.\d+)?(?![\d:：])")
_SCALE = re.compile(r"[百千]?[万亿]|[百千](?![克瓦米])")
_POWERS = {"百": Decimal(100), "千": Decimal(1000)}
_WRITTEN = {
    "％": "%", "个百分点": "百分点", "天": "日", "m": "米", "cm": "厘米", "mm": "毫米",
    "km": "公里", "千米": "公里", "个工作日": "工作日", "个交易日": "交易日",
    "个自然日": "日", "自然日": "日", "个小时": "小时", "个季度": "季度", "个学期": "学期",
    "个学年": "学年", "个星期": "周", "名": "人", "周岁": "岁", "吨标煤": "吨标准煤",
    "千克": "公斤", "万": "万元", "张床": "张", "张床位": "张",
}  # fmt: skip


def kind_of(match: re.Match[str]) -> Kind:
    """Return what the figure measures, by its unit."""
    return next(kind for kind in Kind if kind.value in match.re.groupindex and match[kind.value])


def amount_and_unit(match: re.Match[str]) -> tuple[Decimal | None, str]:
    """Return the amount of a figure in the unit of a record: 5千元 is 5000 元, 一百万元 100 万元."""
    kind = kind_of(match)
    printed = match[kind.value]
    number = Decimal("0.5") if match["number"] == "半" else read_number(match["number"])
    scale = _SCALE.match(printed)
    if number is not None and scale and scale[0][0] in _POWERS:
        number, printed = number * _POWERS[scale[0][0]], printed[1:]
    head, slash, per = printed.replace("／", "/").partition("/")
    counted = kind is Kind.COUNT and head.startswith("个")
    return number, ("个" if counted else _WRITTEN.get(head, head)) + slash + per.replace("•", "·")
