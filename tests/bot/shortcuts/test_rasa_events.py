import pytest
import rasa
from rasa.shared.core.events import ActionExecuted, Event, SlotSet
from rasa.shared.utils.common import all_subclasses

import bot.shortcuts.events
from bot.shortcuts.events import remember_event_types
from bot.shortcuts.tested import is_tested


@pytest.fixture(autouse=True)
def restored(monkeypatch):
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(bot.shortcuts.events._stock))


def test_every_name_gives_the_class_that_rasa_gives():
    assert is_tested()
    names = sorted({cls.type_name for cls in all_subclasses(Event)})
    stock = [Event.resolve_by_type(name) for name in names]
    assert remember_event_types()
    assert [Event.resolve_by_type(name) for name in names] == stock
    assert [Event.resolve_by_type(name) for name in names] == stock
    assert Event.resolve_by_type("slot") is SlotSet


def test_names_without_a_class_are_treated_as_by_rasa():
    remember_event_types()
    assert Event.resolve_by_type("no such event", ActionExecuted) is ActionExecuted
    assert Event.resolve_by_type("topic") is None
    with pytest.raises(ValueError, match="no such event"):
        Event.resolve_by_type("no such event")


def test_a_class_that_comes_later_is_found():
    remember_event_types()

    class Later(SlotSet):
        type_name = "later"

    assert Event.resolve_by_type("later") is Later


def test_another_rasa_is_left_alone(monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not remember_event_types()
    assert Event.resolve_by_type is bot.shortcuts.events._stock
