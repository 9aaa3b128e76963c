"""A toy bot in a process of its own whose database is locked and deleted, whose actions hang, which is killed."""

from __future__ import annotations

import http.client
import random
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.wording import reply
from tests.bot.toy_process import ToyProcess, until

HANGS = "请出错卡住"


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def server(toy, toy_root: Path, toy_model: Path, var: Path) -> Iterator[ToyProcess]:
    made = ToyProcess(toy_root, toy_model, var)
    made.start()
    yield made
    made.close()


def turns(var: Path, sender: str) -> list[str]:
    with closing(sqlite3.connect(var / "conversations.db")) as database:
        rows = database.execute("SELECT id FROM turns WHERE sender = ? ORDER BY at", (sender,)).fetchall()
    return [name for (name,) in rows]


def events(var: Path, sender: str) -> int:
    with closing(sqlite3.connect(var / "conversations.db")) as database:
        query = "SELECT count(*) FROM events WHERE sender_id = ? AND type_name = 'user'"
        return int(database.execute(query, (sender,)).fetchone()[0])


def test_answers_and_their_context_go_on_while_the_file_is_locked(server: ToyProcess, var: Path):
    assert server.said("locked") == "第1次问。"
    with closing(sqlite3.connect(var / "conversations.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert [server.said("locked") for _ in range(3)] == ["第2次问。", "第3次问。", "第4次问。"]
        assert [server.said("new") for _ in range(2)] == ["第1次问。", "第2次问。"]
    until(lambda: (events(var, "locked"), events(var, "new")) == (4, 2))
    until(lambda: (len(turns(var, "locked")), len(turns(var, "new"))) == (4, 2))
    assert server.said("locked") == "第5次问。"
    assert server.log.count("database is locked") <= 2


def test_answers_and_their_context_go_on_while_files_cannot_grow(server: ToyProcess, var: Path):
    assert server.said("full") == "第1次问。"
    with server.no_file_grows():
        assert [server.said("full") for _ in range(3)] == ["第2次问。", "第3次问。", "第4次问。"]
        assert server.health()["checks"]["database"]["status"] == "degraded"
    until(lambda: (events(var, "full"), len(turns(var, "full"))) == (4, 4))
    assert server.said("full") == "第5次问。"
    until(lambda: server.health()["checks"]["database"]["status"] == "ok")


def test_a_deleted_file_is_begun_anew(server: ToyProcess, var: Path):
    assert server.said("deleted") == "第1次问。"
    for path in var.glob("conversations.db*"):
        path.unlink()
    assert server.said("deleted") == "第1次问。"
    assert server.said("deleted") == "第2次问。"
    until(lambda: (events(var, "deleted"), len(turns(var, "deleted"))) == (2, 2))
    assert "what it held is lost" in server.log


def test_who_was_answered_before_a_kill_is_in_the_store_and_gets_the_same_again(
    server: ToyProcess, var: Path
):
    answered: dict[tuple[str, str], str] = {}

    def resident(name: str) -> None:
        for number in range(10_000):
            message = f"{name}-{number}"
            try:
                (said,) = server.ask(name, message_id=message)
            except (OSError, http.client.HTTPException):
                return
            answered[name, message] = said["custom"]["turn"]

    enough = random.randint(20, 100)
    residents = [threading.Thread(target=resident, args=(f"k{n}",)) for n in range(6)]
    for one in residents:
        one.start()
    until(lambda: len(answered) >= enough)
    server.send(signal.SIGKILL)
    for one in residents:
        one.join()
    server.ended()
    kept = {name: set(turns(var, name)) for name, _ in answered}
    assert [key for key, turn in answered.items() if turn not in kept[key[0]]] == []
    server.start()
    for (name, message), turn in random.sample(sorted(answered.items()), 10):
        assert server.ask(name, message_id=message)[0]["custom"]["turn"] == turn


def test_actions_that_hang_stop_nobody_and_a_stop_answers_whom_it_heard(server: ToyProcess, var: Path):
    sorry = reply("error")["text"]
    assert [one()[0]["text"] for one in [server.sent(f"h{n}", HANGS) for n in range(6)]] == [sorry] * 6
    assert server.said("after") == "第1次问。"
    under_way = [server.sent(f"u{n}", HANGS) for n in range(8)]
    # who came later was answered: all of them were heard
    assert server.said("after") == "第2次问。"
    server.send(signal.SIGTERM)
    server.send(signal.SIGINT)
    assert [one()[0]["text"] for one in under_way] == [sorry] * 8
    assert server.ended(30) == 0
    assert "Traceback (most recent call last)" not in server.log.rpartition("given up")[2]
    assert all(len(turns(var, f"u{n}")) == 1 for n in range(8))
