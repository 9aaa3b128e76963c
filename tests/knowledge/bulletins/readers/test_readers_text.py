from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path

import pytest
from opencc import OpenCC

from knowledge.bulletins.reader import read_issue
from knowledge.bulletins.readers.file_text import ReadingLimits
from knowledge.bulletins.readers.plain_text import read_text
from knowledge.errors import BulletinError
from tests.knowledge.issues import SHIPPED

TEXT = (SHIPPED / "2019-12.txt").read_text(encoding="utf-8-sig")
PART = TEXT[:9000]
LINES = tuple(PART.split("\n"))
NAME = "2019-12.txt"


def refused(data: bytes, limits: ReadingLimits | None = None) -> str:
    with pytest.raises(BulletinError) as raised:
        read_text(data, NAME, limits or ReadingLimits())
    return str(raised.value)


def container(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "公报" * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_a_text_is_read_in_each_of_these_encodings(encoding: str) -> None:
    assert read_text(PART.encode(encoding), NAME).lines == LINES


@pytest.mark.parametrize("key", ["2015-10", "2018-06", "2019-07", "2019-12", "2020-06"])
def test_every_shipped_issue_is_read_from_gb18030_as_from_utf_8(key: str) -> None:
    text = (SHIPPED / f"{key}.txt").read_text(encoding="utf-8-sig")

    assert "\n".join(read_text(text.encode("gb18030"), f"{key}.txt").lines) == text


def test_a_text_in_traditional_characters_is_read() -> None:
    text = OpenCC("s2t").convert(PART)

    assert "\n".join(read_text(text.encode(), NAME).lines) == text


def test_other_encodings_are_named_with_the_fix() -> None:
    big5 = OpenCC("s2t").convert(PART).encode("big5", errors="ignore")

    assert refused(big5) == (
        "2019-12.txt 看来是 Big5 编码，应为 UTF-8 或 GB18030；请转换为 UTF-8 或 GB18030 后再试"
    )


@pytest.mark.parametrize(
    ("encoding", "called"), [("utf-8", "UTF-8"), ("gb18030", "GB18030")], ids=["UTF-8", "GB18030"]
)
def test_a_damaged_place_is_named_by_line(encoding: str, called: str) -> None:
    head = "\n".join(LINES[:20]).encode(encoding)
    data = head + b"\xff\xff" + PART.encode(encoding)

    assert refused(data) == (
        f"2019-12.txt 是 {called} 文本，但第 20 行（第 {len(head) + 1} 字节）损坏或截断；请重新导出"
    )


@pytest.mark.parametrize(
    ("written", "opened", "mishap"),
    [
        ("utf-8", "gb18030", "UTF-8 文本曾被当作 GBK 打开后另存"),
        ("utf-8", "latin-1", "UTF-8 文本曾被当作西文打开后另存"),
        ("gb18030", "latin-1", "GBK 文本曾被当作西文打开后另存"),
    ],
)
def test_a_text_that_was_misread_and_saved_is_named(written: str, opened: str, mishap: str) -> None:
    garbled = PART.encode(written).decode(opened, errors="ignore")

    assert refused(garbled.encode()) == (
        f"2019-12.txt 是乱码：看来是 {mishap}；请用原文件重新转换，编码选 UTF-8 或 GB18030"
    )


def test_lost_characters_are_counted() -> None:
    assert refused((PART[:1000] + "\ufffd" * 50).encode()) == (
        "2019-12.txt 有 50 处字符已在转换中丢失（�、锟斤拷）；请用原文件重新转换为 UTF-8"
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (container("[Content_Types].xml", "word/document.xml"), "Word 文档（.docx）"),
        (container("xl/workbook.xml"), "Excel 表格（.xlsx）"),
        (container("OFD.xml", "Doc_0/Document.xml"), "OFD 版式文件"),
        (container("2019-12.pdf"), "ZIP 压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Office 或 WPS 文档（.doc、.wps、.xls）"),
        (b"{\\rtf1\\ansi " + PART.encode(), "RTF 文档"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "PNG 图片"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 60, "JPEG 图片"),
        (b"\n<!DOCTYPE html>\n<html><body>" + PART.encode(), "网页（HTML）"),
        (b"\x1f\x8b\x08" + b"\0" * 60, "gzip 压缩文件"),
    ],
    ids=["docx", "xlsx", "ofd", "zip", "doc", "rtf", "png", "jpeg", "html", "gzip"],
)
def test_files_of_other_kinds_are_named_with_the_fix(data: bytes, kind: str) -> None:
    assert refused(data).startswith(f"2019-12.txt 是{kind}，应为 PDF 或文本（UTF-8、GB18030）；请")


def test_a_text_of_more_than_the_limit_is_refused() -> None:
    assert refused(PART.encode(), ReadingLimits(text_bytes=2000)) == (
        "2019-12.txt 超过 0 MB，不像一期公报的文本；请检查是否选错"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"], ids=repr)
def test_lines_end_as_in_any_system(end: str) -> None:
    assert read_text(PART.replace("\n", end).encode(), NAME).lines == LINES


@pytest.mark.parametrize(
    "feeds",
    [
        "甲\n\f乙\n丙\n",
        "甲\n\f\n乙\n丙\n",
        "甲\f乙\n丙\n",
        "\f甲\n\n\f\f乙\n丙\n",
        "甲\n乙\f\n丙\n".replace("乙\f", "\f乙"),
    ],
)
def test_a_form_feed_stands_at_the_first_line_of_its_page(feeds: str) -> None:
    text = feeds.replace("甲", PART[:400].replace("\n", ""))

    lines = [line for line in read_text(text.encode(), NAME).lines if line]

    assert [line[:1] for line in lines] == ["\f", "\f", "丙"]
    assert lines[1] == "\f乙"


def test_radicals_that_a_font_puts_for_characters_are_replaced_one_for_one() -> None:
    """⼈⺠政府: Kangxi and CJK radicals look alike and are found by no search."""
    text = PART.translate(str.maketrans("人民见户青", "⼈⺠⻅⼾⾭"))

    assert read_text(text.encode(), NAME).lines == LINES


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BulletinError, match=r"^无法读取公报文件 2019-12\.txt：Permission denied$"):
        read_issue(path)
