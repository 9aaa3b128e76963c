"""The standards of the tiers that a question names: 二档, 一档和三档, 最便宜的那档, 中间那档."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.records import Question, Standard

# 三档分别涨了多少: all three of them
_EVERY = re.compile(r"[一二三四]档(?:分别|各|都)")
# 最便宜那档   |   最低的一档   |   最末一档   |   最贵的档次   |   中间那档
_RANKED = re.compile(
    r"(?:最(?:(?P<low>便宜|低|少|差|小|末|后)|(?P<high>贵|高|多|好|大))的?|(?P<middle>中间|当中)的?)"
    r"(?:那|这)?(?:一|个|一个)?(?:档|等级|级别)"
)
_NAMED = re.compile(r"[一二三四五六]档")
# what tiers are called, from the highest amount on
TIER_NAMES = ("一档", "二档", "三档", "四档", "五档", "六档")


def of_tiers(standards: Sequence[Standard], question: Question) -> list[Standard]:
    """Return the standards of the tiers that the question names; all of them where it names none of theirs.

    Amounts that go by groups of places have no names for their tiers: they count from the highest.
    """
    held = list(standards)
    if _EVERY.search(question.text):
        return held
    wanted = set(question.tiers) | ({question.tier} if question.tier else set())
    ranked = _by_rank(held, wanted, question)
    # 中间那一档 names no 一档, though these characters stand in it
    if ranked and not _NAMED.search(_RANKED.sub("", question.text)):
        return ranked
    tiered = [s for s in held if s.tier and (s.tier in wanted or s.tier in question.text)]
    return tiered or ranked or held


def _by_rank(standards: Sequence[Standard], wanted: set[str], question: Question) -> list[Standard]:
    """Return the standards of the amounts that are meant by their order, from the highest on."""
    amounts = sorted({s.amount for s in standards if s.amount is not None}, reverse=True)
    measures = {(s.measure, s.minimum_age) for s in standards}
    if len(amounts) < 2 or len(amounts) > len(TIER_NAMES) or len(measures) > 1:
        return []
    chosen = {amount for amount, name in zip(amounts, TIER_NAMES, strict=False) if name in wanted}
    if any(s.tier for s in standards):
        chosen = set()  # they have names of their own
    ranked = _RANKED.search(question.text)
    if ranked and (ranked["middle"] is None or len(amounts) % 2):
        place = -1 if ranked["low"] else 0 if ranked["high"] else len(amounts) // 2
        chosen = {amounts[place]}
    return [s for s in standards if s.amount in chosen]
