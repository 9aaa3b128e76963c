"""What is remembered is what Rasa predicts, for any course of a dialogue, and anew each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import rasa
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

import bot.shortcuts.predictions
from bot.agent import GuardedAgent, load_agent
from bot.shortcuts.predictions import _MARK, _predict, _stock, remember_predictions
from bot.shortcuts.tested import is_tested

INTENTS = ("greet", "ask_wage", "nlu_fallback", "restart", None)
ACTIONS = ("action_listen", "action_wage", "utter_greet")


@pytest.fixture(scope="module")
def agent(toy_model) -> Iterator[GuardedAgent]:
    loaded = load_agent(toy_model, actions="toy_actions")
    yield loaded
    loaded.action_endpoint.close()


def some_event(chance: random.Random) -> Event:
    kinds = (
        lambda: UserUttered("话", {"name": chance.choice(INTENTS), "confidence": 1.0}),
        lambda: ActionExecuted(chance.choice(ACTIONS)),
        lambda: SlotSet("topic", "低保"),
        lambda: BotUttered("好"),
        lambda: DefinePrevUserUtteredFeaturization(False),
        lambda: ActionExecutionRejected(chance.choice(ACTIONS)),
        lambda: FollowupAction(chance.choice(ACTIONS)),
        SessionStarted,
        Restarted,
        UserUtteranceReverted,
    )
    return chance.choices(kinds, [6, 9, 3, 3, 4, 0.4, 0.4, 0.4, 0.4, 0.4])[0]()


def turn(intent: str | None) -> list[Event]:
    return [ActionExecuted("action_listen"), UserUttered("话", {"name": intent, "confidence": 1.0})]


def tracker_of(agent: GuardedAgent, events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("a", events, agent.processor.domain.slots)


def told(predict: Any, agent: GuardedAgent, events: list[Event]) -> tuple[Any, ...]:
    try:
        action, prediction = predict(agent.processor, tracker_of(agent, events))
    except Exception as error:
        return (type(error),)
    return type(action), vars(action), prediction


@pytest.mark.parametrize("number", range(60))
def test_any_course_is_predicted_as_by_rasa(agent, number):
    chance = random.Random(number)
    events = [some_event(chance) for _ in range(chance.randrange(16))]
    if chance.random() < 0.7:
        events += turn(chance.choice(INTENTS))
    # the second time it is remembered, where it is at all
    stock = told(_stock, agent, events)
    assert [told(_predict, agent, events), told(_predict, agent, events)] == [stock, stock]


def test_a_course_is_predicted_once_and_told_anew(agent, monkeypatch):
    assert is_tested()
    agent.processor.__dict__.pop(_MARK, None)
    asked: list[int] = []
    monkeypatch.setattr(bot.shortcuts.predictions, "_stock", lambda *given: asked.append(1) or _stock(*given))
    first, second = (_predict(agent.processor, tracker_of(agent, turn("greet")))[1] for _ in range(2))
    assert asked == [1]
    assert first == second
    assert first.events[0] is not second.events[0]
    assert first.probabilities is not second.probabilities


def test_with_other_parts_all_is_predicted_again(agent, monkeypatch):
    known = tracker_of(agent, turn("greet"))
    _predict(agent.processor, known)
    before = agent.processor.__dict__[_MARK]
    monkeypatch.setattr(agent.processor, "action_endpoint", None)
    assert _predict(agent.processor, known)[0].name() == "utter_greet"
    assert agent.processor.__dict__[_MARK] is not before


def test_where_something_watches_the_graph_rasa_predicts(agent, monkeypatch):
    runner, target = agent.processor.graph_runner, agent.processor.model_metadata.core_target
    monkeypatch.setattr(runner._instantiated_nodes[target], "_hooks", ["a hook"])
    assert bot.shortcuts.predictions._only_policy(agent.processor) is None


def test_another_rasa_predicts_by_itself(monkeypatch):
    monkeypatch.setattr(MessageProcessor, "predict_next_with_tracker_if_should", _stock)
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not remember_predictions()
    assert MessageProcessor.predict_next_with_tracker_if_should is _stock
