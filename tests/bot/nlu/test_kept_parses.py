"""Parses that are kept: those of the stock parse, for one model, each with a copy of its own."""

from __future__ import annotations

import asyncio
import copy
import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
import rasa
import yaml
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.agent import GuardedAgent, load_agent
from bot.nlu.kept_parses import KeptParses, goes_by_the_text, keep_parses
from bot.settings import REPOSITORY, Settings
from bot.training import model_path
from knowledge.steady import fall_short

ODD = [
    "",
    " ",
    "？？？",
    "😀",
    "/restart",
    "／最低工资",
    "工资" * 300,
    "瑞按的低保 biaozhun",
    "a\x00b\u202e",
    "1",
]
TRACKER = DialogueStateTracker.from_events("one", [])


@pytest.fixture(scope="module")
def agent(prepared, toy) -> GuardedAgent:
    """The real model with actions of the toy bot: only its parses are asked for."""
    loaded = load_agent(model_path(Settings(var=prepared)), actions="toy_actions")
    yield loaded
    loaded.action_endpoint.close()


def examples(count: int) -> list[str]:
    """Return lines of the training examples, some with a typing error."""
    some = random.Random(7)
    lines = [
        line.removeprefix("- ")
        for file in sorted((REPOSITORY / "data/nlu").glob("*.yml"))
        for part in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in part["examples"].splitlines()
    ]
    chosen = some.sample(lines, count)
    return [line if some.random() < 0.7 else f"{line[1:]}，{some.choice(chosen)}" for line in chosen]


def stock(processor: MessageProcessor, message: UserMessage) -> dict[str, Any]:
    return MessageProcessor._parse_message_with_graph(processor, message, TRACKER, True)


def test_a_kept_parse_is_that_of_rasa(agent):
    texts = [*ODD, *examples(300)]
    kept = agent.processor._parse_message_with_graph
    assert isinstance(kept, KeptParses)
    for text in texts:
        expected = stock(agent.processor, UserMessage(text))
        assert kept(UserMessage(text), TRACKER) == expected
        again = kept(UserMessage(text, metadata={"today": "2016-01-01"}), TRACKER)
        assert again == expected
        assert repr(again) == repr(expected)
    assert {text.strip() for text in texts} == set(kept._kept._values)


def test_neither_the_conversation_nor_the_message_around_it_changes_a_parse(agent):
    said = [UserUttered("瑞安最低工资"), SlotSet("region", "瑞安市"), UserUttered("去年呢")]
    other = DialogueStateTracker.from_events("two", said)
    for text in [*ODD, *examples(50)]:
        message = UserMessage(
            text, sender_id="two", input_channel="hotline", metadata={"today": "2016-01-01"}
        )
        told = MessageProcessor._parse_message_with_graph(agent.processor, message, other, True)
        assert told == stock(agent.processor, UserMessage(text))


def test_what_is_done_to_one_parse_does_not_reach_the_next(agent):
    def parsed() -> dict[str, Any]:
        return asyncio.run(agent.parse_message("瑞安去年的最低工资"))

    expected = copy.deepcopy(parsed())
    for _ in range(3):
        one = parsed()
        assert one == expected
        one["intent"]["name"] = "greet"
        one["entities"][0]["value"] = "乐清市"
        one["intent_ranking"].clear()
        one["normalisation"]["changes"].append("none")


def test_all_of_a_message_is_left_to_rasa(agent):
    message = UserMessage("瑞安最低工资")
    told = agent.processor._parse_message_with_graph(message, TRACKER, False)
    assert told["message_id"] == message.message_id


class Parsing:
    """Parses by saying what it was given and how often."""

    def __init__(self, **more: Any) -> None:
        self.asked: list[str | None] = []
        self.more = more

    def __call__(self, message: UserMessage, tracker: DialogueStateTracker, _: bool = True) -> dict[str, Any]:
        self.asked.append(message.text)
        return {"text": message.text, "number": len(self.asked), "tokens": [(0, 1)], **self.more}


def test_each_text_is_parsed_once_by_each_model():
    first, second = Parsing(), Parsing(model="the second")
    for parse in (first, second):
        kept = KeptParses(parse)
        told = [kept(UserMessage(text), TRACKER) for text in ("甲", "乙", "甲")]
        assert [one["number"] for one in told] == [1, 2, 1]
        assert told[2] == told[0]
        assert parse.asked == ["甲", "乙"]
        assert told[2].get("model") == parse.more.get("model")


def test_the_text_that_was_not_asked_for_longest_goes_first():
    parse = Parsing()
    kept = KeptParses(parse, room=1200)
    for text in ("甲", "乙", "丙", "甲", "丁", "甲", "乙"):
        kept(UserMessage(text), TRACKER)
    assert parse.asked == ["甲", "乙", "丙", "丁", "乙"]
    assert kept._kept.size <= 1200


@pytest.mark.parametrize("text", [None, "电话13868686868", "邮箱 a.b@example.com"])
def test_what_is_no_text_or_names_a_person_is_not_kept(text):
    parse = Parsing()
    kept = KeptParses(parse)
    assert [kept(UserMessage(text), TRACKER)["number"] for _ in range(2)] == [1, 2]


@pytest.mark.parametrize("value", [np.float64(0.5), object(), UserMessage, {1: float("nan")}])
def test_what_would_not_come_back_the_same_is_not_kept(value):
    parse = Parsing(value=value)
    kept = KeptParses(parse)
    assert [kept(UserMessage("甲"), TRACKER)["number"] for _ in range(2)] == [1, 2]


def test_what_was_parsed_while_the_encoder_failed_is_not_kept():
    parse = Parsing()
    kept = KeptParses(
        lambda *given: (fall_short(), parse(*given))[1] if len(parse.asked) < 2 else parse(*given)
    )
    assert [kept(UserMessage("甲"), TRACKER)["number"] for _ in range(4)] == [1, 2, 3, 3]


def test_threads_get_parses_of_their_own_texts():
    parse = Parsing()
    kept = KeptParses(parse, room=4000)
    texts = [str(number % 20) for number in range(2000)]
    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(lambda text: kept(UserMessage(text), TRACKER)["text"], texts))
    assert told == texts


def test_a_pipeline_with_other_components_parses_each_time(toy_model, agent):
    other = load_agent(toy_model, actions="toy_actions")
    other.action_endpoint.close()
    assert goes_by_the_text(agent.processor)
    assert not goes_by_the_text(other.processor)
    assert not keep_parses(other.processor)
    assert "_parse_message_with_graph" not in vars(other.processor)


def test_another_rasa_parses_each_time(agent, monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    kept = agent.processor._parse_message_with_graph
    assert not keep_parses(agent.processor)
    assert agent.processor._parse_message_with_graph is kept
