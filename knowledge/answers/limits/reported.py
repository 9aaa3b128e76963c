"""Whether a question is about what the issues report of a day: a meeting, a journey of the mayor."""

from __future__ import annotations

import functools
import re

from knowledge.answers.asked_period import periods_of
from knowledge.records import Question
from knowledge.vocabulary import load_yaml


def is_reported(question: Question) -> bool:
    """Return whether a question is about what the issues report of a day or month."""
    dated = any(period.names_month for period in periods_of(question))
    return dated and _reported().search(question.text) is not None


@functools.cache
def _reported() -> re.Pattern[str]:
    return re.compile(load_yaml("records.yml")["chronicle"]["reported"])
