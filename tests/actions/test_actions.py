"""The actions as the action server calls them: tracker in, replies and events out."""

from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import ActionAnswerQuestion
from actions.hand_off import ActionHandOff
from actions.reply_to_complaint import ActionReplyToComplaint
from actions.show_source import ActionShowSource
from knowledge.build import build_index
from knowledge.settings import KnowledgeSettings


@pytest.fixture(scope="module", autouse=True)
def index(tmp_path_factory: pytest.TempPathFactory) -> Any:
    var = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUWEN_VAR", str(var))
        patch.setenv("OUWEN_TODAY", "2026-11-21")
        build_index(KnowledgeSettings.from_environment())
        yield var


def run(
    action: Any,
    text: str,
    slots: dict[str, Any],
    intent: str = "ask_minimum_wage",
    entities: tuple[tuple[str, str], ...] = (),
    metadata: dict[str, Any] | None = None,
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [{"entity": name, "value": value} for name, value in entities],
        "metadata": metadata or {},
    }
    tracker = Tracker("somebody", slots, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, tracker, {})
    return dispatcher.messages, {event["name"]: event["value"] for event in events}


def test_answer_sets_what_the_next_message_may_lean_on() -> None:
    replies, slots = run(ActionAnswerQuestion(), "瑞安最低工资是多少", {}, entities=(("region", "瑞安市"),))
    assert replies[0]["text"].startswith("瑞安市最低月工资标准是 **1660元/月**")
    assert replies[0]["custom"]["status"] == "answered"
    assert slots["topic"] == "minimum_wage"
    assert slots["regions"] == ["瑞安市"]
    assert slots["question"]["document_keys"] == ["2015-10/01"]
    assert slots["citations"][0]["document_number"] == "温政发〔2015〕58号"
    replies, _ = run(ActionAnswerQuestion(), "那平阳呢", slots, "follow_up", entities=(("region", "平阳县"),))
    assert replies[0]["text"].startswith("平阳县最低月工资标准是 **1530元/月**")


def test_refusal_leaves_the_conversation_as_it_was() -> None:
    replies, slots = run(ActionAnswerQuestion(), "今天天气怎么样", {}, "out_of_scope")
    assert replies[0]["custom"]["status"] == "out_of_scope"
    assert set(slots) == {"exchanges", "asked_back", "failures"}
    assert slots["failures"] == 1


def test_explanation_only_on_request() -> None:
    plain, _ = run(ActionAnswerQuestion(), "到2022年新增养老机构床位多少张", {}, "ask_bulletin")
    explained, _ = run(
        ActionAnswerQuestion(),
        "到2022年新增养老机构床位多少张",
        {},
        "ask_bulletin",
        metadata={"explain": True},
    )
    assert "explain" not in plain[0]["custom"]
    assert explained[0]["custom"]["explain"]["hits"][0]["passage_id"].startswith("2020-06/04#")


def test_the_day_of_the_message_counts_as_today() -> None:
    asked = {"text": "瑞安最低工资是多少", "slots": {}, "entities": (("region", "瑞安市"),)}
    now, _ = run(ActionAnswerQuestion(), **asked)
    then, _ = run(ActionAnswerQuestion(), **asked, metadata={"today": "2016-08-01"})
    assert [said[0]["custom"]["as_of"] for said in (now, then)] == ["2026-11-21", "2016-08-01"]
    assert "距今已11年" in now[0]["custom"]["caveats"][0]
    assert then[0]["custom"]["caveats"] == []


def test_source_of_the_last_answer_with_its_quote() -> None:
    _, slots = run(ActionAnswerQuestion(), "瑞安最低工资是多少", {}, entities=(("region", "瑞安市"),))
    replies, events = run(ActionShowSource(), "出处在哪", slots, "ask_source")
    assert "原文：“" in replies[0]["text"]
    assert "调整后的最低月工资标准分别为" in replies[0]["text"]
    assert events == {}


def test_source_before_any_answer() -> None:
    replies, _ = run(ActionShowSource(), "出处在哪", {}, "ask_source")
    assert replies[0]["custom"]["status"] == "clarify"


