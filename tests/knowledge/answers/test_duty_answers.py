"""Who among the leaders is in charge of what, by a notice on the division of their work."""

import pytest
from asking import knowledge_of, question

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

_DIVISION = notice(
    "关于调整市政府领导分工的通知",
    "现将调整后的市政府领导分工通知如下：",
    "赵一平领导市政府全面工作。",
    "钱二宝负责教育、体育、卫生健康等方面工作。",
    "分管市教育局、市体育局、市卫健委。",
    "联系市文联、市红十字会、温州大学。",
    "孙三山负责水利、农业农村、气象等方面工作。",
    "分管市水利局、市农业农村局。",
    "联系市气象局、温州海关。",
    number="温政发〔2021〕9号",
    signed="2021年3月1日",
    width=60,
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("duties"), {"2021-03": _DIVISION})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("水利归哪个副市长管", "孙三山负责水利、农业农村、气象等方面工作。"),
        ("学校这块是哪位市领导在抓", "钱二宝负责教育、体育、卫生健康等方面工作。"),
        ("联系温州海关的市领导是谁", "孙三山联系市气象局、温州海关。"),
        ("钱二宝分管哪些单位", "钱二宝分管市教育局、市体育局、市卫健委。"),
        ("钱二宝联系哪些单位", "钱二宝联系市文联、市红十字会、温州大学。"),
    ],
)
def test_the_division_of_work_answers(invented: KnowledgeBase, asked: str, said: str) -> None:
    answer = invented.answer(question(asked))

    assert answer.sentences == (said,)
    assert said.removeprefix("孙三山").removeprefix("钱二宝") in answer.citations[0].quote


def test_a_matter_of_nobody_stays_unanswered(invented: KnowledgeBase) -> None:
    assert invented.answer(question("航天归哪个副市长管")).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("卫健委归哪位副市长管", "市卫健委"),
        ("2021年那次分工，体育局归哪个副市长分管", "市体育局"),
    ],
)
def test_an_office_may_be_said_short(invented: KnowledgeBase, text: str, name: str) -> None:
    assert name in invented.answer(question(text)).sentences[0]
