"""The keys of the telephone: which command or question each stands for."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.channels.hotline.commands import Command

_FILE = Path(__file__).with_name("keys.yml")
_CLOSING = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key: what a caller can say in place of it, and the command or the question that it stands for."""

    digit: str
    say: str
    command: Command | None
    question: str | None


def key_of(digits: str) -> Key | None:
    """Return the key that was pressed, with or without a closing #; None for several and for unused ones."""
    return keys().get(digits.removesuffix(_CLOSING) or digits)


def key_for(command: Command) -> Key:
    """Return the first key of a command."""
    return next(key for key in keys().values() if key.command is command)


@functools.cache
def keys() -> dict[str, Key]:
    """Return the keys in the order of the menu."""
    content: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {digit: _key(digit, entry) for digit, entry in content.items()}


def _key(digit: str, entry: dict[str, str]) -> Key:
    command = Command(entry["command"]) if "command" in entry else None
    return Key(digit=digit, say=entry["say"], command=command, question=entry.get("question"))
