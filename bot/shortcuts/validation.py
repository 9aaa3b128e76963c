"""Checks action results against Rasa's JSON schema, compiled once.

Rasa's `RemoteAction` checks its own schema against the meta schema at every call, 18 of the 20 ms of a
message, and then tries every event against all the 23 kinds of events. Here the kind that an event names is
the only one it is tried against, in code that fastjsonschema makes. Whatever that refuses is checked as Rasa
does it: a result is well-formed, or is not, as before, and the error is jsonschema's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import fastjsonschema
from jsonschema.exceptions import best_match
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

from bot.shortcuts.tested import is_tested

Check = Callable[[Any], object]


def compile_result_schema() -> bool:
    """Replace the check of action results by a compiled one; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    RemoteAction._validate_action_result = _validate
    return True


@lru_cache(maxsize=1)
def _validator() -> Validator:
    """Return the validator of Rasa's schema, the schema itself checked."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


@lru_cache(maxsize=1)
def _compiled() -> tuple[Check, dict[str, Check]]:
    """Return the check of a result but for its events, and that of each kind of event by its name."""
    schema = RemoteAction.action_response_format_spec()
    event = dict(schema["properties"]["events"]["items"])
    kinds = {kind["properties"]["event"]["const"]: kind for kind in event.pop("oneOf")}
    around = {**schema, "properties": {**schema["properties"], "events": {"type": "array"}}}
    checks = {name: _code({**event, "allOf": [kind]}) for name, kind in kinds.items()}
    return _code(around), checks


def _code(schema: dict[str, Any]) -> Check:
    """Return a function that raises JsonSchemaValueException for what the schema refuses."""
    check: Check = fastjsonschema.compile(schema, use_default=False)
    return check


def _is_plainly_right(result: object) -> bool:
    """Tell whether the compiled checks accept the result; one they refuse may still be right."""
    check, kinds = _compiled()
    try:
        check(result)
        for event in result.get("events", ()):  # type: ignore[attr-defined] # the check wants an object
            kinds[event["event"]](event)
    except (fastjsonschema.JsonSchemaValueException, KeyError, TypeError, AttributeError):
        return False
    return True


def _validate(action: RemoteAction, result: dict[str, Any]) -> bool:
    """Return True for a well-formed result; raises jsonschema's ValidationError as Rasa does."""
    if _is_plainly_right(result):
        return True
    error = best_match(_validator().iter_errors(result))
    if error is None:
        return True
    error.message += f". The result of {action.name()} is not what Rasa expects of an action."
    raise error
