"""Reading the text file of an issue into numbered lines, with clear errors for what is no bulletin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BulletinError
from knowledge.records import Line

# 2019-12.txt
_FILE_NAME = re.compile(r"^(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-9]|2[0-4])$")
# 总第208期, and with the spaces that extraction leaves: 总第 208 期
_SERIAL = re.compile(r"总第\s*(\d[\d\s]*?)\s*期")
_MINIMUM_CJK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueText:
    """The raw text of one issue: `key` is `YYYY-MM`, `lines` are as extracted."""

    key: str
    year: int
    number: int
    serial: int | None
    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()


def read_issue(path: Path, key: str | None = None) -> IssueText:
    """Read one issue; `key` (2021-03) says which it is where the file name does not.

    Raises:
        BulletinError: the file is missing, is not named YYYY-MM.txt, is not UTF-8 text, or holds too
            little Chinese text to be a bulletin.
    """
    key = key or path.stem
    match = _FILE_NAME.match(key)
    if not match:
        raise BulletinError(f"公报文件名应为“年-期.txt”（如 2019-12.txt），实际为 {path.name}")
    text = _decode(path)
    if len(re.findall(r"[\u4e00-\u9fff]", text)) < _MINIMUM_CJK:
        raise BulletinError(f"{path.name} 几乎没有中文文字，不像一期公报；请检查文件是否为空、截断或选错")
    serial = _SERIAL.search(text)
    lines = tuple(Line(number=i, text=line) for i, line in enumerate(text.split("\n"), 1))
    return IssueText(
        key=key,
        year=int(match["year"]),
        number=int(match["number"]),
        serial=int(re.sub(r"\s", "", serial[1])) if serial else None,
        lines=lines,
    )


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BulletinError(f"无法读取公报文件 {path.name}：{error.strerror}") from error
    if b"\0" in data:
        raise BulletinError(f"{path.name} 是二进制文件，应为 UTF-8 文本（PDF 请先转换为文本）")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BulletinError(
            f"{path.name} 不是 UTF-8 文本（第 {error.start} 字节）；请转换编码后再试"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
