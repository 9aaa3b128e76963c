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


@pytest.mark.parametrize(
    "turns",
    [
        ("我在龙港上班", "工资1500", "合法吗"),
        ("老板给我开1500一个月", "我在龙港", "这样违法吗"),
    ],
)
def test_place_and_pay_are_remembered_for_the_question(base: KnowledgeBase, turns: tuple[str, ...]) -> None:
    answer = talk(base, *turns).answer
    assert "龙港市最低月工资标准是 **1530元/月**" in "".join(answer.sentences)
    assert "差30元（1530 − 1500 = 30）" in "".join(answer.sentences)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ("瓯江口的最低工资", "那龙港镇呢", "这两个差多少", "加起来一年多少"),
            "一年是40680元（3390 × 12 = 40680）",
        ),
        (("瑞安最低工资多少", "平阳呢", "相差多少", "一年呢"), "一年差1560元（130 × 12 = 1560）"),
        (("瑞安和鹿城最低工资哪个高", "加起来呢"), "一共 **3520元/月**"),
        (("瑞安低保多少", "瑞安最低工资多少", "加起来一年多少"), "这两项不能直接相加"),
    ],
)
def test_what_was_compared_is_summed(base: KnowledgeBase, turns: tuple[str, ...], said: str) -> None:
    assert said in "".join(talk(base, *turns).answer.sentences)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ("18年7月的基础养老金是多少", "6月呢", "为什么不一样"),
            "2018年7月1日起城乡居民基本养老保险基础养老金从170元/月",
        ),
        (
            ("2019年9月瑞安低保多少", "11月呢", "为什么高了"),
            "2019年10月1日起城乡居民最低生活保障标准从720元/人·月",
        ),
        (("瑞安最低工资多少", "那平阳呢", "为什么不一样"), "是按地区分档定的"),
    ],
)
def test_why_two_days_differ(base: KnowledgeBase, turns: tuple[str, ...], said: str) -> None:
    assert said in "".join(talk(base, *turns).answer.sentences)


def test_places_are_no_reason_for_two_days(base: KnowledgeBase) -> None:
    answer = talk(base, "2014年瑞安最低工资多少", "2016年呢", "为什么不同").answer
    assert "地方不同" not in "".join(answer.sentences)
