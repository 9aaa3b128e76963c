"""Whole calls over HTTP: what is said, asked back, sent, handed over and kept."""

from __future__ import annotations

import json
import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest

from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.hotline.hotline_server import FakeBot, HotlineServer

WAGE = "瑞安最低工资是多少"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(var=tmp_path_factory.mktemp("hotline"), public_url="https://ask.example.gov.cn")


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[HotlineServer]:
    running = HotlineServer(settings, FakeBot())
    yield running
    running.web.stop()


@pytest.fixture
def call(server: HotlineServer) -> str:
    return server.begin()


def says(server: HotlineServer, call: str, *transcripts: str) -> list[dict]:
    return [server.turn(call, f"t{n}", transcript=said).json for n, said in enumerate(transcripts)]


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
    assert second["speech"] == "第三条细节。要收短信，请说发短信给我。"
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


def test_what_was_heard_badly_is_confirmed_once(server: HotlineServer, call: str) -> None:
    before = len(server.bot.messages)
    asked = server.turn(call, "1", transcript="瑞安最低工资", confidence=0.3).json
    assert asked["speech"] == "您是问，瑞安最低工资，对吗？对请按一，不对请按二。"
    assert [one["dtmf"] for one in asked["suggestions"]] == ["1", "2"]
    assert server.get(f"/calls/{call}").json["waiting_for"] == "confirmation"
    assert len(server.bot.messages) == before
    assert server.turn(call, "2", event="dtmf", digits="1").json["custom"]["status"] == "answered"
    server.turn(call, "3", transcript="瑞安最低工资", confidence=0.3)
    denied = server.turn(call, "4", transcript="不是，写一首诗", confidence=0.2).json
    assert denied["speech"].startswith("这超出范围。")
    server.turn(call, "5", transcript="瑞安最低工资", confidence=0.3)
    assert server.turn(call, "6", transcript="不对").json["speech"] == "好的，请您再说一遍问题。"


def test_a_close_alternative_that_can_be_answered_is_taken(server: HotlineServer, call: str) -> None:
    alternatives = [{"transcript": WAGE, "confidence": 0.55}]
    server.turn(call, "1", transcript="锐安醉地公司", confidence=0.6, alternatives=alternatives)
    assert server.bot.asked[-1] == WAGE
    agreeing = [{"transcript": "瑞安市的最低工资", "confidence": 0.4}]
    server.turn(call, "2", transcript=WAGE, confidence=0.4, alternatives=agreeing)
    assert (server.bot.asked[-1], server.bot.messages[-1].message_id) == (WAGE, "2")


def test_silence_is_met_with_a_prompt_the_menu_and_a_person(server: HotlineServer, call: str) -> None:
    replies = [server.turn(call, f"{n}", event="silence").json for n in range(3)]
    assert [reply["speech"][:6] for reply in replies] == ["我没有听到声", "还是没有听到", "一直没有听到"]
    assert "养犬请按四" in replies[1]["speech"]
    assert "transfer" not in replies[1]
    assert (replies[2]["transfer"]["number"], replies[2]["transfer"]["reason"]) == ("12345", "silence")
    assert replies[2]["transfer"]["context"]["summary"] == "来电人还没有问出问题。转接原因：连续没有声音。"


def test_the_third_trouble_of_any_kind_hands_over_with_what_was_asked(
    server: HotlineServer, call: str
) -> None:
    says(server, call, WAGE, "没有的事", "写一首诗")
    reply = server.turn(call, "n", event="no_match").json
    assert reply["transfer"]["reason"] == "troubles"
    context = reply["transfer"]["context"]
    assert context["asked"] == [WAGE, "没有的事", "写一首诗"]
    assert context["found"] == ["瑞安市最低月工资标准是 1660元/月（2015年11月1日起）（温政发〔2015〕58号）"]
    assert context["said"][1] == "公报里没有。"
    assert context["summary"].endswith("问“写一首诗”：公报里没有查到。转接原因：连续几次没能解决。")


