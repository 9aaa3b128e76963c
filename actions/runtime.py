"""The knowledge base that actions ask: opened once, opened again when a new index is in use."""

from __future__ import annotations

import os
import threading
from datetime import date
from pathlib import Path

from knowledge.build import generation_in_use
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

_lock = threading.Lock()
_open: dict[Path, KnowledgeBase] = {}


def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of the index generation in use.

    Raises:
        KnowledgeError: there is no index or it cannot be used; the message says what to run.
    """
    settings = KnowledgeSettings.from_environment()
    generation = generation_in_use(settings)
    with _lock:
        if generation not in _open:
            opened = KnowledgeBase.open(settings)
            _open.clear()
            _open[generation] = opened
        return _open[generation]


def today() -> date:
    """Return the day that counts as today: OUWEN_TODAY, else the clock; read at each call."""
    fixed = os.environ.get("OUWEN_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()
