"""Finds the events of a conversation that count without asking each for every kind that may take others back.

Rasa asks that several times a message, of every event against five classes. Where a conversation has none of
the kinds that take back single events, those count that came after the last beginning. Any other conversation
is left to Rasa.
"""

from __future__ import annotations

from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.shortcuts.tested import is_tested

# kinds after which nothing counts that came before
_BEGINNINGS = frozenset({Restarted, SessionStarted})
# and those that leave all others as they are
_PLAIN = frozenset({ActionExecuted, BotUttered, DefinePrevUserUtteredFeaturization, SlotSet, UserUttered})

_stock = DialogueStateTracker.applied_events


def apply_plain_events_at_once() -> bool:
    """Have the events of plain conversations found at once; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    DialogueStateTracker.applied_events = _applied_events
    return True


def _applied_events(tracker: DialogueStateTracker) -> list[Event]:
    """Return the events that count, as Rasa does."""
    events = list(tracker.events)
    first = 0
    for place, kind in enumerate(map(type, events)):
        if kind in _BEGINNINGS:
            first = place + 1
        elif kind not in _PLAIN:
            stock: list[Event] = _stock(tracker)
            return stock
    return events[first:]
