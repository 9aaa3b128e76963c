"""Two workers, and two machines, of one bot: real servers with Redis and PostgreSQL."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.servers.postgres_process import PostgresProcess
from tests.servers.redis_process import RedisProcess
from tests.servers.toy_server import STAFF_TOKEN, ToyServer

pytestmark = pytest.mark.servers

ASKED = "最低工资是多少"
Starting = Callable[..., ToyServer]


@pytest.fixture
def starting(toy_model: Path, tmp_path: Path, free_port: Callable[[], int]) -> Iterator[Starting]:
    """Starts servers, each with a folder of its own; all are gone after the test."""
    servers: list[ToyServer] = []

    def start(**named: Any) -> ToyServer:
        var = tmp_path / f"var{len(servers)}"
        var.mkdir()
        servers.append(ToyServer(toy_model, var, free_port(), **named))
        return servers[-1]

    yield start
    for server in servers:
        server.kill()


def test_two_machines_are_one_bot(
    starting: Starting, redis_server: RedisProcess, postgres_server: PostgresProcess
) -> None:
    shared = {"redis_url": redis_server.url, "database_url": postgres_server.url}
    one, two = (server.await_ready() for server in [starting(**shared), starting(**shared)])
    # what is said to one is known to the other
    told = [server.say("a", ASKED) for server in (one, two, one, two)]
    assert [text[:4] for text in told] == ["第1次问", "第2次问", "第3次问", "第4次问"]
    # a message that comes in at both at once is answered once, both hear it
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda server: server.say("b", ASKED, "m-1"), (one, two)))
    assert said == ["第1次问。\n\nb"] * 2
    assert two.say("b", ASKED).startswith("第2次问")
    # messages of one sender at once: each is counted, none twice
    with ThreadPoolExecutor(6) as pool:
        said = list(pool.map(lambda at: (one, two)[at % 2].say("c", ASKED), range(6)))
    assert sorted(text[:4] for text in said) == [f"第{at}次问" for at in range(1, 7)]
    # one machine is lost, and Redis too: the other goes on where the conversation was
    one.kill()
    assert two.say("a", ASKED).startswith("第5次问")
    redis_server.stop()
    assert two.say("a", ASKED).startswith("第6次问")
    redis_server.start()
    assert two.say("a", ASKED).startswith("第7次问")
    assert two.stop() == 0


def test_workers_share_a_port_are_replaced_and_end_with_the_first_process(
    starting: Starting, redis_server: RedisProcess
) -> None:
    server, orphaned = (starting(workers=2, redis_url=redis_server.url) for _ in range(2))
    server.await_ready()
    first = server.workers()
    assert len(first) == 2
    said = [server.say("a", ASKED)[:5] for _ in range(12)]
    assert said == [f"第{at}次问。"[:5] for at in range(1, 13)]
    # who works in the console is known, whichever worker takes the connection
    assert server.ask("POST", "/staff/login", {"token": STAFF_TOKEN})[0] == 200
    cookie = {"Cookie": server.cookie}
    assert [server.ask("GET", "/staff/api/session", headers=cookie)[0] for _ in range(8)] == [200] * 8
    # a socket that polls is known too
    opened = [server.ask("GET", "/socket.io/?EIO=4&transport=polling")[1] for _ in range(4)]
    sids = [text.partition('"sid":"')[2].partition('"')[0] for text in opened]
    assert {sid[:2] for sid in sids} <= {"0~", "1~"}
    # 40 asks to be let in, as the page does
    polls = [f"/socket.io/?EIO=4&transport=polling&sid={sid}" for sid in sids]
    assert [server.ask("POST", poll, 40)[0] for poll in polls] == [200] * 4
    assert [server.ask("GET", poll)[1][:2] for poll in polls] == ["40"] * 4

    # messages of one sender at once, at both workers, while Redis stands still: each is counted, none twice
    redis_server.freeze()
    with ThreadPoolExecutor(6) as pool:
        at_once = list(pool.map(lambda _: server.say("f", ASKED)[:4], range(6)))
    redis_server.thaw()
    assert sorted(at_once) == [f"第{at}次问" for at in range(1, 7)]

    first[0].kill()
    until = time.monotonic() + 30
    while first[0].pid in (now := {one.pid for one in server.workers()}) or len(now) < 2:
        assert time.monotonic() < until, server.log
        time.sleep(0.05)
    assert server.say("a", ASKED).startswith("第13次问")
    assert server.stop(signal.SIGINT) == 0
    assert "Traceback" not in server.log
    assert not [one for one in first if one.is_running()]

    left = orphaned.await_ready().workers()
    orphaned.process.kill()
    until = time.monotonic() + 30
    while any(one.is_running() for one in left):
        assert time.monotonic() < until, "a worker goes on without anybody to replace it"
        time.sleep(0.05)
