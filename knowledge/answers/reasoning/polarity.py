"""Yes or no to a question that is put either way: 够吗 and 合法吗, or 违法吗 and 低于标准吗."""

from __future__ import annotations

import re

from knowledge.answers.wording import say

# 违法吗   |   算低于最低工资吗   |   是不是少了   |   太低了吧
_AGAINST = re.compile(
    r"[少差亏缺][不没][少差亏缺]|违法|违规|犯法|低于|低不低|太低|太少|偏低|低了|少了|少给|少发|克扣|吃亏|亏|不合[法规理]"
)
# 够吗   |   合法吗   |   这样行不行   |   达标没有
_FOR = re.compile(r"够|合法|合规|达标|达到|符合|(?<!违)合理|可以|[行能](?:吗|不)|行得通")


def verdict_of(text: str, enough: bool) -> str:
    """Return the first words of a verdict on pay: whether it is enough, in the sense of the question."""
    against, positive = _AGAINST.search(text), _FOR.search(text)
    if against and not positive:
        return say(f"verdict.{'against_no' if enough else 'against_yes'}")
    return say(f"verdict.{'for_yes' if enough else 'for_no'}")
