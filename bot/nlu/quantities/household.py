"""How many people live in a household: 一家三口, 家里四个人, 老两口."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.mentions import Mention
from bot.nlu.quantities.said import mention, read_figure

_COUNT = r"(?P<n>\d{1,2}|[一二两俩三仨四五六七八九十]{1,2})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 一家三口, 我们家3口人, 家里四个人, 全家6口, 家庭成员5人, 户里有四口人
        rf"(?:一家子?|全家|我家|咱家|们家|家里头?|家中|家庭(?:成员|人口|有)?|一户|户里|户口本[上里]?|家有|家人)(?:里|中|人口|成员)?"
        rf"(?:上下|老小|老少|总共|一共|总|共|有|就|是|只有?|现在|目前|加起来|户口本?上?|，){{0,4}}(?<!第){_COUNT}(?:口人|口|个人|人|个大人)(?!月|次|份|均)",
        # 三口之家, 五口人, 4口子
        rf"(?<!第){_COUNT}(?:口之家|口人|口子(?=[，,。一人家])|人户|人家庭|个人一?家|个人的?家庭|个人吃低保|个人低保)",
        # 老两口, 小两口
        rf"[老小]{_COUNT}口",
        # 母子俩, 夫妻两个, 爷孙三人, 祖孙两个人, 娘儿仨
        r"(?:母子|母女|父子|父女|夫妻|夫妇|祖孙|爷孙|婆孙|姐弟|兄弟|兄妹|姐妹|娘儿|爷儿|公婆)(?:们)?(?P<n>[俩仨]|[\d两三四五](?=口|个|人))(?:个人|口人?|个|人|口)?",
        # 就我一个人, 只有我们两个人, 我一个人过
        rf"(?:就|只有?|单|光|家里就?)?(?:我们|咱们|我|他们|她|他|老人)(?:自己|独自)?(?:总共|一共|就|只有)?{_COUNT}个人(?=过|住|生活|吃|，|,|。|？|的|，低保|低保|$|[能拿领])",
        # 我和老婆孩子三个人, 我跟我妈两个人
        r"(?:我|老公|丈夫)[和跟同与带着]+[^，。,？0-9]{1,8}?(?:一共|总共|共|就)?(?P<n>\d|[两三四五六七八俩仨])(?:个人|口人?|人)",
        # 加我一共四口
        rf"(?:一共|总共|加我|算上我|加起来)(?:一共|总共|共|就|有|是)?{_COUNT}(?:口人|口)(?!井|[锅子])",
        # 家里有两个人吃低保
        rf"{_COUNT}(?:个人|口人|人)(?=(?:一起)?(?:吃|申请|享受|领)低保)",
    )
)
_MOST = 20


def find_people(text: str) -> Iterator[Mention]:
    """Yield how many people a household is said to have; the span is the count and its unit."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            read = read_figure(match["n"])
            if read and read[0] is None and 0 < read[1] <= _MOST:
                yield mention("people", str(int(read[1])), match)
