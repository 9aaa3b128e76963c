"""Remembers what Rasa predicts after a course of the dialogue, with the action that this is.

For each prediction, twice a message, Rasa runs a graph of policy and ensemble, tries the rules on all states
of the conversation, twice, and makes a dozen actions to find one. Where the rules are the only policy, all
of it turns on the course of intents and actions (`courses.py`). Anything else is predicted by Rasa.
"""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import Action, ActionBotResponse, ActionListen, RemoteAction
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.graph_components.providers.rule_only_provider import RuleOnlyDataProvider
from rasa.shared.core.events import DefinePrevUserUtteredFeaturization
from rasa.shared.core.trackers import DialogueStateTracker

from bot.shortcuts.courses import Course, course_of, states_seen
from bot.shortcuts.tested import is_tested

Predicted = tuple[Action, PolicyPrediction]

# Intents and actions are few; texts and figures are no part of a course.
REMEMBERED = 10_000
_MARK = "_ouwen_predictions"
# what may stand between a conversation and a prediction
_KNOWN_NODES = {DefaultPolicyPredictionEnsemble, DomainProvider, RuleOnlyDataProvider, RulePolicy}
# actions that keep nothing from one run to the next
_STATELESS = (ActionBotResponse, ActionListen, RemoteAction)

_stock = MessageProcessor.predict_next_with_tracker_if_should


def remember_predictions() -> bool:
    """Have each course of a dialogue predicted once; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    MessageProcessor.predict_next_with_tracker_if_should = _predict
    return True


class Predictions:
    """What was predicted with one loaded model, by the course of the dialogue before."""

    def __init__(self, processor: MessageProcessor) -> None:
        """Look at what the model of `processor` predicts with."""
        rules = _only_policy(processor)
        self.states = None if rules is None else states_seen(rules, processor.domain)
        self.parts = _parts(processor)
        self.made: dict[Course, Predicted] = {}

    def course(self, tracker: DialogueStateTracker) -> Course | None:
        """Return all that a prediction turns on, None where more may count."""
        if self.states is None or tracker.followup_action:
            return None
        course = course_of(tracker, self.states)
        if course is None:
            return None
        message = tracker.latest_message
        return (tracker.latest_action_name, message.intent_name if message else None, *course)

    def remember(self, course: Course, predicted: Predicted) -> None:
        """Keep a prediction that can be given again."""
        action, prediction = predicted
        plain = all(type(event) is DefinePrevUserUtteredFeaturization for event in prediction.events)
        if type(action) in _STATELESS and plain and not prediction.optional_events:
            if len(self.made) >= REMEMBERED:
                self.made.clear()
            self.made[course] = action, prediction


def _parts(processor: MessageProcessor) -> tuple[Any, ...]:
    """Return what the predictions were made with: others are not valid for other parts."""
    return processor.graph_runner, processor.domain, processor.action_endpoint


def _only_policy(processor: MessageProcessor) -> RulePolicy | None:
    """Return the rules where they are all that the model predicts with, and nothing watches its graph."""
    runner, target = processor.graph_runner, processor.model_metadata.core_target
    if not target:
        return None
    names = runner._graph_schema.minimal_graph_schema([target]).nodes
    nodes = [runner._instantiated_nodes[name] for name in names]
    if any(node._component_class not in _KNOWN_NODES or node._hooks for node in nodes):
        return None
    policies = [node._component for node in nodes if issubclass(node._component_class, Policy)]
    return policies[0] if len(policies) == 1 else None


def _predict(processor: MessageProcessor, tracker: DialogueStateTracker) -> Predicted:
    """Return the next action as Rasa predicts it.

    Raises:
        ActionLimitReached: So many actions followed one another that no more may.
    """
    known = processor.__dict__.get(_MARK)
    if known is None or any(
        one is not other for one, other in zip(known.parts, _parts(processor), strict=True)
    ):
        known = processor.__dict__[_MARK] = Predictions(processor)
    course = known.course(tracker)
    found = None if course is None else known.made.get(course)
    goes_on = processor.should_predict_another_action(tracker.latest_action_name)
    if found is None or (goes_on and processor.is_action_limit_reached(tracker, goes_on)):
        predicted: Predicted = _stock(processor, tracker)
        if course is not None:
            known.remember(course, predicted)
            predicted = predicted[0], _again(predicted[1])
        return predicted
    return found[0], _again(found[1])


def _again(prediction: PolicyPrediction) -> PolicyPrediction:
    """Return the prediction anew, with events of its own and of now."""
    return PolicyPrediction(
        list(prediction.probabilities),
        prediction.policy_name,
        prediction.policy_priority,
        [DefinePrevUserUtteredFeaturization(event.use_text_for_featurization) for event in prediction.events],
        is_end_to_end_prediction=prediction.is_end_to_end_prediction,
        is_no_user_prediction=prediction.is_no_user_prediction,
        diagnostic_data=prediction.diagnostic_data,
        hide_rule_turn=prediction.hide_rule_turn,
        action_metadata=prediction.action_metadata,
    )
