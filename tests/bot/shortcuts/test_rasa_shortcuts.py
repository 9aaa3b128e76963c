"""Whole conversations with the shorter ways through Rasa and without: the same replies, events and slots."""

from __future__ import annotations

import asyncio
import copy
from typing import Any

import pytest
import rasa
import rasa.core.processor
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

import bot.agent
import bot.shortcuts.applied
import bot.shortcuts.debugging
import bot.shortcuts.domain
import bot.shortcuts.events
import bot.shortcuts.listening
import bot.shortcuts.predictions
import bot.shortcuts.slots
import bot.shortcuts.trackers
from bot.agent import GuardedAgent, load_agent
from bot.shortcuts.debugging import MODULES
from bot.shortcuts.graph import DirectGraphRunner
from bot.shortcuts.taken import take_shortcuts

TALKS = (
    ["您好", "最低工资是多少", "最低工资是多少", "您好"],
    ["出错了", "最低工资是多少", "", "您好", "您好", "最低工资", "最低工资", "您好", "最低工资"],
)
# what differs from one run to the next
CHANGING = {"timestamp", "message_id", "model_id", "metadata"}


def stock_rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put everything back that the shortcuts replace."""

    def as_rasa_does(action: RemoteAction, result: dict[str, Any]) -> bool:
        from jsonschema import validate

        validate(result, action.action_response_format_spec())
        return True

    monkeypatch.setattr(RemoteAction, "_validate_action_result", as_rasa_does)
    monkeypatch.setattr(rasa.core.processor, "DaskGraphRunner", DaskGraphRunner)
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(bot.shortcuts.events._stock))
    monkeypatch.setattr(Domain, "is_empty", bot.shortcuts.domain._stock)
    monkeypatch.setattr(DialogueStateTracker, "copy", bot.shortcuts.trackers._stock)
    monkeypatch.setattr(DialogueStateTracker, "applied_events", bot.shortcuts.applied._stock)
    monkeypatch.setattr(
        MessageProcessor, "predict_next_with_tracker_if_should", bot.shortcuts.predictions._stock
    )
    monkeypatch.setattr(MessageProcessor, "run_action_extract_slots", bot.shortcuts.slots._stock)
    monkeypatch.setattr(MessageProcessor, "_run_action", bot.shortcuts.listening._stock)
    monkeypatch.setattr(MessageProcessor, "_log_slots", staticmethod(bot.shortcuts.debugging._stock))
    monkeypatch.delattr(Slot, "__copy__", raising=False)
    for module in MODULES:
        monkeypatch.setattr(module, "copy", copy)
        monkeypatch.setattr(module, "structlogger", bot.shortcuts.debugging.LOGGERS[module])


def talked(agent: GuardedAgent) -> list[Any]:
    """Hold the talks and return each one's replies and what the tracker then holds."""

    async def scenario() -> list[Any]:
        told: list[Any] = []
        for number, talk in enumerate(TALKS):
            for text in talk:
                output = CollectingOutputChannel()
                await agent.handle_message(UserMessage(text, output, f"a{number}", input_channel="rest"))
                told.append(output.messages)
            tracker = await agent.tracker_store.retrieve(f"a{number}")
            told.append([_lasting(event.as_dict()) for event in tracker.events])
            told.append(tracker.current_slot_values())
        return told

    return asyncio.run(scenario())


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lasting(inner) for name, inner in value.items() if name not in CHANGING}
    return [_lasting(inner) for inner in value] if isinstance(value, list) else value


def test_conversations_are_the_same_as_with_all_of_rasa(toy_model, monkeypatch):
    fast = load_agent(toy_model, actions="toy_actions")
    assert isinstance(fast.processor.graph_runner, DirectGraphRunner)
    with_shortcuts = talked(fast)
    fast.action_endpoint.close()
    stock_rasa(monkeypatch)
    monkeypatch.setattr(bot.agent, "take_shortcuts", lambda: False)
    slow = load_agent(toy_model, actions="toy_actions")
    assert type(slow.processor.graph_runner) is DaskGraphRunner
    assert talked(slow) == with_shortcuts
    slow.action_endpoint.close()


def test_another_rasa_is_taken_as_it_is(monkeypatch):
    stock_rasa(monkeypatch)
    before = RemoteAction._validate_action_result
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not take_shortcuts()
    assert RemoteAction._validate_action_result is before
    assert rasa.core.processor.DaskGraphRunner is DaskGraphRunner
    assert DialogueStateTracker.copy is bot.shortcuts.trackers._stock
    assert MessageProcessor.predict_next_with_tracker_if_should is bot.shortcuts.predictions._stock
    assert MessageProcessor.run_action_extract_slots is bot.shortcuts.slots._stock
    assert MessageProcessor._run_action is bot.shortcuts.listening._stock
    assert not hasattr(Slot, "__copy__")
    assert all(module.copy is copy for module in MODULES)
