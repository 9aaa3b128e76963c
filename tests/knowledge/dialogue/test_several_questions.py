"""Where one question of a message ends and another begins."""

import pytest

from knowledge.dialogue import parts_of


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("低保和最低工资各是多少", ["低保是多少", "最低工资是多少"]),
        ("瑞安的低保和最低工资分别是多少", ["瑞安的低保是多少", "瑞安的最低工资是多少"]),
        ("瑞安的低保和乐清的最低工资是多少", ["瑞安的低保是多少", "乐清的最低工资是多少"]),
        ("高龄补贴和基础养老金分别是多少", ["高龄补贴是多少", "基础养老金是多少"]),
        ("瑞安的最低工资是多少，那养狗要注意什么", ["瑞安的最低工资是多少", "那养狗要注意什么"]),
        ("平阳小时工多少钱一小时，从哪天开始的", ["平阳小时工多少钱一小时", "从哪天开始的"]),
        ("瑞安低保多少，平阳呢", ["瑞安低保多少", "平阳呢"]),
        ("最低工资多少？还有，基础养老金多少？", ["最低工资多少？", "基础养老金多少？"]),
        ("瑞安低保多少钱一个月还有养狗要办证吗", ["瑞安低保多少钱一个月", "养狗要办证吗"]),
        (
            "我想问两个问题，一个是乐清的低保是多少，一个是哪些狗不能养",
            ["乐清的低保是多少", "哪些狗不能养"],
        ),
        (
            "拖拉机限行几点到几点？养老机构床位补贴多少？",
            ["拖拉机限行几点到几点？", "养老机构床位补贴多少？"],
        ),
        ("瑞安最低工资多少，低保多少，养狗要办证吗", ["瑞安最低工资多少", "低保多少", "养狗要办证吗"]),
    ],
)
def test_several_questions_are_told_apart(message: str, questions: list[str]) -> None:
    assert [part.text for part in parts_of(message)] == questions


@pytest.mark.parametrize(
    "message",
    [
        "瑞安和平阳的最低工资差多少",
        "低保和最低工资有什么区别",
        "基础养老金加高龄补贴一共多少",
        "养狗和遛狗要注意什么",
        "月工资和小时工资分别是多少",
        "听说最低工资涨了，是真的吗，到底涨到多少了",
        "我在瑞安一个月1500，这样合法吗，是不是低于最低工资",
        "拖拉机限行时间是几点到几点，哪些路不能走",
        "我们厂里十几个人，没什么合同，工资低于最低工资怎么办",
        "不管多高，大型犬都不能养吗",
        "喂你好，我是瑞安的，我儿子在厂里上班，老板给他一千五，我觉得太少了，我就想问问这个最低工资到底是多少啊，麻烦你了",
        "那现在还有效吗",
        "瑞安",
        "",
        "？？？",
        "《关于调整城乡居民基本养老保险基础养老金和高龄补贴标准的通知》说了什么",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert [part.text for part in parts_of(message)] == [message]


def test_a_part_holds_what_stands_in_it() -> None:
    first, second = parts_of("瑞安的低保和最低工资各是多少")
    assert first.holds(0, 2)
    assert second.holds(0, 2)
    assert not second.holds(3, 5)
    assert second.holds(6, 10)
