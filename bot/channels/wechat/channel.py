"""The channel of the WeChat Official Account: `GET` proves the address, `POST` brings one message."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text as text_response

from bot.access import WeChatAccess
from bot.channels.wechat.customer_service import CustomerService
from bot.channels.wechat.envelope import Envelopes, Letter, Query
from bot.channels.wechat.messages import Incoming, Kind, read_message
from bot.channels.wechat.outgoing import NOTHING, Outgoing, xml_of
from bot.channels.wechat.reception import Patience, Reception
from bot.channels.wechat.refusals import ABSENT, TOO_LARGE, RefusalLog, RefusedError
from bot.channels.wechat.residents import Residents
from bot.channels.wechat.talk import OnNewMessage, Talk
from bot.limits.rates import rates_of
from bot.settings import Settings
from bot.wire import PRIVATE, bounded_body

# What WeChat takes for: understood, nothing to say.
SUCCESS = "success"
XML = "text/xml; charset=utf-8"


class WeChatInput(InputChannel):
    """Takes the messages that WeChat sends to an Official Account, plain or sealed."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clock: Callable[[], float] = time.time,
        patience: Patience | None = None,
        service: CustomerService | None = None,
    ) -> None:
        """Serve the account of `settings`; `service` takes the place of WeChat's own (for tests)."""
        self._settings = settings or Settings.from_environment()
        self._clock = clock
        self._patience = patience or Patience()
        self._service = service

    @classmethod
    def name(cls) -> str:
        """Return the name in credentials and in the address `/webhooks/wechat`."""
        return "wechat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WeChatInput:
        """Return the channel; its account is read from the environment, never from a file."""
        return cls()

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes `/` and `/webhook`; without an account they answer 404."""
        routes = Blueprint("wechat")
        access = self._settings.wechat
        log = RefusalLog(self._clock)
        receiver = self._receiver(access, on_new_message, log) if access else None

        @routes.route("/", methods=["GET"], name="root_check")
        @routes.route("/webhook", methods=["GET"], name="check")
        async def check(request: Request) -> HTTPResponse:
            return receiver.check(request) if receiver else _absent(log)

        @routes.route("/", methods=["POST"], name="root_receive", stream=True)
        @routes.route("/webhook", methods=["POST"], name="receive", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            return await receiver.receive(request) if receiver else _absent(log)

        return routes

    def _receiver(self, access: WeChatAccess, on_new_message: OnNewMessage, log: RefusalLog) -> Receiver:
        """Return what receives the requests of one account."""
        service = self._service or (CustomerService(access) if access.app_secret else None)
        residents = Residents(self._clock)
        talk = Talk(
            on_new_message,
            residents,
            public_url=self._settings.public_url,
            service=service,
            rates=rates_of(self._settings),
        )
        reception = Reception(talk.turn, residents, service=service, patience=self._patience)
        return Receiver(
            envelopes=Envelopes(access), reception=reception, residents=residents, log=log, clock=self._clock
        )


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """Receives the requests of one account: opens, has answered and closes them."""

    envelopes: Envelopes
    reception: Reception
    residents: Residents
    log: RefusalLog
    clock: Callable[[], float]

    def check(self, request: Request) -> HTTPResponse:
        """Give back the echo that proves the address."""
        try:
            echo = self.envelopes.echo(_query(request), self.clock())
        except RefusedError as refused:
            return self._refused(refused)
        return text_response(echo, headers=PRIVATE)

    async def receive(self, request: Request) -> HTTPResponse:
        """Answer one message; what is forged or broken is refused without a reason."""
        try:
            query = _query(request)
            self.envelopes.check(query, self.clock())
            letter = self.envelopes.open(query, await _body(request), self.clock())
            incoming = read_message(letter)
        except RefusedError as refused:
            return self._refused(refused)
        return self._response(await self._answered(incoming), incoming, letter)

    async def _answered(self, incoming: Incoming) -> Outgoing | None:
        """Return the reply, NOTHING for what wants none."""
        if incoming.kind is Kind.UNSUBSCRIBE:
            self.residents.forget(incoming.sender)
        if incoming.kind in (Kind.UNSUBSCRIBE, Kind.NEWS):
            return NOTHING
        return await self.reception.answer(incoming)

    def _response(self, outgoing: Outgoing | None, incoming: Incoming, letter: Letter) -> HTTPResponse:
        """Return the reply sealed as the letter was; 503 where WeChat is to send it once more."""
        if outgoing is None:
            return text_response("", status=503, headers=PRIVATE)
        now = int(self.clock())
        xml = xml_of(outgoing, incoming, now)
        if xml is None:
            return text_response(SUCCESS, headers=PRIVATE)
        sealed = self.envelopes.seal(xml, now) if letter.sealed else xml
        return text_response(sealed, headers=PRIVATE, content_type=XML)

    def _refused(self, refused: RefusedError) -> HTTPResponse:
        """Return the status alone; the reason stands in the log."""
        self.log.note(str(refused), refused.status)
        return text_response("", status=refused.status, headers=PRIVATE)


def _absent(log: RefusalLog) -> HTTPResponse:
    """Return 404 where no account is set up, and tell so in the log."""
    log.note("没有设置公众号（OUWEN_WECHAT_TOKEN 和 OUWEN_WECHAT_APP_ID，见 docs/wechat.md）", ABSENT)
    return text_response("", status=ABSENT, headers=PRIVATE)


def _query(request: Request) -> Query:
    """Return the query of a request; of a repeated value the first."""
    return Query.of({name: request.args.get(name) for name in request.args})


async def _body(request: Request) -> bytes:
    """Return the body; raises `RefusedError` beyond 64 KB."""
    body = await bounded_body(request)
    if body is None:
        raise RefusedError("消息超过 64 KB", TOO_LARGE)
    return body
