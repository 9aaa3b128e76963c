"""Calls while their store is away: nobody is cut off, and what was said is written afterwards."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import sqlalchemy as sa

from bot.channels.hotline.ledger import Ledger
from bot.settings import Settings
from bot.store import store_of
from bot.store.calls import CallRow, CallTurn
from tests.bot.channels.hotline.hotline_server import FakeBot, HotlineServer

NOW = datetime(2026, 11, 21, 8, tzinfo=timezone.utc)
AWAY = sa.exc.OperationalError("SELECT 1", {}, Exception("refused"))
ROW = CallRow(call_id="a", sender="a", channel="hotline", caller="", started=NOW, at=NOW, state={"number": 1})


def turn(name: str) -> CallTurn:
    return CallTurn(call_id="a", turn_id=name, at=NOW, heard={"transcript": name}, reply={"speech": name})


def test_a_call_is_held_and_then_written_whole(tmp_path: Path) -> None:
    store = store_of(Settings(var=tmp_path))
    ledger, condition = Ledger(lambda: store), store.database.condition
    ledger.keep(ROW, turn("1"))
    condition.reads.begin(AWAY)
    later = replace(ROW, state={"number": 3})
    for name in ("2", "3"):
        ledger.keep(later, turn(name))
    assert ledger.is_away
    assert ledger.find("a") == later
    assert ledger.reply("a", "2") == {"speech": "2"}
    assert (ledger.find("b"), ledger.reply("b", "1"), ledger.idle(NOW)) == (None, None, [])
    condition.reads.end()
    assert [one.turn_id for one in store.calls.turns("a")] == ["1"]
    assert [one.turn_id for one in ledger.turns("a")] == ["1", "2", "3"]
    assert ledger.idle(NOW + timedelta(hours=1)) == [later]
    assert [one.turn_id for one in store.calls.turns("a")] == ["1", "2", "3"]
    assert store.calls.find("a") == later
    store.close()


def test_callers_are_answered_while_postgresql_is_away(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        away = f"postgresql://ouwen:secret@127.0.0.1:{free.getsockname()[1]}/ouwen"
    settings = Settings(var=tmp_path, database=away)
    server = HotlineServer(settings, FakeBot())
    try:
        call = server.begin()
        said = server.turn(call, "1", transcript="瑞安最低工资是多少").json
        assert said["custom"]["status"] == "answered"
        assert server.turn(call, "1", transcript="瑞安最低工资是多少").json == said
        assert len(server.bot.asked) == 1
        # a call that began before: nobody can know, so it goes on
        assert server.turn("earlier", "7", transcript="没有的事").json["speech"].startswith("公报里没有。")
    finally:
        server.web.stop()
        store_of(settings).close()
