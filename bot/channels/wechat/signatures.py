"""WeChat's signatures, and the guard against requests that are old or were seen with other content.

The signature is the SHA-1 of token, timestamp, nonce and, for a sealed letter, the cipher text, sorted and
joined (微信公众平台 “接入指南”, “消息加解密说明”). A plain letter is not covered by its signature: whoever
saw one address could send another letter with it, were it not remembered.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict

from wechatpy.utils import WeChatSigner

from bot.channels.wechat.refusals import FORGED, RefusedError
from bot.wire import is_secret

# How far the timestamp of a request may lie from the clock, in seconds, before or after.
FRESH_SECONDS = 300
NONCES_KEPT = 20_000

# 1409304348
TIMESTAMP = re.compile(r"[0-9]{1,12}")


def is_signed(signature: str, *parts: str) -> bool:
    """Tell in constant time whether `signature` is the one of `parts`."""
    signer = WeChatSigner()
    signer.add_data(*parts)
    return is_secret(signature, signer.signature)


class ReplayGuard:
    """Refuses timestamps far from the clock, and a timestamp and nonce that came with another letter."""

    def __init__(self, capacity: int = NONCES_KEPT) -> None:
        """Remember at most `capacity` requests."""
        self._capacity = capacity
        self._seen: OrderedDict[tuple[str, str], tuple[float, bytes]] = OrderedDict()

    def check_time(self, timestamp: str, now: float) -> None:
        """Raise `RefusedError` when the timestamp is none or lies more than FRESH_SECONDS from `now`."""
        if not TIMESTAMP.fullmatch(timestamp) or abs(int(timestamp) - now) > FRESH_SECONDS:
            raise RefusedError("时间戳不对或超出五分钟", FORGED)

    def check_letter(self, timestamp: str, nonce: str, letter: str, now: float) -> None:
        """Raise `RefusedError` when the same timestamp and nonce came with another letter."""
        digest = hashlib.sha256(letter.encode()).digest()
        self._forget(now)
        _, seen = self._seen.setdefault((timestamp, nonce), (now, digest))
        if seen != digest:
            raise RefusedError("同一随机数配了另一条消息", FORGED)
        if len(self._seen) > self._capacity:
            self._seen.popitem(last=False)

    def _forget(self, now: float) -> None:
        """Forget what is too old to be fresh again."""
        while self._seen and now - next(iter(self._seen.values()))[0] > 2 * FRESH_SECONDS:
            self._seen.popitem(last=False)
