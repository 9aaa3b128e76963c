"""What a later document put out of force is told with the document that did so."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import knowledge_of, question

from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

FILLER = "各有关单位要加强组织领导，明确责任分工，做好宣传引导，认真抓好落实，确保各项措施落到实处。" * 8
OLD = notice(
    "关于规范校车停靠的通知",
    "校车停靠每次不得超过8分钟，停靠时应当开启危险报警闪光灯。",
    FILLER,
    number="某政发〔2015〕5号",
    signed="2015年12月1日",
)
NEW = notice(
    "关于加强校车管理的通知",
    "校车应当按照核定的线路行驶。",
    FILLER,
    "本通知自2019年7月1日起施行，《关于规范校车停靠的通知》（某政发〔2015〕5号）同时废止。",
    number="某政发〔2019〕8号",
    signed="2019年6月1日",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("replaced"), {"2015-12": OLD, "2019-06": NEW})


def said(answer: Answer) -> str:
    return "".join((*answer.sentences, *answer.caveats))


def test_a_quote_of_a_replaced_document_says_so_and_by_what(base: KnowledgeBase) -> None:
    answer = base.answer(question("校车停靠每次不得超过几分钟"))
    assert "8分钟" in said(answer)
    assert "2019年7月1日起已由某政发〔2019〕8号废止或停止执行，不再执行" in said(answer)
    assert [c.document_number for c in answer.citations] == ["某政发〔2015〕5号", "某政发〔2019〕8号"]
    assert "同时废止" in answer.citations[1].quote
    assert not [caveat for caveat in answer.caveats if "可能已调整" in caveat]


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("某政发〔2015〕5号", "现在还有效吗", "2019年7月1日起由某政发〔2019〕8号废止或停止执行"),
        ("某政发〔2019〕8号", "现在还有效吗", "没有写明截止日期"),
    ],
)
def test_whether_a_document_still_holds(base: KnowledgeBase, number: str, text: str, expected: str) -> None:
    answer = base.answer(question(number + text, "ask_validity", document_number=number))
    assert expected in said(answer)


def test_what_replaced_it_holds_without_a_word_of_it(base: KnowledgeBase) -> None:
    answer = base.answer(question("校车应当按照什么行驶"))
    assert "核定的线路" in said(answer)
    assert "停止执行" not in said(answer)


LISTED = notice(
    "关于公布规范性文件清理结果的通知",
    "废止的规范性文件停止执行（见附件）。",
    FILLER,
    "附件",
    "废止的规范性文件目录（2件）",
    "1.某市人民政府关于停车收费的意见（某政发〔2012〕9号）",
    "2.某市人民政府关于规范校车停靠的通知（某政发〔2015〕5号）",
    number="某政发〔2019〕8号",
    signed="2019年6月1日",
)


def test_a_text_in_a_list_of_repealed_ones_is_still_told_with_the_item_of_the_list(tmp_path: Path) -> None:
    base = knowledge_of(tmp_path, {"2015-12": OLD, "2019-06": LISTED})
    answer = base.answer(question("校车停靠每次不得超过几分钟"))

    assert "8分钟" in said(answer)
    assert "2019年6月1日起已由某政发〔2019〕8号废止或停止执行" in said(answer)
    assert "替代" not in said(answer)
    assert "2.某市人民政府关于规范校车停靠的通知（某政发〔2015〕5号）" in answer.citations[1].quote


@pytest.mark.parametrize("named", ["2015年那个某政发〔2015〕5号通知", "2015年的某政发〔2015〕5号"])
def test_the_year_of_a_text_is_not_the_day_on_which_it_holds(base: KnowledgeBase, named: str) -> None:
    asked = question(
        f"{named}现在还有效吗", "ask_validity", document_number="某政发〔2015〕5号", date="2015年"
    )
    answer = base.answer(asked)
    assert "已不再执行" in said(answer)
    assert "适用：" not in said(answer)


def test_a_text_of_another_year_is_not_taken_for_the_one_asked_about(base: KnowledgeBase) -> None:
    asked = "2016年那个某政发〔2015〕5号通知现在还有效吗"
    answer = base.answer(question(asked, "ask_validity", document_number="某政发〔2015〕5号", date="2016年"))
    assert "已不再执行" not in said(answer)
