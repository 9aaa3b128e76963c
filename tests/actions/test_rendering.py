import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from actions.rendering import (
    buttons_of,
    payload_of,
    screen_text,
    source_payload,
    source_text,
)
from knowledge.records import (
    Answer,
    AnswerStatus,
    Calculation,
    Citation,
    Measure,
    Standard,
    Standing,
    StandingStatus,
    Topic,
    Validity,
)

CITATION = Citation(
    title="某市人民政府关于调整某某标准的通知",
    document_number="某政发〔2020〕1号",
    issuers=("某市人民政府", "某市财政局"),
    signed_date=date(2020, 1, 2),
    bulletin="2020年第1期",
    bulletin_key="2020-01",
    page=3,
    quote="甲县标准从1元/月调整为2元/月。",
    passage_id="2020-01/02#1",
    lines=(10, 12),
    validity=Validity(effective_from=date(2020, 2, 1)),
)
STANDARD = Standard(
    topic=Topic.LOW_INCOME,
    measure=Measure.SUBSISTENCE,
    subject="某某标准",
    regions=("甲县",),
    amount=Decimal("2"),
    unit="元/月",
    previous_amount=Decimal("1"),
    validity=CITATION.validity,
    citation=CITATION,
)
ANSWER = Answer(
    status=AnswerStatus.ANSWERED,
    topic=Topic.LOW_INCOME,
    regions=("甲县",),
    as_of=date(2026, 11, 21),
    sentences=("甲县某某标准是 **2元/月**（2020年2月1日起）。", "调整前为1元/月。"),
    standards=(STANDARD,),
    citations=(CITATION,),
    caveats=("可能已调整。",),
    confidence=0.95,
)


def test_screen_has_answer_then_caveat_then_citation() -> None:
    assert screen_text(ANSWER).split("\n") == [
        "甲县某某标准是 **2元/月**（2020年2月1日起）。调整前为1元/月。",
        "⚠ 可能已调整。",
        "出处：《某市人民政府关于调整某某标准的通知》（某政发〔2020〕1号，某市人民政府、某市财政局，2020-01-02），"
        "公报2020年第1期第3页",
    ]


def test_payload_is_json_and_points_from_standard_to_citation() -> None:
    payload = json.loads(json.dumps(payload_of(ANSWER)))
    assert payload["status"] == "answered"
    assert payload["region"] == "甲县"
    assert payload["standards"] == [
        {
            "subject": "某某标准",
            "region": ["甲县"],
            "amount": 2.0,
            "unit": "元/月",
            "previous_amount": 1.0,
            "effective_from": "2020-02-01",
            "expires_on": None,
            "validity": "in_force",
            "citation": 0,
        }
    ]
    assert payload["citations"][0]["url"] == "/bulletins/2020-01/pages/3?lines=10-12#L10"


def test_a_citation_says_whether_it_still_holds_also_when_it_is_shown_again() -> None:
    standing = Standing(
        status=StandingStatus.MAY_HAVE_CHANGED, note="发布于2020年1月2日，距今已6年，可能已调整"
    )
    answer = replace(ANSWER, citations=(replace(CITATION, standing=standing), _bare()))
    citations = payload_of(answer)["citations"]
    shown_again = source_payload(json.loads(json.dumps(citations)))["citations"]
    for found in (citations, shown_again):
        assert [citation["validity"] for citation in found] == ["may_have_changed", None]
        assert [citation["validity_note"] for citation in found] == [standing.note, None]
    assert "可能已调整" not in source_text(citations)


def test_section_without_number_and_issuer_has_no_empty_brackets() -> None:
    bare = Answer(status=AnswerStatus.ANSWERED, sentences=("有。",), citations=(_bare(),))
    assert screen_text(bare).endswith("出处：《6月份政务简讯》，公报2020年第1期第3页")


def _bare() -> Citation:
    return Citation(
        title="6月份政务简讯",
        document_number=None,
        issuers=(),
        signed_date=None,
        bulletin="2020年第1期",
        bulletin_key="2020-01",
        page=3,
        quote="有。",
        passage_id="2020-01/09#1",
        lines=(),
        validity=Validity(),
    )


def test_buttons_ask_the_whole_question() -> None:
    answer = Answer(status=AnswerStatus.ANSWERED, topic=Topic.LOW_INCOME, choices=("甲县",))
    assert buttons_of(answer) == [{"title": "甲县", "payload": "甲县低保标准是多少"}]


def test_source_without_an_answer_before() -> None:
    assert "没有出处" in source_text([])


def test_payload_gives_the_result_of_every_sum() -> None:
    worked = Calculation(expression="17 × 8 = 136", result=Decimal(136), unit="元")
    payload = payload_of(replace(ANSWER, calculations=(worked,)))
    assert payload["calculations"] == ["17 × 8 = 136"]
    assert payload["results"] == [{"expression": "17 × 8 = 136", "result": "136", "unit": "元"}]


def test_a_standard_of_two_parts_is_told_once() -> None:
    later = replace(ANSWER, as_of=date(2000, 1, 1))
    assert len(payload_of(replace(ANSWER, parts=(ANSWER, ANSWER)))["standards"]) == len(ANSWER.standards)
    assert len(payload_of(replace(ANSWER, parts=(ANSWER, later)))["standards"]) == 2 * len(ANSWER.standards)
