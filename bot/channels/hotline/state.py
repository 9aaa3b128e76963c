"""What the hotline remembers of a call from turn to turn; all of it is masked and fits into JSON."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

MOST_EXCHANGES = 12


class Rate(enum.Enum):
    """How fast the voice speaks, in the words of SSML."""

    NORMAL = "medium"
    SLOW = "slow"


class Trouble(enum.Enum):
    """Why a turn did not help the caller; the third in a row hands the call to a person."""

    SILENCE = "silence"
    NOT_UNDERSTOOD = "not_understood"
    NOT_IN_BULLETINS = "not_in_bulletins"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question with what was found for it: the first sentence and its source, empty where nothing was."""

    asked: str
    found: str
    source: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The last answer with a source: the text for a screen and the payload."""

    text: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallState:
    """Where a call stands.

    `speech` is what a wish to hear it again repeats, `details` what can still be told of the last answer,
    `doubted` the question that waits for a yes, `troubles` the row of turns that did not help,
    `notice` the id of the pinned notice that was said, `handed` why it last went to a person,
    `hinted` whether the caller was told how to hear more.
    """

    rate: Rate = Rate.NORMAL
    speech: str = ""
    display: str = ""
    details: tuple[str, ...] = ()
    doubted: str | None = None
    troubles: tuple[Trouble, ...] = ()
    shown: Shown | None = None
    exchanges: tuple[Exchange, ...] = ()
    notice: int | None = None
    handed: str | None = None
    hinted: bool = False
    custom: dict[str, Any] = field(default_factory=dict)

    def with_exchange(self, exchange: Exchange) -> CallState:
        """Return the state with one more exchange, the oldest forgotten."""
        return replace(self, exchanges=(*self.exchanges, exchange)[-MOST_EXCHANGES:])


def kept(state: CallState) -> dict[str, Any]:
    """Return the state as JSON."""
    content: dict[str, Any] = msgspec.to_builtins(state)
    return content


def restored(content: dict[str, Any]) -> CallState:
    """Return the state that `kept` gave; what an older version wrote that no longer fits begins anew."""
    try:
        return msgspec.convert(content, CallState)
    except msgspec.ValidationError:
        return CallState()
