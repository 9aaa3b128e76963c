"""Cuts a long text into the messages that WeChat takes, never inside a figure or a document number."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The most bytes of UTF-8 in one text message (被动回复文本消息, 客服消息).
TEXT_BYTES = 2048
SOURCE_MARK = "出处："

# 一、…的通知。   尚未…！   甲；
SENTENCE = re.compile(r"[^。！？；]*[。！？；]?[”』」）]*")
# 乐清市、   瑞安市，
CLAUSE = re.compile(r"[^，、：]*[，、：]?")
# 温政发〔2015〕58号   12.5元/小时   2015年11月1日   1,860.5   一个字
ATOM = re.compile(
    r"[\u4e00-\u9fff]{0,8}〔[0-9]{4}〕[0-9]+号"
    r"|[0-9０-９](?:[0-9０-９.,:/％%〔〕\-–—~～年月日时分]*[0-9０-９年月日时分％%])?(?:[元万亿岁条号页期％%](?:/[\u4e00-\u9fff·]{1,4})?)?"
    r"|.",
    re.DOTALL,
)


def size(text: str) -> int:
    """Return the bytes of `text` in UTF-8."""
    return len(text.encode())


def parts_of(body: str, tail: str, hint: str, limit: int = TEXT_BYTES) -> list[str]:
    """Return the messages that say `body` and `tail`, each of at most `limit` bytes.

    Where it takes several, each but the last ends with `hint`. The sources at the end of `body` and the
    `tail` (choices, how to go on) stand in the first message, if they fit beside half of it: who reads no
    further has read where the answer is written.
    """
    whole = "\n".join(part for part in (body, tail) if part)
    if size(whole) <= limit:
        return [whole]
    text, sources = _sources_apart(body)
    tail = "\n".join(part for part in (sources, tail) if part)
    if size(tail) > limit // 2:
        text, tail = whole, ""
    return _filled(text, tail, hint, limit)


def _sources_apart(body: str) -> tuple[str, str]:
    """Return `body` without the sources at its end, and these."""
    lines = body.split("\n")
    first = len(lines)
    while first > 1 and lines[first - 1].startswith(SOURCE_MARK):
        first -= 1
    return "\n".join(lines[:first]), "\n".join(lines[first:])


def _filled(text: str, tail: str, hint: str, limit: int) -> list[str]:
    """Return `text` in messages with room for `hint`, in the first one for `tail` too."""
    hinted = limit - size(hint) - 2
    room = hinted - size(tail)
    messages: list[str] = []
    current = ""
    for piece in _pieces(text, room):
        if current.strip() and size((current + piece).rstrip()) > room:
            messages.append(current.strip("\n"))
            current, room = "", hinted
        current += piece
    messages.append(current.strip("\n"))
    if tail:
        messages[0] = f"{messages[0]}\n{tail}"
    return [f"{message}\n{hint}" for message in messages[:-1]] + messages[-1:]


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Yield `text` in pieces of at most `limit` bytes: sentences, lines of sources whole, else smaller."""
    for line in text.splitlines(keepends=True):
        if line.startswith(SOURCE_MARK) and size(line) <= limit:
            yield line
            continue
        for sentence in SENTENCE.findall(line):
            yield from _small(sentence, limit)


def _small(sentence: str, limit: int) -> Iterator[str]:
    """Yield a sentence whole where it fits, else its clauses, else its characters and figures."""
    if size(sentence) <= limit:
        yield sentence
        return
    for clause in CLAUSE.findall(sentence):
        if size(clause) <= limit:
            yield clause
            continue
        for atom in ATOM.findall(clause):
            yield from [atom] if size(atom) <= limit else atom
