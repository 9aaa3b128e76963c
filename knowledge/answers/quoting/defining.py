"""What a word means, asked by its measure or colour (多大才算…, …和…怎么区分): what defines it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.spans import SpanKind

# 多高算高坝山塘   |   几张床以上才算大型机构
_MEASURED = re.compile(
    r"(?:多[少大高长远重]|几|什么样|怎样|怎么样)[^，。？]{0,8}?(?:算是?|叫做?|属于|称为)"
    r"(?P<term>[一-鿿]{2,8}?)(?=[吗呢啊呀的]?(?:$|[，。？?]))"
)
# 高坝山塘和屋顶山塘怎么区分
_TOLD_APART = re.compile(
    r"(?P<one>[一-鿿]{2,6})[和与跟](?P<other>[一-鿿]{2,6}?)(?:到底|之间)?(?:怎么|如何|怎样)(?:区分|区别|分辨|划分)"
)
# 有害垃圾什么颜色的桶   |   可回收物放哪种颜色的桶
_COLOURED = re.compile(
    r"(?P<term>[一-鿿]{2,8}?)(?:的桶|桶|的)?(?:应该|要|该)?(?:是|用|放|扔|丢|装)?到?(?:什么|啥|哪[种个些]?)颜?色"
)
# 高坝山塘，是指…   |   有害垃圾（红色桶）：是指…
_DEFINES = r"(?:^|[^一-鿿]|条|款|称|的){term}[”）]?(?:（[^（）]{{1,12}}）)?[，：:]?(?:是指|系指|指的是|指)"


def of_definition(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put what defines what is asked about in place of all else, where something does; else all stay."""
    terms = _terms(text)
    signs = [re.compile(_DEFINES.format(term=re.escape(term))) for term in terms]
    defining = [one for one in candidates if _defines(one, signs)]
    if not defining:
        return list(candidates)
    reason = f"does not define {'、'.join(terms)}"
    first = next(one for one in candidates if one.reason is None)
    # where there are two, as when two things are told apart, they stay as near to each other
    risen = first.score - defining[0].score
    told = [replace(one, score=one.score + risen) for one in defining]
    told[0] = replace(told[0], share=first.share)
    others = [replace(one, reason=one.reason or reason) for one in candidates if one not in defining]
    return [*told, *others]


def _defines(one: Candidate, signs: Sequence[re.Pattern[str]]) -> bool:
    is_sentence = one.reason is None and one.span.kind is not SpanKind.RUN
    return is_sentence and any(sign.search(one.span.text) for sign in signs)


def _terms(text: str) -> tuple[str, ...]:
    """Return the words whose meaning a question asks for."""
    apart = _TOLD_APART.search(text)
    found = (pattern.search(text) for pattern in (_MEASURED, _COLOURED))
    named = (
        *((apart["one"], apart["other"]) if apart else ()),
        *(one["term"] for one in found if one),
    )
    return tuple(dict.fromkeys(named))
