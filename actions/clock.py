"""A clock that is wrong: answers go on, and say that what holds today is not known."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from functools import lru_cache

from knowledge.answers.wording import say
from knowledge.plausible_day import is_plausible
from knowledge.records import Answer

logger = logging.getLogger(__name__)


def with_clock_caveat(answer: Answer, day: date, newest: date | None, *, is_set: bool = False) -> Answer:
    """Return the answer; one from the bulletins says so where the clock cannot be right.

    `newest` is the latest day that the bulletins print. A `day` that somebody set (`is_set`), for the message
    or with OUWEN_TODAY, is taken as it is.
    """
    if is_set or not answer.citations or is_plausible(day, newest):
        return answer
    _complain(day, newest)
    caveat = say("clock.doubtful", day=f"{day.year}年{day.month}月{day.day}日")
    last = tuple(replace(part, caveats=(*part.caveats, caveat)) for part in answer.parts[-1:])
    return replace(answer, caveats=(*answer.caveats, caveat), parts=(*answer.parts[:-1], *last))


@lru_cache(maxsize=1)
def _complain(day: date, newest: date | None) -> None:
    """Log it once a day."""
    logger.error(
        "The clock says %s, the newest bulletin is of %s: answers are marked. Run timedatectl set-ntp true.",
        day,
        newest,
    )
