"""What the hotline answers to a telephone platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.channels.hotline.commands import Command
from bot.channels.hotline.keys import key_for, keys
from bot.channels.hotline.words import say

_MOST_CHOICES = 4
# The keys for yes and no.
YES = "1"
NO = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the caller can say next, and the key that does the same, if there is one."""

    say: str
    dtmf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """The call goes to a person at `number`; `context` is what they need to know."""

    number: str
    reason: str
    context: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sms:
    """A short message for the number that the platform knows; `segments` is how many it is billed as."""

    text: str
    length: int
    segments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is said in a turn, before it is made a reply; `hint` is one sentence of what can be said next.

    What is `passing`, such as 您请说, is not what a wish to hear it again repeats.
    """

    speech: str
    hint: str = ""
    display: str = ""
    custom: dict[str, Any] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    transfer: Transfer | None = None
    sms: Sms | None = None
    end: bool = False
    passing: bool = False


def commands_to_say(*commands: Command) -> tuple[Suggestion, ...]:
    """Return the suggestions of these commands with their keys."""
    found = (key_for(command) for command in commands)
    return tuple(Suggestion(say=key.say, dtmf=key.digit) for key in found)


def menu_to_say() -> tuple[Suggestion, ...]:
    """Return the topics of the menu and the person."""
    topics = tuple(Suggestion(say=key.say, dtmf=key.digit) for key in keys().values() if key.question)
    return topics + commands_to_say(Command.PERSON)


def answers_to_say() -> tuple[Suggestion, ...]:
    """Return yes and no, while it is asked whether it was heard right."""
    return (Suggestion(say=say("yes"), dtmf=YES), Suggestion(say=say("no"), dtmf=NO))


def choices_to_say(buttons: Sequence[dict[str, str]]) -> tuple[Suggestion, ...]:
    """Return the first of the choices that the bot offers; a key stands for none of them."""
    return tuple(Suggestion(say=button["title"]) for button in buttons[:_MOST_CHOICES])
