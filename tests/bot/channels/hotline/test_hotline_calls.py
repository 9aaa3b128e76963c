"""Whole calls over HTTP: what is said, sent, repeated and kept."""

from __future__ import annotations

import json
import threading
import xml.etree.ElementTree as ElementTree

import pytest

from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.hotline.hotline_server import HotlineServer, says

WAGE = "瑞安最低工资是多少"


def test_a_call_begins_with_a_greeting_and_the_menu(server: HotlineServer) -> None:
    reply = server.post("/calls", {"caller": "13800001234", "language": "zh-CN"}).json
    assert reply["turn_id"] == "start"
    assert reply["speech"].startswith("您好，我是温州政策热线的智能助手瓯问")
    assert [one.get("dtmf") for one in reply["suggestions"]] == ["1", "2", "3", "4", "0"]
    view = server.get(f"/calls/{reply['call_id']}").json
    assert (view["status"], view["caller"], view["waiting_for"]) == ("live", "尾号34", "question")
    assert server.post("/calls", {"call_id": reply["call_id"]}).json == reply


def test_an_answer_is_spoken_shown_and_explained(server: HotlineServer, call: str) -> None:
    [reply] = says(server, call, WAGE)
    assert reply["speech"] == "瑞安市最低月工资是一千六百六十元。想听条件和出处，请说详细一点。"
    assert reply["display"].startswith("瑞安市最低月工资标准是 1660元/月（2015年11月1日起）。\n⚠")
    assert [one["say"] for one in reply["suggestions"]] == ["详细一点", "发短信给我", "重复", "转人工"]
    assert reply["custom"]["status"] == "answered"
    root = ElementTree.fromstring(reply["ssml"])
    assert root.tag == "{http://www.w3.org/2001/10/synthesis}speak"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-CN"
    assert "".join(root.itertext()) == reply["speech"]
    message = server.bot.messages[-1]
    assert (message.text, message.sender_id, message.input_channel, message.message_id) == (
        WAGE,
        call,
        "hotline",
        "t0",
    )


def test_repeat_slower_and_faster_say_the_answer_again(server: HotlineServer, call: str) -> None:
    _, repeated, slow, again, fast = says(server, call, WAGE, "再说一边", "慢一点", "没听清", "正常速度")
    answer = "瑞安市最低月工资是一千六百六十元。"
    assert repeated["speech"] == again["speech"] == answer
    assert slow["speech"] == "好的，我慢一点说。" + answer
    assert fast["speech"] == "好的，恢复正常速度。" + answer
    rates = ['rate="medium"' in one["ssml"] for one in (repeated, slow, again, fast)]
    assert rates == [True, False, False, True]


def test_details_are_told_two_at_a_time(server: HotlineServer, call: str) -> None:
    _, first, second, third = says(server, call, WAGE, "详细一点", "继续", "还有吗")
    assert first["speech"] == "第一条细节。第二条细节。还想听，请说继续。"
    assert second["speech"] == "第三条细节。"
    assert third["speech"].startswith("这个问题公报里写的就是这些。")


def test_the_short_message_has_the_whole_citation(server: HotlineServer, call: str) -> None:
    _, reply = says(server, call, WAGE, "发短信给我")
    text = reply["sms"]["text"]
    assert text == (
        "【瓯问】瑞安市最低月工资标准是 1660元/月（2015年11月1日起）。\n"
        "依据：《温州市人民政府关于调整全市最低工资标准的通知》（温政发〔2015〕58号，温州市人民政府，2015-10-23），"
        "公报2015年第10期第2页。\n注意：距今已11年，很可能已调整。\n"
        "原文：https://ask.example.gov.cn/bulletins/2015-10/pages/2"
    )
    assert (reply["sms"]["length"], reply["sms"]["segments"]) == (len(text), 3)


@pytest.mark.parametrize("said", ["发短信给我", "详细一点"])
def test_before_the_first_answer_there_is_nothing_to_send(
    server: HotlineServer, call: str, said: str
) -> None:
    [reply] = says(server, call, said)
    assert "sms" not in reply
    assert "请先说" in reply["speech"]


