"""A reply that is kept is the one that would be made now; what could change it makes a new one."""

from __future__ import annotations

import gc
import json
import shutil
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import answer_question, replies, runtime
from actions.answer_question import ActionAnswerQuestion
from actions.replies import Memory, Reply, memory_of
from knowledge.build import build_index
from knowledge.live import live_knowledge
from knowledge.settings import KnowledgeSettings
from knowledge.static_encoder import StaticEncoder
from tests.knowledge.issues import SHIPPED

WAGE = {"text": "瑞安最低工资是多少", "entities": [{"entity": "region", "value": "瑞安市"}]}
FROM_TEXT = {"text": "餐厨垃圾由谁收运", "intent": "ask_bulletin"}


@pytest.fixture(scope="module", autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeSettings]:
    """An index of one real issue."""
    var = tmp_path_factory.mktemp("var")
    shutil.copyfile(SHIPPED / "2015-10.txt", var / "2015-10.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUWEN_VAR", str(var))
        patch.setenv("OUWEN_BULLETINS", str(var))
        settings = KnowledgeSettings.from_environment()
        build_index(settings)
        yield settings


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch, settings: KnowledgeSettings) -> None:
    """A day that is set, and nothing kept."""
    monkeypatch.setenv("OUWEN_TODAY", "2026-11-21")
    memory = memory_of(runtime.knowledge_base())
    memory.answers.clear()
    memory.replies.clear()


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The messages for which a turn was taken."""
    taken: list[str] = []

    def noted(message: Any, *rest: Any) -> Any:
        taken.append(message.text)
        return take_turn(message, *rest)

    take_turn = answer_question.take_turn
    monkeypatch.setattr(answer_question, "take_turn", noted)
    return taken


def ask(said: dict[str, Any], slots: dict[str, Any] | None = None, **metadata: Any) -> tuple[Any, Any]:
    """What the action says and sets."""
    intent = {"name": said.get("intent", "ask_minimum_wage"), "confidence": 0.9}
    message = {**said, "intent": intent, "metadata": metadata}
    dispatcher = CollectingDispatcher()
    tracker = Tracker("somebody", slots or {}, message, [], False, None, {}, "action_listen")
    events = ActionAnswerQuestion().run(dispatcher, tracker, {})
    return dispatcher.messages, events


def is_gone(one: weakref.ref[Any]) -> bool:
    """Wait until nothing holds an object; the thread that follows the index may still prepare the old one."""
    until = time.monotonic() + 60
    while one() is not None and time.monotonic() < until:
        gc.collect()
        time.sleep(0.05)
    return one() is None


def slots_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events}


def test_the_same_message_is_answered_once_and_each_reply_is_a_copy_of_its_own(turns: list[str]) -> None:
    first, second = ask(WAGE), ask(WAGE)
    assert turns == [WAGE["text"]]
    assert json.dumps(first) == json.dumps(second)
    second[0][0]["custom"]["caveats"].append("changed")
    second[1].clear()
    assert json.dumps(ask(WAGE)) == json.dumps(first)


def test_another_message_history_or_reading_of_it_is_answered_anew(turns: list[str]) -> None:
    _, events = ask(WAGE)
    ask({**WAGE, "entities": []})
    ask({**WAGE, "entities": [{"entity": "region", "value": "瑞安市", "start": 0, "end": 2}]})
    ask({**WAGE, "intent": "follow_up"})
    ask({**WAGE, "part_intents": {WAGE["text"]: ["ask_pension", 0.9]}})
    ask(WAGE, slots_of(events))
    ask(WAGE, {"failures": 1})
    assert len(turns) == 7
    ask(WAGE, slots_of(events))
    assert len(turns) == 7


def test_the_second_answer_to_nothing_offers_a_person() -> None:
    nothing = {"text": "驾照到期怎么换", "intent": "out_of_scope"}
    (first,), events = ask(nothing)
    (second,), _ = ask(nothing, slots_of(events))
    assert (len(first["buttons"]), len(second["buttons"])) == (0, 1)
    assert json.dumps(ask(nothing)[0]) == json.dumps([first])


def test_each_day_has_its_answers(turns: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    days = ["2026-11-21", "2026-11-22", "2016-08-01"]
    for named in days:
        assert ask(WAGE, today=named)[0][0]["custom"]["as_of"] == named
    for named in days:
        monkeypatch.setenv("OUWEN_TODAY", named)
        assert ask(WAGE)[0][0]["custom"]["as_of"] == named
    assert len(turns) == 3


def test_the_day_turns_and_a_wrong_clock_is_told_of(
    turns: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def on(shown: date) -> list[str]:
        clock = SimpleNamespace(today=lambda: shown, fromisoformat=date.fromisoformat)
        monkeypatch.setattr(runtime, "date", clock)
        caveats: list[str] = ask(WAGE)[0][0]["custom"]["caveats"]
        return [caveat for caveat in caveats if "系统日期" in caveat]

    monkeypatch.setenv("OUWEN_TODAY", "1970-01-01")
    assert "系统日期" not in str(ask(WAGE))
    monkeypatch.delenv("OUWEN_TODAY")
    days = [date(1970, 1, 1), date(2026, 11, 21), date(2026, 11, 22)]
    assert [len(on(shown)) for shown in days * 2] == [1, 0, 0] * 2
    assert len(turns) == 4


def test_who_asks_for_an_explanation_gets_an_answer_of_its_own(turns: list[str]) -> None:
    plain, _ = ask(WAGE)
    explained, _ = ask(WAGE, explain=True)
    assert "standards_ms" in explained[0]["custom"]["explain"]["timings_ms"]
    assert len(turns) == 2
    assert json.dumps(ask(WAGE)[0]) == json.dumps(plain)
    ask(WAGE, explain=True)
    assert len(turns) == 3


def test_an_index_that_is_opened_anew_starts_with_nothing_kept(
    turns: list[str], settings: KnowledgeSettings
) -> None:
    ask(WAGE)
    live = live_knowledge(KnowledgeSettings.from_environment())
    before, kept = weakref.ref(live.base), weakref.ref(memory_of(live.base).replies)
    shutil.copyfile(SHIPPED / "2019-12.txt", settings.bulletins_dir / "2019-12.txt")
    try:
        build_index(settings)
        live.renew()
        ask(WAGE)
        assert len(turns) == 2
        assert is_gone(before)
        assert is_gone(kept)
    finally:
        (settings.bulletins_dir / "2019-12.txt").unlink()
        build_index(settings)
        live.renew()
    ask(WAGE)
    assert len(turns) == 3


def test_what_is_said_while_the_encoder_fails_is_not_kept(
    turns: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the model is gone")

    with monkeypatch.context() as failing:
        failing.setattr(StaticEncoder, "encode_questions", fails)
        ask(FROM_TEXT)
        ask(FROM_TEXT)
    whole = ask(FROM_TEXT)
    assert len(turns) == 3
    assert json.dumps(ask(FROM_TEXT)) == json.dumps(whole)
    explained = ask(FROM_TEXT, explain=True)[0][0]
    explained["custom"].pop("explain")
    assert json.dumps(explained) == json.dumps(whole[0][0])
    assert len(turns) == 4


def test_an_error_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(answer_question, "take_turn", lambda *_: {}["no answer"])
        with pytest.raises(KeyError):
            ask(WAGE)
    assert ask(WAGE)[0][0]["custom"]["status"] == "answered"


def test_threads_get_the_reply_to_their_own_message() -> None:
    texts = [f"{place}最低工资是多少" for place in ("瑞安", "乐清", "平阳", "泰顺")] * 5
    with ThreadPoolExecutor(4) as threads:
        said = list(threads.map(lambda text: json.dumps(ask({"text": text})), texts))
    memory_of(runtime.knowledge_base()).replies.clear()
    assert said == [json.dumps(ask({"text": text})) for text in texts]


def test_replies_are_kept_up_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "MOST", 10_000)
    memory = Memory()
    for number in range(50):
        memory.reply(str(number), lambda: Reply(text="好" * 400, buttons=[], payload={}, events=[]))
    assert 2 <= len(memory.replies) <= 5
    assert memory.replies.size <= 10_000
