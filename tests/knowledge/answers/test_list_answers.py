"""Documents by number and by title, and those of a month, from the lists of the issues."""

import pytest
from asking import Ask, knowledge_of, question

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.answers.publishing import MARCH

_ISSUE = MARCH + (
    " 3月份发文目录\n\n温政发〔2021〕3号 温州市人民政府关于做好防汛工作的通知\n\n"
    "温政办〔2021〕8号 温州市人民政府办公室关于加强校外培训机构管理的意见\n"
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("lists"), {"2021-03": _ISSUE})


@pytest.mark.parametrize(
    ("text", "number", "sentence"),
    [
        ("温政办〔2021〕8号是什么文件", "温政办〔2021〕8号",
            "温政办〔2021〕8号是《温州市人民政府办公室关于加强校外培训机构管理的意见》。"
            "收录的公报只在发文目录里列出标题，没有刊登全文。"),
        ("温政发〔2021〕3号的标题是什么", "温政发〔2021〕3号",
            "温政发〔2021〕3号是《温州市人民政府关于做好防汛工作的通知》，由温州市人民政府于2021年3月1日发布。"),
        ("校外培训机构那个意见是几号文", "",
            "《温州市人民政府办公室关于加强校外培训机构管理的意见》的文号是 **温政办〔2021〕8号**。"),
    ],
)  # fmt: skip
def test_number_and_title(invented: KnowledgeBase, text: str, number: str, sentence: str) -> None:
    entities = {"document_number": number} if number else {}

    assert invented.answer(question(text, **entities)).sentences == (sentence,)


def test_a_document_that_is_listed_but_not_printed_answers_nothing_else(invented: KnowledgeBase) -> None:
    answer = invented.answer(
        question("温政办〔2021〕8号规定培训机构几点下课", document_number="温政办〔2021〕8号")
    )

    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert answer.sentences[0].startswith(
        "温政办〔2021〕8号是《温州市人民政府办公室关于加强校外培训机构管理的意见》，"
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [("温政办〔2021〕9号是什么文件", "温政办〔2021〕9号"), ("公租房管理办法的文号是多少", ""), ("2021年4月发了哪些文件", "")],
)  # fmt: skip
def test_what_is_on_no_list(invented: KnowledgeBase, text: str, number: str) -> None:
    entities = {"document_number": number} if number else {}

    assert invented.answer(question(text, **entities)).status is AnswerStatus.NOT_IN_BULLETINS


def test_all_of_a_month_in_order(ask: Ask) -> None:
    answer = ask("2019年7月份发文目录里有哪些文件？")

    assert answer.sentences[0] == "2019年7月的发文目录列出5件："
    assert [row[0][-3:] for row in answer.table[1:]] == ["48号", "49号", "50号", "51号", "52号"]
    assert [(c.bulletin, c.page) for c in answer.citations] == [("2019年第7期", 38)]


def test_everyday_words_of_a_title(ask: Ask) -> None:
    assert "**通告〔2019〕6号**" in ask("2020年过年放炮仗怎么管，那份通告是几号？").sentences[0]
