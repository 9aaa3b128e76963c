"""Words that a later document changed are told with what they are now, and where that is written."""

from __future__ import annotations

import pytest
from asking import knowledge_of, question

from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

FILLER = "各有关单位要加强组织领导，明确责任分工，做好宣传引导，认真抓好落实，确保各项措施落到实处。" * 8
OLD = notice(
    "关于规范校车停靠的通知",
    "校车停靠每次不得超过8分钟，停靠时应当开启危险报警闪光灯。",
    "校车每日检查不得少于2次。",
    FILLER,
    number="某政发〔2015〕5号",
    signed="2015年12月1日",
)
NEW = notice(
    "关于修改部分文件的通知",
    "对《关于规范校车停靠的通知》（某政发〔2015〕5号）作出修改：将“不得超过8分钟”修改为“不得超过6分钟”。",
    FILLER,
    number="某政发〔2019〕8号",
    signed="2019年6月1日",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("amended"), {"2015-12": OLD, "2019-06": NEW})


def said(answer: Answer) -> str:
    return "".join(answer.sentences)


def test_changed_words_are_told_as_they_are_now_first(base: KnowledgeBase) -> None:
    answer = base.answer(question("校车停靠每次不得超过几分钟"))

    assert said(answer).startswith(
        "现已修改：某政发〔2019〕8号将“不得超过8分钟”修改为“不得超过6分钟”。修改前的原文："
    )
    assert [c.document_number for c in answer.citations][-1] == "某政发〔2019〕8号"


def test_words_that_were_not_changed_are_told_alone(base: KnowledgeBase) -> None:
    answer = base.answer(question("校车每日检查不得少于几次"))

    assert "2次" in said(answer)
    assert "修改" not in said(answer)
