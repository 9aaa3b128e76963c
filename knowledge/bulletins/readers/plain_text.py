"""A text file as printed lines."""

from __future__ import annotations

import re

from knowledge.bulletins.readers.encodings import decode
from knowledge.bulletins.readers.file_kinds import foreign_kind
from knowledge.bulletins.readers.file_text import LIMITS, PAGE_MARK, FileText, ReadingLimits
from knowledge.bulletins.readers.glyphs import ordinary
from knowledge.errors import BulletinError

# the line ends of Windows, Unix, the old Mac, and those of Unicode
_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")


def read_text(data: bytes, name: str, limits: ReadingLimits = LIMITS) -> FileText:
    """Return the lines of a text file.

    Raises:
        BulletinError: the file is too large, of another kind, or in an encoding that is not read.
    """
    if len(data) > limits.text_bytes:
        raise BulletinError(f"{name} 超过 {limits.text_bytes >> 20} MB，不像一期公报的文本；请检查是否选错")
    foreign = foreign_kind(data)
    if foreign:
        raise BulletinError(f"{name} 是{foreign[0]}，应为 PDF 或文本（UTF-8、GB18030）；{foreign[1]}")
    return FileText(lines=tuple(_lines(ordinary(decode(data, name)))))


def _lines(text: str) -> list[str]:
    """Split at line ends; a form feed moves to the head of the first line that its page prints."""
    if PAGE_MARK not in text:
        return _LINE_END.split(text)
    # 第一页末行\f第二页首行: a feed within a line ends it
    lines = _LINE_END.split(re.sub(r"(?<=[^\n\r\f])\f", f"\n{PAGE_MARK}", text))
    begins_page = True
    for position, line in enumerate(lines):
        begins_page = begins_page or PAGE_MARK in line
        bare = line.replace(PAGE_MARK, "")
        lines[position] = PAGE_MARK + bare if begins_page and bare.strip() else bare
        begins_page = begins_page and not bare.strip()
    return lines
