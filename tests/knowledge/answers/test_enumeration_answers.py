"""Lists that a text counts, and headings that say how many things are below them."""

import pytest
from asking import knowledge_of, question

from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

_PLAN = notice(
    "关于印发海洋经济立法和产业计划的通知",
    "一、重点培育海水养殖、海岛旅游、海洋药物、港口物流等四大海洋产业，打造海洋强市。",
    "二、开展渔船、渔港、渔网三项检查。开展岸线、沙滩、码头等五项整治行动。",
    "三、力争完成的立法项目（3件）海岛保护办法；渔港管理办法；岸线管理办法。",
    "四、适时提出的立法项目（2件）海水浴场办法；海钓办法。",
    number="温政办〔2021〕9号",
    signed="2021年3月1日",
    width=60,
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("lists"), {"2021-03": _PLAN})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("四大海洋产业是哪四个", "重点培育海水养殖、海岛旅游、海洋药物、港口物流等四大海洋产业。"),
        (
            "力争完成的立法项目有哪些",
            "三、力争完成的立法项目（3件）：海岛保护办法；渔港管理办法；岸线管理办法。",
        ),
        ("力争完成的立法项目有几件", "三、力争完成的立法项目（3件）。"),
    ],
)
def test_a_counted_list_is_said_whole(invented: KnowledgeBase, asked: str, said: str) -> None:
    assert invented.answer(question(asked)).sentences == (said,)


def test_a_list_that_names_fewer_than_it_counts_is_none(invented: KnowledgeBase) -> None:
    answer = invented.answer(question("五项整治行动是哪五项"))

    assert list(answer.timings_ms)[-1] != "enumerations_ms"
