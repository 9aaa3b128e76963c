"""Calls that do not go well: doubt, silence, nothing found, danger, a person."""

from __future__ import annotations

import pytest

from tests.bot.channels.hotline.hotline_server import HotlineServer, says

WAGE = "瑞安最低工资是多少"


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
    [reply] = says(server, call, "人工湖在哪里")
    assert reply["speech"].startswith("抱歉，公报里没有查到这一点。")
    assert (reply["custom"]["status"], "transfer" in reply) == ("not_in_bulletins", False)


def test_a_barge_in_is_listened_to(server: HotlineServer, call: str) -> None:
    assert server.turn(call, "1", event="barge_in").json["speech"] == "您请说。"
    said = server.turn(call, "2", event="barge_in", transcript=WAGE).json
    assert said["custom"]["status"] == "answered"


def test_a_failure_is_an_apology_without_its_reason(server: HotlineServer, call: str) -> None:
    answer = server.turn(call, "1", transcript="坏")
    assert (answer.status, answer.json["custom"]["status"]) == (200, "error")
    assert answer.json["speech"].startswith("抱歉，系统刚才出了点问题。")
    assert "secret" not in answer.text


def test_a_hello_is_met_with_attention_and_is_no_trouble(server: HotlineServer, call: str) -> None:
    for number in range(4):
        reply = server.turn(call, f"{number}", transcript="喂，你好").json
        assert reply["speech"] == "我在听，请说您的问题。"
        assert "transfer" not in reply
    assert server.turn(call, "f", transcript="快一点").json["speech"] == "我在听，请说您的问题。"


def test_a_transfer_is_not_what_is_repeated(server: HotlineServer, call: str) -> None:
    *_, repeated = says(server, call, WAGE, "转人工", "没听清")
    assert repeated["speech"] == "瑞安市最低月工资是一千六百六十元。"
    first = server.post("/webhook", {"sender": call + "-chat", "message": "没听清"}).json
    assert first["speech"] == "我在听，请说您的问题。"


def test_danger_is_named_in_the_context(server: HotlineServer, call: str) -> None:
    [reply] = says(server, call, "着火了救命")
    assert reply["transfer"]["context"]["summary"] == "来电人说“着火了救命”。转接原因：来电人可能有危险。"
