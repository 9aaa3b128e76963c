import asyncio
from dataclasses import replace

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channels.replies import ReplyChannel
from bot.guard.announcing import Announcer
from bot.guard.recording import Recorder
from bot.settings import Settings
from bot.store import store_of


@pytest.fixture
def store(tmp_path):
    opened = store_of(Settings(var=tmp_path))
    yield opened
    opened.close()


async def answer(message: UserMessage) -> None:
    reply = {"text": "答复", "custom": {"status": "answered"}}
    await message.output_channel.send_response(message.sender_id, reply)


def say(recorder: Recorder, sender: str) -> list[dict]:
    message = UserMessage("问题", ReplyChannel(), sender, input_channel="widget")
    asyncio.run(recorder.take(message, answer))
    return message.output_channel.messages


def texts(replies: list[dict]) -> list[str]:
    return [reply["text"] for reply in replies]


def test_without_a_notice_payloads_carry_none(store):
    (said,) = say(Recorder(store, "12345"), "a")
    assert sorted(said["custom"]) == ["status", "turn"]


def test_each_sender_is_told_once_and_every_payload_carries_the_notice(store):
    recorder = Recorder(store, "12345")
    notice = store.notices.pin("台风红色预警")
    first, second = say(recorder, "a"), say(recorder, "a")
    assert texts(first) == ["【紧急通知】台风红色预警。", "答复"]
    assert texts(second) == ["答复"]
    assert texts(say(recorder, "b")) == ["【紧急通知】台风红色预警。", "答复"]
    payload = {
        "id": notice.id,
        "text": "台风红色预警",
        "since": notice.since.isoformat(),
        "until": None,
        "only": False,
    }
    assert [reply["custom"]["notice"] for reply in [*first, *second]] == [payload] * 3
    assert first[0]["custom"]["status"] == "notice"
    assert first[0]["custom"]["speech"] == "紧急通知：台风红色预警。"
    assert first[0]["custom"]["turn"] == first[1]["custom"]["turn"]


def test_a_new_notice_is_told_anew_and_none_after_it_is_taken_off(store):
    recorder = Recorder(store, "12345")
    store.notices.pin("一")
    say(recorder, "a")
    store.notices.pin("二！")
    assert texts(say(recorder, "a")) == ["【紧急通知】二！", "答复"]
    store.notices.unpin()
    assert texts(say(recorder, "a")) == ["答复"]


def test_who_was_told_is_known_after_a_restart(store):
    store.notices.pin("一")
    say(Recorder(store, "12345"), "a")
    store.flush()
    assert texts(say(Recorder(store, "12345"), "a")) == ["答复"]


def test_in_notice_only_mode_nothing_is_answered(store):
    recorder = Recorder(store, "0577-12345")
    store.notices.pin("系统维护", only=True)
    for _ in range(2):
        (said,) = say(recorder, "a")
        assert said["text"] == "【紧急通知】系统维护。\n目前暂停自动解答，请拨打0577-12345咨询。"
        assert said["custom"]["speech"] == "紧急通知：系统维护。目前暂停自动解答，请拨打0577-12345咨询。"
        assert said["custom"]["status"] == "handoff"
        assert said["custom"]["notice"]["only"] is True
    store.flush()
    assert [(turn.status, turn.question) for turn in store.turns.of("a")] == [("handoff", "问题")] * 2


def test_turns_that_cannot_be_read_tell_the_notice_once_more(store, caplog):
    notice = store.notices.pin("一")
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE turns RENAME TO gone")
    announcer = Announcer(store, "12345")
    assert announcer.reply_for(notice, "a") is not None
    assert announcer.reply_for(notice, "a") is None
    assert announcer.reply_for(replace(notice, id=99), "a") is not None
    assert "cannot be read" in caplog.text
