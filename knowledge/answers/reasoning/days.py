"""Which standard a sum of another day is made with, where that is not the one of that day."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.values import asks_of_day, is_outlived, since
from knowledge.answers.wording import say, spoken_date
from knowledge.records import Question, Standard, ValidityStatus
from knowledge.settings import KnowledgeSettings


def day_note(question: Question, used: Sequence[Standard], settings: KnowledgeSettings) -> list[str]:
    """Say that the amounts are those before the adjustment, or the last ones known before the day."""
    if question.as_of is None or not used or not asks_of_day(question):
        return []
    first, day = used[0], question.date_phrase or spoken_date(question.as_of)
    if first.validity.status(question.as_of) is ValidityStatus.NOT_YET:
        return [say("days.before", day=day, since=since(first))]
    if is_outlived(first, question.as_of, settings.staleness_years.get(first.topic)):
        return [say("days.last", day=day, since=since(first))]
    return []
