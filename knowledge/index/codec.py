"""Records to JSON values and back, by their type annotations alone.

Known are dataclasses, enums, dates, Decimals, tuples, dicts with text keys, optional values and
JSON's own scalars. A value that does not fit its annotation is an IndexCorruptError naming its place.
"""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar

from knowledge.errors import IndexCorruptError

T = TypeVar("T")
Decode = Callable[[Any], Any]


def encode(value: object) -> Any:
    """Return `value` as what json.dumps takes; raise TypeError for an unknown type."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be stored")


def decode(kind: type[T], value: Any) -> T:
    """Return the `kind` that `encode` gave `value` for; raise IndexCorruptError where it does not fit."""
    try:
        read = _decoder(typing.cast(Any, kind))
        return typing.cast(T, read(value))
    except (TypeError, ValueError, KeyError, AttributeError, InvalidOperation) as error:
        raise IndexCorruptError(f"a stored {kind.__name__} does not read: {error!r}") from error


@cache
def _decoder(kind: Any) -> Decode:
    """Return the function that reads one annotation."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is dict:
        item = _decoder(arguments[1])
        return lambda value: {key: item(entry) for key, entry in value.items()}
    if dataclasses.is_dataclass(kind):
        return _record(typing.cast("type[Any]", kind))
    if issubclass(kind, enum.Enum):
        return typing.cast(Decode, kind)
    if kind is date:
        return date.fromisoformat
    if kind is Decimal:
        return lambda value: Decimal(_scalar(str, value))
    return lambda value: _scalar(kind, value)


def _scalar(kind: type, value: Any) -> Any:
    """Return a JSON scalar; raise TypeError when it is of another type than annotated."""
    if type(value) is kind:
        return value
    if kind is float and type(value) is int:
        return float(value)
    raise TypeError(f"{value!r} is no {kind.__name__}")


def _optional(arguments: tuple[Any, ...]) -> Decode:
    """Return the reader of `X | None`; other unions are not stored."""
    (inner,) = (argument for argument in arguments if argument is not types.NoneType)
    item = _decoder(inner)
    return lambda value: None if value is None else item(value)


def _tuple(arguments: tuple[Any, ...]) -> Decode:
    """Return the reader of `tuple[X, ...]` or of a tuple of fixed length."""
    if arguments[-1:] == (Ellipsis,):
        item = _decoder(arguments[0])
        return lambda value: tuple(item(entry) for entry in _scalar(list, value))
    items = tuple(_decoder(argument) for argument in arguments)
    return lambda value: tuple(item(entry) for item, entry in zip(items, _scalar(list, value), strict=True))


def _record(kind: type[Any]) -> Decode:
    """Return the reader of a dataclass: exactly its fields, no more and no fewer."""
    hints = typing.get_type_hints(kind)
    readers = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def read(value: Any) -> Any:
        if value.keys() != readers.keys():
            raise KeyError(f"fields {sorted(value)}, expected {sorted(readers)}")
        return kind(**{name: reader(value[name]) for name, reader in readers.items()})

    return read
