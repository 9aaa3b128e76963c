"""What the badge of a citation says agrees with what the answer says of it."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from asking import TODAY, Ask, knowledge_of, question

from knowledge.records import Answer, Standing, StandingStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

REPOSITORY = Path(__file__).resolve().parents[3]
FILLER = "各有关单位要加强组织领导，明确责任分工，做好宣传引导，认真抓好落实，确保各项措施落到实处。" * 8
WAGES = "温州市人民政府关于调整全市最低工资标准的通知"
# what an answer says of a source with this badge; an answer on the life of a document says 没有写明 instead
SAYS = {
    StandingStatus.EXPIRED: ("过有效期", "到期"),
    StandingStatus.SUPERSEDED: ("不再执行", "停止执行"),
    StandingStatus.MAY_HAVE_CHANGED: ("可能已调整", "没能读出", "没有写明"),
}
OWN_QUESTIONS = (
    "瑞安最低工资是多少",
    "2018年8月发的基础养老金是170还是190",
    "秋田犬能养吗",
    "拖拉机什么时候能上路",
    "水库山塘的管理由谁负责",
    "电竞企业有什么补贴",
    "10月份任命了谁",
    "2020年6月政府做了什么",
    "2019年7月规模以上工业增加值是多少",
    "永嘉低保和平阳低保差多少",
)


def standing(answer: Answer) -> Standing:
    found = answer.citations[0].standing
    assert found is not None
    return found


def disagreement(answer: Answer) -> str | None:
    """Where what an answer says of its first source and the badge of that are not the same, either way."""
    own = answer.citations[0].standing if answer.citations else None
    if own is None:
        return None
    caveats, text = "".join(answer.caveats), "".join((*answer.sentences, *answer.caveats))
    warned = [status for status, words in SAYS.items() if any(word in caveats for word in words)]
    unsaid = own.status in SAYS and not any(word in text for word in SAYS[own.status])
    return f"{own} beside {text}" if unsaid or (warned and own.status not in warned) else None


@pytest.mark.parametrize("text", OWN_QUESTIONS)
@pytest.mark.parametrize("today", [date(2018, 7, 2), date(2020, 8, 1), date(2022, 1, 1), TODAY])
def test_the_badge_says_what_the_caveats_say(ask: Ask, text: str, today: date) -> None:
    assert disagreement(ask(text, today=today)) is None


@pytest.mark.shared
def test_the_badges_of_the_question_set_say_what_its_caveats_say(ask: Ask) -> None:
    folder = Path(os.environ.get("OUWEN_SHARED") or REPOSITORY.parent / "shared")
    questions = folder / "questions" / "dev.jsonl"
    if not questions.is_file():
        pytest.skip(f"{questions} is not here: OUWEN_SHARED names the folder of the question sets")
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    texts = [text for row in rows for text in row["turns"]]
    assert [found for text in texts if (found := disagreement(ask(text)))] == []


@pytest.mark.parametrize(
    ("text", "today", "status", "note"),
    [
        ("瑞安最低工资是多少", date(2015, 10, 25), StandingStatus.NOT_YET, "2015年11月1日起施行"),
        ("瑞安最低工资是多少", date(2016, 1, 1), StandingStatus.IN_FORCE, "2015年11月1日起施行"),
        (
            "瑞安最低工资是多少",
            TODAY,
            StandingStatus.MAY_HAVE_CHANGED,
            "发布于2015年10月23日，距今已11年，可能已调整",
        ),
        ("秋田犬能养吗", date(2025, 6, 29), StandingStatus.IN_FORCE, "有效期到2025年6月29日"),
        ("秋田犬能养吗", date(2025, 6, 30), StandingStatus.EXPIRED, "已于2025年6月29日到期"),
    ],
)
def test_how_the_source_stands_today(
    ask: Ask, text: str, today: date, status: StandingStatus, note: str
) -> None:
    assert standing(ask(text, today=today)) == Standing(status=status, note=note)


def test_it_is_today_that_counts_not_the_day_asked_about(ask: Ask) -> None:
    answer = ask("2021年秋田犬能养吗", date="2021年")
    assert standing(answer).status is StandingStatus.EXPIRED


@pytest.mark.parametrize("text", ["2020年6月任命了谁", "2019年7月政府记事里7月1日有什么"])
def test_posts_and_news_neither_hold_nor_expire(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.citations
    assert [citation.standing for citation in answer.citations] == [None] * len(answer.citations)


def wages(figure: int, day: str, number: str, signed: str) -> str:
    body = f"从{day}起，瑞安市最低月工资标准调整为{figure}元/月。"
    return notice(WAGES, body, FILLER, number=number, signed=signed)


@pytest.fixture(scope="module")
def adjusted(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    issues = {
        "2022-03": wages(911, "2022年4月1日", "温政发〔2022〕5号", "2022年3月1日"),
        "2023-05": wages(922, "2023年6月1日", "温政发〔2023〕7号", "2023年5月8日"),
    }
    return knowledge_of(tmp_path_factory.mktemp("adjusted"), issues)


def test_what_a_later_notice_adjusted_is_not_called_the_latest(adjusted: KnowledgeBase) -> None:
    today = date(2023, 7, 1)
    answer = adjusted.answer(
        question("2022年5月瑞安最低工资是多少", today=today, region="瑞安市", date="2022年5月")
    )
    assert [standard.amount for standard in answer.standards] == [911]
    assert answer.caveats == ("这是当时的标准，后来已调整，现在不再执行。",)
    note = "2023年6月1日起由温政发〔2023〕7号替代"
    assert standing(answer) == Standing(status=StandingStatus.SUPERSEDED, note=note)


def test_a_document_stands_as_its_standards_do(adjusted: KnowledgeBase) -> None:
    found = [adjusted.standing(document, date(2023, 7, 1)) for document in adjusted.documents]
    assert [one.status for one in found if one] == [StandingStatus.SUPERSEDED, StandingStatus.IN_FORCE]


@pytest.mark.parametrize(
    "text", ["瓯e办机器上能办多少个事项", "小额贷款保证保险出了损失，银行和保险公司按几比几分"]
)
def test_old_news_is_told_as_of_its_time(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert "说的是当时的情况" in answer.caveats[-1]
    assert ask(text, today=date(2018, 12, 1)).caveats != answer.caveats


def test_the_news_of_a_day_asked_for_needs_no_such_caveat(ask: Ask) -> None:
    assert "当时的情况" not in "".join(ask("2020年6月政府做了什么").caveats)