def test_hand_off_tells_what_was_asked_found_and_not_found() -> None:
    _, slots = run(ActionAnswerQuestion(), "瑞安低保多少", {}, entities=(("region", "瑞安市"),))
    _, slots = run(ActionAnswerQuestion(), "明天下雨吗", slots, "out_of_scope")
    replies, _ = run(ActionHandOff(), "转人工", slots, "ask_person")
    assert replies[0]["custom"]["status"] == "handoff"
    assert replies[0]["custom"]["summary"] == (
        "问过“瑞安低保多少”，公报里查到804元/人·月（温政发〔2019〕16号）。问过“明天下雨吗”，公报里没有查到。"
    )
    assert [(one["asked"], one["status"]) for one in replies[0]["custom"]["conversation"]] == [
        ("瑞安低保多少", "answered"),
        ("明天下雨吗", "out_of_scope"),
    ]
    assert "12345" in replies[0]["text"]


def test_hand_off_without_a_question() -> None:
    replies, _ = run(ActionHandOff(), "转人工", {}, "ask_person")
    assert replies[0]["text"] == "好的，请拨打12345政务服务热线，由人工为您解答。"
    assert replies[0]["custom"]["conversation"] == []


def test_a_complaint_is_answered_where_it_asks_and_counted_where_it_does_not() -> None:
    replies, _ = run(ActionReplyToComplaint(), "你答非所问，低保到底多少钱", {}, "complain")
    assert replies[0]["custom"]["topic"] == "low_income"
    replies, slots = run(ActionReplyToComplaint(), "什么破机器人", {}, "complain")
    assert (replies[0]["custom"]["status"], slots["failures"]) == ("smalltalk", 1)
    assert [button["title"] for button in replies[0]["buttons"]] == ["你能回答什么", "转人工"]


def test_a_person_is_offered_after_two_answers_that_said_nothing() -> None:
    replies, slots = run(ActionAnswerQuestion(), "今天天气怎么样", {}, "out_of_scope")
    assert replies[0]["buttons"] == []
    replies, slots = run(ActionAnswerQuestion(), "明天下雨吗", slots, "out_of_scope")
    assert [button["title"] for button in replies[0]["buttons"]] == ["转人工"]
    assert replies[0]["text"].endswith("如果没有帮到您，可以转人工。")
    replies, slots = run(ActionAnswerQuestion(), "瑞安低保多少", slots, entities=(("region", "瑞安市"),))
    assert (replies[0]["buttons"], slots["failures"]) == ([], 0)


def test_the_source_of_something_else_is_a_question() -> None:
    _, slots = run(ActionAnswerQuestion(), "瑞安低保多少", {}, entities=(("region", "瑞安市"),))
    replies, _ = run(ActionShowSource(), "最低工资的依据是哪个文件", slots, "ask_source")
    assert replies[0]["custom"]["topic"] == "minimum_wage"


def test_several_questions_keep_their_citations() -> None:
    replies, _ = run(ActionAnswerQuestion(), "低保和最低工资各是多少", {}, "ask_low_income")
    payload = replies[0]["custom"]
    numbers = [citation["document_number"] for citation in payload["citations"]]
    assert numbers == ["温政发〔2019〕16号", "温政发〔2015〕58号"]
    cited = {standard["subject"]: numbers[standard["citation"]] for standard in payload["standards"]}
    assert cited == {
        "城乡居民最低生活保障标准": "温政发〔2019〕16号",
        "最低月工资标准": "温政发〔2015〕58号",
        "非全日制工作最低小时工资标准": "温政发〔2015〕58号",
    }


def test_actions_are_short() -> None:
    for path in Path("actions").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize(
    ("action", "text", "intent"),
    [(ActionHandOff(), "打什么电话啊", "ask_person"), (ActionReplyToComplaint(), "你们快点啊", "complain")],
)
def test_who_pleads_on_in_danger_is_told_where_to_turn(action: Any, text: str, intent: str) -> None:
    told, slots = run(ActionAnswerQuestion(), "家里着火了", {}, "out_of_scope")
    replies, _ = run(action, text, slots, intent)
    assert "119" in told[0]["text"]
    assert replies[0]["text"].startswith(told[0]["text"])
    calm, _ = run(action, text, {}, intent)
    assert "119" not in calm[0]["text"]
