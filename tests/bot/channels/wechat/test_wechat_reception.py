"""The reception by itself: requests that WeChat hangs up on."""

from __future__ import annotations

import asyncio

from bot.channels.wechat.messages import Incoming, Kind
from bot.channels.wechat.outgoing import Outgoing
from bot.channels.wechat.reception import Patience, Reception
from bot.channels.wechat.residents import Residents
from bot.channels.wechat.said import Said

INCOMING = Incoming(openid="o", account="gh", message_id="1", kind=Kind.TEXT, text="问")
ANSWER = Outgoing(said=Said(text="答"), texts=("答",))


class Desk:
    """A reception whose turn waits to be released."""

    def __init__(self, give_up: float = 60) -> None:
        self.released = asyncio.Event()
        self.residents = Residents(lambda: 0.0)
        self.reception = Reception(
            self.turn, self.residents, patience=Patience(answer=60, hold=60, give_up=give_up)
        )

    async def turn(self, incoming: Incoming) -> Outgoing:
        await self.released.wait()
        return ANSWER

    async def hang_up(self, *, after_release: bool = False) -> None:
        """Make a request and close its connection, before or just after the turn is done."""
        request = asyncio.ensure_future(self.reception.answer(INCOMING))
        await asyncio.sleep(0.01)
        if after_release:
            self.released.set()
            await asyncio.sleep(0)
        request.cancel()
        await asyncio.gather(request, return_exceptions=True)
        assert request.cancelled()

    def waiting(self) -> list[str]:
        return [each.question for each in self.residents.of(INCOMING.sender).waiting]


def test_an_answer_waits_when_the_last_request_is_hung_up() -> None:
    async def scenario() -> tuple[list[str], list[str], Outgoing]:
        desk = Desk()
        await desk.hang_up()
        await desk.hang_up()
        before = desk.waiting()
        await desk.hang_up()
        desk.released.set()
        [waiting] = desk.residents.of(INCOMING.sender).waiting
        return before, desk.waiting(), await waiting.answer

    assert asyncio.run(scenario()) == ([], ["问"], ANSWER)


def test_an_answer_that_comes_while_the_last_request_is_hung_up_waits() -> None:
    async def scenario() -> list[str]:
        desk = Desk()
        await desk.hang_up()
        await desk.hang_up()
        await desk.hang_up(after_release=True)
        return desk.waiting()

    assert asyncio.run(scenario()) == ["问"]


def test_an_answer_that_nobody_comes_for_again_waits() -> None:
    async def scenario() -> tuple[list[str], list[str]]:
        desk = Desk(give_up=0.05)
        await desk.hang_up()
        before = desk.waiting()
        await asyncio.sleep(0.2)
        return before, desk.waiting()

    assert asyncio.run(scenario()) == ([], ["问"])


def test_an_answer_that_was_given_does_not_wait() -> None:
    async def scenario() -> tuple[Outgoing | None, list[str]]:
        desk = Desk()
        desk.released.set()
        given = await desk.reception.answer(INCOMING)
        for _ in range(3):
            request = asyncio.ensure_future(desk.reception.answer(INCOMING))
            await asyncio.sleep(0)
            request.cancel()
            await asyncio.gather(request, return_exceptions=True)
        return given, desk.waiting()

    assert asyncio.run(scenario()) == (ANSWER, [])
