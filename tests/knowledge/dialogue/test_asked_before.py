"""A question asked before gets the answer that it would get now, in any order and after any history."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from talking import TODAY, message

from knowledge.dialogue import Conversation, Turn, take_turn
from knowledge.kept_answers import AskedBefore, bytes_of, room_for_answers
from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from knowledge.steady import fall_short
from tests.knowledge.answers.asking import question

SAID = Path(__file__).resolve().parents[3] / "benchmarks" / "peer" / "questions.txt"
FURTHER = [
    "62公分的金毛能养吗",
    "低保和最低工资各是多少",
    "第二个呢",
    "2016年呢",
    "为什么",
    "不是瑞安，是乐清",
    "再说一遍",
]


def messages() -> list[str]:
    lines = SAID.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")] + FURTHER


def plain(turn: Turn) -> Turn:
    """The turn without the times that its steps took."""
    return replace(turn, answer=untimed(turn.answer))


def untimed(answer: Answer) -> Answer:
    return replace(answer, timings_ms={}, parts=tuple(map(untimed, answer.parts)))


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_history_gives_the_same_turns(base: KnowledgeBase, seed: int) -> None:
    known = AskedBefore(base, room_for_answers())
    texts = messages()
    random.Random(seed).shuffle(texts)
    conversation = Conversation()
    for text in texts:
        said = message(text, "ask_bulletin")
        fresh = take_turn(said, conversation, TODAY, base)
        for _ in range(2):
            assert plain(take_turn(said, conversation, TODAY, known)) == plain(fresh), text
        conversation = fresh.conversation if len(conversation.exchanges) < 5 else Conversation()


def test_a_question_is_answered_once_each_day_and_in_each_form(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    answer = KnowledgeBase.answer

    def noted(base: KnowledgeBase, question: object) -> Answer:
        asked.append(question)
        return answer(base, question)  # type: ignore[arg-type]

    monkeypatch.setattr(KnowledgeBase, "answer", noted)
    known = AskedBefore(base, room_for_answers())
    for _ in range(2):
        known.answer(question("瑞安最低工资是多少", region="瑞安市"))
        known.answer(question("瑞安最低工资是多少", region="瑞安市", today=date(2016, 8, 1)))
        known.answer(question("瑞安最低工资是多少", region="瑞安市", date="2016年"))
        known.answer(question("瑞安最低工资是多少"))
    assert len(asked) == 4
    assert len(known.kept) == 4


def test_an_answer_is_not_kept_where_something_fell_short(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, asked = AskedBefore(base, room_for_answers()), question("拖拉机什么时候不能上路")
    whole = base.answer(asked)

    def degraded(*_: object) -> Answer:
        fall_short()
        return replace(whole, sentences=())

    with monkeypatch.context() as failing:
        failing.setattr(KnowledgeBase, "answer", degraded)
        assert known.answer(asked).sentences == ()
    assert untimed(known.answer(asked)) == untimed(whole)


def test_answers_are_kept_up_to_a_size(base: KnowledgeBase) -> None:
    first, second = (base.answer(question(text)) for text in ("低保标准是多少", "拖拉机什么时候不能上路"))
    assert bytes_of(second) > 3000
    kept = room_for_answers()
    kept._most = bytes_of(first) + 10
    known = AskedBefore(base, kept)
    known.answer(question("低保标准是多少"))
    known.answer(question("拖拉机什么时候不能上路"))
    assert (len(kept), kept.get((question("低保标准是多少"), ()))) == (1, None)
