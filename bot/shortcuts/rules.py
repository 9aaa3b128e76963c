"""Remembers which action Rasa's rules chose for a course of the dialogue.

RulePolicy works out all states of a conversation, twice for each prediction, and tries every rule on them.
The rules of this bot look at intents and actions alone, and no further back than the longest of them: what
they chose once for the same last intents and actions they choose again. Whatever else may count, such as
forms, slots with influence, rules on texts or events that take others back, is left to Rasa as it is.
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

from bot.shortcuts.tested import is_tested

Choice = tuple[str | None, str | None, bool]
Course = tuple[Any, ...]

# Intents and actions are few; texts and figures are no part of a course.
REMEMBERED = 10_000
_MARK = "_ouwen_choices"
# rules do not look at these
_SILENT = frozenset({SlotSet, BotUttered})

_stock = RulePolicy._find_action_from_rules


def remember_choices() -> bool:
    """Have rules asked once for each course of a dialogue; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    RulePolicy._find_action_from_rules = _find_action_from_rules
    return True


class Choices:
    """What the rules of one policy chose, by the course of the dialogue before."""

    def __init__(self, policy: RulePolicy, domain: Domain) -> None:
        """Look at what the rules of the trained `policy` turn on in the `domain`."""
        rules = [json.loads(rule) for rule in policy.lookup.get(RULES, {})]
        by_text = any(TEXT in state.get(USER, {}) for rule in rules for state in rule)
        by_slot = any(slot.influence_conversation for slot in domain.slots)
        by_entity = any(kept.get("used_entities") for kept in domain.intent_properties.values())
        self.domain = domain
        self.usable = bool(rules) and not (by_text or by_slot or by_entity)
        # one state more than the longest rule has tells that the dialogue did not begin with it
        self.states = max(map(len, rules), default=0) + 1
        self.made: dict[Course, Choice] = {}


def _find_action_from_rules(
    policy: RulePolicy, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
) -> Choice:
    """Return what the rules choose, as RulePolicy does: the action, the rule, whether a form goes on."""
    choices = policy.__dict__.get(_MARK)
    if choices is None or choices.domain is not domain:
        choices = policy.__dict__[_MARK] = Choices(policy, domain)
    course = course_of(tracker, choices.states) if choices.usable else None
    if course is None:
        stock: Choice = _stock(policy, tracker, domain, use_text_for_last_user_input)
        return stock
    course = (use_text_for_last_user_input, *course)
    if course not in choices.made:
        if len(choices.made) >= REMEMBERED:
            choices.made.clear()
        choices.made[course] = _stock(policy, tracker, domain, use_text_for_last_user_input)
    chosen: Choice = choices.made[course]
    return chosen


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
