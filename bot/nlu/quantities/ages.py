"""Ages in whole years: 82岁, 我妈八十二了, 虚岁七十九, 快八十, 70到79岁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.mentions import Mention
from bot.nlu.quantities.said import BEGINS, NUMBER, mention, quantity, read_figure, said
from knowledge.said_numbers import Nearness

# 80周岁以上, 八十多岁, 年满60周岁, 三岁半, 70到79岁
_YEARS_OLD = quantity(r"个?(?:周岁|足岁|虚岁|岁)", before=r"(?<!差)(?<!小)(?<!大)(?<!相差)")
_RELATIVE = (
    r"奶奶|爷爷|外公|外婆|阿公|阿婆|阿爷|阿嬷|太公|太婆|姥姥|姥爷|老妈|老爸|老娘|老爹|妈妈?|爸爸?|娘|爹|父亲|母亲|丈母娘|丈人|岳父|岳母"
    r"|公公|婆婆|老人家?|老头子?|老爷子|老太太?|老伴|老公|老婆|舅舅|姑姑|姨妈|阿姨|大伯|叔叔|伯伯|他|她|我|本人|自己|人家"
)
# what may stand between the person and the figure: 我奶奶今年已经虚岁八十二了
_BETWEEN = (
    r"(?:今年|现在|已经|已|虚岁|虚|实岁|周岁|足岁|快要?|都|刚刚?|才|有|是|满|也|过了?|要|还|将近|差不多|大概"
    r"|不到|没到|没满|到|年纪|年龄|岁数|了){0,5}"
)
# 年满60, 到了八十, 虚岁七十九, 今年59, 年龄81
_AGED = r"年满|已满|未满|不满|满|到了|虚岁|虚龄|实岁|周岁|今年|年纪|年龄|岁数|年过|年近"
# what may follow an age that goes without 岁: 八十二了, 85没有退休工资, 满80有什么补贴
_FOLLOWS = (
    r"(?=了|的|呢|没|吗|嘛|能|可|该|有|算|就|领|拿|发|还|身|在|也|都|又|要|想|会|不|以[上后]|之后|吃|农|退|是|够|怎|补|享|整"
    r"|[，,。？?！! ；;、]|$)"
)
# 我奶奶今年八十二了, 我妈85没有退休工资, 老爸七十五六了
_RELATIVE_OLD = re.compile(
    rf"(?:{_RELATIVE}){_BETWEEN}(?:(?P<low>{NUMBER})(?:到|至|[~\-]))?(?P<n>{NUMBER})"
    rf"(?P<vague>多|几|来|出头|左右|上下)?{_FOLLOWS}"
)
# 年满八十, 虚岁七十九能领吗, 我今年59
_AGED_OLD = re.compile(
    rf"(?:{_AGED}){_BETWEEN}(?:(?P<low>{NUMBER})(?:到|至|[~\-]))?(?P<n>{NUMBER})"
    rf"(?P<vague>多|几|来|出头|左右|上下)?{_FOLLOWS}"
)
# 快八十了, 过80的, 没到六十: with a word of nearness a round figure of old people is an age
_NEARLY_OLD = re.compile(
    rf"(?:快要?到?|(?<![不超经通])过|没到|不到|还没满)(?P<n>{NUMBER})(?=了|的|就|，|,|$|能|可|有)"
)
# 80到89的, 90的呢: an age only where the group of the old is spoken of
_OF_AGE = re.compile(
    r"(?<![\d.高到])(?P<n>[6-9]\d|100|[六七八九]十[一二三四五六七八九]?)(?=以上的?老|的老人|老人|的老太|的老头)"
)
# 百岁老人, 九旬老人: ages that are said without a number; neither 几百岁 nor 百岁山, a water
_NAMED_OLD = re.compile(rf"{BEGINS}(?<![几数好上])(?:(?P<hundred>百)周?岁(?!山|坊)|(?P<tens>[六七八九])旬)")
# 虚岁七十九, 虚80岁: by the old count, one or two years more than in full years
_OLD_COUNT = re.compile(r"虚岁?(?:数|龄)?(?:今年|已经|都|是|有|快)?$")
_TENS = "零一二三四五六七八九"
_YOUNGEST, _OLDEST = 40, 120
_NEARLY = frozenset(range(50, 101, 5))


def find_ages(text: str) -> Iterator[Mention]:
    """Yield ages; without 岁 only where a relative, 满 or 虚岁 makes it one of 40 to 120 years."""
    for match in _YEARS_OLD.finditer(text):
        yield from _mention(match, text)
    for pattern in (_RELATIVE_OLD, _AGED_OLD, _OF_AGE):
        for match in pattern.finditer(text):
            if _is_old(match):
                yield from _mention(match, text)
    for match in _NAMED_OLD.finditer(text):
        value = "100" if match["hundred"] else str(10 * _TENS.index(match["tens"]))
        yield Mention(entity="age", value=value, start=match.start(), end=match.end())
    for match in _NEARLY_OLD.finditer(text):
        read = read_figure(match["n"])
        if read and read[1] in _NEARLY:
            yield from _mention(match, text)


def _is_old(match: re.Match[str]) -> bool:
    read = read_figure(match["n"])
    return read is not None and _YOUNGEST <= read[1] <= _OLDEST and read[1] == int(read[1])


def _mention(match: re.Match[str], text: str) -> Iterator[Mention]:
    value = said(match, text)
    if value is None:
        return
    found = mention("age", value, match)
    # 80岁以上 names a group by its first year
    group = value.rstrip(Nearness.AT_LEAST.value)
    yield Mention(
        entity="age",
        value=_in_full_years(group, text[: found.start], match),
        start=found.start,
        end=found.end,
    )


def _in_full_years(value: str, before: str, match: re.Match[str]) -> str:
    """Return the age in full years: 虚岁79 is 77 or 78."""
    if not value.isdecimal():
        return f"{value[:-1]}+" if value.endswith(Nearness.MORE.value) else value
    past = re.search(r"(?<![不超经通])过$", before)
    if past:
        return f"{value}+"
    if _OLD_COUNT.search(before[-8:]) or "虚岁" in match[0]:
        return f"{int(value) - 2}..{int(value) - 1}"
    return value
