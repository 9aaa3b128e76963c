"""The state of a shell: the conversations so far, the day that counts as today, how replies are shown."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from rich.console import Console

from bot.replies import Reply, answer_payload
from bot.settings import Settings
from bot.shell.replies import View


class Bot(Protocol):
    """Whatever answers a message and tells how it was understood."""

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[Reply]:
        """Return the replies to one message."""

    def parse(self, text: str) -> dict[str, Any]:
        """Return what the pipeline makes of a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question, the day it was asked on and its replies."""

    question: str
    day: date
    replies: list[Reply]
    latency_ms: float

    @property
    def payload(self) -> dict[str, Any]:
        """Return the payload of the answer."""
        return answer_payload(self.replies)


@dataclass(slots=True, kw_only=True)
class Chat:
    """One conversation: its sender and what was said."""

    sender: str
    exchanges: list[Exchange] = field(default_factory=list)


class Talk:
    """What the commands of the shell read and change."""

    def __init__(
        self,
        bot: Bot,
        settings: Settings,
        out: Console,
        read: Callable[[str], str | None],
        channel: str = "staff",
    ) -> None:
        """Talk to `bot` on `channel`; `read` asks the person and gives None at the end of input."""
        self.bot = bot
        self.settings = settings
        self.out = out
        self.read = read
        self.channel = channel
        self.view = View.SCREEN
        self.explains = False
        self.today: date | None = None
        self.is_over = False
        self.chats: list[Chat] = []
        self.begin()

    @property
    def last(self) -> Exchange | None:
        """Return the last exchange of this conversation."""
        exchanges = self.chats[-1].exchanges
        return exchanges[-1] if exchanges else None

    @property
    def day(self) -> date:
        """Return the day that counts as today."""
        return self.today or self.settings.today()

    def begin(self) -> None:
        """Start a new conversation; one in which nothing was said is left out."""
        self.chats = [chat for chat in self.chats if chat.exchanges]
        self.chats.append(Chat(sender=f"shell-{uuid.uuid4().hex}"))

    def ask(self, question: str) -> Exchange:
        """Return the exchange of a question, kept in the conversation."""
        metadata: dict[str, Any] = {"explain": True}
        if self.today:
            metadata["today"] = self.today.isoformat()
        started = time.perf_counter()
        replies = self.bot.send(self.chats[-1].sender, self.channel, question, metadata)
        latency_ms = round((time.perf_counter() - started) * 1000, 3)
        exchange = Exchange(question=question, day=self.day, replies=replies, latency_ms=latency_ms)
        self.chats[-1].exchanges.append(exchange)
        return exchange

    def note(self, line: str) -> None:
        """Print a line of the shell itself."""
        self.out.print(line, markup=False, soft_wrap=True)
