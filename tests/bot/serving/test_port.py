"""Who of several workers takes a connection."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import os
import socket
from typing import Any

from sanic import Sanic
from sanic.server.runners import serve, serve_single

from bot.serving.crowd import Load
from bot.serving.port import Connections, SharedPort, is_tested


class Crowd:
    """Three workers of which this test is the first."""

    def __init__(self) -> None:
        self.load = Load(3)


class Noting(SharedPort):
    """A port that only notes what it takes, as one connection more."""

    def take(self, app: Any) -> bool:
        try:
            client, _ = self.listening.accept()
        except BlockingIOError:
            return False
        self.connections.add(client)
        return True


def test_how_many_more_a_worker_has_is_told_by_those_that_are_there():
    load = Load(3)
    load.tell(0, 5)
    assert load.excess(0) == 0
    load.tell(1, 3)
    assert [load.excess(0), load.excess(1)] == [2, 0]
    load.leave(1)
    assert load.excess(0) == 0


def test_a_load_is_known_to_processes_that_were_forked_from_one():
    load = Load(2)
    if not (child := os.fork()):
        load.tell(1, 7)
        os._exit(0)
    os.waitpid(child, 0)
    load.tell(0, 9)
    assert load.excess(0) == 2


def test_connections_tell_how_many_they_are():
    told: list[int] = []
    connections = Connections(told.append)
    for change, connection in (("add", 1), ("add", 2), ("discard", 1), ("discard", 1)):
        getattr(connections, change)(connection)
    assert told == [1, 2, 1, 1]
    assert connections == {2}


def test_one_with_more_leaves_a_connection_to_others_and_takes_it_when_nobody_does():
    crowd: Any = Crowd()
    taken: list[tuple[float, int]] = []

    async def talk() -> None:
        loop = asyncio.get_running_loop()
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = Noting(listening, crowd, 0)
            port.open(None)  # type: ignore[arg-type]
            waited: list[float] = []
            look_in = port._look_in
            port._look_in = lambda seconds: (waited.append(seconds), look_in(seconds))  # type: ignore
            clients = []
            for other in (0, 0, 9):
                crowd.load.tell(1, other)
                clients.append(socket.create_connection(listening.getsockname()))
                while len(port.connections) < len(clients):
                    await asyncio.sleep(0.001)
                taken.append((loop.time(), len(waited)))
            port.last_call(None)  # type: ignore[arg-type]
            assert crowd.load._counts[0] == -1
            for one in (*clients, *port.connections):
                one.close()

    asyncio.run(talk())
    # the second was left to the other worker first, which had none; the others were taken at once
    assert [count for _, count in taken] == [0, 1, 1]


def test_sanic_is_the_one_whose_ways_are_known():
    assert is_tested()
    sources = [inspect.getsource(one) for one in (Sanic.run, Sanic._helper, serve, serve_single)]
    assert hashlib.sha256("".join(sources).encode()).hexdigest()[:16] == "c51e4299e176bca2"
