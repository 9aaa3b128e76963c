"""Several answers as one: in order, each with its citations, nothing said twice."""

from dataclasses import replace
from datetime import date

from knowledge.dialogue.joining import joined
from knowledge.records import Answer, AnswerStatus, Citation, Question, Topic, Validity

DAY = date(2026, 11, 21)


def cited(number: str) -> Citation:
    return Citation(
        title="某通知",
        document_number=number,
        issuers=("某局",),
        signed_date=date(2020, 1, 2),
        bulletin="2020年第1期",
        bulletin_key="2020-01",
        page=3,
        quote="甲县为2元。",
        passage_id=f"2020-01/{number}#1",
        lines=(1,),
        validity=Validity(),
    )


def said(*sentences: str, number: str = "1") -> Answer:
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=Topic.LOW_INCOME,
        sentences=sentences,
        citations=(cited(number),),
        caveats=("可能已调整。",),
        confidence=0.9,
    )


ASKED = (Question(text="甲县低保多少", today=DAY), Question(text="狗证怎么办？", today=DAY))
NOT_THERE = Answer(status=AnswerStatus.NOT_IN_BULLETINS, sentences=("没有写。",))


def test_one_answer_is_left_as_it_is() -> None:
    assert joined(ASKED[:1], [said("甲。")]) == said("甲。")


def test_answers_keep_their_order_and_citations() -> None:
    both = joined(ASKED, [said("甲。", number="1"), said("乙。", number="2")])
    assert both.status is AnswerStatus.ANSWERED
    assert both.sentences == ("甲。", "乙。")
    assert [c.document_number for c in both.citations] == ["1", "2"]
    assert [part.citations[0].document_number for part in both.parts] == ["1", "2"]


def test_nothing_is_said_twice() -> None:
    both = joined(ASKED, [said("甲。", "共同。"), said("共同。", "乙。", number="2")])
    assert both.sentences == ("甲。", "共同。", "乙。")
    assert both.caveats == ("可能已调整。",)


def test_what_only_repeats_is_no_part() -> None:
    both = joined(ASKED, [said("甲。", "乙。"), said("甲。", "乙。")])
    assert [part.sentences for part in both.parts] == [("甲。", "乙。")]
    assert joined(ASKED, [said("甲。", number="1"), said("甲。", number="2")]).parts[1].citations == (
        cited("2"),
    )


def test_a_question_without_an_answer_says_so() -> None:
    both = joined(ASKED, [said("甲。"), NOT_THERE])
    assert both.status is AnswerStatus.PARTIAL
    assert both.sentences == ("甲。", "关于“狗证怎么办”：没有写。")


def test_two_without_an_answer_are_not_there() -> None:
    refused = replace(NOT_THERE, status=AnswerStatus.OUT_OF_SCOPE)
    assert joined(ASKED, [NOT_THERE, refused]).status is AnswerStatus.NOT_IN_BULLETINS
