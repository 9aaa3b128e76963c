"""A toy bot whose Redis goes, comes back and stands still: it answers all the time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bot.toy_process import until
from tests.servers.redis_process import RedisProcess
from tests.servers.toy_server import ToyServer

pytestmark = pytest.mark.servers

# A call that finds Redis standing still waits 0.3 s; the rest is for a busy machine.
BOUND_SECONDS = 10.0


@pytest.fixture
def server(
    redis_server: RedisProcess, toy_model: Path, tmp_path: Path, free_port: Callable[[], int]
) -> Iterator[ToyServer]:
    made = ToyServer(toy_model, tmp_path, free_port(), redis_url=redis_server.url)
    yield made.await_ready()
    made.kill()


def said(server: ToyServer, count: int) -> list[str]:
    """Return what is said to so many messages, each within the bound."""
    lines = []
    for _ in range(count):
        started = time.monotonic()
        lines.append(server.say("a", "最低工资是多少").partition("\n")[0])
        assert time.monotonic() - started < BOUND_SECONDS
    return lines


def redis_status(server: ToyServer) -> str:
    return str(server.ask("GET", "/health/ready")[1]["checks"]["redis"]["status"])


def test_answers_go_on_while_redis_is_gone_or_stands_still(server: ToyServer, redis_server: RedisProcess):
    assert said(server, 2) == ["第1次问。", "第2次问。"]
    assert redis_status(server) == "ok"
    redis_server.stop()
    assert said(server, 3) == ["第3次问。", "第4次问。", "第5次问。"]
    assert redis_status(server) == "degraded"
    redis_server.start()
    until(lambda: redis_status(server) == "ok")
    assert said(server, 1) == ["第6次问。"]
    redis_server.freeze()
    assert said(server, 3) == ["第7次问。", "第8次问。", "第9次问。"]
    assert redis_status(server) == "degraded"
    redis_server.thaw()
    until(lambda: redis_status(server) == "ok")
    assert said(server, 1) == ["第10次问。"]
    assert [server.log.count("is gone, this process"), server.log.count("is back.")] == [2, 2]
    assert "Traceback" not in server.log
