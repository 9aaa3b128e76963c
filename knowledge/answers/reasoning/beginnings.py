"""From when a question says that a standard holds, and whether that is the day that is written."""

from __future__ import annotations

import re

from knowledge.answers.asked_period import AskedPeriod, periods_of
from knowledge.answers.reasoning.scopes import Scope
from knowledge.records import Question

# 从12月开始的   |   2016年起执行   |   几月份实行
BEGINS = re.compile(r"开始|起[执施实算]|执行|实行|施行|实施|生效|[日号月年]起|才[涨调]|[涨调][的整]")
# 7月1日起调的   |   7月1日涨到…   |   1月1日调整为…
_ADJUSTED = re.compile(r"起调|[涨调提升][到至]|调整[到为至]|提高[到为至]")
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十]")


def claimed_period(question: Question) -> AskedPeriod | None:
    """Return the time that the words of a question name in figures, if any."""
    return next((p for p in periods_of(question) if _NUMERAL.search(p.phrase)), None)


def begins_as_claimed(question: Question, scope: Scope) -> bool | None:
    """Tell whether the amount of a scope holds from the time that the question names as its beginning.

    None where that is not written: the beginning of an amount that held before the adjustment.
    A question that names no beginning claims none: that is right.
    """
    claimed = claimed_period(question)
    if claimed is None or not (BEGINS.search(question.text) or _ADJUSTED.search(question.text)):
        return True
    day = scope.standard.validity.effective_from
    if day is None or scope.amount != scope.standard.amount:
        return None
    return claimed.holds_day(day)
