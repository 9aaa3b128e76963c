"""A standard that is only a floor is said as one: 不低于."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import knowledge_of, question

from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

PENSIONS = notice(
    "关于调整城乡居民基本养老保险基础养老金标准的通知",
    "一、自2022年1月1日起，温州市区基础养老金标准由每人每月291元调整为326元。",
    "二、各县（市）基础养老金标准由当地人民政府确定，但不得低于每人每月261元。",
    "三、年满80周岁、不满90周岁老年人的高龄补贴，从2022年4月1日起由每人每月61元调整为81元。",
    number="温人社发〔2022〕5号",
    signed="2022年3月10日",
    issuer="温州市人力资源和社会保障局",
)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return knowledge_of(tmp_path, {"2022-03": PENSIONS})


def test_a_floor_is_told_as_a_floor_in_a_sentence_and_in_a_table(base: KnowledgeBase) -> None:
    one = base.answer(question("瑞安基础养老金多少", "ask_pension", region="瑞安市"))
    assert "不低于261元/月" in "".join(one.sentences)

    every = base.answer(question("基础养老金多少", "ask_pension"))
    assert "不低于261元/月" in "".join(cell for row in every.table for cell in row)


def test_the_number_of_an_item_is_no_word_of_who_receives_an_allowance(base: KnowledgeBase) -> None:
    conditions = [s.condition for s in base.standards if s.minimum_age == 80]

    assert conditions == ["年满80周岁、不满90周岁老年人"]
