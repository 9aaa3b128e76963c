"""A fine that a text has in words is not said to be written nowhere: the text is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import knowledge_of, question

from knowledge.records import AnswerStatus
from tests.knowledge.issues import notice

TITLE = "关于加强养犬管理的通告"
FILLER = "各有关单位要加强组织领导，明确责任分工，做好宣传引导，认真抓好落实，确保各项措施落到实处。" * 8
RULES = notice(
    TITLE,
    "一、限养区实行养犬登记制度，饲养人应当到派出所办理登记，携犬外出应当使用犬绳。",
    "二、违反本通告规定，未办理登记的，处二百元以上五百元以下罚款；未使用犬绳牵领的，处一百元以上三百元以下罚款。",
    FILLER,
    number="某公通〔2021〕8号",
    signed="2021年8月1日",
)


@pytest.mark.parametrize("text", ["狗没登记罚多少", "养狗不登记要罚几百"])
def test_a_fine_in_words_is_not_denied(tmp_path: Path, text: str) -> None:
    answer = knowledge_of(tmp_path, {"2021-08": RULES}).answer(question(text, "ask_dogs"))

    assert answer.status is AnswerStatus.CLARIFY
    assert answer.choices == (f"温州市人民政府{TITLE}",)
    assert "没有写" not in "".join(answer.sentences)
