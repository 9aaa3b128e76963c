"""An encoder that raises, gives no numbers, or vectors of another width: no other figure is ever said."""

import logging
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from asking import question

from knowledge import steady
from knowledge.facets.reading import READ
from knowledge.kinds import AnswerStatus
from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from knowledge.static_encoder import Floats, StaticEncoder


def no_model(encoder: StaticEncoder, texts: list[str]) -> Floats:
    raise RuntimeError("the model is gone")


def no_numbers(encoder: StaticEncoder, texts: list[str]) -> Floats:
    return np.full((len(texts), encoder.dimension), np.nan, dtype=np.float32)


def another_width(encoder: StaticEncoder, texts: list[str]) -> Floats:
    return np.ones((len(texts), encoder.dimension // 2), dtype=np.float32)


# standards by table, quoted passages, a document's number, and what the bulletins do not hold
ASKED = (
    "瑞安市最低工资标准是多少",
    "泰顺的小时工最低工资",
    "市区低保标准是多少",
    "被征地农民基本生活保障金一档是多少钱一个月",
    "拖拉机什么时候不能上路",
    "养犬要办什么证",
    "温政发〔2015〕58号是什么文件",
    "2015年第10期公报有哪些文件",
    "烟花爆竹燃放有什么规定",
    "明年的高考作文题目是什么",
)
NO_ANSWER = (AnswerStatus.NOT_IN_BULLETINS, AnswerStatus.CLARIFY, AnswerStatus.OUT_OF_SCOPE)


@pytest.fixture
def forget(knowledge_base: KnowledgeBase) -> Iterator[Callable[[], None]]:
    """Forgets what is remembered of questions; nothing is when the test is over."""

    def forget() -> None:
        READ.clear()
        searcher = knowledge_base.sources.searcher
        searcher._remembered.clear()
        searcher._vectors.cache_clear()
        steady._failing.clear()

    yield forget
    forget()


@pytest.mark.parametrize("fails", [no_model, no_numbers, another_width])
def test_answers_are_the_same_or_none(
    knowledge_base: KnowledgeBase,
    forget: Callable[[], None],
    fails: Callable[[StaticEncoder, list[str]], Floats],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sound = answers(knowledge_base)
    assert sum(answer.status is AnswerStatus.ANSWERED for answer in sound) >= 5
    forget()
    monkeypatch.setattr(StaticEncoder, "encode_questions", fails)
    monkeypatch.setattr(StaticEncoder, "encode_passages", fails)
    with caplog.at_level(logging.WARNING):
        failing = answers(knowledge_base)
    for asked, before, after in zip(ASKED, sound, failing, strict=True):
        assert after.sentences == before.sentences or after.status in NO_ANSWER, asked
    assert len([line for line in caplog.messages if "fails, answers go on without it" in line]) == 1
    encoder = knowledge_base.sources.searcher.encoder
    assert encoder is not None
    assert steady.failing_encoders() == {encoder.name}


def answers(base: KnowledgeBase) -> list[Answer]:
    return [base.answer(question(text)) for text in ASKED]
