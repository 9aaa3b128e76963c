"""Of the figures that one sentence gives in turn (5000万元以上、1亿元以上…分别给予…), the one asked about.

Records of one sentence that differ only in the member that each is for have the same words of a question.
Where it has an amount, the threshold that it reaches decides; where it has none, none is the answer alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.numerals import find_numbers
from knowledge.records import Standard

# 5000万元以上（含）   |   100张以下: the amount from or up to which a member holds
_FROM = re.compile(r"[^\d，；]{0,4}以上")
_UP_TO = re.compile(r"[^\d，；]{0,4}(?:以下|以内|以里)")
# a number so much smaller than all thresholds counts something else (一次)
_FAR_BELOW = 10


def member_of(text: str, members: Sequence[Standard]) -> Standard | None:
    """Return the record whose threshold the amount in a question reaches; None where that is not sure."""
    found = [found for record in members if (found := _threshold(record.condition, members))]
    if len(found) != len(members) or len({is_from for _, is_from in found}) != 1:
        return None
    ranked = sorted((value, place) for place, (value, _) in enumerate(found))
    amounts = [n.value for n in find_numbers(text) if n.value * _FAR_BELOW >= ranked[0][0]]
    if len(amounts) != 1 or len({value for value, _ in ranked}) != len(members):
        return None
    is_from = found[0][1]
    reached = [one for one in ranked if (one[0] <= amounts[0] if is_from else one[0] >= amounts[0])]
    return members[reached[-1 if is_from else 0][1]] if reached else None


def _threshold(condition: str, members: Sequence[Standard]) -> tuple[Decimal, bool] | None:
    """Return the threshold that a condition has and the others have not, and whether it holds from it on."""
    others = {n.value for one in members if one.condition != condition for n in find_numbers(one.condition)}
    own = [number for number in find_numbers(condition) if number.value not in others]
    if len(own) != 1:
        return None
    behind = condition[own[0].end :]
    if _FROM.match(behind):
        return own[0].value, True
    return (own[0].value, False) if _UP_TO.match(behind) else None
