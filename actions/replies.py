"""What is said to a message and remembered of it; kept for the same message in the same conversation."""

from __future__ import annotations

import marshal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from knowledge.kept import Kept, portion
from knowledge.kept_answers import KeptAnswers, room_for_answers
from knowledge.service import KnowledgeBase

# Bytes, of all workers, and what a reply takes beside its own; a key takes so many a character.
MOST = 24 << 20
_BESIDE, _CHARACTER = 1000, 2

_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The text and quick replies for the screen, the payload, and the slots to set."""

    text: str
    buttons: list[dict[str, str]]
    payload: dict[str, Any]
    events: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of one open index: answers to questions, replies to messages as bytes."""

    answers: KeptAnswers = field(default_factory=room_for_answers)
    replies: Kept[str, tuple[str, bytes]] = field(
        default_factory=lambda: Kept(portion(MOST), _bytes_of, name="replies")
    )

    def reply(self, key: str, make: Callable[[], Reply]) -> Reply:
        """Return the reply that is kept under a key, else the one that `make` gives; each its own copy."""
        made: list[Reply] = []

        def written() -> tuple[str, bytes]:
            made.append(make())
            return key, _written(made[0])

        _, kept = self.replies.of(key, written)
        return made[0] if made else Reply(**marshal.loads(kept))


# an index that is no longer in use takes along what was kept of it
_memories: WeakKeyDictionary[KnowledgeBase, Memory] = WeakKeyDictionary()


def memory_of(base: KnowledgeBase) -> Memory:
    """Return what is kept of an open index, nothing where it is new."""
    with _lock:
        memory = _memories.get(base)
        if memory is None:
            memory = _memories[base] = Memory()
        return memory


def _written(reply: Reply) -> bytes:
    parts = {
        "text": reply.text,
        "buttons": reply.buttons,
        "payload": reply.payload,
        "events": reply.events,
    }
    return marshal.dumps(parts)


def _bytes_of(kept: tuple[str, bytes]) -> int:
    key, reply = kept
    return _BESIDE + _CHARACTER * len(key) + len(reply)
