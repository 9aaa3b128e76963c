"""Sends what does not fit into a passive reply: WeChat's customer-service messages (客服消息).

It needs the AppSecret and an account with that permission. Nothing of an error is logged but its number: the
text of a failed connection holds the address, and that holds the secret.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests
from wechatpy.client import WeChatClient
from wechatpy.exceptions import WeChatException

from bot.access import WeChatAccess
from bot.channels.wechat.cards import Card

CALL_SECONDS = 5.0
# After an error that is not one resident's, nothing is sent for so long.
PAUSE_SECONDS = 600.0
# Errors of one resident alone: unknown, gone, too late, too many messages, too long.
PERSONAL_ERRORS = frozenset({40003, 43004, 45015, 45047, 45002})

logger = logging.getLogger(__name__)


class _Http(requests.Session):
    """A session whose calls end: wechatpy asks for the access token without a time limit."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        """Send a request for at most CALL_SECONDS."""
        kwargs["timeout"] = CALL_SECONDS
        return super().request(*args, **kwargs)


class CustomerService:
    """Sends texts and cards to residents, one after the other; the access token is kept in memory."""

    def __init__(
        self,
        access: WeChatAccess,
        *,
        http: requests.Session | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Send for the account of `access`, which must have an AppSecret, through `http`."""
        assert access.app_secret, "the account has no AppSecret"
        self._client = WeChatClient(access.app_id, access.app_secret, timeout=CALL_SECONDS)
        self._client._http = http or _Http()
        self._clock = clock
        self._paused_until = 0.0
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="wechat")

    @property
    def works(self) -> bool:
        """Tell whether the last message could be sent, or failed some time ago."""
        return self._clock() >= self._paused_until

    async def send(self, openid: str, texts: Sequence[str], card: Card | None) -> tuple[str, ...]:
        """Send `texts` and the card in this order; return the texts that could not be sent."""
        for at, text in enumerate(texts):
            if not await self._sent(self._client.message.send_text, openid, text):
                return tuple(texts[at:])
        if card:
            await self._sent(self._client.message.send_articles, openid, [card.article()])
        return ()

    async def _sent(self, send: Callable[..., object], *arguments: object) -> bool:
        """Return whether the call succeeded; it blocks, so it runs in the thread."""
        if not self.works:
            return False
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, send, *arguments)
        except Exception as error:
            self._note(error)
            return False
        return True

    def _note(self, error: Exception) -> None:
        """Log the number of the error; pause where it is not one resident's."""
        number = error.errcode if isinstance(error, WeChatException) else type(error).__name__
        logger.error("客服消息没有发出（%s）：错误号的含义见 docs/wechat.md。", number)
        if number not in PERSONAL_ERRORS:
            self._paused_until = self._clock() + PAUSE_SECONDS
