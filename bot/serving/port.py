"""The port of a server, and who of several workers takes a connection: the one that has the fewest.

A socket of its own for each worker (SO_REUSEPORT) would have the kernel spread connections by chance: of
eight that are kept, six may be at one worker. Here all listen at one socket, and who has more than another
gives that one a moment to take what has come.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.metadata
import logging
import socket
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from sanic.models.server_types import Signal
from sanic.server.loop import try_use_uvloop
from sanic.server.protocols.http_protocol import HttpProtocol
from sanic.server.protocols.websocket_protocol import WebSocketProtocol
from sanic.server.runners import serve_single

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.serving.crowd import Crowd

TESTED_WITH = ("21.12.",)
BACKLOG = 512
# Who has one connection more than another waits so long for it, with two more twice as long.
HEAD_START_SECONDS, LONGEST_HEAD_START_SECONDS = 0.02, 0.06
# Where no more files can be opened, waiting connections wait so long.
EXHAUSTED_SECONDS = 1.0

logger = logging.getLogger(__name__)


def is_tested() -> bool:
    """Tell whether this is the Sanic whose ways are known here; with another one stops less gently."""
    return importlib.metadata.version("sanic").startswith(TESTED_WITH)


class Connections(set[Any]):
    """The open connections of a process; `tell` hears how many there are."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        """Begin with none."""
        super().__init__()
        self._tell = tell

    def add(self, connection: Any) -> None:
        """Add one."""
        super().add(connection)
        self._tell(len(self))

    def discard(self, connection: Any) -> None:
        """Take one out, if it is there."""
        super().discard(connection)
        self._tell(len(self))


class _Expected:
    """Stands among the connections of the server for those that are not taken over yet."""

    websocket = None

    def close_if_idle(self) -> bool:
        """Be waited for."""
        return False

    def abort(self) -> None:
        """Be nothing that could be closed."""


class Port:
    """The port of a server that is one process."""

    def __init__(self, listening: socket.socket) -> None:
        """Take connections that come in at `listening`."""
        self.listening = listening
        self.connections = Connections(self._tell)
        self._signal = Signal()
        # a task that nobody holds may vanish
        self._taken: set[asyncio.Task[Any]] = set()

    @property
    def main(self) -> socket.socket:
        """Return the socket that Sanic itself accepts at."""
        return self.listening

    def serve(self, app: Sanic) -> None:
        """Serve until `app` is stopped."""
        app.ctx.port = self
        if not is_tested():
            app.run(sock=self.main, workers=1, access_log=False, debug=False, motd=False)
            return
        # as Sanic.run does it, but the connections are known here
        app.config.ACCESS_LOG = False
        try_use_uvloop()
        app.is_running, app.is_stopping = True, False
        try:
            serve_single(  # type: ignore[no-untyped-call]
                {
                    "app": app, "host": None, "port": None, "sock": self.main, "backlog": BACKLOG,
                    "protocol": _protocol(app), "signal": self._signal, "connections": self.connections,
                }
            )  # fmt: skip
        finally:
            app.is_running = False

    def take(self, app: Sanic) -> bool:
        """Take a connection that waits, and tell whether there was one."""
        try:
            client, _ = self.listening.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return False
        client.setblocking(False)
        expected = _Expected()
        self.connections.add(expected)
        taken = asyncio.get_running_loop().create_task(self._hand_over(app, client, expected))
        self._taken.add(taken)
        taken.add_done_callback(self._taken.discard)
        return True

    def last_call(self, app: Sanic) -> None:
        """Take all connections that wait: the kernel resets them as the port is closed."""
        with contextlib.suppress(OSError):
            while self.take(app):
                pass

    async def _hand_over(self, app: Sanic, client: socket.socket, expected: _Expected) -> None:
        """Let Sanic answer a connection."""
        loop = asyncio.get_running_loop()
        protocol = partial(
            _protocol(app), loop=loop, app=app, signal=self._signal, connections=self.connections
        )
        try:
            await loop.connect_accepted_socket(protocol, client)
        except OSError:
            client.close()
        finally:
            self.connections.discard(expected)

    def _tell(self, count: int) -> None:
        """Nobody else wants to know."""


class SharedPort(Port):
    """The port of a server of several workers, as one of them sees it."""

    def __init__(self, listening: socket.socket, crowd: Crowd, number: int) -> None:
        """Be the worker `number` of `crowd`."""
        self._crowd, self._number = crowd, number
        self._is_open = False
        super().__init__(listening)

    @property
    def main(self) -> socket.socket:
        """Return the worker's own door: at the port Sanic would take whatever comes."""
        return self._crowd.doors[self._number]

    def open(self, app: Sanic) -> None:
        """Begin to take connections."""
        self._app = app
        self._loop = asyncio.get_running_loop()
        self.listening.setblocking(False)
        self._is_open = True
        self._tell(len(self.connections))
        self._loop.add_reader(self.listening, self._on_news)

    def last_call(self, app: Sanic) -> None:
        """Take all that wait, and no more."""
        if not self._is_open:
            return
        super().last_call(app)
        self._is_open = False
        self._crowd.load.leave(self._number)
        self._loop.remove_reader(self.listening)
        self.listening.close()

    def _on_news(self) -> None:
        """Take a connection, or give those that have fewer a moment to take it."""
        excess = self._crowd.load.excess(self._number)
        if excess > 0:
            self._look_in(min(excess * HEAD_START_SECONDS, LONGEST_HEAD_START_SECONDS))
        else:
            self._take_one()

    def _take_one(self) -> None:
        try:
            self.take(self._app)
        except OSError as error:
            logger.error("A connection cannot be taken, they wait: %s", error)
            self._look_in(EXHAUSTED_SECONDS)

    def _look_in(self, seconds: float) -> None:
        """Look again in so many seconds, and take then what is still there."""
        self._loop.remove_reader(self.listening)
        self._loop.call_later(seconds, self._look_again)

    def _look_again(self) -> None:
        if self._is_open:
            self._loop.add_reader(self.listening, self._on_news)
            self._take_one()

    def _tell(self, count: int) -> None:
        if self._is_open:
            self._crowd.load.tell(self._number, count)


def _protocol(app: Sanic) -> type[HttpProtocol]:
    """Return how connections are answered, as Sanic chooses it."""
    return WebSocketProtocol if app.websocket_enabled else HttpProtocol
