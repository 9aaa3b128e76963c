"""A rule whose reason is asked for by its amount is not told by a text with another amount."""

import pytest
from asking import question

from knowledge.answers.silence.rules import lacking
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        ("为何年满90岁的老人每月补贴60元必须到社区申报", "60", "lacks the amount 60"),
        ("为什么80岁老人每月高龄补贴50元", "50", None),
        ("高龄补贴每月60元吗", "60", None),
    ],
)
def test_the_amount_of_a_rule_must_be_held(
    knowledge_base: KnowledgeBase, text: str, amount: str, expected: str | None
) -> None:
    found = next(
        p for p in knowledge_base.passages if p.bulletin == "2018-06" and "高龄补贴从2018年" in p.text
    )
    assert lacking(question(text, amount=amount), found, found.text, knowledge_base.sources) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("由生态环境部门依法予以处罚。", "lacks the sum of the fine"),
        ("可处200元以上500元以下的罚款。", None),
        ("处工程价款2%的罚款。", None),
    ],
)
def test_the_sum_of_a_fine_must_be_held(
    knowledge_base: KnowledgeBase, said: str, expected: str | None
) -> None:
    found = next(p for p in knowledge_base.passages if "依法予以处罚" in p.text)
    assert lacking(question("违规使用要罚多少"), found, said, knowledge_base.sources) == expected
