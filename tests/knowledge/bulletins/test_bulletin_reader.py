from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.bulletins import read_bulletin, read_folder
from knowledge.bulletins.reader import read_issue
from knowledge.errors import BulletinError
from tests.knowledge.issues import KEYS, SHIPPED, shipped

TEXT = (SHIPPED / "2019-12.txt").read_text(encoding="utf-8-sig")


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("2019-12.txt", b"", "2019-12.txt 几乎没有中文文字，不像一期公报；请检查文件是否为空、截断或选错"),
        (
            "2019-12.txt",
            b"%PDF-1.4\0\x01\x02",
            "2019-12.txt 是二进制文件，应为 UTF-8 文本（PDF 请先转换为文本）",
        ),
        (
            "2019-12.txt",
            ("公报" * 300).encode("gb18030"),
            "2019-12.txt 不是 UTF-8 文本（第 0 字节）；请转换编码后再试",
        ),
        ("2019-12.txt", b"no bulletin at all\n" * 100, "2019-12.txt 几乎没有中文文字"),
        ("2019-12.txt", "温州市人民政府公报".encode(), "2019-12.txt 几乎没有中文文字"),
        ("december.txt", TEXT.encode(), "公报文件名应为“年-期.txt”（如 2019-12.txt），实际为 december.txt"),
        ("2019-00.txt", TEXT.encode(), "公报文件名应为“年-期.txt”（如 2019-12.txt），实际为 2019-00.txt"),
        ("2019-25.txt", TEXT.encode(), "实际为 2019-25.txt"),
        ("1819-12.txt", TEXT.encode(), "实际为 1819-12.txt"),
        ("2019-12 (1).txt", TEXT.encode(), "实际为 2019-12 (1).txt"),
    ],
    ids=[
        "empty",
        "binary",
        "gb18030",
        "English",
        "truncated",
        "wrong name",
        "no month",
        "issue 25",
        "year",
        "copy",
    ],
)
def test_what_is_no_bulletin_is_refused_with_a_reason(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(BulletinError) as raised:
        read_bulletin(written(tmp_path, name, data))

    assert message in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match=r"^无法读取公报文件 2019-12\.txt：No such file or directory$"):
        read_bulletin(tmp_path / "2019-12.txt")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "2019-12.txt").mkdir()

    with pytest.raises(BulletinError, match=r"^无法读取公报文件 2019-12\.txt：Is a directory$"):
        read_bulletin(tmp_path / "2019-12.txt")


@pytest.mark.parametrize("folder", ["empty", "missing"])
def test_a_folder_without_issues_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    written(tmp_path / "empty", "NOTICE", b"no issue")

    with pytest.raises(BulletinError, match=f"{folder} 中没有公报"):
        read_folder(tmp_path / folder)


def test_one_broken_file_of_a_folder_is_named(tmp_path: Path) -> None:
    written(tmp_path, "2019-11.txt", TEXT.encode())
    written(tmp_path, "2019-12.txt", b"\0")

    with pytest.raises(BulletinError, match=r"^2019-12\.txt 是二进制文件"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("mark", "end"),
    [(b"\xef\xbb\xbf", "\n"), (b"", "\r\n"), (b"", "\r")],
    ids=["byte order mark", "Windows", "old Mac"],
)
def test_marks_and_line_ends_of_other_systems_change_nothing(tmp_path: Path, mark: bytes, end: str) -> None:
    path = written(tmp_path, "2019-12.txt", mark + TEXT.replace("\n", end).encode())

    assert read_bulletin(path) == shipped()["2019-12"]


def test_lines_count_from_one_and_keep_their_white_space(tmp_path: Path) -> None:
    issue = read_issue(written(tmp_path, "2021-03.txt", (" 第一行  \n\n" + "公报" * 200).encode()))

    assert [(line.number, line.text) for line in issue.lines] == [
        (1, " 第一行  "),
        (2, ""),
        (3, "公报" * 200),
    ]


def test_the_shipped_issues_come_oldest_first_with_their_names_and_serials() -> None:
    issues = read_folder(SHIPPED)

    assert [issue.key for issue in issues] == list(KEYS)
    assert [issue.name for issue in issues] == [
        "2015年第10期",
        "2018年第6期",
        "2019年第7期",
        "2019年第12期",
        "2020年第6期",
    ]
    # 2015-10 prints no serial; 2019-07 prints no issue number, only 总第203期
    assert [issue.serial for issue in issues] == [None, 190, 203, 208, 214]


@pytest.mark.parametrize(
    ("header", "serial"),
    [
        ("温州市人民政府公报（总第208期） 文件发布", 208),
        ("公报（总第 2 08 期）", 208),
        ("2019 年第1 2 期文件发布", None),
    ],
)
def test_the_serial_survives_broken_digits(tmp_path: Path, header: str, serial: int | None) -> None:
    path = written(tmp_path, "2021-03.txt", f"{header}\n{'公报' * 200}".encode())

    assert read_issue(path).serial == serial
