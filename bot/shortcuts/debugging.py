"""Keeps Rasa from copying whatever it would log at the level DEBUG, where nothing is logged at that level.

Before each of its structured debug lines Rasa makes a deep copy of events, states and parsed messages, which
structlog then throws away. They are an eighth of the time of a message. Only two modules copy for nothing
but these lines: in them `copy.deepcopy` gives back what it is given.
"""

from __future__ import annotations

import copy
import logging
from types import ModuleType
from typing import Any

import rasa.core.policies.rule_policy
import rasa.core.processor

from bot.shortcuts.tested import is_tested

MODULES: tuple[ModuleType, ...] = (rasa.core.processor, rasa.core.policies.rule_policy)


def copy_nothing_for_debug_lines() -> bool:
    """Leave the copies out; False where debug lines are written or this Rasa is not the tested one."""
    if not is_tested() or logging.getLogger("rasa").isEnabledFor(logging.DEBUG):
        return False
    for module in MODULES:
        vars(module)["copy"] = _Uncopied()
    return True


class _Uncopied:
    """The module `copy` with a `deepcopy` that copies nothing."""

    def __getattr__(self, name: str) -> Any:
        """Return what the module has."""
        return getattr(copy, name)

    @staticmethod
    def deepcopy(value: Any) -> Any:
        """Return the value itself."""
        return value
