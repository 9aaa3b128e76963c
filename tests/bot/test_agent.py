import asyncio
import logging

import pytest
from rasa.core.channels.channel import UserMessage

from bot.agent import load_agent, plain_text, refusal_of
from bot.channels.replies import ReplyChannel
from bot.conversation import Conversations
from bot.errors import ModelError
from bot.wording import reply


@pytest.fixture(scope="module")
def bot(toy, toy_model):
    with Conversations(load_agent(toy_model, actions="toy_actions")) as conversations:
        yield conversations


def test_an_answer_keeps_text_payload_and_buttons_in_one_reply(bot: Conversations):
    assert bot.send("a", "hotline", "最低工资是多少") == [
        {
            "text": "第1次问。\n\na",
            "buttons": [{"title": "瑞安市", "payload": "瑞安市"}],
            "custom": {"status": "answered", "channel": "hotline"},
        }
    ]


def test_conversations_are_told_apart_by_sender(bot: Conversations):
    assert bot.send("b", "widget", "最低工资是多少")[0]["text"] == "第1次问。\n\nb"
    assert bot.send("c", "widget", "最低工资是多少")[0]["text"] == "第1次问。\n\nc"
    assert bot.send("b", "widget", "最低工资是多少")[0]["text"] == "第2次问。\n\nb"


def test_messages_of_one_sender_in_a_row_are_answered_in_a_row(toy, toy_model):
    agent = load_agent(toy_model, actions="toy_actions")

    async def said() -> list[str]:
        messages = [UserMessage("最低工资是多少", ReplyChannel(), "row") for _ in range(20)]
        await asyncio.wait_for(asyncio.gather(*map(agent.handle_message, messages)), 15)
        return [message.output_channel.messages[0]["text"] for message in messages]

    assert asyncio.run(said()) == [f"第{number}次问。\n\nrow" for number in range(1, 21)]


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07\x1b", "\u200b\u202e", "/", " / / "])
def test_a_message_without_content_gets_a_polite_reply(bot: Conversations, text: str):
    assert bot.send("d", "widget", text) == [reply("empty")]


def test_no_message_at_all_gets_a_polite_reply(bot: Conversations):
    assert bot.send("d", "widget", None) == [reply("empty")]


def test_the_limit_counts_after_normalising(bot: Conversations):
    assert refusal_of("工" * 500) is None
    assert refusal_of("工" * 501) == "too_long"
    assert refusal_of("工" * 501, 5000) is None
    assert refusal_of("工" * 21, 20) == "too_long"
    assert "最多20个字" in reply("too_long", 20)["text"]
    assert refusal_of(" " * 3000 + "工" + "\u200b" * 900) is None
    assert bot.send("e", "widget", "工" * 10_000) == [reply("too_long")]
    assert "500" in reply("too_long")["text"]


def test_a_slash_names_no_intent(bot: Conversations):
    assert plain_text("/greet") == "greet"
    assert bot.parse(plain_text('/ask_trouble{"a": 1}'))["intent"]["confidence"] < 1.0


def test_control_characters_and_half_surrogates_are_dropped():
    assert plain_text("最\x00低\n工资\ud800是多少\r\n") == "最低 工资是多少"


@pytest.mark.parametrize("text", ["😀😀", "\ud83d", "' OR 1=1 --", "{}", "<b>", "你好\x00"])
def test_odd_messages_are_answered(bot: Conversations, text: str):
    assert bot.send("f", "widget", text)[0]["text"]


def test_a_failing_action_is_answered_politely_and_the_conversation_goes_on(bot: Conversations, caplog):
    with caplog.at_level(logging.ERROR):
        assert bot.send("g", "widget", "请出错") == [reply("error")]
    assert "no resident may read" in caplog.text
    assert bot.send("g", "widget", "你好") == [{"text": "您好！"}]


def test_a_failure_of_rasa_itself_is_answered_politely(toy, toy_model, monkeypatch, caplog):
    agent = load_agent(toy_model, actions="toy_actions")

    async def fail(*_):
        raise RuntimeError("store gone")

    monkeypatch.setattr(agent.processor, "handle_message", fail)
    with Conversations(agent) as bot, caplog.at_level(logging.ERROR):
        assert bot.send("h", "widget", "你好") == [reply("error")]
    assert "store gone" in caplog.text


def test_silence_is_answered_politely(toy, toy_model, monkeypatch):
    agent = load_agent(toy_model, actions="toy_actions")

    async def say_nothing(*_):
        return []

    monkeypatch.setattr(agent.processor, "handle_message", say_nothing)
    with Conversations(agent) as bot:
        assert bot.send("i", "widget", "你好") == [reply("error")]


def test_a_broken_model_is_named(toy, tmp_path):
    broken = tmp_path / "ouwen-broken.tar.gz"
    broken.write_bytes(b"no archive")
    with pytest.raises(ModelError, match="ouwen-broken"):
        load_agent(broken, actions="toy_actions")


def test_parse_tells_what_was_understood(bot: Conversations):
    parsed = bot.parse("你好")
    assert parsed["intent"]["name"] == "greet"
    assert {intent["name"] for intent in parsed["intent_ranking"]} == {"greet", "ask_wage", "ask_trouble"}
