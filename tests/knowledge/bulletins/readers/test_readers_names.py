from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.bulletins.reader import read_issue, read_issue_bytes
from knowledge.bulletins.readers.issue_name import name_in_file_name, names_printed
from knowledge.errors import BulletinError
from tests.knowledge.issues import KEYS, SHIPPED

BODY = "各县（市、区）人民政府：现将有关事项通知如下。" * 12


@pytest.mark.parametrize(
    ("stem", "key"),
    [
        ("2019-12", "2019-12"),
        ("2019-12 (1)", "2019-12"),
        ("温州市人民政府公报2021年第3期", "2021-03"),
        ("温州市人民政府公报（２０２１年 第 ３ 期）", "2021-03"),
        ("公报二〇二一年第十二期", "2021-12"),
        ("wz2021_03", "2021-03"),
        ("wz202103", "2021-03"),
        ("2021年第1-2期合刊", "2021-01"),
        ("浙江省人民政府公报2020年第36期（总第1299期）", "2020-36"),
    ],
)
def test_a_file_name_tells_the_issue(stem: str, key: str) -> None:
    name = name_in_file_name(stem)

    assert name is not None
    assert name.key == key


@pytest.mark.parametrize(
    "stem", ["source", "december", "2019-00", "2019-54", "1819-12", "公报", "2021-03-15", "20210315"]
)
def test_a_file_name_that_tells_none_gives_none(stem: str) -> None:
    assert name_in_file_name(stem) is None


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (["2019 年第1 2 期文件发布"], ["2019-12"]),
        (["文件发布    2021年第3期"], ["2021-03"]),
        (["温州市人民政府公报（2021年第3期 总第223期）"], ["2021-03"]),
        (["2020", "第 6 期 （总第214期）"], ["2020-06"]),
        (["2018年第6期", "2019年第12期", "2019年第12期"], ["2019-12", "2018-06"]),
        (["《浙江省人民政府公报》2018年第36期", "刊登于政府公报，2018年第36期起执行"], []),
    ],
)
def test_headers_and_cover_tell_the_issue_and_sentences_do_not(lines: list[str], keys: list[str]) -> None:
    assert [name.key for name, _ in names_printed(lines)] == keys


@pytest.mark.parametrize("key", [key for key in KEYS if key != "2019-07"])
def test_a_shipped_issue_under_another_name_tells_itself(tmp_path: Path, key: str) -> None:
    path = tmp_path / "source.txt"
    path.write_bytes((SHIPPED / f"{key}.txt").read_bytes())

    assert read_issue(path).key == key


def test_an_issue_that_prints_no_number_must_be_named(tmp_path: Path) -> None:
    """2019-07 prints 总第203期 alone."""
    path = tmp_path / "source.txt"
    path.write_bytes((SHIPPED / "2019-07.txt").read_bytes())

    with pytest.raises(BulletinError) as raised:
        read_issue(path)

    assert str(raised.value) == (
        "不知道 source.txt 是哪一期：文件名和正文都没有写期号；"
        "请用 --issue 2021-03 指明，或把文件命名为“年-期”（如 2019-12.txt）"
    )
    assert (read_issue(path, "2019-07").key, read_issue(path, "2019-07").warnings) == ("2019-07", ())


def test_headers_that_disagree_name_no_issue() -> None:
    data = f"2018年第6期\n2019年第12期\n{BODY}".encode()

    with pytest.raises(BulletinError, match="正文印了不同的期号（2018年第6期、2019年第12期）；请用 --issue"):
        read_issue_bytes(data, "source.txt")


@pytest.mark.parametrize(
    ("name", "key", "found", "warning"),
    [
        ("2021-03.txt", None, "2021-03", "2021-03.txt 文件名是 2021年第3期，正文印的是 2021年第4期；已按文件名，请核对"),
        ("2021-03.txt", "2021-05", "2021-05", "2021-03.txt 指定的期号是 2021年第5期，正文印的是 2021年第4期；已按指定的期号，请核对"),
        ("source.txt", None, "2021-04", "source.txt 的期号 2021年第4期 取自正文（1 处），请核对"),
        ("2021-04.txt", None, "2021-04", None),
    ],
)  # fmt: skip
def test_what_is_given_wins_and_what_disagrees_is_said(
    name: str, key: str | None, found: str, warning: str | None
) -> None:
    issue = read_issue_bytes(f"2021年第4期 文件发布\n{BODY}".encode(), name, key)

    assert (issue.key, issue.warnings) == (found, (warning,) if warning else ())


@pytest.mark.parametrize("key", ["2021-3", "2021-00", "2021-54", "第3期", ""])
def test_a_key_of_another_form_is_refused(key: str) -> None:
    with pytest.raises(BulletinError) as raised:
        read_issue_bytes(BODY.encode(), "source.txt", key)

    assert str(raised.value) == f"期号应写成“年-期”（如 2021-03，期为 01 至 53），实际为“{key}”"
