"""What pay is counted by (hour, day, month, year), and the tiers of a scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.mentions import Mention
from bot.nlu.quantities.said import NUMERALS
from knowledge.text import read_number

# 最低工资第二档, 三档, 最高那一档, 中间档, 二挡; neither 哪一档 nor 三个档次
_TIER = re.compile(
    r"(?<![哪几每这])第?(?P<ordinal>[一二三123])\s?[档挡](?![案次位住不])"
    r"|最?(?P<rank>高|低|中间?)(?:的|那)?一?个?[档挡](?!案|次|位|小区|酒|餐|商|品|住|装|消费|货|车)"
)
_TIERS = {"1": "一档", "2": "二档", "3": "三档", "高": "一档", "中": "二档", "中间": "二档", "低": "三档"}
_PERIODS = tuple(
    (period, re.compile(pattern))
    for period, pattern in (
        # 小时工最低多少, 按钟点算, 时薪, 一个钟头几块, 打零工
        (
            "hour",
            r"小时工资?|钟点工?|时薪|[每按]个?小时|(?<![\d.几半十个])一个?小时|(?<![\d.十])1个?小时|[一每]个?钟头?|非全日制|兼职|零工|临时工|元/小时"
            r"|小时(?:最低|标准)|计时工?|[/／]小时",
        ),
        # 月薪, 一个月几块, 按月, 元/月
        (
            "month",
            r"月薪|月入|月工资|每个?月|(?<![\d十])[一1]个月|[按每]月|月结|元/人?·?月|[/／]月|月收入|月均"
            r"|(?<!非)全日制(?!大专|本科|研究|学历|教育|普通|硕|博|高|中专|学|专科)"
            r"|(?<![十\d])一月(?=多少|几|不到|才|只|给|发|拿|能|领|\d{3})",
        ),
        # 一年下来多少, 全年
        (
            "year",
            r"年薪|每年|(?<![哪近这有零同十期去])一整?年(?!前|以前|之前|后|级|半|多(?!少)|内|来|里第|四季)|全年|按年|[/／]年|年收入",
        ),
        # 日薪多少, 按天算, 一天多少钱; not 一天做8小时
        (
            "day",
            rf"日薪|日工资|日结|按[天日]|[/／]天|元/日|(?:每|(?<![哪有第十])一)[天日](?!到晚|.{{0,4}}?[\d半{NUMERALS}]个?半?个?(?:小时|钟))",
        ),
    )
)


def find_tiers(text: str) -> Iterator[Mention]:
    """Yield tiers as 一档, 二档 or 三档; the highest is 一档."""
    for match in _TIER.finditer(text):
        key = match["rank"] or str(read_number(match["ordinal"]))
        yield Mention(entity="tier", value=_TIERS[key], start=match.start(), end=match.end())


def find_pay_periods(text: str) -> Iterator[Mention]:
    """Yield what pay is counted by: hour, month, year or day."""
    for period, pattern in _PERIODS:
        for match in pattern.finditer(text):
            yield Mention(entity="pay_period", value=period, start=match.start(), end=match.end())
