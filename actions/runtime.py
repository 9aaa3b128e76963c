"""What actions ask of the process: the knowledge base in use, and the day that counts as today."""

from __future__ import annotations

import logging
import os
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.dates import iso_day
from knowledge.live import live_knowledge
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

if TYPE_CHECKING:
    from rasa_sdk import Tracker

logger = logging.getLogger(__name__)

# what the variables that settings are read from begin with
_PREFIX = "OUWEN_"


def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of the index generation in use.

    Raises:
        KnowledgeError: there is no index or it cannot be used; the message says what to run.
    """
    named = sorted(name for name in os.environ if name.startswith(_PREFIX))
    return live_knowledge(_settings(tuple((name, os.environ.get(name, "")) for name in named))).base


@lru_cache(maxsize=8)
def _settings(environment: tuple[tuple[str, str], ...]) -> KnowledgeSettings:
    """Return the settings of an environment; to read them looks at folders, too much for each message."""
    return KnowledgeSettings.from_environment(dict(environment))


def today(tracker: Tracker) -> date:
    """Return the day that counts as today for the latest message.

    That is the day in its metadata (`{"today": "2018-08-01"}`, from staff who ask for an earlier day),
    else OUWEN_TODAY, else the clock; read at each call.
    """
    return named_day(tracker) or clock_day()


def clock_day() -> date:
    """Return the day that the clock shows."""
    return date.today()


def named_day(tracker: Tracker) -> date | None:
    """Return the day that somebody set for the latest message, None where the clock is read."""
    said = (tracker.latest_message or {}).get("metadata") or {}
    fixed = os.environ.get("OUWEN_TODAY")
    return asked_day(said.get("today")) or (date.fromisoformat(fixed) if fixed else None)


def asked_day(value: object) -> date | None:
    """Return the ISO day in `value`, None where it names none: a message is answered all the same."""
    if value is None:
        return None
    day = iso_day(value)
    if day is None:
        logger.warning("metadata.today is %.40r, not a day such as 2018-08-01: passed over.", value)
    return day
