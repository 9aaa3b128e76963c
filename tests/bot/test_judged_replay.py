from typing import Any

import pytest

from bot.judged_replay import document_of, judged, read_reply
from knowledge.evaluation.metrics import Ranked
from knowledge.evaluation.question_set import Expected, JudgedQuestion
from knowledge.evaluation.verdicts import Verdict
from knowledge.records import AnswerStatus, DocumentKind, Hit, Passage
from knowledge.search import SearchResult

PAYLOAD = {
    "status": "answered",
    "confidence": 0.8,
    "citations": [{"passage_id": "2019-12/03#5", "quote": "十个。"}],
    "explain": {"timings_ms": {"text": 3.0}},
}


class FakeBot:
    """Says what it heard, on which channel, and answers the last turn."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, str, dict[str, Any] | None]] = []

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        self.heard.append((sender, channel, text, metadata))
        return [{"text": f"{text}：十个。", "custom": PAYLOAD}, {"text": "还有吗？"}]

    def parse(self, text: str) -> dict[str, Any]:
        return {"text": text}


def search(text: str) -> SearchResult:
    hits = tuple(hit(name) for name in ("2015-10/01#1", "2015-10/01#2"))
    return SearchResult(hits=hits, rejected=(hit("2019-12/03#1"),), timings_ms={"lexical_ms": 0.5})


def hit(name: str) -> Hit:
    passage = Passage(
        id=name,
        document_key=name.partition("#")[0],
        bulletin="",
        kind=DocumentKind.DOCUMENT,
        title="",
        trail=(),
        text="",
        lines=(),
        page=1,
    )
    return Hit(passage=passage, score=1.0, lexical_score=1.0, dense_score=0.0, reason=None)


def question(*turns: str) -> JudgedQuestion:
    return JudgedQuestion(
        id="1",
        channel="hotline",
        turns=turns,
        topic="bulletin",
        kind="general",
        form="",
        answerable=True,
        expected=Expected(must_contain=(("十个",),)),
        document="2019-12/03",
    )


def test_a_conversation_is_held_in_one_session_and_its_last_reply_judged():
    bot = FakeBot()
    first, second = judged(bot, search, [question("甲", "乙"), question("丙")])
    assert [(channel, text, metadata) for _, channel, text, metadata in bot.heard] == [
        ("hotline", "甲", None),
        ("hotline", "乙", {"explain": True}),
        ("hotline", "丙", {"explain": True}),
    ]
    senders = [sender for sender, *_ in bot.heard]
    assert senders[0] == senders[1] != senders[2]
    assert (first.verdict, first.reply.text) == (Verdict.RIGHT, "乙：十个。\n还有吗？")
    assert second.cites_document is True


def test_the_document_is_looked_for_among_documents_where_no_context_is_needed():
    first, second = judged(FakeBot(), search, [question("甲", "乙"), question("丙")])
    assert first.found is None
    assert second.found == Ranked(ranks=(2,), positives=1)


def test_stages_are_named_by_who_took_the_time():
    (one,) = judged(FakeBot(), search, [question("丙")])
    assert list(one.reply.timings_ms) == [
        "whole_ms",
        "nlu_ms",
        "answer.text",
        "search_ms",
        "search.lexical_ms",
    ]
    assert one.reply.timings_ms["answer.text"] == 3.0


def test_a_reply_is_read_from_its_payload():
    reply = read_reply([{"text": "十个。", "custom": PAYLOAD}], nlu_ms=1.0, whole_ms=2.0)
    assert (reply.status, reply.confidence) == (AnswerStatus.ANSWERED, 0.8)
    assert (reply.documents, reply.quotes) == (("2019-12/03",), ("十个。",))


@pytest.mark.parametrize("replies", [[], [{"text": None}], [{"text": "", "custom": {}}]])
def test_a_reply_without_a_payload_is_no_content(replies: list[dict[str, Any]]):
    reply = read_reply(replies, nlu_ms=1.0, whole_ms=2.0)
    assert (reply.text, reply.status, reply.confidence, reply.content) == ("", None, None, False)


def test_the_key_of_a_document():
    assert document_of("2019-12/03#5") == "2019-12/03"
    assert document_of("2019-12/03") == "2019-12/03"
