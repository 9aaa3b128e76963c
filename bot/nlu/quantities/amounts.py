"""Amounts of money in yuan: 一千五百块, 两千二, 1.5k, 一千八九, 工资1500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.nlu.mentions import Mention
from bot.nlu.quantities.said import (
    BEGINS,
    NUMBER,
    NUMERALS,
    mention,
    nearness,
    quantity,
    read_figure,
    said,
)
from knowledge.numerals import figure

# 两块地, 一块儿: a piece of something
_NO_PIECE = (
    r"(?!地|田|砖|石|板|肉|表|牌|手表|儿|布|玉|屏|电|业务|工作|内容|蛋糕|区|钢|木|玻璃|糖|土|宅|空地|煤|皮"
    r"|面|月饼|肥皂|瓷)"
)
# 十三块八一小时, 十五块五毛, 1250块5; not 十块一天
_PIECES = re.compile(
    rf"{BEGINS}(?P<n>{NUMBER})块(?:(?P<cents>[一二三四五六七八九]|\d)(?:毛|角)|(?P<tenths>[二三四五六七八九]|\d)(?![\d十百千万个月天岁年次份毛]|小时|钟))"
)
# 2350元/月, 一千五百块, 两万块钱, 2万元, 30万人民币
_YUAN = quantity(rf"(?:元(?!旦|素|件|月|宵|老|通|[一二三]次)|块钱?{_NO_PIECE}|圆|人民币|rmb)")
# 1.5k, 2k一个月, 3w; not 4k电视
_SHORT = re.compile(
    r"(?<![\d.A-Za-z])(?P<n>\d{1,3}(?:\.\d+)?[kw])(?![a-z\d屏电视画超高跑分瓦])", re.IGNORECASE
)
# 三千五一个月, 两千/月
_PER = r"(?=一个?(?:月|年|天|小时|钟)|每|[/／](?:小时|个?月|天|年))"
# what follows an amount without a unit: 1500一个月 does, 1500个 and 15岁 do not
_NO_UNIT = (
    rf"(?:{_PER}|(?!电视|屏|画质|高清|分辨)(?![\d{NUMERALS}kKwW个月年线日号岁天米档挡种项人口户条只平度亩斤吨后份期点件次级类厘公周小钟毛角%〔.:/路栋楼室班届页名台辆套]"
    r"|多?岁|以[上下]|cm|kg|块(?!钱)|分(?!钱)|元))"
)
_RANGED = (
    rf"(?:(?P<low>{NUMBER})(?:[~～—–\-]|到|至))?(?P<n>{NUMBER})(?P<vague>多|几|来|出头|左右|上下)?"
    r"(?P<after>还不到|不到|以上|以下)?"
)
# 老板一个月给我一千五, 工资1500合法吗, 不是2000吗, 才发1200, 一小时20
_PAID = re.compile(
    r"(?:工资|底薪|月薪|时薪|日薪|年薪|年收入|薪水|薪资|工钱|收入|到手|[给发拿开领挣赚补付]|只有|才|涨到|不是|是不是|标准|每个?月|一个?月|每小时|一个?小时|一个?钟头?|[一每]天)"
    r"(?:了|我们?|他们?|她|的|是|才|只有|只|就|大概|差不多|不到|快|超过|每个?月|一个月|每小时|一小时|一天|到手?|有|个|将近|也就|仅|为|在){0,5}"
    rf"{_RANGED}{_NO_UNIT}"
)
# 那1500够不够, 一千九百六对不对, 一千八九
_BARE = re.compile(rf"(?<![\d.第A-Za-z{NUMERALS}〔\[（(-]){_RANGED}{_NO_UNIT}")
# 这一块, 在一块: no money
_TOGETHER = re.compile(r"[这那哪在同]$")
# what is paid by the hour, and what by the month: 每个月26-30 are days
_LEAST_PAID, _LEAST_BY_MONTH = 5, 100
# without a word of pay; 一万二一年 says what it is paid for
_LEAST_BARE, _MOST_BARE, _MOST_PAID = 300, 10_000, 1_000_000
# 2018 alone is a year
_YEARS = range(1949, 2051)


def find_amounts(text: str) -> Iterator[Mention]:
    """Yield amounts in yuan; without 元 after a word of pay, or alone where they can be nothing else."""
    for match in _PIECES.finditer(text):
        read, part = read_figure(match["n"]), read_figure(match["cents"] or match["tenths"])
        if read and part:
            value = figure(read[1] + part[1] / Decimal(10))
            yield mention("amount", value + nearness({}, text[: match.start()]), match)
    for pattern in (_YUAN, _SHORT):
        for match in pattern.finditer(text):
            yield from _mention(match, text)
    for match in _PAID.finditer(text):
        read = read_figure(match["n"])
        least = _LEAST_BY_MONTH if "月" in match[0] else _LEAST_PAID
        if read and read[1] >= least and not _is_year(match):
            yield from _mention(match, text)
    for match in _BARE.finditer(text):
        read = read_figure(match["n"])
        most = _MOST_PAID if re.match(_PER, text[match.end() :]) else _MOST_BARE
        if read and _LEAST_BARE <= read[1] <= most and not _is_year(match):
            yield from _mention(match, text)


def _is_year(match: re.Match[str]) -> bool:
    """Tell whether four figures in a row are rather a year: 2018 is, 一千九百六 and 1960多 are not."""
    return match["n"].isdecimal() and int(match["n"]) in _YEARS and int(match["n"]) % 100 != 0


def _mention(match: re.Match[str], text: str) -> Iterator[Mention]:
    value = said(match, text)
    if value is not None and not (value == "1" and _TOGETHER.search(text[: match.start("n")])):
        yield mention("amount", value, match)
