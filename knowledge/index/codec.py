"""Records to JSON and back, by their type annotations alone."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from knowledge.errors import IndexCorruptError

T = TypeVar("T")


def encode(value: object) -> bytes:
    """Return `value` as JSON; raise TypeError for a type that JSON has no form for."""
    return msgspec.json.encode(value)


def decode(kind: type[T], content: bytes) -> T:
    """Return the `kind` that `encode` gave `content` for; raise IndexCorruptError where it does not fit."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IndexCorruptError(f"a stored {kind.__name__} does not read: {error}") from error
