"""What a word means, asked by its measure (多大才算…, …和…怎么区分): only what defines it answers."""

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
_DEFINES = r"(?:^|[^一-鿿]|条|款|称|的){term}[”）]?，?(?:是指|系指|指的是|指)"


def of_definition(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Reject what does not define what is asked about where something does; else all stay."""
    terms = _terms(text)
    signs = [re.compile(_DEFINES.format(term=re.escape(term))) for term in terms]
    if not any(_defines(one, signs) for one in candidates):
        return list(candidates)
    reason = f"does not define {'、'.join(terms)}"
    return [one if _defines(one, signs) else replace(one, reason=one.reason or reason) for one in candidates]


def _defines(one: Candidate, signs: Sequence[re.Pattern[str]]) -> bool:
    is_sentence = one.reason is None and one.span.kind is not SpanKind.RUN
    return is_sentence and any(sign.search(one.span.text) for sign in signs)


def _terms(text: str) -> tuple[str, ...]:
    """Return the words whose meaning a question asks for."""
    measured, apart = _MEASURED.search(text), _TOLD_APART.search(text)
    named = (*((apart["one"], apart["other"]) if apart else ()), *((measured["term"],) if measured else ()))
    return tuple(dict.fromkeys(named))
