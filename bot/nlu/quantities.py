"""Quantities in a normalised question: height, age, amount, hours, pay period, tier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.nlu.mentions import Mention
from knowledge.text import read_number

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[百千万](?!米|克|分)\d?)?"
    r"|[十百零〇一二三四五六七八九两][零〇一二三四五六七八九两十百千万]*(?:点[零一二三四五六七八九]+)?"
)
_NUMERALS = "零〇一二三四五六七八九两十百千万"
_VAGUE = r"(?:多|几|来|左右)?"

# 肩高…公分, 六十多厘米, 55cm
_CENTIMETRES = re.compile(rf"(?P<n>{_NUMBER}){_VAGUE}个?(?:厘米|公分|cm)", re.IGNORECASE)
# 狗有0.7米高, 一米二, 1米
_METRES = re.compile(rf"(?P<n>{_NUMBER})米(?P<tenths>[一二三四五六七八九]|\d{{1,2}})?(?!宽|长|远|外|内|以外)")
# 半米高
_HALF_METRE = re.compile(r"半米")
# 身高62的狗, 肩高大概五十九
_HEIGHT_OF = re.compile(
    rf"(?:身高|肩高|体高|个头|高度)(?:是|有|为|大概|大约|约|差不多|刚好|正好|才|只有|快)*(?P<n>{_NUMBER})"
    rf"(?![\d{_NUMERALS}个元块岁米]|多?厘米|多?公分|cm)"
)
# 80周岁以上, 八十多岁, 年满60周岁, 三岁半
_YEARS_OLD = re.compile(rf"(?P<n>{_NUMBER}){_VAGUE}个?(?:周岁|岁)")
# 我奶奶今年八十二了, 我妈85没有退休工资, 年满八十
_RELATIVE_OLD = re.compile(
    r"(?:奶奶|爷爷|外公|外婆|阿公|阿婆|太公|太婆|老妈|老爸|妈妈?|爸爸?|娘|爹|父亲|母亲|丈母娘|丈人|公公|婆婆|老人家?"
    r"|老爷子|老太太?|到了|年满|已满|满|今年)(?:今年|已经|虚岁|快|都|有|刚|是|满|也)*"
    rf"(?P<n>{_NUMBER})(?=了|的|呢|没有|[，,。？?]|$)"
)
# 十三块八一小时, 十五块五毛, 1250块5
_PIECES = re.compile(
    rf"(?P<n>{_NUMBER})块(?P<tenths>[一二三四五六七八九]|\d)(?:毛|角)?(?![\d十百千万个月天岁]|小时)"
)
# 2350元/月, 一千五百块, 两万块钱, 2万元, 30万人民币
_YUAN = re.compile(rf"(?P<n>{_NUMBER}){_VAGUE}(?:元|块|万元|人民币|rmb)", re.IGNORECASE)
# what follows an amount without a unit: 1500一个月 does, 1500个 and 15岁 do not
_NO_UNIT = (
    rf"(?:(?=一个?月)|(?![\d{_NUMERALS}个月年日号岁天米档种项人口户条只平度后份期点件次级类厘公周小钟毛角%〔.]"
    r"|多?岁|以上|cm))"
)
# 老板一个月给我一千五, 工资1500合法吗, 不是2000吗, 才发1200, 一小时20
_PAID = re.compile(
    r"(?:工资|底薪|月薪|时薪|薪水|收入|到手|[给发拿开领挣赚补]|只有|才|涨到|不是|是不是|每个?月|一个月|每小时|一个?小时)"
    r"(?:了|我们?|他们?|她|的|是|才|只有|只|大概|差不多|每个?月|一个月|每小时|一小时|到手?|有|个|就)*"
    rf"(?P<n>{_NUMBER}){_NO_UNIT}"
)
# 那1500够不够, 一千九百六对不对
_BARE = re.compile(rf"(?<![\d.第{_NUMERALS}])(?P<n>{_NUMBER}){_NO_UNIT}")
# 一天做4个半小时, 干了80小时, 六个钟头
_HOURS = re.compile(rf"(?P<n>{_NUMBER})个?(?P<half>半)?(?:小时|钟头|钟点)(?!工)")
# 最低工资第二档, 三档, 最高那一档, 中间档; neither 哪一档 nor 三个档次
_TIER = re.compile(
    r"(?<![哪几每])第?(?P<ordinal>[一二三123])\s?档(?![案次])|最?(?P<rank>高|低|中间?)(?:的|那)?一?个?档"
)
_TIERS = {"1": "一档", "2": "二档", "3": "三档", "高": "一档", "中": "二档", "中间": "二档", "低": "三档"}
_PERIODS = (
    # 小时工最低多少, 按钟点算, 时薪, 一个钟头几块, 打零工
    ("hour", r"小时工|钟点工?|时薪|[每按]个?小时|一个?小时|一个?钟头?|非全日制|兼职|零工|临时工|元/小时"),
    # 月薪, 一个月几块, 按月, 元/月
    ("month", r"月薪|月工资|每个?月|一个月|[按每]月|月结|元/人?·?月|(?<!非)全日制"),
    # 一年下来多少, 全年
    ("year", r"年薪|每年|(?<!哪)一整?年(?!前|以前|之前|后|级)|全年|按年"),
    # 日薪多少, 按天算, 一天多少钱; not 一天做8小时
    ("day", rf"日薪|日工资|按天|(?:每|(?<!哪)一)[天日](?!.{{0,4}}?[\d半{_NUMERALS}]个?半?(?:小时|钟))"),
)


def find_heights(text: str) -> Iterator[Mention]:
    """Yield heights in centimetres, as decimal strings."""
    for match in _CENTIMETRES.finditer(text):
        yield from _number("height", match)
    for match in _METRES.finditer(text):
        metres, tenths = read_number(match["n"]), _tenths(match["tenths"])
        if metres is not None and metres < 3:
            yield _mention("height", _plain((metres + tenths) * 100), match)
    for match in _HALF_METRE.finditer(text):
        yield _mention("height", "50", match)
    for match in _HEIGHT_OF.finditer(text):
        yield from _number("height", match)


def find_ages(text: str) -> Iterator[Mention]:
    """Yield ages in whole years; without 岁 only where a relative or 满 makes it an age of 40 to 120."""
    for match in _YEARS_OLD.finditer(text):
        yield from _number("age", match)
    for match in _RELATIVE_OLD.finditer(text):
        value = read_number(match["n"])
        if value is not None and 40 <= value <= 120:
            yield from _number("age", match)


def find_amounts(text: str) -> Iterator[Mention]:
    """Yield amounts in yuan, as decimal strings; without 元 after a word of pay, or from 300 to 10000."""
    for match in _PIECES.finditer(text):
        whole = read_number(match["n"])
        if whole is not None:
            yield _mention("amount", _plain(whole + _tenths(match["tenths"])), match)
    for match in _YUAN.finditer(text):
        value = read_number(match["n"])
        if value is not None:
            yield _mention("amount", _plain(value * (10000 if "万元" in match.group() else 1)), match)
    for match in _PAID.finditer(text):
        value = read_number(match["n"])
        if value is not None and value >= 5:
            yield from _number("amount", match)
    for match in _BARE.finditer(text):
        value = read_number(match["n"])
        if value is not None and 300 <= value <= 10000 and not 1950 <= value <= 2050:
            yield from _number("amount", match)


def find_hours(text: str) -> Iterator[Mention]:
    """Yield numbers of hours; 一小时 alone is a pay period unless it is said how often."""
    for match in _HOURS.finditer(text):
        value = read_number(match["n"])
        if value is None or (value == 1 and not match["half"]):
            continue
        yield _mention("hours", _plain(value + (Decimal("0.5") if match["half"] else 0)), match)


def find_tiers(text: str) -> Iterator[Mention]:
    """Yield tiers as 一档, 二档 or 三档; the highest is 一档."""
    for match in _TIER.finditer(text):
        key = match["rank"] or str(read_number(match["ordinal"]))
        yield _mention("tier", _TIERS[key], match)


def find_pay_periods(text: str) -> Iterator[Mention]:
    """Yield what pay is counted by: hour, month, year or day."""
    for period, pattern in _PERIODS:
        for match in re.finditer(pattern, text):
            yield _mention("pay_period", period, match)


def _number(entity: str, match: re.Match[str]) -> Iterator[Mention]:
    value = read_number(match["n"])
    if value is not None:
        start = match.start("n") if entity in {"amount", "age", "height"} else match.start()
        yield Mention(entity=entity, value=_plain(value), start=start, end=match.end())


def _mention(entity: str, value: str, match: re.Match[str]) -> Mention:
    return Mention(entity=entity, value=value, start=match.start(), end=match.end())


def _tenths(text: str | None) -> Decimal:
    value = read_number(text) if text else None
    return value / (100 if text and len(text) == 2 else 10) if value is not None else Decimal(0)


def _plain(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
