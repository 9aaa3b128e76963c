"""The characters of a text file: UTF-8, UTF-16 and GB18030 are read, others are named."""

from __future__ import annotations

import codecs

from knowledge.bulletins.readers.glyphs import chinese, common_share
from knowledge.errors import BulletinError

# of a text read in its own encoding over 0.97, of one read in another under 0.75
_PLAUSIBLE_SHARE = 0.85
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED = (("big5hkscs", "Big5"), ("euc_jp", "EUC-JP"), ("shift_jis", "Shift-JIS"), ("euc_kr", "EUC-KR"))
# (read wrongly as, written as, how the mishap is called)
_MISHAPS = (
    ("gb18030", "utf-8", "UTF-8 文本曾被当作 GBK 打开后另存"),
    ("cp1252", "utf-8", "UTF-8 文本曾被当作西文打开后另存"),
    ("latin-1", "utf-8", "UTF-8 文本曾被当作西文打开后另存"),
    ("latin-1", "gb18030", "GBK 文本曾被当作西文打开后另存"),
)
_FIX = "请转换为 UTF-8 或 GB18030"


def decode(data: bytes, name: str) -> str:
    """Return the text of a file.

    Raises:
        BulletinError: the bytes are in another encoding, damaged, binary, or were misread before.
    """
    text = _marked(data, name) or _unmarked(data, name)
    _refuse_misread(text, name)
    return text


def _marked(data: bytes, name: str) -> str | None:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BulletinError(
            f"{name} 以 {encoding.removesuffix('-sig').upper()} 的标记开头，第 {error.start + 1} 字节却不合；"
            "文件可能不完整，请重新导出"
        ) from error


def _unmarked(data: bytes, name: str) -> str:
    if b"\0" in data:
        return _wide(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        damaged_at = error.start
    text = _strictly(data, "gb18030")
    if text is not None and common_share(text) >= _PLAUSIBLE_SHARE:
        return text
    raise BulletinError(_unknown_encoding(data, name, damaged_at))


def _wide(data: bytes, name: str) -> str:
    """Return a text of two bytes a character without a mark."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text is not None and common_share(text) >= _PLAUSIBLE_SHARE and len(chinese(text)) * 4 > len(text):
            return text
    raise BulletinError(f"{name} 是二进制文件，应为 PDF 或文本（UTF-8、GB18030）；请检查是否选错")


def _unknown_encoding(data: bytes, name: str, damaged_at: int) -> str:
    for encoding, called in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        place = _damaged_at(data, encoding)
        if place is not None:
            line = data.count(b"\n", 0, place) + 1
            return f"{name} 是 {called} 文本，但第 {line} 行（第 {place + 1} 字节）损坏或截断；请重新导出"
    for encoding, called in _NAMED:
        text = _strictly(data, encoding)
        if text is not None and len(chinese(text)) * 3 > len(text):
            return f"{name} 看来是 {called} 编码，应为 UTF-8 或 GB18030；{_FIX} 后再试"
    return (
        f"{name} 既不是 UTF-8（第 {damaged_at + 1} 字节起不合），按 GB18030 也读不通；"
        f"编码不明或文件损坏，{_FIX} 后再试"
    )


def _damaged_at(data: bytes, encoding: str) -> int | None:
    """Return where a text in `encoding` is first damaged; None when it is sound, or in another one."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        rest = data.decode(encoding, errors="ignore")
        whole = len(rest.encode(encoding)) >= 0.98 * len(data)
        return error.start if whole and common_share(rest) >= _PLAUSIBLE_SHARE else None
    return None


def _refuse_misread(text: str, name: str) -> None:
    """Refuse a text whose characters were lost or swapped before it was saved."""
    lost = text.count("\ufffd") + text.count("锟斤拷")
    if lost * 200 > len(text):
        raise BulletinError(f"{name} 有 {lost} 处字符已在转换中丢失（�、锟斤拷）；请用原文件重新转换为 UTF-8")
    sample = "".join(text.split())[:4000]
    if common_share(sample) >= _PLAUSIBLE_SHARE:
        return
    for wrong, right, mishap in _MISHAPS:
        restored = sample.encode(wrong, errors="ignore").decode(right, errors="ignore")
        if common_share(restored) >= _PLAUSIBLE_SHARE and len(chinese(restored)) * 8 > len(sample):
            raise BulletinError(
                f"{name} 是乱码：看来是 {mishap}；请用原文件重新转换，编码选 UTF-8 或 GB18030"
            )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
