"""The knowledge base of a running process: opened once, opened again beside it when the index changes."""

from __future__ import annotations

import atexit
import logging
import os
import threading
import weakref
from pathlib import Path

from knowledge.errors import KnowledgeError
from knowledge.opening import generation_in_use
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
ENDING_SECONDS = 10.0


class LiveKnowledge:
    """Follows the index in use: the generation before answers until the next one is whole in memory."""

    def __init__(self, settings: KnowledgeSettings) -> None:
        """Open the index in use; raise KnowledgeError when there is none or it cannot be used."""
        self.settings = settings
        self.base = KnowledgeBase.open(settings)
        self._given_up: str | None = None
        self._lock = threading.Lock()

    @property
    def refused(self) -> str | None:
        """Return the generation that is in use and cannot be opened here, "" where none can be read."""
        return self._given_up

    def renew(self) -> bool:
        """Open the generation in use if it is another one now; return whether that was done.

        One that cannot be opened is logged once and left; the one before goes on answering.
        """
        with self._lock:
            name = ""
            try:
                name = generation_in_use(self.settings)
                if name == self.base.generation:
                    self._take_back()
                    return False
                if name == self._given_up:
                    return False
                self.base = KnowledgeBase.open(self.settings, self.base)
                self._given_up = None
            except (KnowledgeError, OSError) as error:
                if name != self._given_up:
                    logger.error(
                        "answers still come from index generation %s: %s", self.base.generation, error
                    )
                self._given_up = name
                return False
        logger.info("answers come from index generation %s now", self.base.generation)
        return True

    def _take_back(self) -> None:
        """Note that the generation that answers is the one in use again."""
        if self._given_up is not None:
            logger.error("index generation %s can be read again", self.base.generation)
        self._given_up = None


_lock = threading.Lock()
_live: dict[Path, LiveKnowledge] = {}
_ending = threading.Event()
# Held while a thread works on an index; a fork waits for it, since it takes no thread along.
_working = threading.Lock()


def live_knowledge(settings: KnowledgeSettings) -> LiveKnowledge:
    """Return what follows the index of these settings, one for the whole process.

    Raises:
        KnowledgeError: there is no index or it cannot be used; the message says what to run.
    """
    with _lock:
        live = _live.get(settings.index_dir)
        if live is None or live.settings != settings:
            live = _live[settings.index_dir] = LiveKnowledge(settings)
            _follower(live).start()
        return live


def _follower(live: LiveKnowledge) -> threading.Thread:
    """Return the thread that follows an index; the process waits for what it is doing when it ends.

    A daemon thread that is cut off inside the native code of a library takes the whole process down.
    """
    thread = threading.Thread(target=_follow, args=(weakref.ref(live),), name="index", daemon=True)

    def end() -> None:
        _ending.set()
        thread.join(ENDING_SECONDS)

    atexit.register(end)
    return thread


def _follow(reference: weakref.ref[LiveKnowledge]) -> None:
    """Renew every second for as long as somebody holds the knowledge base; what is new is prepared here."""
    while (live := reference()) is not None:
        with _working:
            live.renew()
            live.base.prepare()
        del live
        if _ending.wait(POLL_SECONDS):
            return


def _follow_again() -> None:
    """Follow in a process just forked what its parent follows."""
    global _ending
    _ending = threading.Event()
    _working.release()
    for live in _live.values():
        _follower(live).start()


os.register_at_fork(before=_working.acquire, after_in_parent=_working.release, after_in_child=_follow_again)
