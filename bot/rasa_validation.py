"""Compiles the JSON schema of action results once.

Rasa's `RemoteAction` checks its own schema against the meta schema at every call, 18 of the 20 ms of a
message. The check of the result stays; only the check of the schema is done once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import rasa
from jsonschema.exceptions import best_match
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

TESTED_WITH = "3.6.21"


def compile_result_schema() -> bool:
    """Replace the check of action results by a compiled one; tell whether this Rasa is the tested one."""
    if rasa.__version__ != TESTED_WITH:
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


def _validate(action: RemoteAction, result: dict[str, Any]) -> bool:
    """Return True for a well-formed result; raises jsonschema's ValidationError as Rasa does."""
    error = best_match(_validator().iter_errors(result))
    if error is None:
        return True
    error.message += f". The result of {action.name()} is not what Rasa expects of an action."
    raise error
