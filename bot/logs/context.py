"""Which conversation, turn and door the work under way belongs to: every log line of it says so."""

from __future__ import annotations

from contextvars import ContextVar

_WHERE: ContextVar[dict[str, str] | None] = ContextVar("ouwen_log_context", default=None)


def enter_turn(conversation: str, turn: str, channel: str) -> None:
    """Say of every line that this task logs from here on that it is of this turn.

    `conversation` is a pseudonym (`SenderNames.pseudonym`), never what a channel calls the sender.
    """
    _WHERE.set({"conversation": conversation, "turn": turn, "channel": channel})


def whereabouts() -> dict[str, str]:
    """Return conversation, turn and channel of the work under way, nothing outside a turn."""
    return _WHERE.get() or {}
