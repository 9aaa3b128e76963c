"""Date phrases in official and everyday Chinese, found in a text."""

from __future__ import annotations

import enum
import functools
import re
from dataclasses import dataclass


class DateKind(enum.Enum):
    """What a date phrase points at."""

    PERIOD = "period"
    NOW = "now"
    BEFORE = "before"
    AFTER = "after"
    THEN = "then"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date phrase found in a text: `phrase` is `text[start:end]` as written."""

    phrase: str
    start: int
    end: int
    kind: DateKind


_C = "〇零○一二三四五六七八九十"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![\d{_C}])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![\d{_C}])"
_YEAR = r"(?:(?<!\d)(?:19|20)\d{2}|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2})"
# 2019 of 2019年, in figures
YEAR_IN_FIGURES = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
# 18年, 一八年 and 98年, but neither 缴费15年 nor 18年以上 nor 15年工龄: a short year follows a break, a place
# or what has a year (低保19年, 最低工资16年); written with 〇 or as 一五 it is no number of years
_SHORT_YEAR = (
    r"(?:(?:(?<![\w.])|(?<=[从在自到和与跟比的是于市区县镇乡道州江清安港嘉阳南成顺湾海城头溪塘桥荆昆岙洋那就查问说资金薪贴准犬狗涨调])|(?<=低保)|(?<=我们))"
    r"(?:[0-2]\d|[89]\d|[〇零一二][〇零一二三四五六七八九]|[八九][〇零一二三四五六七八九])"
    r"|(?<![一二三四五六七八九十〇零第\d])(?:[〇零][一二三四五六七八九]|一[三四五六七八九]))"
    r"(?=\s*年(?:前.{1,2}个?(?:季度|月)|(?![前后以内多来期工龄之间代限])))"
)
_RELATIVE_YEAR = "大前年|前年|去年|旧年|今年|本年度?|上一?年度?|明年|后年"
# 前三季度, 前三个季度, 前十个月, 头两个月
FIRST_PART = r"[前头](?P<parts>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?(?P<unit>季度|月)"
# 夏天, 夏季的时候; 夏季执法行动 is the name of something
_SEASON = r"[春夏秋冬](?:天|季(?=[的时那这呢吗，。？]|$))"
_PART = (
    rf"年?(?:{FIRST_PART}|上半年|下半年|年?底|年?末|年?初|第?[一二三四1-4]季度|[一二三四]季度|的?{_SEASON})"
)

_EDGE = "第一天|最后一天"

# 2018年8月, 2019年12月9日, 2016年底, 18年8月, 去年, 去年8月, 2018年1-6月, 二〇一九年十二月
PERIOD = re.compile(
    rf"(?P<year>(?:{_YEAR}|{_SHORT_YEAR})(?=\s*年)|{_RELATIVE_YEAR})(?:\s*年度?)?"
    rf"(?:\s*的?\s*(?:(?P<until>0?[1-9]|1[0-2])\s*[-—~～至到]\s*)?(?P<month>{_MONTH})\s*月份?"
    rf"(?:\s*(?P<day>{_DAY})\s*[日号]|\s*的?\s*(?P<edge>{_EDGE})|上旬|中旬|下旬|底|末|初)?"
    rf"|(?P<part>{_PART}))?"
)
# 2016年以前, 2018年8月之前
BEFORE_PERIOD = re.compile(rf"(?P<named>{PERIOD.pattern})(?:以前|之前|前(?!.{{1,2}}个?(?:季度|月)))")
# 2015年11月1号以后, 2018年7月之后, 2019年10月1日以来
AFTER_PERIOD = re.compile(rf"(?P<named>{PERIOD.pattern})(?:以后|之后|以来|过后|后(?![年半天续来面果]))")
# 2018-08, 2018-08-01, 2018/8/1, 2018.8.1
NUMERIC = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
# 20200629
COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
# 8月, 8月1日, 八月份: the latest such month that has begun; 一月多少 is what pay is counted by
MONTH_ONLY = re.compile(
    rf"(?<![\d{_C}年个-])(?!一月(?:多少|几|不到|才|只|给|发|拿|能|领|\d{{3}}))(?P<month>{_MONTH})\s*月(?!的?时间)(?:份|(?P<day>{_DAY})\s*[日号])?"
)
# 8月以后, 10月1日之前: the latest such month that has begun
BEFORE_MONTH = re.compile(rf"(?P<named>{MONTH_ONLY.pattern})(?:以前|之前)")
# 8月以后, 10月1日之后
AFTER_MONTH = re.compile(rf"(?P<named>{MONTH_ONLY.pattern})(?:以后|之后|以来)")
# 三年前, 10年前, 两年以前, 三个月前, 半年前, 两天前
AGO = re.compile(
    rf"(?P<count>\d{{1,2}}|[两{_C}]{{1,3}}|半)(?P<unit>年|个月|个?星期|个?礼拜|周|天)(?:多)?(?:以|之)?前(?!.{{1,2}}个?(?:季度|月))"
)
DAY_WORDS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0, "今早": 0, "今晚": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
MONTH_WORDS = {
    "上上个月": -2, "上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "当月": 0, "下个月": 1, "下月": 1,
}  # fmt: skip
WEEK_WORDS = {"上": -1, "这": 0, "本": 0, "下": 1}
# 上周, 上个星期, 这礼拜
WEEK = re.compile(
    r"(?P<which>上|这|本|下)一?个?(?:周(?![一二三四五六日末边围年岁])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天]))"
)
# 现在, 目前
_NOW_WORDS = "现在|目前|如今|眼下|当前|当下|现阶段|现如今|这会儿|现今|现时"
# 昨天, 上个月
_RELATIVE = re.compile("|".join(sorted((*DAY_WORDS, *MONTH_WORDS), key=len, reverse=True)))
NOW = re.compile(_NOW_WORDS)
# 调整前, 没涨之前, 改之前, 没调的时候, 原来, 以前; neither 办理之前 nor 60岁以前 nor 三天之前 nor 走过去
_BEFORE = re.compile(
    r"(?:还?没有?|未)?(?:调整|上调|下调|调|涨价?|涨薪|提高|提标|修改|修订|改革?|变动?|加|升|新(?=标准|规|政策))了?"
    r"(?:工资|低保|标准|养老金|补贴|钱|规定?|政策)?(?:出来|出台|实施|执行|施行|生效)?(?:以前|之前|前(?![三四两提往]))"
    r"|(?:还?没有?|未)(?:调整?|涨|提高|改|变)的?(?:那?时候?|那会儿?)"
    r"|原先|原来(?!如此|这样)|(?<![走拿寄发跑送坐开么搬转挤熬骑说跟接带赶传打飞超想来])过去(?![了怎哪看吧吗呢办拿就找接玩走]|一趟|之后)"
    r"|从前|此前|早先|往年|早前|早些年|前几年|前些年|头几年|老早|当初|上一?次|(?<![\d一二三四五六七八九十两几])先前"
    r"|(?<![岁天日月年期底末班婚休工理后到钟期位以睡饭午课产孕])(?:以前|之前)"
)
# 那时候, 那年; 疫情那年 and 结婚那年 are none that a calendar tells
_THEN = re.compile(
    r"那个?时候?|那会儿?|那阵子?|那段时间|当时|当年|(?:^|(?<=[，。、？！\s就在是跟和比到]))(?:那年(?![纪龄头月])|那一年(?![纪龄头月]|多少|下来|总共|一共|合计|能拿|要交))"
)


def find_dates(text: str) -> list[DateMention]:
    """Return the date phrases of `text` in order of place, the longest where they overlap."""
    return list(_dates_in(text))


@functools.lru_cache(maxsize=256)
def _dates_in(text: str) -> tuple[DateMention, ...]:
    signs = _SIGNS.intersection(text)
    found = [
        DateMention(phrase=match.group(), start=match.start(), end=match.end(), kind=kind)
        for kind, pattern, all_of, one_of in _KINDS
        if all_of <= signs and not one_of.isdisjoint(signs)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _needing(
    kind: DateKind, pattern: re.Pattern[str], all_of: str, one_of: str = ""
) -> tuple[DateKind, re.Pattern[str], frozenset[str], frozenset[str]]:
    """Return a pattern with the characters that all it finds has: each of `all_of`, some of `one_of`."""
    return kind, pattern, frozenset(all_of), frozenset(one_of or all_of)


# to look for the characters first takes a third of the time: few questions have a date
_KINDS = (
    _needing(DateKind.PERIOD, PERIOD, "年"),
    _needing(DateKind.PERIOD, NUMERIC, "", "12"),
    _needing(DateKind.PERIOD, COMPACT, "", "12"),
    _needing(DateKind.PERIOD, MONTH_ONLY, "月"),
    _needing(DateKind.PERIOD, AGO, "前"),
    _needing(DateKind.PERIOD, _RELATIVE, "", "".join((*DAY_WORDS, *MONTH_WORDS))),
    _needing(DateKind.PERIOD, WEEK, "", "周星礼"),
    _needing(DateKind.NOW, NOW, "", _NOW_WORDS),
    _needing(DateKind.BEFORE, _BEFORE, "", "前时会原过早往头老当上"),
    _needing(DateKind.BEFORE, BEFORE_PERIOD, "年前"),
    _needing(DateKind.BEFORE, BEFORE_MONTH, "月前"),
    _needing(DateKind.AFTER, AFTER_PERIOD, "年", "后来"),
    _needing(DateKind.AFTER, AFTER_MONTH, "月", "后来"),
    _needing(DateKind.THEN, _THEN, "", "那当"),
)
_SIGNS = frozenset[str]().union(*(all_of | one_of for _, _, all_of, one_of in _KINDS))
