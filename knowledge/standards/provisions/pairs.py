"""Lists that answer to one another: of A, B and C 分别 x, y and z, the member that a quantity is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.records import Bound
from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.quantities import quantities_of

# members whose order is known, so that none of them is part of a longer name: one kind to a line
_KINDS = (
    r"(?:世界|国家|[国省市县区])级|国家|省|市",
    r"(?:[一二三1-3]级)?[甲乙丙丁]等?",
    r"[一二三][甲乙丙]",
    r"(?:[特一二三四五]|第[一二三四五])等奖?|[金银铜]奖|优秀奖|优胜奖",
    r"[一二三四五六七八九十1-9]级",
    r"[一二三四五六七八九十1-9]类",
    r"[一二三四五六七八九十1-9]档",
    r"[A-Fa-f]{1,5}[级类档等]?",
    r"[甲乙丙丁][级等类]",
    r"[一二三四五1-5]星级?",
    r"第[一二三四五六七八九十1-9][名位年档]",
    r"首年|[第次][一二三四五]?年",
    r"博士后?(?:研究生)?|硕士(?:研究生)?|本科(?:生)?|大专(?:生)?",
    r"正高级?|副高级?|[高中初]级|高级技师|技师|高级工|中级工|初级工",
    r"[特大中小微]型",
    r"[轻中重]度",
    r"优秀|良好|合格",
    r"[\u4e00-\u9fa5]{1,3}[市县区]",
)
_AND = r"(?:、|和|及|与|以及|或者?)"
_LISTS = tuple(re.compile(rf"(?:{kind})(?:{_AND}(?:{kind}))+") for kind in _KINDS)
_MEMBERS = tuple(re.compile(kind) for kind in _KINDS)
_LIST = re.compile(r"[、和及，（）含]*")
# 排名前三位的
_RANKED = re.compile(r"(?:排名|名列|位列|位居|列)(?P<first>前)(?P<number>[二三四五2-5])(?=[位名])")
_RANKS = "一二三四五"
_NUMBERS = {**{number: place for place, number in enumerate(_RANKS, 1)}, "2": 2, "3": 3, "4": 4, "5": 5}
# 对新评为酒店类五星级、…，民宿类五星级、…的: what the members of both lists have done
_WON = re.compile(r".*(?:获评|评为|评上|认定为?|列入|获得|取得|通过|达到|入选|创建为?|成为|引进)")
# what may stand between one list and the next: ，专科类
_EDGE = "，、和及与 "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    start: int
    end: int


def own_words(words: str, mention: Mention) -> str | None:
    """Return `words`, which hold a list as long as that of the quantity, with its own member alone.

    None is returned where no list is as long, or more than one is: a wrong pair misleads.
    """
    if ranked := _ranked(words, mention):
        return ranked
    found = _lists_of(words)
    fitting = [lists for lists in found if sum(map(len, lists)) == len(mention.group)]
    if len(fitting) != 1:
        return None
    return _cut(words, fitting[0], mention.place)


def is_unpaired(mention: Mention) -> bool:
    """Tell whether the quantity is one of several 分别 given to what no list before them names."""
    sentence, first = mention.sentence, mention.group[0].core
    if not is_paired(mention) or "分别" not in sentence.plain[:first]:
        return False
    return own_words(sentence.text[:first], mention) is None


def joined(mention: Mention) -> Mention:
    """Return the list that the quantity stands in as one quantity without amount (70%、50%、20%)."""
    first, last = mention.group[0], mention.group[-1]
    whole = replace(first, amount=None, bound=Bound.EXACT, end=last.end, core_end=last.core_end)
    return replace(mention, quantity=whole, group=(whole,))


def is_paired(mention: Mention) -> bool:
    """Tell whether the quantity is one of several in a list that says nothing of whom it is for."""
    return len(mention.group) > 1 and not mention.conditional


def _ranked(words: str, mention: Mention) -> str:
    """Return the words for one rank (前三位: 第二位)."""
    matches = list(_RANKED.finditer(words))
    if len(matches) != 1 or _NUMBERS[matches[0]["number"]] != len(mention.group):
        return ""
    start, end = matches[0].start("first"), matches[0].end("number")
    return f"{words[:start]}第{_RANKS[mention.place]}{words[end:]}"


def _lists_of(words: str) -> list[list[list[_Member]]]:
    """Return the lists of each kind of member that `words` hold, and their lists of quantities one by one."""
    kinds = []
    for lists, members in zip(_LISTS, _MEMBERS, strict=True):
        found = [_members(members, match) for match in lists.finditer(words)]
        if found:
            kinds.append(found)
    return [*kinds, *([group] for group in _quantities(words))]


def _members(member: re.Pattern[str], found: re.Match[str]) -> list[_Member]:
    return [
        _Member(start=found.start() + match.start(), end=found.start() + match.end())
        for match in member.finditer(found[0])
    ]


def _quantities(words: str) -> list[list[_Member]]:
    groups: list[list[_Member]] = []
    for quantity in quantities_of(words):
        member = _Member(start=quantity.core, end=quantity.end)
        if groups and _LIST.fullmatch(words[groups[-1][-1].end : quantity.start]):
            groups[-1].append(member)
        else:
            groups.append([member])
    return [group for group in groups if len(group) > 1]


def _cut(words: str, lists: list[list[_Member]], place: int) -> str:
    """Return `words` with one member of the lists; of two lists the other goes with the words before it."""
    index = 0
    while place >= len(lists[index]):
        place -= len(lists[index])
        index += 1
    before = words[lists[index - 1][-1].end : lists[index][0].start].lstrip(_EDGE) if index else ""
    head = words[: lists[0][0].start]
    if index:
        won = _WON.match(head)
        head = (won[0] if won else "") + before
    member = lists[index][place]
    return head + words[member.start : member.end] + words[lists[-1][-1].end :]
