"""A server with the WeChat channel over a bot that says what the test wants."""

from __future__ import annotations

import asyncio
import socket
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.access import WeChatAccess
from bot.channels.wechat.channel import WeChatInput
from bot.channels.wechat.customer_service import CustomerService
from bot.channels.wechat.reception import Patience
from bot.settings import Settings
from tests.bot.channels.web_server import Answer, WebServer
from tests.bot.channels.wechat import letters
from tests.bot.toy_process import until

PATH = "/webhooks/wechat/webhook"
PLAIN = WeChatAccess(token=letters.TOKEN, app_id=letters.APP_ID)
SAFE = replace(PLAIN, aes_key=letters.AES_KEY)
CITATION: dict[str, Any] = {
    "title": "关于调整标准的通知",
    "document_number": "温政发〔2019〕16号",
    "issuer": "温州市人民政府",
    "signed_date": "2019-12-09",
    "bulletin": "2019年第12期",
    "page": 3,
    "quote": "标准调整如下。",
    "url": "/bulletins/2019-12/pages/3?lines=97-113#L97",
    "validity": "may_have_changed",
    "validity_note": "距今已6年",
}


class FakeBot:
    """Stands for Rasa: answers by the text and keeps the messages; the texts in `held` wait."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []
        self.replies: dict[str, list[dict[str, Any]]] = {}
        self.held: set[str] = set()

    async def __call__(self, message: UserMessage) -> None:
        self.messages.append(message)
        while message.text in self.held:
            await asyncio.sleep(0.005)
        if message.text == "坏":
            raise RuntimeError("secret of the machine room")
        for said in self.replies.get(message.text, [{"text": f"答：{message.text}"}]):
            await message.output_channel.send_response(message.sender_id, said)

    @property
    def asked(self) -> list[str]:
        return [message.text for message in self.messages]


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = float(letters.NOW)

    def __call__(self) -> float:
        return self.now


class Account:
    """An account with its server: `say` sends a letter as WeChat does."""

    def __init__(
        self,
        access: WeChatAccess | None = PLAIN,
        *,
        public_url: str | None = None,
        patience: Patience | None = None,
        service: CustomerService | None = None,
    ) -> None:
        self.bot = FakeBot()
        self.clock = Clock()
        settings = Settings(wechat=access, public_url=public_url)
        channel = WeChatInput(settings, clock=self.clock, patience=patience, service=service)
        app = Sanic(f"wechat_{uuid.uuid4().hex}", configure_logging=False)
        app.blueprint(channel.blueprint(self.bot), url_prefix="/webhooks/wechat")
        self._server = WebServer(app)
        self.stop = self._server.stop
        self._sent = 0

    def get(self, query: str) -> Answer:
        return self._server.get(f"{PATH}?{query}")

    def post(self, query: str, body: str | bytes, path: str = PATH) -> Answer:
        return self._server.call(
            "POST", f"{path}?{query}", body if isinstance(body, bytes) else body.encode()
        )

    def hang_up(self, query: str, body: str, heard: Callable[[], bool]) -> None:
        """Send a request and close the connection once it is `heard`, before it is answered."""
        raw = body.encode()
        head = f"POST {PATH}?{query} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(raw)}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", self._server.port)) as connection:
            connection.sendall(head.encode() + raw)
            until(heard)

    def send(self, xml: str | bytes) -> Answer:
        """Send a plain letter with a nonce of its own."""
        self._sent += 1
        return self.post(letters.query(nonce=f"n{self._sent}", timestamp=int(self.clock.now)), xml)

    def say(self, text: str, openid: str = letters.OPENID) -> str:
        """Return the content of the reply to a new text message."""
        self._sent += 1
        answer = self.send(letters.letter(Content=text, msgid=f"{10**18 + self._sent}", openid=openid))
        assert answer.status == 200, answer
        return letters.fields_of(answer.text)["Content"]
