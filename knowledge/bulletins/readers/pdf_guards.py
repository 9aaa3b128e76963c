"""Checks on the bytes of a PDF before it is opened: whole, not damaged, nothing that unpacks without end."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

from knowledge.bulletins.readers.file_text import ReadingLimits
from knowledge.errors import BulletinError

# /Linearized 1 /L 482113: such a file tells its own length at its head
_LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d+)")
# << /Filter /FlateDecode /Length 1204 >> stream
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
# /FlateDecode, in short /Fl
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_DICTIONARY_BYTES = 600
_PIECE = 1 << 16
_AGAIN = "文件可能没有下载完整，请重新下载"


def refuse_damaged(data: bytes, name: str, limits: ReadingLimits) -> None:
    """Refuse a PDF that is too large, cut off, or has a broken or endless stream.

    Raises:
        BulletinError: naming what was found.
    """
    if len(data) > limits.pdf_bytes:
        raise BulletinError(f"{name} 超过 {limits.pdf_bytes >> 20} MB 的上限；请先压缩图片或拆分")
    if b"%%EOF" not in data.rstrip(b"\0 \t\r\n")[-1024:]:
        raise BulletinError(f"{name} 是不完整的 PDF：末尾没有 %%EOF；{_AGAIN}")
    told = _LINEARIZED.search(data[:2048])
    if told and int(told[1]) > len(data):
        raise BulletinError(
            f"{name} 是不完整的 PDF：应有 {int(told[1])} 字节，实有 {len(data)} 字节；{_AGAIN}"
        )
    # an encrypted stream cannot be told from a damaged one
    if b"/Encrypt" not in data:
        for number, stream in enumerate(_streams(data), 1):
            _refuse_stream(stream, number, name, limits)


def _streams(data: bytes) -> Iterator[bytes]:
    """Yield the compressed streams that are no pictures; pictures are never unpacked."""
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _DICTIONARY_BYTES) : match.start()]
        dictionary = head[head.rfind(b" obj") + 1 :]
        if not _FLATE.search(dictionary) or b"/Image" in dictionary:
            continue
        stream = data[match.end() : data.find(b"endstream", match.end())]
        yield _binary(stream) if b"/ASCII85Decode" in dictionary or b"/A85" in dictionary else stream


def _binary(stream: bytes) -> bytes:
    try:
        return base64.a85decode(stream.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\f")
    except ValueError:
        return b""


def _refuse_stream(stream: bytes, number: int, name: str, limits: ReadingLimits) -> None:
    unpacked, unpacker, rest = 0, zlib.decompressobj(), stream
    try:
        while rest and not unpacker.eof:
            unpacked += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
            if unpacked > limits.stream_bytes:
                raise BulletinError(
                    f"{name} 的第 {number} 个数据流展开后超过 {limits.stream_bytes >> 20} MB，"
                    "不像正常的公报，没有读取"
                )
    except zlib.error as error:
        raise BulletinError(
            f"{name} 是损坏的 PDF：第 {number} 个数据流无法解压，文字会缺失；{_AGAIN}"
        ) from error
