"""Tells what a caller says to the line itself (再说一遍, 转人工) from what is asked of the bulletins."""

from __future__ import annotations

import enum
import functools
from pathlib import Path
from typing import Any

import yaml

from knowledge.hearing import repair
from knowledge.hearing.sounds import sound, southern
from knowledge.text import normalise

_FILE = Path(__file__).with_name("commands.yml")
# a longer message tells of more than a command
_LONGEST = 40

Syllables = tuple[str, ...]


class Command(enum.Enum):
    """What can be asked of the line anywhere in a call, the most pressing first."""

    PERSON = "person"
    GOODBYE = "goodbye"
    SMS = "sms"
    SLOWER = "slower"
    FASTER = "faster"
    DETAILS = "details"
    MENU = "menu"
    REPEAT = "repeat"
    LISTEN = "listen"


class Confirmation(enum.Enum):
    """What is answered to 您是问……，对吗."""

    NO = "no"
    YES = "yes"


def command_in(text: str) -> Command | None:
    """Return the command that `text` is, None where it says anything else: 短信诈骗怎么办 is a question.

    Of several the most pressing counts: 听不清，慢一点 asks to be slower.
    """
    if names_other_thing(text):
        return None
    found = _parse(text, _vocabulary("commands", "around"))
    return next((command for command in Command if command.value in found), None)


def confirmation_in(text: str) -> Confirmation | None:
    """Return what `text` answers to a question whether it was heard right, None for anything else."""
    found = _parse(text, _vocabulary("confirming", "confirming_around"))
    return next((answer for answer in Confirmation if answer.value in found), None)


def after_denial(text: str) -> str:
    """Return what follows the 不是 or 不对 at the start of `text`: the question asked anew, or nothing."""
    plain = normalise(text)
    denials = sorted(_content()["confirming"]["no"], key=len, reverse=True)
    denial = next((one for one in denials if plain.startswith(one) and len(one) > 1), "")
    return plain.removeprefix(denial).lstrip("，。,.!！、 ")


def names_other_thing(text: str) -> bool:
    """Tell whether `text` names a thing that a command is a part of, such as 人工湖."""
    plain = normalise(text)
    return any(thing in plain for thing in _content()["other_things"])


def asks(text: str) -> bool:
    """Tell whether `text` has a word of a question: 挂了电话还能再打吗 does not end the call."""
    plain = normalise(text)
    return any(word in plain for word in _content()["asking"])


def _parse(text: str, vocabulary: dict[Syllables, str | None]) -> frozenset[str]:
    """Return the names of the phrases that make up `text`, none where a part of it is no phrase."""
    plain = normalise(text)
    if not plain or len(plain) > _LONGEST:
        return frozenset()
    readings = (_syllables(plain), _syllables(repair(plain).text))
    return next((found for syllables in readings if (found := _names(syllables, vocabulary))), frozenset())


def _names(syllables: Syllables, vocabulary: dict[Syllables, str | None]) -> frozenset[str]:
    """Return the names of the phrases into which `syllables` can be cut without a rest."""
    longest = max(map(len, vocabulary))
    reached: list[frozenset[str] | None] = [frozenset(), *([None] * len(syllables))]
    for start in range(len(syllables)):
        before = reached[start]
        if before is None:
            continue
        for end in range(start + 1, min(start + longest, len(syllables)) + 1):
            if syllables[start:end] in vocabulary:
                name = vocabulary[syllables[start:end]]
                after = before | {name} if name else before
                known = reached[end]
                reached[end] = after if known is None or len(after) > len(known) else known
    return reached[-1] or frozenset()


def _syllables(text: str) -> Syllables:
    """Return how `text` sounds to a southern ear, without marks; what has no sound stands for itself."""
    signs = (character for character in text if character.isalnum())
    return tuple(southern(sound(sign)) if sound(sign) else sign for sign in signs)


@functools.cache
def _vocabulary(group: str, around: str) -> dict[Syllables, str | None]:
    """Return the phrases of a group by sound with their names, and the words around them with None."""
    words: dict[Syllables, str | None] = {_syllables(word): None for word in _content()[around]}
    named = {_syllables(phrase): name for name, phrases in _content()[group].items() for phrase in phrases}
    return words | named


@functools.cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return content
