"""Lists over several articles, articles by number, and the parts of a document."""

import pytest
from asking import Ask, knowledge_of, question

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

_RULES = notice(
    "关于印发温州市社区食堂管理办法的通知",
    "现将《温州市社区食堂管理办法》印发给你们，请遵照执行。",
    "一、开办条件",
    "（一）有固定的场所。",
    "（二）有专职的厨师。",
    "（三）有健全的管理制度。",
    "二、申报流程",
    "（一）运营单位向街道提出申请。",
    "（二）街道在10个工作日内审核。",
    "（三）市民政局公布名单。",
    "三、资金补助",
    "对通过审核的社区食堂给予补助。",
    number="温政办〔2021〕5号",
    signed="2021年3月1日",
    width=40,
)
_OTHERS = "".join(
    notice(f"关于{matter}的通知", f"为做好{matter}，现通知如下。", f"各单位要重视{matter}。",
        number=f"温政办〔2021〕{place}号", signed="2021年3月2日")
    for place, matter in enumerate(("防汛抗旱工作", "春季绿化工作", "校园安全检查", "公交线路优化"), 20)
)  # fmt: skip
_NUMBER = "温政办〔2021〕5号"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("outline"), {"2021-03": _RULES + _OTHERS})


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("社区食堂的开办条件有哪些", "（一）有固定的场所；（二）有专职的厨师；（三）有健全的管理制度。"),
        ("社区食堂怎么申报",
            "（一）运营单位向街道提出申请；（二）街道在10个工作日内审核；（三）市民政局公布名单。"),
    ],
)  # fmt: skip
def test_what_stands_under_a_heading_whole_and_in_order(
    invented: KnowledgeBase, text: str, items: str
) -> None:
    answer = invented.answer(question(text))

    assert answer.sentences[0].endswith(f"：{items}")
    assert all(item in answer.citations[0].quote for item in items.rstrip("。").split("；"))


@pytest.mark.parametrize("text", ["温政办〔2021〕5号讲了哪些方面", "社区食堂管理办法说了什么"])
def test_the_parts_of_a_document(invented: KnowledgeBase, text: str) -> None:
    entities = {"document_number": _NUMBER} if _NUMBER in text else {}
    answer = invented.answer(question(text, **entities))

    assert answer.sentences[1] == "主要内容：一、开办条件；二、申报流程；三、资金补助。"


def test_a_part_by_its_number(invented: KnowledgeBase) -> None:
    answer = invented.answer(question(f"{_NUMBER}第一部分讲什么", document_number=_NUMBER))

    assert answer.sentences[0].endswith(
        "一、开办条件：（一）有固定的场所；（二）有专职的厨师；（三）有健全的管理制度。"
    )


@pytest.mark.parametrize("text", ["公租房的申请条件有哪些", "社区食堂的四项开办条件是哪些"])
def test_another_matter_or_count_is_not_answered(invented: KnowledgeBase, text: str) -> None:
    answer = invented.answer(question(text))

    assert answer.status is not AnswerStatus.ANSWERED or "厨师" not in "".join(answer.sentences)


def test_the_words_that_introduce_a_list_are_said_with_it(ask: Ask) -> None:
    answer = ask("市属国有企业增设内设机构必须具备哪些条件之一？")

    assert answer.sentences == (
        "第十四条市属国有企业增设内设机构必须具备下列条件之一：（一）集团经营、管理任务显著增加；"
        "（二）企业资本或资产规模大幅增加；（三）其他确需增设机构的因素。",
    )


def test_the_nearer_of_two_lists(ask: Ask) -> None:
    answer = ask("水库山塘安全管理办法规定哪些情形从重责任追究？")

    assert answer.sentences[0].startswith(
        "第三十四条水库山塘责任单位或责任人有下列情形之一的，从重责任追究：（一）"
    )


def test_chapters_where_chapters_are_asked_for(ask: Ask) -> None:
    answer = ask("市属国有企业机构设置与编制管理办法分哪几章？")

    assert answer.sentences[1].startswith("主要内容：第一章总则；第二章管理体制和管理原则；")
    assert answer.sentences[1].endswith("第七章附则。")


def test_steps_are_found_though_the_question_has_words_of_its_own(ask: Ask) -> None:
    sentence = ask("企业亩均综合评价每一年里都按哪几步做").sentences[0]

    places = [sentence.index(step) for step in ("数据汇总", "评价计算", "公示纠偏", "终评公布", "执行政策")]
    assert places == sorted(places)


def test_what_will_be_done_to_somebody_is_no_question_of_steps(ask: Ask) -> None:
    assert list(ask("老板把社保基数报低了，查实了会怎么办").timings_ms)[-1] != "outline_ms"
