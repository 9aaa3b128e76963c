"""A rule asked about by its amount (为何…每月补贴…元): a text with another amount is not that rule."""

from __future__ import annotations

import re

from knowledge.answers.silence.evidence import Evidence
from knowledge.numerals import find_numbers
from knowledge.records import Question

# 为何满…岁的老人每月补贴…元必须到社区申报
_WHY = re.compile(r"为何|为什么|为啥|凭什么|原因|依据|根据什么")
# 1,860元
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3})")


def lacking_amount(question: Question, evidence: Evidence) -> str | None:
    """Return the amount of a rule whose reason is asked for where the evidence does not have it."""
    if not question.amounts or not _WHY.search(question.text):
        return None
    held = {number.value for number in find_numbers(_SEPARATOR.sub("", evidence.words))}
    missing = next((said.figure for said in question.amounts if said.figure not in held), None)
    return None if missing is None else f"the amount {missing}"
