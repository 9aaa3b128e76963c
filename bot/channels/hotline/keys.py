"""The keys of the telephone: which command or question each stands for."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.channels.hotline.commands import Command
from knowledge.text import normalise

_FILE = Path(__file__).with_name("keys.yml")
_CLOSING = "#"
# 按一   |   我按1号键   |   三
_SAID = re.compile("(?P<pressed>我?按)?(?P<digit>[0-9零一二两三四五六七八九幺])(?:号键|号|键)?")
_DIGITS = dict(zip("零一二三四五六七八九幺两", "012345678912", strict=True))


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


def digit_said(text: str, *, alone: bool) -> str | None:
    """Return the digit of a key that is said instead of pressed; 一 alone counts where `alone`."""
    found = _SAID.fullmatch(normalise(text).strip("。，,.！! "))
    if found is None or not (alone or found["pressed"]):
        return None
    return _DIGITS.get(found["digit"], found["digit"])


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
