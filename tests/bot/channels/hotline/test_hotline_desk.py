"""Calls over time: idle ones, restarts, the pinned notice."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.channels.hotline.desk import Bot, Desk
from bot.channels.hotline.requests import EndReason, RequestRefusedError, StartRequest, TurnRequest
from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.hotline.hotline_server import FakeBot


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 8, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.now


def bot_of(fake: FakeBot) -> Bot:
    return Bot(on_new_message=fake, understand=fake.parse_message)


def test_a_call_without_a_turn_for_fifteen_minutes_is_closed(tmp_path: Path) -> None:
    async def call() -> None:
        clock, fake = Clock(), FakeBot()
        desk = Desk(Settings(var=tmp_path), "hotline", clock)
        await desk.start(StartRequest(call_id="old"))
        clock.now += timedelta(minutes=14)
        await desk.turn("old", TurnRequest(turn_id="1", transcript="瑞安最低工资"), bot_of(fake))
        clock.now += timedelta(minutes=16)
        with pytest.raises(RequestRefusedError) as caught:
            await desk.turn("old", TurnRequest(turn_id="2", transcript="喂"), bot_of(fake))
        assert caught.value.status == 409
        assert (await desk.view("old"))["end_reason"] == "timeout"
        await desk.start(StartRequest(call_id="other"))
        clock.now += timedelta(hours=1)
        await desk.close_idle()
        row = desk.store.calls.find("other")
        assert row is not None
        assert row.end_reason == "timeout"

    asyncio.run(call())


def test_a_call_survives_a_restart(tmp_path: Path) -> None:
    async def call() -> None:
        settings, fake = Settings(var=tmp_path), FakeBot()
        first = Desk(settings, "hotline")
        await first.start(StartRequest(call_id="c"))
        said = await first.turn("c", TurnRequest(turn_id="1", transcript="瑞安最低工资"), bot_of(fake))
        await first.turn("c", TurnRequest(turn_id="2", transcript="慢一点"), bot_of(fake))
        store_of(settings).close()
        second = Desk(settings, "hotline")
        again = await second.turn("c", TurnRequest(turn_id="1", transcript="瑞安最低工资"), bot_of(fake))
        assert again == said
        details = await second.turn("c", TurnRequest(turn_id="3", transcript="详细一点"), bot_of(fake))
        assert details["speech"].startswith("第一条细节。")
        assert 'rate="slow"' in details["ssml"]
        assert len(fake.messages) == 1

    asyncio.run(call())


def test_a_pinned_notice_is_said_at_the_start_and_once(tmp_path: Path) -> None:
    async def call() -> None:
        settings, fake = Settings(var=tmp_path), FakeBot()
        desk = Desk(settings, "hotline")
        notice = store_of(settings).notices.pin("台风来了，12月3日停止办公")
        greeting = await desk.start(StartRequest(call_id="c"))
        assert greeting["speech"].startswith("紧急通知：台风来了，十二月三日停止办公。我是智能助手瓯问。")
        fake.notice = {"id": notice.id, "text": notice.text, "only": False}
        said = await desk.turn("c", TurnRequest(turn_id="1", transcript="瑞安最低工资"), bot_of(fake))
        assert said["speech"].startswith("瑞安市")
        fake.notice = {"id": notice.id + 1, "text": "已经恢复办公。", "only": False}
        news = await desk.turn("c", TurnRequest(turn_id="2", transcript="瑞安最低工资"), bot_of(fake))
        assert news["speech"].startswith("紧急通知：已经恢复办公。瑞安市")
        store_of(settings).notices.pin("只播通知", only=True)
        fake.notice = {"id": notice.id + 1, "text": "12月3日停止办公。", "only": True}
        again = await desk.turn("c", TurnRequest(turn_id="3", transcript="那就人工"), bot_of(fake))
        assert "transfer" in again
        shut = await desk.turn("c", TurnRequest(turn_id="4", transcript="我想找个活人"), bot_of(fake))
        assert shut["speech"] == "请拨打幺二三四五。要找人工，请说转人工。"
        assert [one["dtmf"] for one in shut["suggestions"]] == ["0", "9"]
        alone = await desk.start(StartRequest(call_id="d"))
        assert "只播通知。目前只播报这条通知" in alone["speech"]
        assert alone["suggestions"][0] == {"say": "转人工", "dtmf": "0"}
        assert (await desk.end("d", EndReason.COMPLETED))["end_reason"] == "completed"

    asyncio.run(call())
