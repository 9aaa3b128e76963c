"""Which office leads a task, answers for it or drafts it, and who heads a group."""

import pytest
from asking import knowledge_of, question

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

_PLAN = notice(
    "关于印发海洋经济发展行动方案的通知",
    "市人民政府决定成立温州市海洋经济工作领导小组。组长：赵一平，副组长：钱二宝、孙三山，成员：各有关单位负责人。",
    "一、海水养殖产业。发展深水网箱，培育海带苗种。（牵头单位：市农业农村局；责任单位：各县政府）",
    "二、海岛旅游产业。建设海钓基地。（牵头单位：市文广旅局；责任单位：市交通运输局）",
    "三、立法项目。制定《温州市海岛保护办法》（市司法局起草，于6月底前报送）；制定《温州市渔港管理办法》（市港航局起草）。",
    number="温政办〔2021〕9号",
    signed="2021年3月1日",
    width=60,
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("tasks"), {"2021-03": _PLAN})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("海岛旅游产业由哪个部门牵头", "二、海岛旅游产业（牵头单位：市文广旅局；责任单位：市交通运输局）。"),
        ("海带苗种谁牵头", "一、海水养殖产业（牵头单位：市农业农村局；责任单位：各县政府）。"),
        ("渔港管理办法是哪个单位起草的", "制定《温州市渔港管理办法》（市港航局起草）。"),
        (
            "海洋经济工作领导小组的组长是谁",
            "温州市海洋经济工作领导小组：组长：赵一平，副组长：钱二宝、孙三山。",
        ),
    ],
)
def test_those_who_have_a_task_are_named(invented: KnowledgeBase, asked: str, said: str) -> None:
    answer = invented.answer(question(asked))

    assert answer.sentences == (said,)
    assert answer.citations[0].document_number == "温政办〔2021〕9号"


def test_nobody_is_named_for_a_group_that_no_document_has(invented: KnowledgeBase) -> None:
    answer = invented.answer(question("乡村振兴领导小组的组长是谁"))

    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
