import asyncio
import socket
import threading
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from sanic import Sanic

from bot import health, readiness
from bot.inprocess_actions import InProcessActions
from bot.operation import Operation
from bot.readiness import Check, Grade, agent_check, checks_of, degraded, failed, worst
from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.web_server import WebServer
from tests.bot.toy_process import until

FOUND: dict[str, Check] = {}


def agent(is_ready: bool = True) -> SimpleNamespace:
    return SimpleNamespace(is_ready=lambda: is_ready, model_name="ouwen-1.tar.gz", action_endpoint=None)


@pytest.fixture(scope="module")
def server() -> Iterator[WebServer]:
    app = Sanic("health", configure_logging=False)
    app.ctx.agent = agent()
    health.health_routes(
        app, Settings(), {name: lambda name=name: FOUND[name] for name in ("agent", "index")}
    )
    server = WebServer(app)
    yield server
    server.stop()


def test_a_living_server_says_so_and_names_its_model(server: WebServer):
    assert (server.get("/health/live").status, server.get("/health/live").json) == (200, {"status": "ok"})
    assert server.get("/health").json == {"status": "ok", "model": "ouwen-1.tar.gz"}


def test_ready_means_that_answers_can_be_given(server: WebServer):
    FOUND.update(agent=Check(told={"model": "m"}), index=Check())
    answer = server.get("/health/ready")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.json == {
        "status": "ok",
        "checks": {"agent": {"status": "ok", "model": "m"}, "index": {"status": "ok"}},
    }


def test_a_degraded_part_leaves_it_ready_and_a_failed_one_does_not(server: WebServer):
    FOUND.update(agent=Check(), index=degraded("old", refused="000007"))
    answer = server.get("/health/ready")
    assert (answer.status, answer.json["status"]) == (200, "degraded")
    assert answer.json["checks"]["index"] == {"status": "degraded", "reason": "old", "refused": "000007"}
    FOUND["index"] = failed("none")
    answer = server.get("/health/ready")
    assert (answer.status, answer.json["status"]) == (503, "failed")
    assert answer.json["checks"]["index"] == {"status": "failed", "reason": "none"}


def test_a_check_that_raises_tells_nothing_but_that(server: WebServer):
    del FOUND["index"]
    answer = server.get("/health/ready")
    assert answer.status == 503
    assert answer.json["checks"]["index"]["reason"] == "the check itself failed: see the log"


def test_a_check_that_hangs_is_waited_for_once_and_counts_as_degraded(monkeypatch):
    monkeypatch.setattr(health, "CHECK_SECONDS", 0.05)
    free, begun = threading.Event(), []

    def hang() -> Check:
        begun.append(1)
        free.wait(20)
        return Check()

    app = Sanic("health-hanging", configure_logging=False)
    app.ctx.agent = agent()
    health.health_routes(app, Settings(), {"database": hang})
    server = WebServer(app)
    try:
        answers = [server.get("/health/ready") for _ in range(3)]
        assert {(answer.status, answer.json["status"]) for answer in answers} == {(200, "degraded")}
        until(lambda: bool(begun))
        assert begun == [1]
        assert server.get("/health/live").status == 200
    finally:
        free.set()
        server.stop()


def test_a_server_that_stops_is_not_ready(tmp_path):
    stopping = [False]
    checks = checks_of(agent(), Settings(var=tmp_path), lambda: stopping[0])
    assert checks["server"]() == Check()
    stopping[0] = True
    assert checks["server"]() == failed("the server is stopping")


def test_each_part_tells_what_it_lacks(tmp_path):
    settings = Settings(var=tmp_path)
    checks = {name: check() for name, check in checks_of(agent(False), settings, lambda: False).items()}
    assert list(checks) == ["server", "agent", "index", "encoder", "actions", "database", "notice", "clock"]
    assert (checks["agent"].grade, checks["index"].grade) == (Grade.FAILED, Grade.FAILED)
    assert checks["index"].reason == "no index is open: run ouwen build"
    assert checks["database"].grade is Grade.OK
    assert agent_check(agent()).told == {"model": "ouwen-1.tar.gz"}
    assert worst(checks) is Grade.FAILED
    assert worst({}) is Grade.OK


def test_notice_only_mode_and_rows_that_wait_are_told(tmp_path):
    settings = Settings(var=tmp_path)
    store = store_of(settings)
    store.notices.pin("暂停", only=True)
    store.database.condition.writes.begin("postgresql://u:geheim@host is away")
    checks = {name: check() for name, check in checks_of(agent(), settings, lambda: False).items()}
    assert checks["notice"] == degraded("notice-only mode: questions get the pinned notice alone")
    assert checks["database"].grade is Grade.DEGRADED
    assert "geheim" not in str(checks["database"].payload())
    store.database.condition.writes.end()


def test_redis_is_asked_at_each_look(tmp_path):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"redis://:geheim@127.0.0.1:{closed.getsockname()[1]}/0"
    checks = checks_of(agent(), Settings(var=tmp_path, operation=Operation(redis=url)), lambda: False)
    found = asyncio.run(health._checked("redis", checks["redis"], {}))
    assert found == degraded("Redis is gone: limits and locks are those of this machine alone")


def test_actions_that_hang_are_told(toy):
    endpoint, free = InProcessActions("toy_actions"), threading.Event()
    running = endpoint._threads.submit(lambda: free.wait(60))
    until(running.running)
    assert readiness.actions_check(SimpleNamespace(action_endpoint=endpoint)) == Check()
    endpoint._threads.give_up(running)
    assert readiness.actions_check(SimpleNamespace(action_endpoint=endpoint)) == degraded(
        "actions hang", hanging=1
    )
    free.set()
    until(lambda: endpoint.hanging == 0)
    endpoint.close()


def knowing(monkeypatch, **more) -> None:
    """Let the bot know an index whose newest bulletin is of 2020."""
    sources = SimpleNamespace(searcher=SimpleNamespace(encoder=object()))
    base = SimpleNamespace(
        generation="000001", identity="i", passages=(), sources=sources, newest_day=date(2020, 6, 29)
    )
    live = SimpleNamespace(**{"base": base, "refused": None, **more})
    monkeypatch.setattr(readiness, "live_knowledge", lambda settings: live)


def test_an_encoder_that_fails_and_an_index_that_is_refused_are_told(monkeypatch):
    knowing(monkeypatch)
    assert readiness.encoder_check(Settings()) == Check()
    assert readiness.index_check(Settings()).grade is Grade.OK
    monkeypatch.setattr(readiness, "failing_encoders", lambda: frozenset({"made up"}))
    assert readiness.encoder_check(Settings()).told == {"failing": ["made up"]}
    knowing(monkeypatch, refused="000002")
    check = readiness.index_check(Settings())
    assert (check.grade, check.payload()["refused"]) == (Grade.DEGRADED, "000002")


@pytest.mark.parametrize(
    ("today", "grade"),
    [("1970-01-01", Grade.DEGRADED), ("2026-11-21", Grade.OK), ("2099-01-01", Grade.DEGRADED)],
)
def test_a_day_that_cannot_be_today_is_told(monkeypatch, today, grade):
    knowing(monkeypatch)
    assert readiness.clock_check(Settings(fixed_today=date.fromisoformat(today))).grade is grade
