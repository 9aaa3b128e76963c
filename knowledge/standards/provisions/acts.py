"""What is due within a term or by a day, and by whom."""

from __future__ import annotations

import re

from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.units import Kind

_LONGEST = 60
_SHORT = 5
_MEMBER = re.compile(r"[^、]*、(?![^（]*）)")
_ACTOR_END = re.compile(r"应当?|可以|必须|须|可|在|自|于|从|不得")
# 根据综合评价指标: how something is done, not what
_BASIS = re.compile(r"^(?:依据|根据|按照)[^，]*$|[^，]*(?:根据|按照|依据|将)[^，]*(?:指标|规定|要求|结果)$")
# 的奖补项目
_NOUN = re.compile(r"的(?P<noun>[^，。；：\u3000的]{2,12})")
# 对社会办医疗机构 | 将 | 其中: what stands before a noun phrase; neither 在保 nor 增且 nor 依照
_OPENING = re.compile(
    r".*(?:对于?|将|向|但|其中|的|并|且(?!增)|在(?![保线岗校编职建册温外])|(?<!依)按照?|应当经|根据|严格|落实|享受|给予|领取|加收|收取|缴纳|发放"
    r"|是指|^而(?!且)|^以及|^及|^或者?|^、|^则|凡|如果?|其(?!他)|应明确|“(?=[^”]*$)|\u3000)"
)


def due(mention: Mention) -> str:
    """Return who is to do what within a term (市国资委提出审核意见)."""
    hours = mention.quantity.unit == "时间"
    within = mention.value.endswith(("内", "前")) and not mention.conditional
    if mention.quantity.kind not in (Kind.TERM, Kind.MOMENT) or not (hours or within):
        return ""
    return _act(mention)


def begun(mention: Mention) -> str:
    """Return what begins or happens on a day (每年9月起，各部门执行…)."""
    return _act(mention) if mention.quantity.kind is Kind.MOMENT else ""


def without_opening(words: str) -> str:
    """Return a noun phrase without what leads to it (对…, 将…, 其中…)."""
    opening = _OPENING.match(words)
    noun = words[opening.end() if opening else 0 :].strip()
    # 小学、初中入学年龄, but the members of a list of phrases have nothing in common
    while (member := _MEMBER.match(noun)) and (
        len(member[0]) > _SHORT or (opening and opening[0].endswith("的"))
    ):
        noun = noun[member.end() :]
    return noun


def _act(mention: Mention) -> str:
    if noun := _NOUN.match(mention.after):
        return noun["noun"]
    sentence, stop = mention.sentence, mention.group[-1].end
    if sentence.plain[stop : stop + 1] in ("，", ","):
        stop += 1
    end = sentence.clause_end(stop)
    if sentence.plain[stop:end].endswith("的"):
        end = sentence.clause_end(end + 1)
    action = sentence.text[stop:end].strip("\u3000 ").removeprefix("分别")
    if not action or _BASIS.match(action):
        return ""
    actor = without_opening(_ACTOR_END.split(mention.before, maxsplit=1)[0])
    actor = actor.removesuffix("一般").removesuffix("原则上")
    return actor + action if len(actor + action) <= _LONGEST else ""
