"""Who comes first is answered first, and nobody is held up by what hangs, fails or goes away."""

import asyncio

import pytest
from rasa.core.channels.channel import UserMessage

from bot.agent import load_agent
from bot.channels.replies import ReplyChannel
from bot.guard.recording import Recorder
from bot.guard.waiting_line import WaitingLine
from bot.settings import Settings
from bot.store import store_of

LONG = 60.0


async def settled() -> None:
    """Let every task go as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0)


class Visitor:
    """A message that stays in the line's block until it is told to leave."""

    def __init__(self, line: WaitingLine, name: str, let_in: list[str]) -> None:
        self.name = name
        self.over = asyncio.Event()
        self.task = asyncio.ensure_future(self.visit(line, let_in))

    async def visit(self, line: WaitingLine, let_in: list[str]) -> None:
        async with line.passed():
            let_in.append(self.name)
            await self.over.wait()


def of_four(line: WaitingLine) -> tuple[list[Visitor], list[str]]:
    let_in: list[str] = []
    return [Visitor(line, name, let_in) for name in "abcd"], let_in


@pytest.mark.parametrize("at_once", [1, 2])
def test_as_many_as_agreed_come_in_and_the_others_in_their_order(at_once: int):
    async def come() -> None:
        visitors, let_in = of_four(WaitingLine(at_once, LONG))
        for through, visitor in enumerate(visitors):
            await settled()
            assert "".join(let_in) == "abcd"[: at_once + through]
            visitor.over.set()
        await asyncio.gather(*(visitor.task for visitor in visitors))

    asyncio.run(come())


def test_what_takes_too_long_holds_nobody_up_and_lets_one_in_only_once():
    async def come() -> None:
        line = WaitingLine(1, 0.0)
        (first, *others), let_in = of_four(line)
        while len(let_in) < 4:
            await asyncio.sleep(0.001)
        for visitor in (first, *others):
            visitor.over.set()
            await visitor.task
        line._longest = LONG
        visitors, let_in = of_four(line)
        await settled()
        assert let_in == ["a"]
        for visitor in visitors:
            visitor.task.cancel()

    asyncio.run(come())


def test_what_fails_lets_the_next_one_in():
    async def fail(line: WaitingLine) -> None:
        async with line.passed():
            raise ValueError("it failed")

    async def come() -> None:
        line = WaitingLine(1, LONG)
        failed = await asyncio.wait_for(
            asyncio.gather(*(fail(line) for _ in range(3)), return_exceptions=True), 10
        )
        assert [str(error) for error in failed] == ["it failed"] * 3

    asyncio.run(come())


def test_who_goes_away_keeps_no_place():
    async def come() -> None:
        (a, b, c, d), let_in = of_four(WaitingLine(1, LONG))
        await settled()
        b.task.cancel()
        await settled()
        a.over.set()
        # c has been let in by a but has not run yet when it goes away
        await a.task
        c.task.cancel()
        await settled()
        assert "".join(let_in) in ("ad", "acd")
        d.over.set()
        await asyncio.wait_for(d.task, 10)

    asyncio.run(come())


def test_the_bot_answers_in_the_order_in_which_it_was_asked(toy, toy_model, tmp_path):
    agent = load_agent(toy_model, actions="toy_actions")
    store = store_of(Settings(var=tmp_path))
    agent.recorder = Recorder(store, "12345")
    # of several let in at once, who is through first is left open
    agent.recorder._line = WaitingLine(1, LONG)
    answered: list[str] = []

    async def ask(sender: str) -> None:
        message = UserMessage("最低工资是多少", ReplyChannel(), sender, input_channel="rest")
        await agent.handle_message(message)
        assert message.output_channel.messages
        answered.append(sender)

    async def ask_at_once(senders: str) -> None:
        await asyncio.wait_for(asyncio.gather(*map(ask, senders)), 30)

    asyncio.run(ask_at_once("hgfedcba"))
    asyncio.run(ask_at_once("abc"))
    agent.action_endpoint.close()
    store.close()
    assert "".join(answered) == "hgfedcbaabc"
