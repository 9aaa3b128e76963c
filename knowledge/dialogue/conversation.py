"""What is remembered of a conversation: the questions with what was said to them, what was asked back."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.answers import Context
from knowledge.records import AnswerStatus

# what a person remembers of a call, and what a handoff tells
REMEMBERED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question, and in short what was said to it: figure, source, how many things were listed.

    `words` is the question as the resident put it.
    """

    asked: Context
    words: str
    status: AnswerStatus
    said: str = ""
    source: str = ""
    listed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The state between two messages.

    `context` is what the next message may lean on; `exchanges` the last questions, oldest first;
    `asked_back` what was asked back and not answered yet; `asked_before` all that ever was;
    `failures` how many answers in a row said nothing.
    """

    context: Context = field(default_factory=Context)
    exchanges: tuple[Exchange, ...] = ()
    asked_back: str | None = None
    asked_before: tuple[str, ...] = ()
    failures: int = 0
