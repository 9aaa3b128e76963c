from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.bulletins import read_bulletin, read_folder
from knowledge.bulletins.reader import read_issue
from knowledge.errors import BulletinError
from tests.knowledge.issues import KEYS, SHIPPED, issue, notice, shipped

TEXT = (SHIPPED / "2019-12.txt").read_text(encoding="utf-8-sig")


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


OTHER_TEXT = "她在雨里走了很久，想起小时候外婆家门前的那条河，河水总是那么清，那么慢。"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "2019-12.txt 是空文件（0 字节）；请重新下载或导出"),
        (b" \n\n", "2019-12.txt 是空文件（3 字节）"),
        (b"\x01\0\x02\0\x7f", "2019-12.txt 是二进制文件，应为 PDF 或文本（UTF-8、GB18030）；请检查是否选错"),
        (b"no bulletin at all\n" * 100, "2019-12.txt 几乎没有中文文字（0 个汉字），不像一期公报"),
        ("温州市人民政府公报".encode(), "2019-12.txt 几乎没有中文文字（9 个汉字），不像一期公报"),
        (
            (OTHER_TEXT * 20).encode(),
            "2019-12.txt 不像一期公报：没有找到文号（如 温政发〔2019〕1号）、期号（如 2019年第12期、总第208期）"
            "或公文标题（关于…的通知）；请检查是否选错文件",
        ),
    ],
    ids=["empty", "blank", "binary", "English", "truncated", "story"],
)
def test_what_is_no_bulletin_is_refused_with_a_reason(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(BulletinError) as raised:
        read_bulletin(written(tmp_path, "2019-12.txt", data))

    assert message in str(raised.value)


def test_a_short_issue_with_one_notice_is_read(tmp_path: Path) -> None:
    text = notice(
        "关于调整标准的通知", "经研究，现予公布。" * 5, number="温政发〔2021〕5号", signed="2021年3月1日"
    )

    assert read_bulletin(written(tmp_path, "2021-03.txt", text.encode())) == issue(text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match=r"^无法读取公报文件 2019-12\.txt：No such file or directory$"):
        read_bulletin(tmp_path / "2019-12.txt")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "2019-12.txt").mkdir()

    with pytest.raises(BulletinError, match=r"^无法读取公报文件 2019-12\.txt：Is a directory$"):
        read_bulletin(tmp_path / "2019-12.txt")


@pytest.mark.parametrize(
    ("folder", "message"),
    [("empty", "^公报文件夹 .*empty 中没有公报"), ("missing", "^没有公报文件夹 .*missing；请恢复它")],
)
def test_a_folder_without_issues_is_named(tmp_path: Path, folder: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    written(tmp_path / "empty", "NOTICE", b"no issue")

    with pytest.raises(BulletinError, match=message):
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
    issue = read_issue(written(tmp_path, "2021-03.txt", (" 第一行  \n\n" + "市公报" * 200).encode()))

    assert [(line.number, line.text) for line in issue.lines] == [
        (1, " 第一行  "),
        (2, ""),
        (3, "市公报" * 200),
    ]


def test_the_same_issue_as_text_and_as_pdf_is_named(tmp_path: Path) -> None:
    written(tmp_path, "2019-12.txt", TEXT.encode())
    written(tmp_path, "温州市人民政府公报2019年第12期.PDF", b"%PDF-1.4")

    with pytest.raises(
        BulletinError,
        match=r"^2019-12\.txt 和 温州市人民政府公报2019年第12期\.PDF 都是 2019年第12期；请只留一个$",
    ):
        read_folder(tmp_path)


def test_the_shipped_issues_are_read_without_a_doubt() -> None:
    assert [read_issue(SHIPPED / f"{key}.txt").warnings for key in KEYS] == [()] * len(KEYS)


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
