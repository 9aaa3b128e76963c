"""What a question names must be held by the passage that answers."""

from datetime import date

import pytest
from asking import question

from knowledge.answers.silence.rules import lacking
from knowledge.records import DocumentKind, Passage
from knowledge.service import KnowledgeBase

# (document key, words of the passage that would answer)
OUTDOOR = ("2020-06", "“外摆位”设置由商户")
CARE = ("2020-06", "特殊困难老年人家庭居家环境适老化改造服务")
CLASSES = ("2018-06", "D类企业")
MEETING = ("2020-06", "市政府召开争先创优行动月度工作例会")
MARKET = ("2019-12", "2019年12月")


def passage(known: KnowledgeBase, bulletin: str, words: str) -> Passage:
    return next(p for p in known.passages if p.bulletin == bulletin and words in p.text)


def reason(known: KnowledgeBase, text: str, where: tuple[str, str]) -> str | None:
    found = passage(known, *where)
    return lacking(question(text, today=date(2026, 11, 21)), found, found.text, known.sources)


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("外摆位怎么设置", OUTDOOR, None),
        ("2020年外摆位怎么设置", OUTDOOR, None),
        ("2017年外摆位怎么设置", OUTDOOR, "lacks 2017年"),
        ("去年外摆位怎么设置", OUTDOOR, "lacks 去年"),
        ("今年外摆位怎么设置", OUTDOOR, None),
        ("今年6月市政府开了什么会", MEETING, "lacks 今年6月"),
        ("这个月市政府开了什么会", MEETING, "lacks 这个月"),
        ("2020年6月市政府开了什么会", MEETING, None),
        ("温政办〔2020〕99号的外摆位怎么设置", OUTDOOR, "lacks 〔2020〕99号"),
        ("“里摆位”怎么设置", OUTDOOR, "lacks 里摆位"),
        ("《温州市养犬管理条例》里外摆位怎么设置", OUTDOOR, "lacks 温州市养犬管理条例"),
        ("外摆位最多占80%吗", OUTDOOR, "lacks 80%"),
        ("S9线外摆位怎么设置", OUTDOOR, "lacks S9"),
        ("APP上外摆位怎么申请", OUTDOOR, None),
        ("榔梨小学门口外摆位怎么设置", OUTDOOR, "lacks 榔梨"),
        ("适老化改造到2022年要多少户", CARE, None),
        ("D类企业怎么办", CLASSES, None),
        ("F类企业怎么办", CLASSES, "lacks F"),
        ("被评为六星级怎么办", CLASSES, "lacks 六星级"),
        ("可以提升一档吗", CLASSES, None),
        ("今后还分一二三档吗", CLASSES, None),
    ],
)
def test_what_is_named_must_be_held(
    knowledge_base: KnowledgeBase, text: str, where: tuple[str, str], expected: str | None
) -> None:
    assert reason(knowledge_base, text, where) == expected


def test_an_amount_of_the_whole_city_is_none_of_a_county(knowledge_base: KnowledgeBase) -> None:
    assert reason(knowledge_base, "平阳县适老化改造", CARE) is None
    found = passage(knowledge_base, *CARE)
    said = "全市完成改造若干户。"
    asked = question("平阳县要改造多少户", region="平阳县")
    assert lacking(asked, found, said, knowledge_base.sources) == "lacks 平阳县"


def test_a_text_about_one_county_is_none_for_another(knowledge_base: KnowledgeBase) -> None:
    found = passage(knowledge_base, *OUTDOOR)
    asked = question("瑞安的外摆位归谁管", region="瑞安市")
    assert lacking(asked, found, "平阳县由街镇管理。", knowledge_base.sources) == "lacks 瑞安市"
    assert lacking(asked, found, "由街镇管理。", knowledge_base.sources) is None


def test_what_does_not_speak_of_the_topic_is_no_answer_on_it(knowledge_base: KnowledgeBase) -> None:
    assert reason(knowledge_base, "低保标准是多少", MARKET) == "lacks low_income"
    assert reason(knowledge_base, "最低工资是多少", CARE) == "lacks minimum_wage"


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("副市长是谁", "任命某某为市科学技术局副局长。", "lacks 副市长"),
        ("副市长是谁", "市长某某参加会议。", "lacks 副市长"),
        ("副市长是谁", "副市长某某参加会议。", None),
        ("哪位局长参加了会议", "局长某某参加会议。", None),
        ("局长叫什么", "院长某某参加会议。", "lacks 局长"),
        ("副县长是哪位", "任命某某为管理委员会主任（副县长级）。", "lacks 副县长"),
        ("副市长去了哪里", "市领导赴瑞安调研。", None),
        ("瑞安市市长是谁", "市长某某赴瑞安市调研。", "lacks 瑞安市市长"),
        ("瑞安市市长是谁", "瑞安市市长某某参加会议。", None),
        ("瑞安的市长叫什么", "瑞安市委书记、市长某某参加会议。", None),
        ("市长是谁，在瑞安", "市长某某赴瑞安市调研。", None),
    ],
)
def test_who_holds_a_post_is_told_of_that_post_alone(
    knowledge_base: KnowledgeBase, text: str, said: str, expected: str | None
) -> None:
    found = passage(knowledge_base, *OUTDOOR)
    asked = question(text, today=date(2026, 11, 21))
    assert lacking(asked, found, said, knowledge_base.sources) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("台风天上班吗", "副市长某某参观防台风演练。", "lacks a rule"),
        ("副市长去了台风演练现场吗", "副市长某某参观防台风演练。", None),
        ("证件怎么申请", "证件越来越多。", "lacks a way to go about it"),
        ("证件怎么申请", "证件可在窗口申请。", None),
    ],
)
def test_what_happened_is_no_rule(
    knowledge_base: KnowledgeBase, text: str, said: str, expected: str | None
) -> None:
    found = next(p for p in knowledge_base.passages if p.kind is DocumentKind.CHRONICLE)
    asked = question(text, today=date(2026, 11, 21))
    assert lacking(asked, found, said, knowledge_base.sources) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("外摆位画什么颜色的线", "外摆位应当划线。", "lacks 颜色"),
        ("外摆位画什么颜色的线", "外摆位划黄线。", None),
        ("外摆位怎么划线", "外摆位应当划线。", None),
    ],
)
def test_the_kind_of_thing_that_is_asked_for_is_told(
    knowledge_base: KnowledgeBase, text: str, said: str, expected: str | None
) -> None:
    found = passage(knowledge_base, *OUTDOOR)
    asked = question(text, today=date(2026, 11, 21))
    assert lacking(asked, found, said, knowledge_base.sources) == expected
