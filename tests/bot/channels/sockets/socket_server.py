"""A server with the socket.io channel alone, a bot that says what the test wants, and clients for it."""

from __future__ import annotations

import asyncio
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import socketio
from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic

from bot.channels.socket import SENDER_PREFIX, SocketInput
from bot.channels.sockets.closing import close_sockets
from bot.settings import Settings
from tests.bot.channels.web_server import WebServer

BUTTON = {"title": "瑞安市", "payload": "瑞安呢"}
QUICK_REPLY = {"content_type": "text", **BUTTON}
SECONDS = 20


class FakeAgent:
    """Stands for the bot: keeps the messages; 慢 waits until it is released."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []
        self.is_released = False

    async def handle_message(self, message: UserMessage) -> None:
        self.messages.append(message)
        if message.text == "坏":
            raise RuntimeError("secret of the machine room")
        if message.text == "无":
            return
        if message.text == "慢":
            while not self.is_released:
                await asyncio.sleep(0.01)
        said: dict[str, Any] = {"text": f"答：{message.text}", "custom": {"status": "answered"}}
        if message.text == "选":
            said = {"text": "一\n\n二", "buttons": [BUTTON], "custom": {"status": "clarify"}}
        await message.output_channel.send_response(message.sender_id, said)


class SocketServer(WebServer):
    """The server with its agent; `client` connects one of python-socketio's."""

    def __init__(self, settings: Settings | None = None, **options: Any) -> None:
        self.agent = FakeAgent()
        app = Sanic(f"socket_{uuid.uuid4().hex}", configure_logging=False)
        app.config.REQUEST_MAX_SIZE = 256 * 1024
        app.ctx.agent = self.agent
        self.channel = SocketInput(settings or Settings(), **options)
        register([self.channel], app, route="/webhooks/")
        super().__init__(app)

    def wait_until_away(self, session: str) -> None:
        """Wait until the server knows that no client of the session is connected."""
        until = time.monotonic() + SECONDS
        while any(self.channel.sio.manager.get_participants("/", SENDER_PREFIX + session)):
            assert time.monotonic() < until, f"a client of {session} is still there after {SECONDS} s"
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop as a server does that is told to: its sockets first."""
        asyncio.run_coroutine_threadsafe(self._let_go(), self._loop).result(SECONDS)
        super().stop()

    async def _let_go(self) -> None:
        await close_sockets(self.channel.sio)
        # A poll whose client has gone waits on; the loop must not be closed over it.
        kept = (asyncio.current_task(), self._main)
        left = [task for task in asyncio.all_tasks() if task not in kept]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _serve(self) -> None:
        self._main = asyncio.current_task()
        await super()._serve()

    @contextmanager
    def client(self, transport: str = "websocket", **options: Any) -> Iterator[Client]:
        socket = socketio.SimpleClient()
        socket.connect(f"http://127.0.0.1:{self.port}", transports=[transport], **options)
        try:
            yield Client(socket)
        finally:
            # Over polling python-socketio waits for its last poll to time out.
            threading.Thread(target=socket.disconnect, daemon=True).start()


class Client:
    """What a page does with its socket."""

    def __init__(self, socket: socketio.SimpleClient) -> None:
        self.socket = socket

    def begin(self, session: object) -> str:
        self.socket.emit("session_request", {"session_id": session})
        event, confirmed = self.socket.receive(SECONDS)
        assert event == "session_confirm"
        return str(confirmed)

    def say(self, message: object, **fields: Any) -> None:
        self.socket.emit("user_uttered", {"message": message, **fields})

    def hear(self) -> dict[str, Any]:
        event, content = self.socket.receive(SECONDS)
        assert event == "bot_uttered"
        return dict(content)

    def ask(self, message: object, **fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Say something and return the text event and the event of its payload."""
        self.say(message, **fields)
        return self.hear(), self.hear()