def test_keys_stand_for_questions_and_commands(server: HotlineServer, call: str) -> None:
    table = server.turn(call, "1", event="dtmf", digits="1").json
    assert table["speech"] == "按地区分三档。请说是哪个县、市、区。"
    assert table["suggestions"][0] == {"say": "瑞安市"}
    assert server.turn(call, "2", event="dtmf", digits="9").json["speech"] == "按地区分三档。"
    wrong = server.turn(call, "3", event="dtmf", digits="123456789012345678").json
    assert wrong["speech"].startswith("没有这个按键。")
    assert server.get(f"/calls/{call}").json["turns"][-1]["heard"]["digits"] == "*" * 18
    assert "transfer" in server.turn(call, "4", event="dtmf", digits="0").json


@pytest.mark.parametrize("said", ["再见", "那就这样吧谢谢啦"])
def test_goodbye_ends_the_call(server: HotlineServer, call: str, said: str) -> None:
    [reply] = says(server, call, said)
    assert (reply["end"], reply["suggestions"]) == (True, [])
    assert server.turn(call, "late", transcript=WAGE).status == 409
    assert server.turn(call, "t0", transcript=said).json == reply
    assert server.get(f"/calls/{call}").json["end_reason"] == "goodbye"
    assert server.post("/calls", {"call_id": call}).status == 409


def test_the_platform_ends_a_call_once(server: HotlineServer, call: str) -> None:
    ended = server.post(f"/calls/{call}/end", {"reason": "transferred"}).json
    assert (ended["status"], ended["end_reason"]) == ("ended", "transferred")
    assert server.post(f"/calls/{call}/end", {"reason": "failed"}).json == ended


def test_the_rest_shape_gives_the_same_reply(server: HotlineServer) -> None:
    reply = server.post("/webhook", {"sender": "甲", "message": WAGE, "message_id": "m"}).json
    assert reply["custom"]["status"] == "answered"
    assert reply["call_id"].startswith("sender-")
    assert server.post("/webhook", {"sender": "甲", "message": WAGE, "message_id": "m"}).json == reply
    assert server.post("/webhook", {"sender": "甲", "message": "再见"}).json["end"] is True
    assert "end" not in server.post("/webhook", {"sender": "甲", "message": WAGE}).json


def test_no_number_of_a_person_is_kept(server: HotlineServer, settings: Settings, call: str) -> None:
    server.post("/calls", {"call_id": f"{call}-2", "caller": "13777123456"})
    server.turn(call, "1", transcript="我的手机是13777123456，瑞安最低工资是多少")
    kept = b"".join(path.read_bytes() for path in settings.var.iterdir())
    assert b"13777123456" not in kept
    assert "13777123456" not in server.bot.asked[-1]


def test_a_repeated_turn_is_served_once_and_in_order(server: HotlineServer, call: str) -> None:
    before = len(server.bot.messages)
    first, second = says(server, call, WAGE, "没有的事")
    assert server.turn(call, "t0", transcript="别的").json == first
    assert server.turn(call, "t1", transcript="别的").json == second
    assert len(server.bot.messages) == before + 2


def test_thirty_calls_at_once_are_not_crossed(server: HotlineServer) -> None:
    calls = [server.begin() for _ in range(30)]
    replies: dict[str, list[dict]] = {}

    def talk(name: str, number: int) -> None:
        replies[name] = says(server, name, WAGE, f"我是第{number}个", "没有的事")

    threads = [threading.Thread(target=talk, args=(name, number)) for number, name in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, name in enumerate(calls):
        assert [reply["call_id"] for reply in replies[name]] == [name] * 3
        asked = [message.text for message in server.bot.messages if message.sender_id == name]
        assert asked == [WAGE, f"我是第{number}个", "没有的事"]
        turns = server.get(f"/calls/{name}").json["turns"]
        assert [turn["turn_id"] for turn in turns] == ["start", "t0", "t1", "t2"]


def test_the_store_has_the_calls(server: HotlineServer, settings: Settings, call: str) -> None:
    row = store_of(settings).calls.find(call)
    assert row is not None
    assert (row.sender, row.channel) == (call, "hotline")
    assert json.loads(json.dumps(row.state))["rate"] == "medium"


def test_where_it_is_written_leaves_the_answer_to_be_sent(server: HotlineServer, call: str) -> None:
    _, source, sms = says(server, call, WAGE, "出处在哪", "短信")
    assert source["speech"] == "出处是通知。"
    assert sms["sms"]["text"].startswith("【瓯问】瑞安市最低月工资标准")
