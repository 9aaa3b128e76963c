"""Keeps Rasa from copying whatever it would log at the level DEBUG, where nothing is logged at that level.

Before each of its structured debug lines Rasa makes a deep copy of events, states and parsed messages, which
structlog then throws away. They are an eighth of the time of a message. Only two modules copy for nothing
but these lines: in them `copy.deepcopy` gives back what it is given. Nor are these lines made, which takes
structlog longer than to find out that nobody wants them, or the list of all slots with all that they hold.
"""

from __future__ import annotations

import copy
import logging
from types import ModuleType
from typing import Any

import rasa.core.policies.rule_policy
import rasa.core.processor
from rasa.core.processor import MessageProcessor

from bot.shortcuts.tested import is_tested

MODULES: tuple[ModuleType, ...] = (rasa.core.processor, rasa.core.policies.rule_policy)

LOGGERS: dict[ModuleType, Any] = {module: vars(module)["structlogger"] for module in MODULES}

_stock = MessageProcessor._log_slots


def copy_nothing_for_debug_lines() -> bool:
    """Leave the copies out; False where debug lines are written or this Rasa is not the tested one."""
    if not is_tested() or logging.getLogger("rasa").isEnabledFor(logging.DEBUG):
        return False
    for module in MODULES:
        vars(module)["copy"] = _Uncopied()
        vars(module)["structlogger"] = _Quiet(LOGGERS[module])
    MessageProcessor._log_slots = staticmethod(_log_nothing)
    return True


class _Quiet:
    """A logger of structlog that has no debug lines."""

    def __init__(self, logger: Any) -> None:
        """Leave all other lines to `logger`."""
        self._logger = logger

    def __getattr__(self, name: str) -> Any:
        """Return what the logger has."""
        return getattr(self._logger, name)

    @staticmethod
    def debug(*said: Any, **named: Any) -> None:
        """Say nothing."""


def _log_nothing(tracker: object) -> None:
    """Stand for what lists all slots in a debug line."""


class _Uncopied:
    """The module `copy` with a `deepcopy` that copies nothing."""

    def __getattr__(self, name: str) -> Any:
        """Return what the module has."""
        return getattr(copy, name)

    @staticmethod
    def deepcopy(value: Any) -> Any:
        """Return the value itself."""
        return value