def test_an_answer_ends_a_row_of_troubles(server: HotlineServer, call: str) -> None:
    replies = says(server, call, "没有的事", "写一首诗", WAGE, "没有的事", "天地玄黄")
    assert [reply for reply in replies if "transfer" in reply] == []


@pytest.mark.parametrize(
    ("said", "reason"), [("专人工", "asked"), ("我想找个活人", "asked"), ("着火了救命", "danger")]
)
def test_who_asks_for_a_person_or_is_in_danger_gets_one_at_once(
    server: HotlineServer, call: str, said: str, reason: str
) -> None:
    [reply] = says(server, call, said)
    assert reply["transfer"]["reason"] == reason
    assert reply["speech"].endswith(
        "正在为您转接人工，请不要挂机。" if reason == "asked" else "正在为您转接人工。"
    )


def test_what_only_sounds_like_a_person_is_not_handed_over(server: HotlineServer, call: str) -> None:
    assert "transfer" not in says(server, call, "人工湖在哪里")[0]


def test_keys_stand_for_questions_and_commands(server: HotlineServer, call: str) -> None:
    table = server.turn(call, "1", event="dtmf", digits="1").json
    assert table["speech"] == "按地区分三档。请说是哪个县、市、区。"
    assert table["suggestions"][0] == {"say": "瑞安市"}
    assert server.turn(call, "2", event="dtmf", digits="9").json["speech"] == "按地区分三档。"
    wrong = server.turn(call, "3", event="dtmf", digits="123456789012345678").json
    assert wrong["speech"].startswith("没有这个按键。")
    assert server.get(f"/calls/{call}").json["turns"][-1]["heard"]["digits"] == "*" * 18
    assert "transfer" in server.turn(call, "4", event="dtmf", digits="0").json


def test_a_barge_in_is_listened_to(server: HotlineServer, call: str) -> None:
    assert server.turn(call, "1", event="barge_in").json["speech"] == "您请说。"
    said = server.turn(call, "2", event="barge_in", transcript=WAGE).json
    assert said["custom"]["status"] == "answered"


@pytest.mark.parametrize("said", ["再见", "那就这样吧谢谢啦"])
def test_goodbye_ends_the_call(server: HotlineServer, call: str, said: str) -> None:
    [reply] = says(server, call, said)
    assert reply["end"] is True
    assert server.turn(call, "late", transcript=WAGE).status == 409
    assert server.turn(call, "t0", transcript=said).json == reply
    assert server.get(f"/calls/{call}").json["end_reason"] == "goodbye"
    assert server.post("/calls", {"call_id": call}).status == 409


def test_the_platform_ends_a_call_once(server: HotlineServer, call: str) -> None:
    ended = server.post(f"/calls/{call}/end", {"reason": "transferred"}).json
    assert (ended["status"], ended["end_reason"]) == ("ended", "transferred")
    assert server.post(f"/calls/{call}/end", {"reason": "failed"}).json == ended


def test_a_failure_is_an_apology_without_its_reason(server: HotlineServer, call: str) -> None:
    answer = server.turn(call, "1", transcript="坏")
    assert (answer.status, answer.json["custom"]["status"]) == (200, "error")
    assert answer.json["speech"].startswith("抱歉，系统刚才出了点问题。")
    assert "secret" not in answer.text


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

    def talk(name: str) -> None:
        replies[name] = says(server, name, WAGE, f"我是{name}", "没有的事")

    threads = [threading.Thread(target=talk, args=(name,)) for name in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in calls:
        assert [reply["call_id"] for reply in replies[name]] == [name] * 3
        asked = [message.text for message in server.bot.messages if message.sender_id == name]
        assert asked == [WAGE, f"我是{name}", "没有的事"]
        turns = server.get(f"/calls/{name}").json["turns"]
        assert [turn["turn_id"] for turn in turns] == ["start", "t0", "t1", "t2"]


def test_the_store_has_the_calls(server: HotlineServer, settings: Settings, call: str) -> None:
    row = store_of(settings).calls.find(call)
    assert row is not None
    assert (row.sender, row.channel) == (call, "hotline")
    assert json.loads(json.dumps(row.state))["rate"] == "medium"
