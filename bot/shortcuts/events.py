"""Finds the class of an event by its name without a walk through all classes.

Rasa looks through every subclass of `Event` for every event of a conversation that it loads.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import Event

from bot.shortcuts.tested import is_tested

_stock = Event.resolve_by_type
_known: dict[str, Any] = {}


def remember_event_types() -> bool:
    """Have Rasa look each name of an event up once; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    Event.resolve_by_type = staticmethod(_resolve)
    return True


def _resolve(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    """Return the class of the events of this name, `default` for a name that no class has.

    Raises:
        ValueError: There is no such class and no default.
    """
    found: type[Event] | None = _known.get(type_name)
    if found is None:
        found = _stock(type_name, default)
        if found is not None and found is not default:
            _known[type_name] = found
    return found
