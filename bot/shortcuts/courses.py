"""What Rasa's rules see of a dialogue, where that is its last intents and actions alone.

RulePolicy tries every rule on all states of a conversation. The rules of this bot look no further back than
the longest of them: after the same last intents and actions they choose the same. Whatever else may count,
such as forms, slots with influence, rules on texts or events that take others back, makes no course.
"""

from __future__ import annotations

import json
from typing import Any

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.constants import USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT

Course = tuple[Any, ...]

# rules do not look at these
_SILENT = frozenset({SlotSet, BotUttered})


def states_seen(policy: RulePolicy, domain: Domain) -> int | None:
    """Return how many states the rules of the trained `policy` see, None where they may turn on more."""
    rules = [json.loads(rule) for rule in policy.lookup.get(RULES, {})]
    by_text = any(TEXT in state.get(USER, {}) for rule in rules for state in rule)
    by_slot = any(slot.influence_conversation for slot in domain.slots)
    by_entity = any(kept.get("used_entities") for kept in domain.intent_properties.values())
    if not rules or by_text or by_slot or by_entity:
        return None
    # one state more than the longest rule has tells that the dialogue did not begin with it
    return max(map(len, rules)) + 1


def course_of(tracker: DialogueStateTracker, states: int) -> Course | None:
    """Return the last intents and actions, newest first, None where something else may count."""
    if tracker.active_loop or tracker.is_rule_tracker:
        return None
    course: list[Any] = []
    actions = 0
    for event in reversed(tracker.events):
        kind = type(event)
        if kind in _SILENT:
            continue
        if kind is SessionStarted:
            return (*course, "begins")
        step = _step(event)
        if step is None:
            return None
        course.append(step)
        actions += kind is ActionExecuted
        # a state has the message before it too, however many actions ago that was
        if actions > states and kind is UserUttered:
            return tuple(course)
    return (*course, "begins")


def _step(event: Any) -> Course | None:
    """Return what rules see of an event, None for one that they may see more of."""
    if type(event) is ActionExecuted:
        return ("action", event.action_name, event.action_text)
    if type(event) is UserUttered:
        return ("user", event.intent_name, bool(event.text), event.use_text_for_featurization)
    if type(event) is DefinePrevUserUtteredFeaturization:
        return ("featurized", event.use_text_for_featurization)
    return None
