"""Reads the fields of a letter out of its XML, and refuses every XML that is more than a flat list of them.

wechatpy reads XML with xmltodict, which would take attributes, repeated and nested elements for other types
than text. So a letter is read here first, by a parser that knows no document type and no entity.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bot.channels.wechat.refusals import RefusedError

DEEPEST = 8
MOST_FIELDS = 300

# FromUserName   Location_X
TAG = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


class _Fields:
    """Collects the text of the elements below `<xml>`; those with elements of their own are left out."""

    def __init__(self) -> None:
        """Start before the first element."""
        self.found: dict[str, str] = {}
        self._open: list[str] = []
        self._text: list[str] = []
        self._nested = False
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._count += 1
        if attributes or not TAG.fullmatch(tag) or (not self._open and tag != "xml"):
            raise RefusedError("不是微信消息的 XML")
        if len(self._open) >= DEEPEST or self._count > MOST_FIELDS:
            raise RefusedError("XML 层数或字段太多")
        if len(self._open) == 1:
            if tag in self.found:
                raise RefusedError(f"字段 {tag} 重复")
            self._text, self._nested, self.found[tag] = [], False, ""
        elif self._open:
            self._nested = True
        self._open.append(tag)

    def data(self, text: str) -> None:
        """Take the text of a field."""
        if len(self._open) == 2:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._open.pop()
        if len(self._open) == 1:
            self.found[tag] = "" if self._nested else "".join(self._text).strip()

    def close(self) -> dict[str, str]:
        """Return the fields."""
        return self.found


def read_text(body: bytes) -> str:
    """Return the body as text; raises `RefusedError` where it is not UTF-8."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError("消息不是 UTF-8") from None


def read_fields(xml: str) -> dict[str, str]:
    """Return the text of each field of a letter, "" for one with elements of its own.

    Raises:
        RefusedError: It is no XML, has a document type, attributes, repeated fields or too many of them.
    """
    parser = DefusedXMLParser(target=_Fields(), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(xml.encode())
        fields: Any = parser.close()
    except (ParseError, DefusedXmlException, UnicodeError, ValueError) as error:
        raise RefusedError(f"XML 不能读（{type(error).__name__}）") from None
    return dict(fields)
