"""In what the doors disagree about one conversation: nothing, where one bot answers on all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.speaking import spoken
from tests.bot.channels.ways import Doors, Said

FOUND = frozenset({"answered", "partial"})
# 一千六百六十   十五点二   二零一五
SPOKEN_FIGURE = re.compile("[零一二三四五六七八九十百千万亿点幺两]{2,}")
# 1660   15.2   2015
FIGURE = re.compile(r"\d+(?:\.\d+)?")
# What the hotline says of how to go on.
MANNERS = re.compile("(?:详细|慢)一点")


def disagreements(doors: Doors, turns: Sequence[str], in_shell: Sequence[Said]) -> list[str]:
    """Return what differs between the doors, REST being what the others are held against."""
    told = doors.rest(turns)
    found = [*_same("widget", told, doors.widget(turns)), *_same("shell", told, in_shell)]
    found += _same("socketio", told, doors.socketio(turns, told))
    by_telephone, message = doors.hotline(turns)
    found += _of_hotline(told, by_telephone)
    found += _of_wechat(told, doors.wechat(turns))
    return [*found, *_of_sms(told[-1], message)]


def _same(door: str, told: Sequence[Said], said: Sequence[Said]) -> Iterator[str]:
    """Yield the turns whose text or payload is another one."""
    for at, (one, other) in enumerate(zip(told, said, strict=True)):
        if one.text != other.text:
            yield f"{door} turn {at}: {other.text!r} instead of {one.text!r}"
        yield from _payloads(f"{door} turn {at}", one.payload, other.payload)


def _payloads(place: str, one: dict[str, Any] | None, other: dict[str, Any] | None) -> Iterator[str]:
    first, second = one or {}, other or {}
    for name in sorted({*first, *second}):
        if first.get(name) != second.get(name):
            yield f"{place}: {name} is {second.get(name)!r} instead of {first.get(name)!r}"


def _of_hotline(told: Sequence[Said], said: Sequence[Said]) -> Iterator[str]:
    """Yield what differs on the telephone: the screen of the operator, the payload, figures that are heard.

    The third turn that does not help goes to a person with the context pack, and what was not understood is
    asked for again in other words: neither happens to an answer.
    """
    for at, (one, other) in enumerate(zip(told, said, strict=True)):
        place = f"hotline turn {at}"
        if other.more.get("transfer"):
            if (one.payload or {}).get("status") in FOUND:
                yield f"{place}: a person takes over where the answer is {one.text!r}"
            continue
        yield from _payloads(place, one.payload, other.payload)
        if one.payload and plain(one.text) != plain(other.text):
            yield f"{place}: shows {other.text!r} instead of {one.text!r}"
        heard = MANNERS.sub("", other.more["speech"])
        source = spoken(plain(one.text)) + json.dumps(one.payload, ensure_ascii=False)
        for figure in SPOKEN_FIGURE.findall(heard):
            if one.payload and figure not in source:
                yield f"{place}: says {figure}, which is not in {source!r}"


def _of_wechat(told: Sequence[Said], said: Sequence[Said]) -> Iterator[str]:
    """Yield the answers of which WeChat shows a part only, or a figure more."""
    for at, (one, other) in enumerate(zip(told, said, strict=True)):
        letters = _unbroken(other.text)
        if missing := [line for line in plain(one.text).splitlines() if _unbroken(line) not in letters]:
            yield f"wechat turn {at}: {missing!r} is missing in {other.text!r}"
        choices = " ".join(
            button["title"] for reply in one.more["replies"] for button in reply.get("buttons") or ()
        )
        known = {*FIGURE.findall(one.text), *FIGURE.findall(choices), *map(str, range(1, 21))}
        if more := [figure for figure in FIGURE.findall(other.text) if figure not in known]:
            yield f"wechat turn {at}: {more} are not in {one.text!r}"


def _of_sms(told: Said, text: str | None) -> Iterator[str]:
    """Yield the sources that the short message after an answer leaves out."""
    payload = told.payload or {}
    for citation in payload.get("citations") or () if payload.get("status") in FOUND else ():
        for part in ("title", "document_number", "bulletin"):
            if str(citation[part] or "") not in (text or ""):
                yield f"sms: {citation[part]} is not in {text!r}"


def plain(text: str) -> str:
    """Return the text without the marks of what is bold."""
    return text.replace("**", "")


def _unbroken(text: str) -> str:
    return re.sub(r"\s|〔未完[^〕]*〕", "", text)
