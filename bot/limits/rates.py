"""Counts the messages of senders and of addresses; who sends too many is told so, who is in danger helped."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.limits.addresses import Asking, address_of, is_local, network_of
from bot.metrics.events import refused
from bot.operation import Operation
from bot.settings import Settings
from bot.sharing.shared import shared_of
from bot.wording import sentences
from knowledge.referrals import urgent
from knowledge.text import normalise

MINUTE = 60
TOO_MANY = 429
_WORDING = Path(__file__).with_name("wording.yml")

Count = Callable[[str, float], Awaitable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrun:
    """One message too many: what is said to it; `wait` is how many seconds later the next one is taken.

    `is_urgent`: somebody tells of danger, and `text` is where to turn at once.
    """

    text: str
    wait: int
    is_urgent: bool = False

    @property
    def reply(self) -> dict[str, Any]:
        """Return it as a reply of the bot, with the payload that every answer has."""
        status = "handoff" if self.is_urgent else "error"
        payload = {"status": status, "standards": [], "citations": [], "caveats": [], "confidence": 0.0}
        return {"text": self.text, "custom": {**payload, "speech": self.text, "retry_after": self.wait}}

    @property
    def status(self) -> int:
        """Return the status of HTTP: who is helped is answered, others are told that it was too much."""
        return 200 if self.is_urgent else TOO_MANY

    @property
    def headers(self) -> dict[str, str]:
        """Return when to come again, as HTTP says it."""
        return {} if self.is_urgent else {"Retry-After": str(self.wait)}


class Rates:
    """The limits of a server; what is counted is known to all its workers."""

    def __init__(self, operation: Operation, count: Count) -> None:
        """Limit as `operation` says; `count(key, seconds)` counts one more and returns how many it is."""
        self._operation = operation
        self._count = count

    async def overrun_by(self, request: Asking, text: str, sender: str) -> Overrun | None:
        """Count a message that `request` brought; see `overrun`."""
        address = address_of(request, self._operation.proxies)
        return await self.overrun(text, sender=sender, address=address)

    async def overrun(
        self, text: str, *, sender: str | None = None, address: str | None = None
    ) -> Overrun | None:
        """Count one message and return what is said where it is one too many, else None.

        `sender` is the conversation with its channel before it; None for either is not limited by it. This
        machine's own address is not: all residents would share it behind a proxy that is not named.
        """
        rates = self._operation
        by_sender = await self._is_over("sender", sender, rates.sender_rate)
        network = network_of(address) if address and not is_local(address) else None
        by_address = await self._is_over("address", network, rates.address_rate)
        if not (by_sender or by_address):
            return None
        refused("rate_limit")
        return said_to(text[: rates.message_length], "sender" if by_sender else "address")

    async def _is_over(self, kind: str, name: str | None, rate: int) -> bool:
        """Count `name` and tell whether it is over its `rate`; nothing is counted without one."""
        if not name or not rate:
            return False
        # Whose key it is must not be read from a Redis: addresses and openids are personal.
        hidden = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=12).hexdigest()
        return await self._count(f"rate:{kind}:{hidden}", MINUTE) > rate


def rates_of(settings: Settings) -> Rates:
    """Return the limits of a server with `settings`."""
    return Rates(settings.operation, shared_of(settings).count)


def said_to(text: str, kind: str) -> Overrun:
    """Return what is said to a message too many: where to turn for one in danger, else to wait."""
    if danger := urgent(normalise(text)):
        return Overrun(text=danger.sentence, wait=MINUTE, is_urgent=True)
    return Overrun(text=sentences(_WORDING)[kind].format(wait=MINUTE), wait=MINUTE)
