"""One turn with all that is kept of it: answered once, told the notice, written down."""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.channels.recent import RecentTurns
from bot.guard.announcing import Announcer
from bot.guard.fitness import private
from bot.guard.output import NotedOutput
from bot.guard.waiting_line import WaitingLine
from bot.logs.context import enter_turn
from bot.logs.turn import log_turn
from bot.metrics.events import turn_done
from bot.metrics.turn_clock import start_clock
from bot.operation import MESSAGE_LENGTH
from bot.replies import Reply, tells_notice, without_explanation
from bot.sharing.locks import PromptLockStore
from bot.store import Store
from bot.store.database import Database
from bot.store.notices import Notice
from bot.store.turns import Turn

Answer = Callable[[UserMessage], Awaitable[None]]


class FailedTurnError(Exception):
    """A turn that ended with an error: what was said is not said again to a retry."""

    def __init__(self, replies: list[Reply]) -> None:
        """Carry what was said."""
        super().__init__("the turn failed")
        self.replies = replies


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known of a turn before it is answered; `length` is how much of its message is kept."""

    id: str
    at: datetime
    started: float
    message: UserMessage
    notice: Notice | None
    length: int


class Recorder:
    """Takes turns and keeps them in a store; a store that fails costs the record, never the answer."""

    def __init__(self, store: Store, transfer_number: str, locks: PromptLockStore | None = None) -> None:
        """Keep the turns in `store`; `transfer_number` is whom to call in notice-only mode.

        By `locks` a message that comes in at two workers at once waits at one of them for the other.
        """
        self._locks = locks or PromptLockStore()
        self._store = store
        self._announcer = Announcer(store, transfer_number)
        self._recent: RecentTurns[list[Reply]] = RecentTurns()
        self._line = WaitingLine()
        self.under_way: set[asyncio.Task[Any]] = set()

    @property
    def database(self) -> Database:
        """Return where the turns are kept."""
        return self._store.database

    async def take(self, message: UserMessage, answer: Answer, length: int = MESSAGE_LENGTH) -> None:
        """Have `answer` answer the message, or say again what its first arrival was answered with."""
        kept = private(message, self._store.stored_name(message.sender_id), length)
        if _may_come_again(message):
            kept.message_id = self._store.stored_name(message.message_id)
        took: list[bool] = []

        async def turn() -> list[Reply]:
            took.append(True)
            async with self._alone(kept):
                return await self._turn(kept, message.sender_id, answer, length)

        asking = asyncio.current_task()
        assert asking is not None, "messages are taken in the event loop"
        self.under_way.add(asking)
        asking.add_done_callback(self.under_way.discard)
        key = (kept.sender_id, kept.message_id)
        try:
            replies = await self._recent.once(key, turn)
        except FailedTurnError as failed:
            replies = failed.replies
        if not _may_come_again(message):
            self._recent.forget(key)
        if not took:
            await _say(NotedOutput(message.output_channel, message.sender_id), replies)

    def _alone(self, message: UserMessage) -> AbstractAsyncContextManager[None]:
        """Hold the message among all workers, where it may come in at another one too."""
        if not _may_come_again(message):
            return contextlib.nullcontext()
        return self._locks.turn_of(f"message:{message.sender_id}:{message.message_id}")

    async def _turn(self, message: UserMessage, recipient: str, answer: Answer, length: int) -> list[Reply]:
        """Return the replies of the turn after they were said; raises FailedTurnError after an error."""
        start_clock()
        beginning = Beginning(
            id=uuid.uuid4().hex,
            at=datetime.now(timezone.utc),
            started=time.perf_counter(),
            message=message,
            notice=self._announcer.current(),
            length=length,
        )
        enter_turn(self._store.database.pseudonym(message.sender_id), beginning.id, _door_of(message))
        async with self._line.passed():
            return await self._replies(beginning, recipient, answer)

    async def _replies(self, beginning: Beginning, recipient: str, answer: Answer) -> list[Reply]:
        """Say and keep the replies of the turn, or say again those of an earlier arrival of its message."""
        message = beginning.message
        output = NotedOutput(message.output_channel, recipient, _additions(beginning))
        if _may_come_again(message) and (earlier := self._answered_before(message)):
            await _say(NotedOutput(message.output_channel, recipient), earlier.replies)
            return list(earlier.replies)
        message.output_channel = output
        told = await self._announce(beginning, output)
        if not (told and beginning.notice and beginning.notice.only):
            await answer(message)
        turn = turn_of(beginning, output.noted, told)
        # the reply leaves after this: who was answered is in the store, also when the process is killed now
        await self._store.database.kept(self._store.turns.add(turn))
        turn_done(turn)
        log_turn(turn)
        if turn.status == "error":
            raise FailedTurnError(output.noted)
        return output.noted

    async def _announce(self, beginning: Beginning, output: NotedOutput) -> bool:
        """Tell the notice where it is to be told in this turn, and say whether it was."""
        if beginning.notice is None:
            return False
        reply = self._announcer.reply_for(beginning.notice, beginning.message.sender_id)
        if reply is not None:
            await output.send_response(beginning.message.sender_id, reply)
        return reply is not None

    def _answered_before(self, message: UserMessage) -> Turn | None:
        """Return the turn of an earlier arrival of this message, before a restart for instance."""
        turns = self._store.turns
        return self._store.database.attempt(
            lambda: turns.answered(message.sender_id, message.message_id), None
        )


def _may_come_again(message: UserMessage) -> bool:
    """Tell whether the message may have been here before: not where Rasa has just made its id up."""
    return bool(getattr(message, "is_named", True))


async def _say(output: NotedOutput, replies: Sequence[Reply]) -> None:
    for reply in replies:
        await output.send_response("", reply)


def _additions(beginning: Beginning) -> dict[str, Any]:
    """Return what every payload of the turn carries."""
    notice = {"notice": beginning.notice.payload()} if beginning.notice else {}
    return {"turn": beginning.id, **notice}


def turn_of(beginning: Beginning, replies: Sequence[Reply], told: bool) -> Turn:
    """Return the turn as it is kept: the payload of its answer, without what explains it."""
    payloads = [reply.get("custom") or {} for reply in replies if not tells_notice(reply)]
    payload = next((one for one in payloads if one.get("status")), {})
    message = beginning.message
    return Turn(
        id=beginning.id,
        at=beginning.at,
        sender=message.sender_id,
        channel=_door_of(message),
        message_id=message.message_id,
        question=message.text[: beginning.length],
        status=payload.get("status", "smalltalk"),
        topic=payload.get("topic"),
        region=payload.get("region"),
        text="\n".join(reply["text"] for reply in replies if reply.get("text")),
        replies=tuple(without_explanation(reply) for reply in replies),
        confidence=payload.get("confidence"),
        latency_ms=round((time.perf_counter() - beginning.started) * 1000, 3),
        notice=beginning.notice.id if beginning.notice and told else None,
    )


def _door_of(message: UserMessage) -> str:
    """Return the door that a message came by."""
    output: Any = message.output_channel
    return str(getattr(output, "door", None) or message.input_channel or output.name())
