"""Answers a message once within WeChat's five seconds, however often WeChat repeats it.

WeChat waits five seconds for the reply and sends the same message up to three times. The turn runs once;
each request waits for it. When the third one runs out of time, the resident is told to wait, and the answer
follows as a customer-service message or comes before the answer to the next message.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.channels.recent import RecentTurns
from bot.channels.wechat.customer_service import CustomerService
from bot.channels.wechat.messages import Incoming
from bot.channels.wechat.outgoing import Outgoing
from bot.channels.wechat.residents import Residents, Waiting
from bot.channels.wechat.said import Said, words

MESSAGES_KEPT = 2_048


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long WeChat is let wait, in seconds; after `limit` it takes no reply any more.

    The last of `attempts` is answered after `answer` at the latest. An earlier one is held beyond WeChat's
    own limit, up to `hold`: an empty reply would tell WeChat not to try again. What follows a reply waits
    `pause`. Where none of the tries got an answer, `give_up` after the first of them it counts as late.
    """

    limit: float = 5.0
    answer: float = 4.5
    hold: float = 6.0
    attempts: int = 3
    pause: float = 1.0
    give_up: float = 12.0


@dataclass(slots=True)
class _Progress:
    """How far one message has come."""

    attempts: int = 0
    late: Outgoing | None = None
    answered: bool = False
    watched: bool = False
    followed: bool = False


class Reception:
    """Receives the messages of one account and their repetitions."""

    def __init__(
        self,
        turn: Callable[[Incoming], Awaitable[Outgoing]],
        residents: Residents,
        *,
        service: CustomerService | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Have messages answered by `turn`, which never fails."""
        self._turn = turn
        self._residents = residents
        self._service = service
        self._patience = patience or Patience()
        self._recent: RecentTurns[Outgoing] = RecentTurns(MESSAGES_KEPT)
        self._progress: OrderedDict[tuple[str, str], _Progress] = OrderedDict()
        self._tasks: set[asyncio.Future[Any]] = set()

    async def answer(self, incoming: Incoming) -> Outgoing | None:
        """Return the reply to this request; None where WeChat is to send the message once more."""
        progress = self._progress_of(incoming)
        progress.attempts += 1
        last = progress.attempts >= self._patience.attempts
        try:
            return await self._answer(incoming, progress, last)
        except asyncio.CancelledError:
            # WeChat hung up. After its last try nobody else would come for the answer.
            if last and not progress.answered:
                self._late(incoming, progress)
            raise
        finally:
            self._watch(incoming, progress)

    async def _answer(self, incoming: Incoming, progress: _Progress, last: bool) -> Outgoing | None:
        """Return the answer if it is there in time for this request."""
        if progress.late is None:
            clock = asyncio.get_running_loop().time
            began = clock()
            try:
                seconds = self._patience.answer if last else self._patience.hold
                outgoing = await asyncio.wait_for(self._running(incoming), seconds)
            except asyncio.TimeoutError:
                return self._late(incoming, progress) if last else None
            await _hear_of_hanging_up()
            if progress.late is None:
                progress.answered = clock() - began < self._patience.limit
                self._follow(incoming, outgoing, progress)
                return outgoing
        return progress.late if last else None

    def _watch(self, incoming: Incoming, progress: _Progress) -> None:
        """See to a message that was not answered, should WeChat never come for the answer."""

        def give_up() -> None:
            if not progress.answered and progress.late is None:
                self._late(incoming, progress)

        if not (progress.answered or progress.late or progress.watched):
            progress.watched = True
            asyncio.get_running_loop().call_later(self._patience.give_up, give_up)

    def _running(self, incoming: Incoming) -> Coroutine[Any, Any, Outgoing]:
        """Return the one turn of a message."""
        return self._recent.once((incoming.sender, incoming.message_id), lambda: self._turn(incoming))

    def _progress_of(self, incoming: Incoming) -> _Progress:
        """Return how far the message has come."""
        progress = self._progress.setdefault((incoming.sender, incoming.message_id), _Progress())
        self._progress.move_to_end((incoming.sender, incoming.message_id))
        while len(self._progress) > MESSAGES_KEPT:
            self._progress.popitem(last=False)
        return progress

    def _late(self, incoming: Incoming, progress: _Progress) -> Outgoing:
        """Return what is said while the answer is not there, and see that it follows."""
        if progress.late is None:
            running = asyncio.ensure_future(self._running(incoming))
            self._keep(running)
            sends = bool(self._service and self._service.works)
            if sends:
                self._keep(asyncio.ensure_future(self._send_late(incoming, running)))
            else:
                self._wait(incoming, running)
            text = words("late_sent" if sends else "late_asked")
            progress.late = Outgoing(said=Said(text=text), texts=(text,))
        return progress.late

    def _wait(self, incoming: Incoming, running: asyncio.Future[Outgoing]) -> None:
        """Keep the turn for the resident's next message."""
        self._residents.of(incoming.sender).wait(Waiting(question=incoming.words, answer=running))

    async def _send_late(self, incoming: Incoming, running: asyncio.Future[Outgoing]) -> None:
        """Send the answer when it is there; keep it for the next message where that fails."""
        outgoing = await running
        assert self._service, "an answer is sent late without a service"
        unsent = await self._service.send(incoming.openid, outgoing.texts, outgoing.card)
        if len(unsent) == len(outgoing.texts):
            self._wait(incoming, running)
        else:
            self._residents.of(incoming.sender).rest = list(unsent)

    def _follow(self, incoming: Incoming, outgoing: Outgoing, progress: _Progress) -> None:
        """Send what does not fit into the reply at hand, once: the other texts and the card."""
        more = outgoing.texts[1:] or (outgoing.card and not outgoing.card_alone)
        if more and self._service and self._service.works and not progress.followed:
            progress.followed = True
            self._keep(asyncio.ensure_future(self._send_rest(incoming, outgoing)))

    async def _send_rest(self, incoming: Incoming, outgoing: Outgoing) -> None:
        """Send the rest after a moment, so that it comes second; keep what cannot be sent for 更多."""
        await asyncio.sleep(self._patience.pause)
        assert self._service, "a rest is sent without a service"
        unsent = await self._service.send(incoming.openid, outgoing.texts[1:], outgoing.card)
        if unsent:
            self._residents.of(incoming.sender).rest = list(unsent)

    def _keep(self, task: asyncio.Future[Any]) -> None:
        """Keep a task until it is done: the loop itself would let it be collected."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _hear_of_hanging_up() -> None:
    """Let the loop look at its connections: one that was closed meanwhile cancels its request here."""
    for _ in range(3):
        await asyncio.sleep(0)
