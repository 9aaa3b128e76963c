from __future__ import annotations

import pytest

from knowledge.standards import documents_without_standards
from tests.knowledge.issues import issue, notice, shipped, shipped_standards, standards_of

NOT_UNDERSTOOD = "最低工资按照国家统计局公布的口径另行计算。"


@pytest.mark.parametrize(
    "title",
    [
        "关于调整全市最低工资标准的通知",
        "关于提高城乡居民最低生活保障标准的通知",
        "关于提高城乡居民基本养老保险基础养老金标准的通知",
        "关于调整高龄津贴标准的通知",
        "关于调整市区被征地农民基本生活保障待遇的通知",
        "关于公布限养区禁养烈性犬、大型犬的通告",
    ],
)
def test_a_title_that_promises_a_standard_that_is_not_read_is_named(title: str) -> None:
    bulletin = issue(notice(title, NOT_UNDERSTOOD, number="温政发〔2021〕1号", signed="2021年7月1日"))

    assert [d.title for d in documents_without_standards(bulletin, standards_of(bulletin))] == [
        f"温州市人民政府{title}"
    ]


@pytest.mark.parametrize(
    "title",
    ["关于做好最低工资标准宣传工作的通知", "关于废止最低生活保障标准文件的通知", "关于春节放假的通知"],
)
def test_a_title_that_promises_none_is_not_named(title: str) -> None:
    bulletin = issue(notice(title, NOT_UNDERSTOOD, number="温政发〔2021〕1号", signed="2021年7月1日"))

    assert documents_without_standards(bulletin, standards_of(bulletin)) == []


def test_a_title_that_promises_two_standards_of_which_one_is_read_is_named() -> None:
    bulletin = issue(notice(
        "关于调整城乡居民基础养老金和高龄补贴标准的通知",
        "从2021年7月1日起，市区城乡居民基础养老金标准由每人每月201元调整为每人每月221元。",
        "高龄补贴另行通知。",
        number="温人社发〔2021〕1号", signed="2021年7月1日",
    ))  # fmt: skip

    (named,) = documents_without_standards(bulletin, standards_of(bulletin))

    assert named.document_number == "温人社发〔2021〕1号"


def test_every_such_title_of_the_shipped_issues_is_read() -> None:
    for bulletin in shipped().values():
        assert documents_without_standards(bulletin, shipped_standards()) == []
