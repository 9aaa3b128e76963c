"""Lets the bot listen without the preparations that Rasa makes for an action.

Each message ends with `action_listen`, which does nothing. Rasa copies the conversation for it, applies the
events of the prediction to the copy and looks through what it gave, three times.
"""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import Action, ActionListen
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

from bot.shortcuts.tested import is_tested

_stock = MessageProcessor._run_action


def listen_at_once() -> bool:
    """Have `action_listen` be logged and no more; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    MessageProcessor._run_action = _run_action
    return True


async def _run_action(
    processor: MessageProcessor,
    action: Action,
    tracker: DialogueStateTracker,
    output_channel: Any,
    nlg: Any,
    prediction: PolicyPrediction,
) -> bool:
    """Run the action, log it with its events, and tell whether another one is to follow."""
    if type(action) is not ActionListen:
        follows: bool = await _stock(processor, action, tracker, output_channel, nlg, prediction)
        return follows
    tracker.update_with_events(prediction.events, processor.domain)
    tracker.update(action.event_for_successful_execution(prediction))
    return False
