"""What is compared, joined or stated over several messages is kept together."""

import pytest
from talking import talk

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ("平阳和苍南哪个最低工资高", "那小时工呢"),
            "平阳县和苍南县的非全日制工作最低小时工资标准都是 **13.8元/小时**",
        ),
        (("瑞安低保比永嘉高吗", "最低工资呢"), "瑞安市1660元/月，永嘉县1530元/月：1660 − 1530 = 130"),
        (("瑞安低保比永嘉高吗", "最低工资呢", "那乐清呢"), "乐清市最低月工资标准是 **1660元/月**"),
    ],
)
def test_places_compared_are_compared_again(base: KnowledgeBase, turns: tuple[str, ...], said: str) -> None:
    assert said in "".join(talk(base, *turns).answer.sentences)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("瑞安低保标准", "一家四口呢", "家里每月有2000块收入"), "最多补差 **1216元**（3216 − 2000 = 1216"),
        (("乐清低保标准", "我家三个人", "老婆一个月有1500的工资"), "最多补差 **912元**（2412 − 1500 = 912"),
    ],
)
def test_people_and_income_are_joined(base: KnowledgeBase, turns: tuple[str, ...], said: str) -> None:
    assert said in "".join(talk(base, *turns).answer.sentences)


@pytest.mark.parametrize("text", ["你刚才说的第二个", "上面列的第三条呢"])
def test_what_points_at_nothing_is_asked_about(base: KnowledgeBase, text: str) -> None:
    answer = talk(base, text).answer
    assert answer.status is AnswerStatus.CLARIFY
    assert [title for title, _ in answer.offers] == ["最低工资", "基础养老金", "低保", "养犬"]
