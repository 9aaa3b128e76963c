"""Copies a tracker as it stands, without applying all its events once more.

Rasa makes a copy of the conversation for each action, so that an action cannot change it: it resets every
slot and applies each event anew, though the tracker already is what its events make of it.
"""

from __future__ import annotations

from collections import deque

from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.shortcuts.tested import is_tested

# What Rasa's copy does not have of the original: it begins without.
_LEFT_OUT = {"sender_source": None, "model_id": None, "assistant_id": None}
_STATE = frozenset(vars(DialogueStateTracker("one", [])))

_stock = DialogueStateTracker.copy


def copy_trackers_as_they_stand() -> bool:
    """Have trackers copied without their past; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    DialogueStateTracker.copy = _copy
    Slot.__copy__ = _twin
    return True


def _copy(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """Return a copy with slots and a list of events of its own; a form under way is left to Rasa.

    Events and values are shared, as in Rasa's copy.
    """
    if type(tracker) is not DialogueStateTracker or type(tracker.slots) is not dict or tracker.active_loop:
        return _stock(tracker)
    state = vars(tracker)
    copied: DialogueStateTracker = object.__new__(DialogueStateTracker)
    vars(copied).update({name: state[name] for name in _STATE}, **_LEFT_OUT)
    copied.events = deque(tracker.events, tracker._max_event_history)
    copied.slots = {name: _twin(slot) for name, slot in tracker.slots.items()}
    return copied


def _twin(slot: Slot) -> Slot:
    """Return what `copy.copy` gives for a slot: its state is its `__dict__`."""
    twin: Slot = object.__new__(type(slot))
    vars(twin).update(vars(slot))
    return twin
