"""The load generator: users who post messages and time the replies, in a process of its own.

Reads one `Load` as JSON from the standard input and prints what it measured as JSON. Its own processor time
is told, and is the same work for whatever server it talks to.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any

import aiohttp
import uvloop

# A conversation that is not to grow old is followed by another after so many messages.
FRESH_MESSAGES = 5
PATIENCE = 120
# At so many different kinds of error the rest is only counted.
KINDS_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Who posts what for how long: `senders` empty for fresh conversations, else who has talked already.

    `pause` is the mean of the exponential pause between two messages of a user in seconds, 0 for none.
    Nothing counts in the first `warm_up` seconds. With `turns` every user posts so many, and all count. With
    `once` no question is posted twice: each user has conversations of its own among them.
    """

    url: str
    users: int
    questions: Sequence[str]
    seconds: float = 20.0
    warm_up: float = 3.0
    pause: float = 0.0
    senders: Sequence[str] = ()
    turns: int = 0
    once: bool = False

    def senders_of(self, user: int) -> Iterator[str]:
        """Yield whom the user talks as, one a conversation of `FRESH_MESSAGES`, without end."""
        own = self.senders[user :: self.users]
        while True:
            yield from own or [uuid.uuid4().hex]

    def questions_of(self, user: int) -> Iterator[str]:
        """Yield what the user posts, one conversation after the other; it ends with `once` alone."""
        known = self.questions
        if not self.once:
            # each begins at another conversation of the list
            yield from (known[number % len(known)] for number in count(user * FRESH_MESSAGES))
        for first in range(user * FRESH_MESSAGES, len(known), self.users * FRESH_MESSAGES):
            yield from known[first : first + FRESH_MESSAGES]


@dataclass(slots=True, kw_only=True)
class Measured:
    """Milliseconds of every message that counted, what went wrong, what the load generator itself used."""

    milliseconds: list[float] = field(default_factory=list)
    seconds: float = 0.0
    errors: dict[str, int] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    messages: int = 0
    payloads: int = 0


def main() -> None:
    """Do as the JSON says and print what came of it."""
    load = Load(**json.load(sys.stdin))
    uvloop.install()
    measured = asyncio.run(run(load))
    json.dump(asdict(measured), sys.stdout)


async def run(load: Load) -> Measured:
    """Return what was measured."""
    measured = Measured()
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        warm = time.perf_counter() + (0.0 if load.turns else load.warm_up)
        users = [User(load, number, session, measured, warm) for number in range(load.users)]
        before = used()
        await asyncio.gather(*(user.talk() for user in users))
        measured.cpu_seconds = used() - before
    measured.seconds = load.seconds if not load.turns else time.perf_counter() - warm
    return measured


def used() -> float:
    """Return the seconds of processor time that this process has used."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class User:
    """One user: asks, waits for the reply, pauses, asks again."""

    def __init__(
        self, load: Load, number: int, session: aiohttp.ClientSession, measured: Measured, warm: float
    ) -> None:
        """Be the user with this number, whose messages count from the time `warm` on."""
        self._load, self._session, self._measured, self._warm = load, session, measured, warm
        self._senders = load.senders_of(number)
        self._questions = load.questions_of(number)
        self._random = random.Random(number)

    async def talk(self) -> None:
        """Post messages until the time, or the count of turns, is over."""
        await self._pause()
        end = self._warm + self._load.seconds
        for turn in range(self._load.turns or sys.maxsize):
            if turn % FRESH_MESSAGES == 0 and (turn == 0 or not self._load.turns):
                sender = next(self._senders)
            if not self._load.turns and time.perf_counter() >= end:
                return
            await self._ask(sender)
            await self._pause()

    async def _ask(self, sender: str) -> None:
        """Post the next question and note the time of its reply."""
        started, question = time.perf_counter(), next(self._questions, None)
        if question is None:
            self._note("no new question is left", started, started)
            await asyncio.sleep(0.1)
            return
        message = {"sender": sender, "message": question}
        try:
            async with self._session.post(self._load.url, json=message) as response:
                replies = await response.json(content_type=None)
            now, wrong = time.perf_counter(), problem(response.status, replies)
            self._measured.payloads += response.status == 200 and bool(statuses(replies))
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            now, wrong = time.perf_counter(), type(error).__name__
        self._note(wrong, now, started)

    def _note(self, wrong: str, now: float, started: float) -> None:
        """Count the message, where it counts: those that end in the time measured."""
        self._measured.messages += 1
        end = self._warm + self._load.seconds
        if wrong:
            known = self._measured.errors
            kind = wrong if wrong in known or len(known) < KINDS_TOLD else "others"
            known[kind] = known.get(kind, 0) + 1
        elif self._load.turns or self._warm <= now < end:
            self._measured.milliseconds.append((now - started) * 1000)

    async def _pause(self) -> None:
        """Wait before the next message, where users do."""
        if self._load.pause:
            await asyncio.sleep(self._random.expovariate(1 / self._load.pause))


def problem(status: int, replies: Any) -> str:
    """Return what is wrong with the reply, "" for nothing: a status, no text, or a payload of an error."""
    if status != 200:
        return f"status {status}"
    if not any(reply.get("text") for reply in replies):
        return "no text"
    return "the payload says error" if "error" in statuses(replies) else ""


def statuses(replies: Any) -> set[str]:
    """Return the statuses of the answers in the replies; the peer's, and small talk, have none."""
    payloads = [reply.get("custom") or {} for reply in replies]
    return {payload["status"] for payload in payloads if "status" in payload}


if __name__ == "__main__":
    main()
