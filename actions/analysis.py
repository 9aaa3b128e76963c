"""The analysed question as JSON, for staff who look at how an answer came about."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.records import Question


def question_payload(question: Question) -> dict[str, Any]:
    """Return what the analysis found in a question, in the order of its fields, the rest left out."""
    found = {one.name: getattr(question, one.name) for one in fields(question)}
    return {name: _json(value) for name, value in found.items() if value not in (None, (), {}, False)}


def _json(value: object) -> Any:
    """Return a value of a record as JSON has it: names of enums, days in ISO, numbers as numbers."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _json(one) for name, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_json(one) for one in value]
    return value
