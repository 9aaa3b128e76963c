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


@pytest.mark.parametrize(
    ("title", "clauses"),
    [
        (
            "关于调整全市最低生活保障标准的通知",
            "自2021年7月1日起，鹿城区最低生活保障标准提高到每人每月887元；瑞安市视财力在每人每月871元上下浮动；"
            "其他县（市）提高到每人每月851元。",
        ),
        (
            "关于调整全市最低生活保障标准的通知",
            "自2021年7月1日起，鹿城区最低生活保障标准提高到每人每月887元；瑞安市每人每月提高71元；"
            "其他县（市）提高到每人每月851元。",
        ),
        (
            "关于调整全市最低生活保障标准的通知",
            "自2021年7月1日起，鹿城区最低生活保障标准提高到每人每月887元；瑞安市每人每月提高71元。",
        ),
        (
            "关于提高城乡居民基本养老保险基础养老金标准的通知",
            "自2021年7月1日起，乐清市城乡居民基础养老金标准为每人每月221元；"
            "瑞安市由每人每月191元、201元提高到每人每月211元。",
        ),
        (
            "关于调整市区被征地农民基本生活保障待遇的通知",
            "自2021年7月1日起，市区被征地农民基本生活保障金标准，一档调整为921元/月，二档视情形在801元/月以内，"
            "三档调整为651元/月。",
        ),
        (
            "关于调整高龄津贴标准的通知",
            "自2021年7月1日起，80—89周岁老人高龄津贴为每人每月61元，90—99周岁老人视情形发到每人每月151元，"
            "百岁老人为每人每月801元。",
        ),
    ],
    ids=["words", "only what is added", "the last only what is added", "amounts before", "a tier", "an age"],
)  # fmt: skip
def test_a_list_of_which_one_clause_is_not_understood_is_not_taken_for_the_whole(
    title: str, clauses: str
) -> None:
    bulletin = issue(notice(title, clauses, number="温政发〔2021〕1号", signed="2021年6月1日"))

    assert standards_of(bulletin) == []
    assert [d.document_number for d in documents_without_standards(bulletin, [])] == ["温政发〔2021〕1号"]


def test_every_such_title_of_the_shipped_issues_is_read() -> None:
    for bulletin in shipped().values():
        assert documents_without_standards(bulletin, shipped_standards()) == []
