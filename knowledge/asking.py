"""Whether a text asks anything, by its words and marks."""

from __future__ import annotations

import re

# 多少钱, 哪里, 对吗: these always ask
_SURELY = r"[?？]|吗|呢|多少|什么|哪|几"
# 是不是, 合法吗
_ASKS = re.compile(rf"{_SURELY}|怎么|怎样|如何|谁|是否|(.)不\1|合法|违法")
# 最低工资不是…: a message without any of these says something
_MAY_ASK = re.compile(rf"{_SURELY}|怎|不")


def asks(text: str) -> bool:
    """Return whether a text has a word or a mark that asks."""
    return _ASKS.search(text) is not None


def may_ask(text: str) -> bool:
    """Return whether a text has what may be part of asking; without it the text only says something."""
    return _MAY_ASK.search(text) is not None
