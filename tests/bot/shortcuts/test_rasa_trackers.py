"""A tracker that is copied as it stands is the one that Rasa makes of all its events."""

import random
from typing import Any

import pytest
import rasa
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot, ListSlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

import bot.shortcuts.trackers
from bot.shortcuts.tested import is_tested
from bot.shortcuts.trackers import copy_trackers_as_they_stand

SLOTS = (
    TextSlot("place", [], initial_value="市区", influence_conversation=False),
    AnySlot("result", [], influence_conversation=False),
    ListSlot("names", [], influence_conversation=False),
)


@pytest.fixture(autouse=True)
def restored(monkeypatch):
    monkeypatch.setattr(DialogueStateTracker, "copy", bot.shortcuts.trackers._stock)


def some_event(chance: random.Random) -> Event:
    kinds = (
        lambda: UserUttered("您好", {"name": "greet"}),
        lambda: ActionExecuted(chance.choice(["action_listen", "action_answer_question"])),
        lambda: SlotSet("place", chance.choice(["瑞安", None])),
        lambda: SlotSet("result", {"figures": [chance.randrange(9)]}),
        lambda: SlotSet("names", ["甲"]),
        lambda: BotUttered("您好"),
        lambda: DefinePrevUserUtteredFeaturization(False),
        lambda: FollowupAction("action_answer_question"),
        SessionStarted,
        Restarted,
        ConversationPaused,
        ActionReverted,
        UserUtteranceReverted,
        lambda: ActiveLoop("form"),
    )
    # forms begin seldom: with one all is left to Rasa
    return chance.choices(kinds, [3, 5, 3, 3, 1, 3, 1, 1, 1, 1, 1, 1, 1, 0.3])[0]()


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Return all that a tracker holds, slots by their state."""
    slots = {name: (type(slot), vars(slot)) for name, slot in tracker.slots.items()}
    return {**vars(tracker), "slots": slots}


@pytest.mark.parametrize("number", range(60))
def test_the_copy_is_the_one_that_rasa_makes(number):
    chance = random.Random(number)
    events = [some_event(chance) for _ in range(chance.randrange(25))]
    tracker = DialogueStateTracker("one", SLOTS, chance.choice([None, 5]))
    tracker.model_id = "model"
    tracker.assistant_id = "assistant"
    for event in events:
        tracker.update(event)
    tracker.events_stored = 3
    stock = tracker.copy()
    assert copy_trackers_as_they_stand()
    copied = tracker.copy()
    if tracker._max_event_history is None:
        assert state_of(copied) == state_of(stock)
    assert copied.events == tracker.events
    assert copied.events.maxlen == stock.events.maxlen
    assert copied.current_state() == tracker.current_state()


def test_the_copy_can_be_changed_without_the_original():
    assert is_tested()
    copy_trackers_as_they_stand()
    tracker = DialogueStateTracker.from_events("one", [SlotSet("place", "瑞安")], SLOTS)
    copied = tracker.copy()
    copied.update(SlotSet("place", "乐清"))
    copied.update(ActionExecuted("action_listen"))
    assert (tracker.get_slot("place"), copied.get_slot("place")) == ("瑞安", "乐清")
    assert (len(tracker.events), len(copied.events)) == (1, 3)
    assert tracker.latest_action_name is None


def test_another_rasa_is_left_alone(monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not copy_trackers_as_they_stand()
    assert DialogueStateTracker.copy is bot.shortcuts.trackers._stock
