"""A text made ready for rules: marks of one width, the names of other documents blanked."""

from __future__ import annotations

import re

# 《浙江省最低生活保障办法》   |   （浙政发〔2015〕30号）
_TITLES = re.compile(r"《[^》]*》|（[^（）]*号）")
_MARKS = str.maketrans(
    {"(": "（", ")": "）", ";": "；", ":": "：", "／": "/", "，": "，", "　": " "}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"．": "."}
)


def plain(text: str) -> str:
    """Return `text` with half-width marks as full-width ones and spaces kept: each character in its place."""
    return text.translate(_MARKS)


def masked(text: str) -> str:
    """Return the text with the titles and numbers of other documents blanked, each character in its place."""
    return _TITLES.sub(lambda match: "　" * len(match[0]), plain(text))
