"""A figure is told for what it is said of, not for what stands in another clause of its sentence."""

from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.figure_places import measured_clause, said_of
from knowledge.answers.quoting.governing import reason_of
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.records import Question
from tests.knowledge.answers.quoting.passages import passage

ROADS = "实施村道大修工程800公里；完成现有危桥改造，建成示范路。"
HOMES = "住宅小区老年用房不足的，可以购置，鼓励统一设置不少于900平方米的综合型服务中心。"
BEDS = "推动乡镇敬老院达到二级标准，护理型床位数不低于总床数的40%。"
LOANS = "全市公积金实缴人数12万人，贷款总额50亿元。"
FUND = "担保基金（以下简称基金）初设规模为8亿元，将为企业提供50亿元担保。"
IMPORTS = "园区每年奖励30个原创品牌，每个不超过20万元；每人补贴3000元。"
PRIZES = "对新评为甲级的企业，给予一次性奖励8万元；对新评为乙级的，给予3万元。"


def reason(question: str, text: str, rest: str = "") -> str | None:
    known = passage(f"{rest}{text}")
    weights = Weights([*[passage("无关的话")] * 400, known])
    asked = asked_by(Question(text=question, today=date(2026, 11, 21)), weights)
    span = Span(kind=SpanKind.SENTENCE, passages=(known,), text=text, trail=())
    return reason_of(asked, span)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("村道改造多少公里", ROADS),
        ("新小区的老年用房要多少平方米", HOMES),
        ("小区老年用房面积", HOMES),
        ("每千名老人的床位数", BEDS),
        ("敬老院床位数是多少张", BEDS),
        ("敬老院供养标准是多少", BEDS),
        ("公积金最多能贷多少万", LOANS),
        ("担保基金一家企业最多担保多少钱", FUND),
        ("园区引进一户商家奖励多少钱", IMPORTS),
    ],
)
def test_the_figure_of_another_matter(question: str, text: str) -> None:
    assert reason(question, text) is not None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("村道大修多少公里", ROADS),
        ("综合型服务中心要多少平方米", HOMES),
        ("敬老院护理型床位比例要达到多少", BEDS),
        ("公积金贷款总额多少亿", LOANS),
        ("担保基金规模多少亿", FUND),
        ("园区原创品牌奖励多少钱", IMPORTS),
        ("园区一人补贴多少钱", IMPORTS),
        ("新评为甲级的企业奖励多少钱", PRIZES),
        ("新评为乙级的企业奖励多少钱", PRIZES),
        ("村道大修归谁管", ROADS),
    ],
)
def test_the_figure_that_is_asked_for(question: str, text: str) -> None:
    assert reason(question, text) is None


def test_what_is_asked_about_stands_in_another_sentence() -> None:
    said = "设立专门护理区，面积不低于40平方米。"
    assert reason("孤儿集中抚育要多少", said, "满足孤儿集中抚育的需求。") is not None
    assert reason("护理区的面积要多少平方米", said, "满足孤儿集中抚育的需求。") is None


def test_a_figure_is_said_of_its_sentence_as_far_as_the_next() -> None:
    first, second = PRIZES.index("8"), PRIZES.index("3")
    assert said_of(PRIZES, (first, first + 3), second) == "对新评为甲级的企业，给予一次性奖励8万元"
    assert said_of(PRIZES, (second, second + 3), len(PRIZES)) == "对新评为乙级的，给予3万元"
    falls = "火灾起数下降10%；2031年下降20%。"
    assert said_of(falls, (falls.index("20%"), falls.index("20%") + 3), len(falls)) == falls[:-1]


def test_a_measure_is_said_of_the_thing_behind_it() -> None:
    assert measured_clause(HOMES, HOMES.index("900")) == "鼓励统一设置不少于900平方米的综合型服务中心"
    assert measured_clause("中断6个月以内的，可以补缴。", 2) is None
    assert measured_clause("给予5万元的奖励。", 2) is None
