"""Leaves Rasa's filling of slots out where no slot is filled from a message.

After each message Rasa goes through all mappings of all slots. Where each of them is `custom` and names no
action, as here, and no action validates slots, that never gives an event.
"""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.shortcuts.tested import is_tested

_MARK = "_ouwen_fills_slots"

_stock = MessageProcessor.run_action_extract_slots


def fill_no_slots_in_vain() -> bool:
    """Leave filling out where it can give nothing; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    MessageProcessor.run_action_extract_slots = _run_action_extract_slots
    return True


def fills_slots(domain: Domain) -> bool:
    """Tell whether a message may fill a slot of the domain; one that is loaded does not change any more."""
    known = domain.__dict__.get(_MARK)
    if known is None:
        filled = any(_is_filled(slot) for slot in domain.slots if slot.name not in DEFAULT_SLOT_NAMES)
        known = filled or ACTION_VALIDATE_SLOT_MAPPINGS in domain.user_actions
        domain.__dict__[_MARK] = known
    return bool(known)


def _is_filled(slot: Slot) -> bool:
    """Tell whether one of the mappings of a slot does something: `custom` with nothing else does not."""
    return any(mapping != {"type": "custom"} for mapping in slot.mappings)


async def _run_action_extract_slots(
    processor: MessageProcessor, output_channel: Any, tracker: DialogueStateTracker
) -> DialogueStateTracker:
    """Return the tracker with the slots that the message fills."""
    if fills_slots(processor.domain):
        filled: DialogueStateTracker = await _stock(processor, output_channel, tracker)
        return filled
    return tracker
