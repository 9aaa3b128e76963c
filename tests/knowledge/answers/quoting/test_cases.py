"""What is said of another year, class or bound than asked gives way to what the same text says of the one asked."""

from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.cases import of_case
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.spans import sentence_spans
from knowledge.records import Hit, Question
from tests.knowledge.answers.quoting.passages import passage

PLAN = "2016年，园区税收提高3%。各街道同步推进。2017年，园区改革突破。园区税收达到9万元。"
GOALS = "到2016年底，建成示范园区4个；到2017年底，园区覆盖率比2016年提高6%。"
RELIEF = "实行差别化政策，对A、B类企业减免若干。对C类企业不予减免。"
ROADS = "公路三年行动启动，全年建设物流点6个。公路沿线共建设物流点33个。"
HOUSES = "明年完成居住3间以上院落的改造。今年完成居住12间以上院落的改造。后年完成所有院落的改造。"
FEES = "企业可享受保费7%的补助。企业首次投保的，可享受12%的补助。"


def said(question: str, text: str) -> str:
    """Return what goes first where the sentences score in their printed order."""
    held = passage(text)
    hit = Hit(passage=held, score=0.5, lexical_score=0.5, dense_score=0.5)
    found = Found(hit=hit, origin=Origin.SEARCHED)
    candidates = [
        Candidate(found=found, span=span, features=(0.0,) * len(FEATURES), score=9.0 - n, share=0.1)
        for n, span in enumerate(sentence_spans([held]))
    ]
    asked = asked_by(Question(text=question, today=date(2026, 11, 21)), Weights([held]))
    return next(c.span.text for c in of_case(asked, candidates) if c.reason is None)


@pytest.mark.parametrize(
    ("question", "text", "first"),
    [
        ("2017年园区税收要到多少", PLAN, "2017年，园区改革突破。"),
        ("2016年园区税收提高多少", PLAN, "2016年，园区税收提高3%。"),
        ("2017年底园区要怎样", GOALS, "到2017年底，园区覆盖率比2016年提高6%。"),
        ("2018年园区税收要到多少", PLAN, "2016年，园区税收提高3%。"),
        ("园区税收要到多少", PLAN, "2016年，园区税收提高3%。"),
        ("公路三年行动要建设多少个物流点", ROADS, "公路沿线共建设物流点33个。"),
        ("公路今年要建设多少个物流点", ROADS, "公路三年行动启动，全年建设物流点6个。"),
        ("C类企业能减免吗", RELIEF, "对C类企业不予减免。"),
        ("A类企业能减免吗", RELIEF, "实行差别化政策，对A、B类企业减免若干。"),
        ("第一次投保补几成", FEES, "企业首次投保的，可享受12%的补助。"),
        ("投保补几成", FEES, "企业可享受保费7%的补助。"),
        ("住了十二间以上的院落哪年改造", HOUSES, "今年完成居住12间以上院落的改造。"),
        ("住了3间以上的院落哪年改造", HOUSES, "明年完成居住3间以上院落的改造。"),
        ("住了20间以上的院落哪年改造", HOUSES, "明年完成居住3间以上院落的改造。"),
    ],
)
def test_the_case_that_is_asked_for_goes_first(question: str, text: str, first: str) -> None:
    assert said(question, text) == first


def test_the_right_one_takes_the_place_of_the_wrong_one() -> None:
    held = [
        passage("2016年，园区税收提高3%。", number=1),
        passage("税收为先。2017年，税收提高5%。", number=2),
    ]
    assert [span.year for span in sentence_spans(held)] == ["2016", "2016", "2017"]


def test_a_year_goes_on_in_the_next_passage_of_the_same_heading_alone() -> None:
    texts = ("2016年，园区税收提高3%。", "各街道同步推进。", "1.各街道同步推进。")
    held = [passage(text, "（一）目标", number=n) for n, text in enumerate(texts)]
    held.append(passage("各部门同步推进。", "（二）措施", number=3))
    assert [span.year for span in sentence_spans(held)] == ["2016", "2016", "", ""]


@pytest.mark.parametrize(
    "text", ["2016年12月1日，召开会议。", "2016—2018年，召开会议。", "本办法自2016年起施行。"]
)
def test_a_day_or_a_span_of_years_is_no_year_of_a_plan(text: str) -> None:
    assert [span.year for span in sentence_spans([passage(text)])] == [""]


def test_what_stands_below_the_heading_of_the_class_goes_before_what_names_no_class() -> None:
    texts = {
        "1.分类。": "企业按规上和规下分行业评出四类。",
        "（1）A类": "排名前3%的规上企业；排名前1%的规下企业。",
    }
    held = [passage(text, heading, number=n) for n, (heading, text) in enumerate(texts.items())]
    hit = Hit(passage=held[0], score=0.5, lexical_score=0.5, dense_score=0.5)
    candidates = [
        Candidate(
            found=Found(hit=hit, origin=Origin.SEARCHED),
            span=span,
            features=(0.0,) * len(FEATURES),
            score=9.0 - n / 4,
            share=0.1,
        )
        for n, span in enumerate(sentence_spans(held))
    ]
    asked = asked_by(Question(text="规下企业怎么分A类", today=date(2026, 11, 21)), Weights(held))
    first = next(c for c in of_case(asked, candidates) if c.reason is None)
    assert first.span.text == "排名前1%的规下企业。"
