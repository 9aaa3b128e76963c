import pytest

from knowledge.evaluation.question_set import Expected, JudgedQuestion
from knowledge.evaluation.verdicts import BotReply, Judged, Verdict, verdict_of
from knowledge.records import AnswerStatus


def question(
    *,
    answerable: bool = True,
    said: str = "",
    unsaid: str = "",
    evidence: str = "",
    document: str | None = None,
) -> JudgedQuestion:
    expected = Expected(must_contain=((said,),) if said else (), must_not_contain=(unsaid,) if unsaid else ())
    return JudgedQuestion(
        id="1",
        channel="widget",
        turns=("问",),
        topic="bulletin",
        kind="general",
        form="what",
        answerable=answerable,
        expected=expected,
        evidence=(evidence,) if evidence else (),
        document=document,
    )


@pytest.mark.parametrize(
    ("asked", "text", "status", "verdict"),
    [
        (question(said="十个"), "十个。", AnswerStatus.ANSWERED, Verdict.RIGHT),
        (question(said="十个"), "九个。", AnswerStatus.ANSWERED, Verdict.WRONG),
        (question(said="十个"), "九个。", AnswerStatus.PARTIAL, Verdict.WRONG),
        (question(said="十个"), "没有查到。", AnswerStatus.NOT_IN_BULLETINS, Verdict.REFUSED),
        (question(said="十个"), "哪里？", AnswerStatus.CLARIFY, Verdict.REFUSED),
        (question(said="十个"), "出错了。", None, Verdict.REFUSED),
        (
            question(answerable=False, said="12345"),
            "请拨12345",
            AnswerStatus.OUT_OF_SCOPE,
            Verdict.REFUSED_RIGHTLY,
        ),
        (question(answerable=False, said="12345"), "没有", AnswerStatus.OUT_OF_SCOPE, Verdict.WRONG),
        (
            question(answerable=False, unsaid="十"),
            "没有",
            AnswerStatus.NOT_IN_BULLETINS,
            Verdict.REFUSED_RIGHTLY,
        ),
        (question(answerable=False, unsaid="十"), "十个", AnswerStatus.ANSWERED, Verdict.WRONG),
        (question(answerable=False), "没有", AnswerStatus.NOT_IN_BULLETINS, Verdict.REFUSED_RIGHTLY),
        (question(answerable=False), "九个", AnswerStatus.ANSWERED, Verdict.WRONG),
    ],
)
def test_how_a_reply_counts(asked: JudgedQuestion, text: str, status: AnswerStatus | None, verdict: Verdict):
    assert verdict_of(asked, BotReply(text=text, status=status)) is verdict


def judged(asked: JudgedQuestion, reply: BotReply) -> Judged:
    return Judged(question=asked, reply=reply, verdict=Verdict.RIGHT)


def test_the_length_ends_where_the_source_begins():
    assert BotReply(text="十个。\n⚠ 可能已调整\n出处：《某》（…）").length == len("十个。\n⚠ 可能已调整")
    assert BotReply(text="十个。").length == 3


def test_evidence_stands_in_the_first_quote_or_the_reply_marks_aside():
    asked = question(evidence="每年 安装（10）个，共5年")
    assert judged(asked, BotReply(text="", quotes=("每年安装 10 个共5年。",))).evidence_first is True
    assert judged(asked, BotReply(text="每年安装１０个、共5年")).evidence_first is True
    assert (
        judged(asked, BotReply(text="", quotes=("别的", "每年安装（10）个，共5年"))).evidence_first is False
    )
    assert judged(question(), BotReply(text="")).evidence_first is None


def test_the_first_citation_is_of_the_document_or_not():
    asked = question(document="2019-12/03")
    assert judged(asked, BotReply(text="", documents=("2019-12/03", "x"))).cites_document is True
    assert judged(asked, BotReply(text="", documents=("x", "2019-12/03"))).cites_document is False
    assert judged(asked, BotReply(text="")).cites_document is False
    assert judged(question(), BotReply(text="")).cites_document is None
