"""Slots are filled by Rasa wherever a mapping may fill one; listening is logged as Rasa logs it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import rasa
from rasa.core.actions.action import ActionExtractSlots, ActionListen
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, DefinePrevUserUtteredFeaturization, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

import bot.shortcuts.listening
import bot.shortcuts.slots
from bot.settings import REPOSITORY
from bot.shortcuts.listening import listen_at_once
from bot.shortcuts.slots import fill_no_slots_in_vain, fills_slots

OURS = Domain.load(REPOSITORY / "domain.yml")


def domain_with(mapping: dict[str, Any], actions: tuple[str, ...] = ()) -> Domain:
    slot = {"type": "any", "influence_conversation": False, "mappings": [mapping]}
    return Domain.from_dict(
        {"slots": {"topic": slot}, "entities": ["topic"], "intents": ["greet"], "actions": list(actions)}
    )


@pytest.mark.parametrize(
    "domain",
    [
        domain_with({"type": "from_text"}),
        domain_with({"type": "from_entity", "entity": "topic"}),
        domain_with({"type": "custom", "action": "action_fill"}, ("action_fill",)),
        domain_with({"type": "custom"}, ("action_validate_slot_mappings",)),
    ],
)
def test_a_domain_that_fills_slots_is_left_to_rasa(domain):
    assert fills_slots(domain)


def test_for_ours_rasa_fills_nothing():
    assert not fills_slots(OURS)
    tracker = DialogueStateTracker.from_events(
        "a",
        [UserUttered("瑞安", {"name": "greet"}, [{"entity": "region", "value": "瑞安市"}])],
        OURS.slots,
    )
    assert asyncio.run(ActionExtractSlots(None).run(None, None, tracker, OURS)) == []


class Processor(MessageProcessor):
    def __init__(self) -> None:
        self.domain = OURS


def listened(run: Any) -> tuple[Any, ...]:
    tracker = DialogueStateTracker.from_events("a", [ActionExecuted("action_answer_question")], OURS.slots)
    tracker.model_id = "model"
    prediction = PolicyPrediction.for_action_name(OURS, "action_listen", "RulePolicy", 0.9)
    prediction.events = [DefinePrevUserUtteredFeaturization(False)]
    follows = asyncio.run(run(Processor(), ActionListen(), tracker, None, None, prediction))
    events = [{**event.as_dict(), "timestamp": 0} for event in tracker.events]
    return follows, events, tracker.latest_action, tracker.followup_action


def test_listening_leaves_what_rasa_leaves():
    assert listened(bot.shortcuts.listening._run_action) == listened(bot.shortcuts.listening._stock)


def test_another_rasa_fills_and_listens_by_itself(monkeypatch):
    monkeypatch.setattr(MessageProcessor, "run_action_extract_slots", bot.shortcuts.slots._stock)
    monkeypatch.setattr(MessageProcessor, "_run_action", bot.shortcuts.listening._stock)
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not fill_no_slots_in_vain()
    assert not listen_at_once()
    assert MessageProcessor.run_action_extract_slots is bot.shortcuts.slots._stock
    assert MessageProcessor._run_action is bot.shortcuts.listening._stock
