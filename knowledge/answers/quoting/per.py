"""For what money is given: each person, each bed, each firm. What is for each bed is none for a person.

Only where question and sentence both say it: a sentence that says nothing may be of anything.
"""

from __future__ import annotations

import re

# 引进一名…奖励多少   |   每人补多少   |   一个床位   |   每亩
_WORDS = {
    "person": r"[名位人]",
    "household": r"户",
    "firm": r"家",
    "bed": r"张?(?:床|张)",
    "area": r"(?:亩|平方米|公顷)",
    "vehicle": r"辆",
    "thing": r"[个项件](?!人|月|工作日|小时|企业|单位|老人|家庭|医|教|学生)",
}
_ASKED = {name: re.compile(rf"(?:每一?|一){word}") for name, word in _WORDS.items()}
_SAID = {name: re.compile(rf"每一?{word}") for name, word in _WORDS.items()}
_SAID["thing"] = re.compile(rf"每{_WORDS['thing']}")


def is_for_another(question: str, said: str) -> bool:
    """Return whether money is asked for one kind of thing and told for each of another kind alone."""
    asked = {name for name, pattern in _ASKED.items() if pattern.search(question)} - {"thing"}
    told = {name for name, pattern in _SAID.items() if pattern.search(said)}
    return bool(asked and told) and not asked & told
