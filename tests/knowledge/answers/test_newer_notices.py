"""A newer notice on a standard that could not be read is told beside the older figure."""

from __future__ import annotations

from datetime import date

import pytest
from asking import knowledge_of, question

from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

FILLER = (
    "各县（市、区）人民政府要加强组织领导，明确责任分工，做好宣传引导，认真抓好落实，确保各项措施落到实处。"
    * 8
)
TITLE = "温州市人民政府关于调整城乡居民最低生活保障标准的通知"
OLD = notice(
    TITLE,
    "自2016年1月1日起，永嘉县城乡居民最低生活保障标准从500元/人·月调整到600元/人·月。",
    FILLER,
    number="温政发〔2015〕105号",
    signed="2015年12月1日",
)
NEW = notice(
    TITLE,
    "永嘉县城乡居民最低生活保障标准另加若干比例后以七百有余为宜，约合715元上下浮动。",
    FILLER,
    number="温政发〔2019〕108号",
    signed="2019年6月1日",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("unread"), {"2015-12": OLD, "2019-06": NEW})


def subsistence(base: KnowledgeBase, **more: object) -> Answer:
    text = "永嘉县低保标准是多少"
    return base.answer(question(text, "ask_low_income", region="永嘉县", **more))  # type: ignore[arg-type]


def test_the_older_figure_is_given_with_the_newer_notice(base: KnowledgeBase) -> None:
    answer = subsistence(base)
    assert [standard.amount for standard in answer.standards] == [600]
    assert [caveat for caveat in answer.caveats if "温政发〔2019〕108号" in caveat and "没能读出" in caveat]
    assert answer.citations[-1].document_number == "温政发〔2019〕108号"


def test_before_the_newer_notice_there_is_nothing_to_tell(base: KnowledgeBase) -> None:
    answer = subsistence(base, today=date(2018, 1, 1))
    assert [standard.amount for standard in answer.standards] == [600]
    assert "没能读出" not in "".join(answer.caveats)
