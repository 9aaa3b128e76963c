"""The actions as the action server calls them: tracker in, replies and events out."""

from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import ActionAnswerQuestion
from actions.hand_off import ActionHandOff
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
    assert slots == {}


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


def test_source_of_the_last_answer_with_its_quote() -> None:
    _, slots = run(ActionAnswerQuestion(), "瑞安最低工资是多少", {}, entities=(("region", "瑞安市"),))
    replies, events = run(ActionShowSource(), "出处在哪", slots, "ask_source")
    assert "原文：“" in replies[0]["text"]
    assert "调整后的最低月工资标准分别为" in replies[0]["text"]
    assert events == {}


def test_source_before_any_answer() -> None:
    replies, _ = run(ActionShowSource(), "出处在哪", {}, "ask_source")
    assert replies[0]["custom"]["status"] == "clarify"


def test_hand_off_carries_the_last_question() -> None:
    replies, _ = run(ActionHandOff(), "转人工", {"question": {"text": "瑞安低保多少"}}, "ask_person")
    assert replies[0]["custom"]["status"] == "handoff"
    assert replies[0]["custom"]["summary"] == "瑞安低保多少"
    assert "12345" in replies[0]["text"]


def test_actions_are_short() -> None:
    for path in Path("actions").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
