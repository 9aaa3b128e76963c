"""What speakers say while they look for words (嗯, 那个那个, 怎么说呢), left out."""

from __future__ import annotations

import functools
import re

from knowledge.hearing.changes import Repair
from knowledge.vocabulary import load_yaml

_PAUSE = "[，、…,~. ]"
# what is left must still be able to say something: 嗯嗯 is an answer of its own
_SHORTEST = 2


def drop_fillers(text: str) -> Repair:
    """Return `text` without fillers at the start of a clause; 那个文件 keeps its 那个.

    A sound (嗯) is always a filler, a phrase (那个) where a pause or another filler comes after it.
    """
    changes: list[tuple[str, str]] = []

    def drop(match: re.Match[str]) -> str:
        changes.append((match.group(), ""))
        return ""

    kept = _after_asking().sub(drop, _at_start().sub(drop, text))
    if sum(map(str.isalnum, kept)) < _SHORTEST:
        return Repair(text=text)
    # 11 嗯 leaves a space behind
    return Repair(text=kept.strip() if changes else text, changes=tuple(changes))


@functools.lru_cache(maxsize=1)
def _at_start() -> re.Pattern[str]:
    """Return the pattern of fillers that start a clause: 嗯，那个， and 就是就是那个 and 那个，."""
    sound, phrase, joined = (_any_of(group) for group in ("sounds", "phrases", "joined"))
    some = f"(?:{sound}|{phrase}|{joined})"
    return re.compile(
        rf"(?:(?<=^)|(?<=[，。！？；、…,!?;~ ]))"
        rf"(?:{some}{_PAUSE}*(?:{some}{_PAUSE}*)+|{sound}{_PAUSE}*|{phrase}{_PAUSE}+)"
    )


@functools.lru_cache(maxsize=1)
def _after_asking() -> re.Pattern[str]:
    """Return the pattern of fillers after the words of asking: 问一下那个那个低保, 我想问嗯低保."""
    sound, phrase, joined = (_any_of(group) for group in ("sounds", "phrases", "joined"))
    return re.compile(
        rf"(?<=[问下是啊])(?:(?:{sound}{_PAUSE}*)+{phrase}?|(?P<twice>{phrase}|{joined}){_PAUSE}*(?P=twice))"
    )


def _any_of(group: str) -> str:
    words = sorted(load_yaml("disfluencies.yml")[group], key=len, reverse=True)
    return f"(?:{'|'.join(words)})"
