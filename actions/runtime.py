"""What actions ask of the process: the knowledge base in use, and the day that counts as today."""

from __future__ import annotations

import os
from datetime import date

from knowledge.live import live_knowledge
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings


def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of the index generation in use.

    Raises:
        KnowledgeError: there is no index or it cannot be used; the message says what to run.
    """
    return live_knowledge(KnowledgeSettings.from_environment()).base


def today() -> date:
    """Return the day that counts as today: OUWEN_TODAY, else the clock; read at each call."""
    fixed = os.environ.get("OUWEN_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()
