"""How many people a question is about, where its words count them one by one."""

from __future__ import annotations

import re

from knowledge.numerals import read_whole
from knowledge.records import Question

_NUMBER = r"(?P<n>\d{1,2}|[一二两俩三仨四五六七八九十])"
# 一家三口   |   三口之家   |   四口人   |   家里五个人   |   两个人都是
_WHOLE = re.compile(rf"{_NUMBER}(?:口之?(?:家|人)?(?![^，。？]?头)|个(?:人|家庭成员)(?!均)|人(?:户|家庭))")
# 老两口   |   夫妻俩   |   我和老伴   |   两口子
_TWO = re.compile(
    r"老两口|两口子|夫妻|我们俩|俩人|(?:母子|母女|父子|父女|婆媳|姐妹|兄弟)[俩两]|我[和跟与](?:我?老[伴婆公]|妻子|丈夫|爱人|我妈|我爸|母亲|父亲|儿子|女儿)"
)
# 我一个人   |   单身   |   独居老人
_ONE = re.compile(r"(?:我|就|只有|家里)一个人|单身|独居|孤寡|光棍|单人户")
# 两个老人加一个小孩   |   三个大人
_MEMBERS = re.compile(rf"{_NUMBER}个?(?:老人|小孩|孩子|大人|娃|儿子|女儿|子女|学生|残疾人|老的|小的)")
# 我带着两个孩子: whoever says it lives there too
_WITH_ME = re.compile(r"我(?:自己)?(?:一个人)?(?:带着?|和|跟|养着?|抚养|还有|加)[^，。]{0,3}$")


# 带两个孩子的单亲妈妈   |   一个人带三个小孩
_ALONE_WITH = re.compile(r"单亲|一个人带|独自")


def people_of(question: Question) -> int | None:
    """Return how many people live in the household or share a benefit; None where nobody is counted."""
    text = question.text
    members = list(_MEMBERS.finditer(text))
    if members and _ALONE_WITH.search(text):
        return sum(read_whole(member["n"]) for member in members) + 1
    if members and not question.people:
        counted = sum(read_whole(member["n"]) for member in members)
        return counted + (_WITH_ME.search(text[: members[0].start()]) is not None)
    if question.people:
        return question.people
    whole = _WHOLE.search(text)
    if whole:
        return read_whole(whole["n"]) or None
    if _TWO.search(text):
        return 2
    return 1 if _ONE.search(text) else None
