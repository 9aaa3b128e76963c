import asyncio
import json
import re

import pytest
from rasa.core.channels.channel import UserMessage

from bot.agent import GuardedAgent, load_agent
from bot.channels.replies import ReplyChannel
from bot.channels.rest import read_message
from bot.guard.recording import Recorder
from bot.settings import Settings
from bot.store import store_of
from bot.store.reviews import Selection
from bot.wording import reply

ASKED = "最低工资是多少"


class Bot:
    """The toy bot with a store in a folder of its own."""

    def __init__(self, agent: GuardedAgent, var) -> None:
        self.agent = agent
        self.store = store_of(Settings(var=var))
        self.restart()

    def restart(self) -> None:
        self.agent.recorder = Recorder(self.store, "0577-12345")

    def message(self, sender: str, text, message_id=None, **given) -> UserMessage:
        channel = given.pop("input_channel", "widget")
        return UserMessage(
            text, ReplyChannel(), sender, input_channel=channel, message_id=message_id, **given
        )

    def say(self, sender: str, text, message_id=None, **given) -> list[dict]:
        message = self.message(sender, text, message_id, **given)
        asyncio.run(self.agent.handle_message(message))
        return message.output_channel.messages

    def kept(self) -> list:
        self.store.flush()
        return [review.turn for review in self.store.exported(Selection())][::-1]


@pytest.fixture(scope="module")
def agent(toy, toy_model):
    return load_agent(toy_model, actions="toy_actions")


@pytest.fixture
def bot(agent, tmp_path):
    made = Bot(agent, tmp_path)
    yield made
    made.store.close()
    agent.recorder = None


def test_a_turn_is_kept_and_its_payload_names_it(bot: Bot):
    (said,) = bot.say("t1", ASKED, "m1")
    (turn,) = bot.kept()
    assert re.fullmatch("[0-9a-f]{32}", said["custom"]["turn"])
    assert turn.id == said["custom"]["turn"]
    assert (turn.sender, turn.channel, turn.message_id) == ("t1", "widget", "m1")
    assert (turn.question, turn.status, turn.text) == (ASKED, "answered", "第1次问。\n\nt1")
    assert turn.replies == (said,)
    assert turn.latency_ms > 0
    assert turn.notice is None


def test_a_rest_client_is_counted_by_its_door_whatever_channel_it_names(bot: Bot):
    for channel in ("staff", "13800138000", "kiosk"):
        body = json.dumps({"sender": channel, "message": ASKED, "input_channel": channel}).encode()
        asyncio.run(bot.agent.handle_message(read_message(body)[0]))
    assert [turn.channel for turn in bot.kept()] == ["rest", "rest", "rest"]


def test_small_talk_and_refusals_are_kept_too(bot: Bot):
    assert bot.say("t2", "你好") == [{"text": "您好！"}]
    (said,) = bot.say("t2", "工" * 10_000)
    assert said["text"] == reply("too_long")["text"]
    assert said["custom"]["turn"]
    assert bot.say("t2", None)[0]["text"] == reply("empty")["text"]
    assert [(turn.status, turn.question) for turn in bot.kept()] == [
        ("smalltalk", "你好"),
        ("clarify", "工" * 500),
        ("clarify", ""),
    ]


def test_a_longer_message_that_the_settings_allow_is_kept_whole(bot: Bot, monkeypatch):
    monkeypatch.setattr(bot.agent, "message_length", 1000)
    for length in (600, 1100):
        bot.say("t4", "工" * length)
    assert [len(turn.question) for turn in bot.kept()] == [600, 1000]


def test_an_explanation_is_not_kept(bot: Bot, monkeypatch):
    async def explain(message):
        payload = {"status": "answered", "explain": {"hits": []}}
        await message.output_channel.send_response(message.sender_id, {"text": "a", "custom": payload})

    monkeypatch.setattr(bot.agent.processor, "handle_message", explain)
    (said,) = bot.say("t3", ASKED)
    assert said["custom"]["explain"] == {"hits": []}
    assert list(bot.kept()[0].replies[0]["custom"]) == ["status", "turn"]


