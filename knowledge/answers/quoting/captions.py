"""Captions of photographs: they are printed one below another, each from its day on, without a full stop."""

from __future__ import annotations

import re

# …完成投资若干亿元   |   5月20日，某会召开; not: …于5月20日，   |   5月3日至5月20日，
_DAY = r"(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日(?:[上下中]午|晚上?)?，"
_CAPTION = re.compile(rf"(?<=[^\s，。；：、（(“《\d年于在至到自从为是前后起—～~-])(?={_DAY})")
_BEGINNING = re.compile(_DAY)


def captions_of(text: str) -> list[str]:
    """Return the captions that a piece of text runs together; the whole where it is one."""
    return _CAPTION.split(text)


def begins_caption(text: str) -> bool:
    """Return whether a piece begins with a day, so that the one before it ends, even without a stop."""
    return _BEGINNING.match(text) is not None
