"""The events that count are those that Rasa finds."""

import random

import pytest
import rasa
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
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

import bot.shortcuts.applied
from bot.shortcuts.applied import apply_plain_events_at_once

PLAIN = (
    lambda chance: UserUttered("您好", {"name": "greet"}),
    lambda chance: ActionExecuted(chance.choice(["action_listen", "form"])),
    lambda chance: SlotSet("place", "瑞安"),
    lambda chance: BotUttered("您好"),
    lambda chance: DefinePrevUserUtteredFeaturization(False),
    lambda chance: SessionStarted(),
    lambda chance: Restarted(),
)
OTHERS = (
    lambda chance: ActionReverted(),
    lambda chance: UserUtteranceReverted(),
    lambda chance: ActiveLoop(chance.choice(["form", None])),
    lambda chance: ActionExecutionRejected("form"),
    lambda chance: FollowupAction("action_listen"),
)


@pytest.fixture(autouse=True)
def restored(monkeypatch):
    monkeypatch.setattr(DialogueStateTracker, "applied_events", bot.shortcuts.applied._stock)


def of_events(events: list[Event]) -> DialogueStateTracker:
    tracker = DialogueStateTracker("one", [])
    tracker.events.extend(events)
    return tracker


def ids(events: list[Event]) -> list[int]:
    return [id(event) for event in events]


@pytest.mark.parametrize("kinds", [PLAIN, PLAIN + OTHERS])
def test_they_are_the_same_as_with_rasa(kinds):
    chance = random.Random(7)
    for _ in range(300):
        tracker = of_events([chance.choice(kinds)(chance) for _ in range(chance.randrange(25))])
        stock = ids(bot.shortcuts.applied._stock(tracker))
        assert apply_plain_events_at_once()
        assert ids(tracker.applied_events()) == stock


def test_what_is_given_back_is_a_list_of_its_own():
    assert apply_plain_events_at_once()
    tracker = of_events([UserUttered("您好"), ActionExecuted("action_listen")])
    tracker.applied_events().clear()
    assert len(tracker.events) == 2


def test_another_rasa_is_left_alone(monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not apply_plain_events_at_once()
    assert DialogueStateTracker.applied_events is bot.shortcuts.applied._stock
