"""Checks what comes with a request and takes the letter out of it, plain or sealed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.access import WeChatAccess
from bot.channels.wechat.cipher import LetterCipher
from bot.channels.wechat.fields import read_fields, read_text
from bot.channels.wechat.refusals import FORGED, RefusedError
from bot.channels.wechat.signatures import ReplayGuard, is_signed

QUERY_LIMIT = 512
# 4375120948345356249
ECHO = re.compile(r"[A-Za-z0-9_\-+/=.]{1,256}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What WeChat writes into the address of a request; "" where it is absent."""

    signature: str = ""
    msg_signature: str = ""
    timestamp: str = ""
    nonce: str = ""
    echostr: str = ""

    @classmethod
    def of(cls, arguments: Mapping[str, str | None]) -> Query:
        """Return the query of `arguments`; raises `RefusedError` for a value that is too long."""
        found = {name: arguments.get(name) or "" for name in cls.__slots__}
        if any(len(value) > QUERY_LIMIT for value in found.values()):
            raise RefusedError("地址里的参数太长", FORGED)
        return cls(**found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The XML of one message, its fields, and whether it came sealed."""

    xml: str
    fields: Mapping[str, str]
    sealed: bool


class Envelopes:
    """Opens the requests of one account and remembers them against replay."""

    def __init__(self, access: WeChatAccess) -> None:
        """Open with token and key of `access`."""
        self._access = access
        self._cipher = LetterCipher(access) if access.aes_key else None
        self._guard = ReplayGuard()

    def echo(self, query: Query, now: float) -> str:
        """Return what WeChat wants back when the address is set up; raises `RefusedError` if it is forged."""
        self._check_signed(query)
        self._guard.check_time(query.timestamp, now)
        if not ECHO.fullmatch(query.echostr):
            raise RefusedError("echostr 不对")
        return query.echostr

    def check(self, query: Query, now: float) -> None:
        """Raise `RefusedError` before the body is read, when the address alone shows that it is forged."""
        # A sealed letter is signed by msg_signature, which needs the body; all others by signature.
        if query.signature or not (self._cipher and query.msg_signature):
            self._check_signed(query)
        self._guard.check_time(query.timestamp, now)

    def open(self, query: Query, body: bytes, now: float) -> Letter:
        """Return the letter of a request that `check` let pass; of both kinds the sealed one.

        Raises:
            RefusedError: It is broken, forged, replayed, or plain where the account has a key.
        """
        letter = self._letter(query, read_text(body))
        self._guard.check_letter(query.timestamp, query.nonce, letter.xml, now)
        return letter

    def seal(self, xml: str, timestamp: int) -> str:
        """Return `xml` sealed, for the answer to a sealed letter."""
        assert self._cipher, "a letter was opened without a key"
        return self._cipher.seal(xml, timestamp)

    def _letter(self, query: Query, xml: str) -> Letter:
        fields = read_fields(xml)
        sealed = fields.get("Encrypt")
        if not self._cipher:
            if sealed and "FromUserName" not in fields:
                raise RefusedError("收到加密消息，但没有设置 OUWEN_WECHAT_AES_KEY")
            return Letter(xml=xml, fields=fields, sealed=False)
        if not sealed:
            raise RefusedError(
                "收到明文消息，但设置了 OUWEN_WECHAT_AES_KEY：请在公众号后台选安全模式", FORGED
            )
        parts = (self._access.token, query.timestamp, query.nonce, sealed)
        if not is_signed(query.msg_signature, *parts):
            raise RefusedError("msg_signature 不对", FORGED)
        opened = self._cipher.open(sealed)
        return Letter(xml=opened, fields=read_fields(opened), sealed=True)

    def _check_signed(self, query: Query) -> None:
        if not is_signed(query.signature, self._access.token, query.timestamp, query.nonce):
            raise RefusedError("signature 不对，OUWEN_WECHAT_TOKEN 应与公众号后台的 Token 相同", FORGED)