def test_numbers_that_name_a_person_reach_neither_dialogue_nor_store(bot: Bot, monkeypatch):
    seen = []

    async def note(message):
        seen.append((message.text, message.sender_id, message.metadata))
        await message.output_channel.send_response(message.sender_id, {"text": "好"})

    monkeypatch.setattr(bot.agent.processor, "handle_message", note)
    message = bot.message("13800138000", "我是11010519491231002X", metadata={"from": "138 0013 8000"})
    asyncio.run(bot.agent.handle_message(message))
    name = bot.store.stored_name("13800138000")
    assert seen == [("我是【身份证号】", name, {"from": "【手机号】"})]
    assert (message.sender_id, message.text) == ("13800138000", "我是11010519491231002X")
    assert [(turn.sender, turn.question) for turn in bot.kept()] == [(name, "我是【身份证号】")]


def test_the_channel_is_told_its_own_name_of_the_sender(bot: Bot):
    told = []

    class Sends(ReplyChannel):
        async def send_response(self, recipient_id, message):
            told.append(recipient_id)

    asyncio.run(bot.agent.handle_message(UserMessage("你好", Sends(), "13800138000")))
    assert told == ["13800138000"]


def test_a_retry_gets_the_same_replies_and_asks_nothing(bot: Bot):
    first = bot.say("t4", ASKED, "m")
    assert bot.say("t4", ASKED, "m") == first
    assert bot.say("t5", ASKED, "m") != first
    assert len(bot.kept()) == 2


def test_a_retry_after_a_restart_gets_the_stored_replies(bot: Bot):
    first = bot.say("t6", ASKED, "m")
    bot.store.flush()
    bot.restart()
    assert bot.say("t6", ASKED, "m") == first
    assert bot.say("t6", ASKED, "n")[0]["text"] == "第2次问。\n\nt6"


def test_only_a_message_that_its_client_named_is_looked_for_in_the_store(bot: Bot, monkeypatch):
    looked_for = []
    stock = bot.store.turns.answered
    monkeypatch.setattr(
        bot.store.turns,
        "answered",
        lambda sender, name: looked_for.append((sender, name)) or stock(sender, name),
    )
    for named in ({}, {"message_id": "m1"}):
        body = json.dumps({"sender": "t17", "message": ASKED, **named}).encode()
        asyncio.run(bot.agent.handle_message(read_message(body)[0]))
    assert looked_for == [("t17", "m1")]
    assert [turn.text for turn in bot.kept()] == ["第1次问。\n\nt17", "第2次问。\n\nt17"]


def test_a_retry_while_the_first_is_answered_waits_for_it(bot: Bot):
    async def both() -> list[list[dict]]:
        messages = [bot.message("t7", ASKED, "m") for _ in range(3)]
        await asyncio.gather(*(bot.agent.handle_message(message) for message in messages))
        return [message.output_channel.messages for message in messages]

    first, *others = asyncio.run(both())
    assert first[0]["text"] == "第1次问。\n\nt7"
    assert others == [first, first]
    assert len(bot.kept()) == 1


def test_a_failed_turn_is_tried_again(bot: Bot):
    assert bot.say("t8", "请出错", "m")[0]["text"] == reply("error")["text"]
    assert bot.say("t8", ASKED, "m")[0]["text"] == "第1次问。\n\nt8"
    assert [turn.status for turn in bot.kept()] == ["error", "answered"]


def test_a_broken_store_fails_no_answer(bot: Bot, caplog):
    with bot.store.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE turns RENAME TO gone")
    assert bot.say("t9", ASKED)[0]["text"] == "第1次问。\n\nt9"
    assert bot.say("t9", ASKED)[0]["text"] == "第2次问。\n\nt9"
    bot.store.flush()
    complaints = [record for record in caplog.records if "cannot be read" in record.message]
    assert len(complaints) == 1
