"""What is asked as a whole: the rules of a core topic, and what a text of a given title says."""

import pytest
from asking import Ask, knowledge_of, question

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

_MARKETS = notice(
    "关于临时夜市开放时间的通知",
    "各县（市、区）人民政府，市政府直属各单位：",
    "为繁荣夜间经济，根据有关规定，结合我市实际，决定从2021年5月1日起，开放临时夜市。现将有关事项通知如下：",
    "一、开放时间：每天18时至23时。",
    "二、管理要求：摊主应当保持摊位整洁。收摊后由街道检查。",
    number="温政办〔2021〕9号",
    signed="2021年4月20日",
    width=40,
)


@pytest.fixture(scope="module")
def markets(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("gist"), {"2021-04": _MARKETS})


@pytest.mark.parametrize(
    "text", ["养狗有什么规定", "养狗要注意什么", "温州养犬规定主要内容是什么", "公报里关于养狗写了什么"]
)
def test_the_rules_on_dogs_are_the_list_and_the_limit(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.sentences[0].startswith("限养区禁养的烈性犬共25种：藏獒、")
    assert "60厘米" in answer.sentences[0]


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("低保有什么规定", "温政发〔2019〕16号", "804"),
        ("最低工资有什么说法", "温政发〔2015〕58号", "1860"),
        ("养老金有什么政策", "温人社发〔2018〕117号", "190"),
    ],
)
def test_the_rules_on_a_topic_are_its_standards(ask: Ask, text: str, number: str, said: str) -> None:
    answer = ask(text)
    assert answer.citations[0].document_number == number
    assert any(said in str(standard.amount) for standard in answer.standards)


@pytest.mark.parametrize("text", ["遛狗不牵绳有什么规定", "申请低保的车子有什么规定"])
def test_a_detail_is_no_general_question(ask: Ask, text: str) -> None:
    assert "overview_ms" not in list(ask(text).timings_ms)[-1]


def test_a_short_notice_says_what_it_decides(markets: KnowledgeBase) -> None:
    answer = markets.answer(question("《关于临时夜市开放时间的通知》说了什么"))
    assert answer.sentences[1] == "一、开放时间：每天18时至23时。二、管理要求：摊主应当保持摊位整洁。"


def test_what_is_left_out_is_marked_and_no_end_is_broken(ask: Ask) -> None:
    title = "《关于进一步规范补缴企业职工基本养老保险费有关工作的通知》"
    answer = ask(f"{title}说了什么")
    assert answer.sentences[1].startswith("一、除符合《实施〈中华人民共和国社会保险法〉若干规定》")
    assert "……三、社会保险经办机构" in answer.sentences[1]
    assert "：。" not in answer.sentences[1]


def test_grounds_are_left_out_and_what_they_lead_to_is_not(ask: Ask) -> None:
    answer = ask("《关于调整城乡居民基本养老保险基础养老金和高龄补贴标准的通知》说了什么")
    assert "每人每月170元调整为190元。享受城乡居民养老金待遇的年满80周岁" in answer.sentences[1]
    assert "2018年4月1日起调整为每人每月50元。" in answer.sentences[1]


def test_a_notice_of_standards_says_them(ask: Ask) -> None:
    answer = ask("《温州市人民政府关于调整全市最低工资标准的通知》说了什么")
    assert [str(standard.amount) for standard in answer.standards[:2]] == ["1860", "17"]


@pytest.mark.parametrize(
    ("title", "issue", "said"),
    [
        ("6月份政府记事", "2020年第6期", "市长姚高员检查防汛工作。"),
        ("温州市2019年7月份国民经济主要统计指标", "2019年第7期", "主要内容：规模以上工业增加值；"),
        ("12月份政务简讯", "2019年第12期", "主要内容："),
    ],
)
def test_a_section_names_its_issue_and_nobody_who_signed_it(
    ask: Ask, title: str, issue: str, said: str
) -> None:
    answer = ask(f"《{title}》说了什么")
    assert answer.sentences[0] == f"《{title}》登在{issue}公报。"
    assert said in answer.sentences[1]
