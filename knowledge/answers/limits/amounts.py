"""A rule asked about by its amount (为何…每月补贴…元) or for one (罚多少): a text must have it."""

from __future__ import annotations

import re

from knowledge.answers.silence.evidence import Evidence
from knowledge.numerals import find_numbers
from knowledge.records import Question

# 为何满…岁的老人每月补贴…元必须到社区申报
_WHY = re.compile(r"为何|为什么|为啥|凭什么|原因|依据|根据什么")
# 罚几百   |   罚几多   |   会罚多少钱   |   罚款多少
_FINE = re.compile(r"罚(?:款|金|我|你|他|人)?(?:要|会|是)?(?:多少|几[百千万块元多])")
# 处…元罚款   |   罚款…元   |   处工程价款…%的罚款
_FINED = re.compile(
    r"罚[^。]{0,20}[\d一二三四五六七八九十百千万]元|元[^。]{0,12}罚|罚[^。]{0,20}[%％]|[%％][^。]{0,12}罚"
)
# 1,860元
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})")


def asks_fine(question: Question) -> bool:
    """Return whether a question asks for the sum of a fine."""
    return _FINE.search(question.text) is not None


def lacking_fine(question: Question, evidence: Evidence) -> str | None:
    """Return what lacks where the sum of a fine is asked for and what would be said has none."""
    has_sum = _FINED.search(evidence.said) is not None
    return None if has_sum or not asks_fine(question) else "the sum of the fine"


def asks_why(question: Question) -> bool:
    """Return whether a question asks for the reason of a rule with an amount."""
    return bool(question.amounts) and _WHY.search(question.text) is not None


def lacking_amount(question: Question, evidence: Evidence) -> str | None:
    """Return the amount of a rule whose reason is asked for where the evidence does not have it."""
    if not asks_why(question):
        return None
    held = {number.value for number in find_numbers(_SEPARATOR.sub("", evidence.words))}
    missing = next((said.figure for said in question.amounts if said.figure not in held), None)
    return None if missing is None else f"the amount {missing}"
