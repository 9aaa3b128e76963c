from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.channels.wechat.menu import menu
from tests.bot.channels.wechat import letters
from tests.bot.channels.wechat.wechat_server import CITATION, SAFE, Account

PUBLIC = "https://ask.example.gov.cn"
BUTTONS = [
    {"title": "瑞安市", "payload": "瑞安市最低工资是多少"},
    {"title": "乐清市", "payload": "乐清市最低工资是多少"},
]


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    account = Account()
    account.bot.replies["问"] = [{"text": "**13元**/月，按地区：", "buttons": BUTTONS}]
    yield account
    account.stop()


@pytest.fixture(scope="module")
def linked() -> Iterator[Account]:
    account = Account(public_url=PUBLIC)
    other = {**CITATION, "title": "另一通知", "validity": None, "url": "/bulletins/2020-06/pages/31"}
    account.bot.replies["一处"] = [{"text": "见通知。", "custom": {"citations": [CITATION]}}]
    account.bot.replies["两处"] = [{"text": "见两通知。", "custom": {"citations": [CITATION, other]}}]
    yield account
    account.stop()


def items(xml: str) -> dict[str, str]:
    """Return the one article of a news reply."""
    [article] = re.findall(r"<item>(.*?)</item>", xml, re.DOTALL)
    return dict(re.findall(r"<(\w+)><!\[CDATA\[(.*?)\]\]></\1>", article, re.DOTALL))


def test_choices_are_numbered_and_a_number_asks_its_choice(account: Account) -> None:
    assert account.say("问", "n") == "13元/月，按地区：\n回复数字接着问：\n1 瑞安市\n2 乐清市"
    assert account.say("２", "n") == "答：乐清市最低工资是多少"
    assert account.say("1", "n") == "答：1"


@pytest.mark.parametrize("typed", ["1", "１", "1.", "回复1", "选 1", "第1个", "（1）"])
def test_a_number_may_be_typed_in_many_ways(account: Account, typed: str) -> None:
    account.say("问", "typed")
    assert account.say(typed, "typed") == "答：瑞安市最低工资是多少"


@pytest.mark.parametrize("typed", ["3", "1.5", "1年", "10", "0"])
def test_another_number_is_left_to_the_bot(account: Account, typed: str) -> None:
    account.say("问", "typed")
    assert account.say(typed, "typed") == f"答：{typed}"


def test_choices_are_of_one_resident(account: Account) -> None:
    account.say("问", "a")
    assert account.say("1", "b") == "答：1"


def test_choices_are_forgotten_after_a_day(account: Account) -> None:
    account.say("问", "day")
    account.clock.now += 24 * 3600 + 1
    assert account.say("1", "day") == "答：1"
    account.clock.now = letters.NOW


def test_many_choices_stand_three_a_line(account: Account) -> None:
    account.bot.replies["多"] = [
        {"text": "哪里？", "buttons": [{"title": f"甲{at}", "payload": ""} for at in range(7)]}
    ]
    assert account.say("多").split("\n")[2:] == ["1 甲0　2 甲1　3 甲2", "4 甲3　5 甲4　6 甲5", "7 甲6"]
    assert account.say("7") == "答：甲6"


def test_all_utterances_of_a_turn_are_one_text(account: Account) -> None:
    notice = {"text": "【紧急通知】台风将至。", "custom": {"status": "notice", "notice": {"id": 1}}}
    account.bot.replies["通知"] = [notice, {"text": "答复。"}]
    assert account.say("通知") == "【紧急通知】台风将至。\n\n答复。"


def test_hostile_text_comes_back_harmless(account: Account) -> None:
    account.bot.replies["坏字"] = [{"text": ']]><a href="x">y</a>\x08\u202e身高<45厘米&amp;'}]
    assert account.say("坏字") == ']]>＜a href="x">y＜/a>身高<45厘米&amp;'


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("voice", {"MediaId": "m", "Format": "amr", "Recognition": "乐清低保多少。"}, "答：乐清低保多少。"),
        ("voice", {"MediaId": "m", "Format": "amr", "Recognition": ""}, "我没听清这段语音"),
        ("voice", {"MediaId": "m", "Format": "amr"}, "我没听清这段语音"),
        ("image", {"PicUrl": "x", "MediaId": "m"}, "我只看得懂文字和语音"),
        ("video", {"MediaId": "m", "ThumbMediaId": "m"}, "我只看得懂文字和语音"),
        ("shortvideo", {"MediaId": "m"}, "我只看得懂文字和语音"),
        (
            "location",
            {"Location_X": "27.9", "Location_Y": "120.7", "Scale": "20", "Label": "鹿城"},
            "我只看得懂文字和语音",
        ),
        ("link", {"Title": "t", "Url": "u"}, "我只看得懂文字和语音"),
        ("file", {"Title": "t", "FileKey": "k"}, "我只看得懂文字和语音"),
        ("something_new", {}, "我只看得懂文字和语音"),
        ("text", {"Content": "【收到不支持的消息类型，暂无法显示】"}, "我只看得懂文字和语音"),
    ],
)
def test_each_kind_of_message(account: Account, kind: str, fields: dict[str, str], said: str) -> None:
    answer = account.send(letters.letter(kind, msgid=str(abs(hash(str(fields) + kind))), **fields))
    assert letters.fields_of(answer.text)["Content"].startswith(said)


@pytest.mark.parametrize(
    "event",
    [
        "unsubscribe",
        "VIEW",
        "SCAN",
        "LOCATION",
        "TEMPLATESENDJOBFINISH",
        "user_get_card",
        "view_miniprogram",
    ],
)
def test_other_events_want_no_answer(account: Account, event: str) -> None:
    before = len(account.bot.messages)
    answer = account.send(letters.event(event))
    assert (answer.status, answer.text) == (200, "success")
    assert len(account.bot.messages) == before


def test_a_follower_is_greeted_with_what_the_bot_can_do(account: Account) -> None:
    for key in ("", "qrscene_12"):
        said = letters.fields_of(account.send(letters.event("subscribe", key, openid=f"new{key}")).text)[
            "Content"
        ]
        assert said.startswith("欢迎关注！我是瓯问")
        assert said.endswith("答：你能回答什么")


def test_who_leaves_is_forgotten(account: Account) -> None:
    account.say("问", "left")
    account.send(letters.event("unsubscribe", openid="left"))
    assert account.say("1", "left") == "答：1"


def test_a_menu_entry_asks_its_question(account: Account) -> None:
    for at, (key, question) in enumerate(menu().keys.items()):
        if key != "source":
            answer = account.send(letters.event("CLICK", key, created=letters.NOW + at))
            assert letters.fields_of(answer.text)["Content"] == f"答：{question}"
    answer = account.send(letters.event("CLICK", "gone", created=letters.NOW + 99))
    assert letters.fields_of(answer.text)["Content"].startswith("这个菜单暂时不能用")


def test_the_source_is_shown_as_a_card(linked: Account) -> None:
    assert linked.say("一处") == "见通知。\n〔回复“出处”看原文〕"
    xml = linked.send(letters.letter(Content="出处", msgid="51")).text
    fields = letters.fields_of(xml)
    assert (fields["MsgType"], fields["ArticleCount"]) == ("news", "1")
    assert items(xml) == {
        "Title": "《关于调整标准的通知》",
        "Description": "温政发〔2019〕16号，温州市人民政府，2019-12-09\n公报2019年第12期第3页\n可能已调整：距今已6年\n原文：标准调整如下。",
        "PicUrl": "",
        "Url": PUBLIC + CITATION["url"],
    }
    clicked = linked.send(letters.event("CLICK", "source")).text
    assert items(clicked) == items(xml)


def test_each_of_several_sources_has_its_card(linked: Account) -> None:
    linked.say("两处")
    first = items(linked.send(letters.letter(Content="“出处”", msgid="52")).text)
    assert first["Description"].endswith("共2处出处，回复“出处2”看下一处。")
    second = items(linked.send(letters.letter(Content="出处2", msgid="53")).text)
    assert (second["Title"], second["Url"]) == ("《另一通知》", PUBLIC + "/bulletins/2020-06/pages/31")
    assert linked.say("出处3") == "答：出处在哪"


def test_small_talk_keeps_the_source_and_another_answer_does_not(linked: Account) -> None:
    linked.bot.replies["无据"] = [
        {"text": "公报里没有。", "custom": {"status": "not_in_bulletins", "citations": []}}
    ]
    linked.say("一处", "kept")
    linked.say("谢谢", "kept")
    assert linked.send(letters.letter(Content="出处", msgid="54", openid="kept")).text.count("<item>") == 1
    linked.say("无据", "kept")
    assert linked.say("出处", "kept") == "答：出处在哪"


def test_without_an_address_the_source_is_told_in_words(account: Account) -> None:
    account.bot.replies["一处"] = [{"text": "见通知。", "custom": {"citations": [CITATION]}}]
    assert account.say("一处") == "见通知。"
    assert account.say("出处") == "答：出处在哪"
    assert account.say("出处在哪里？") == "答：出处在哪里？"


def test_a_long_answer_is_read_on_by_more(account: Account) -> None:
    body = "".join(f"第{at}项标准为{1000 + at}.5元/月，自2015年11月1日起执行。" for at in range(80))
    source = "出处：《通知》（温政发〔2015〕58号，2015-10-23），公报2015年第10期第2页"
    account.bot.replies["长"] = [{"text": f"{body}\n{source}"}]
    parts = [account.say("长", "long")]
    while parts[-1].endswith("〔未完，回复“更多”看余下部分〕"):
        assert len(parts[-1].encode()) <= 2048
        parts.append(account.say("更多", "long"))
    assert len(parts) == 3
    assert source in parts[0]
    told = "".join(
        part.replace("〔未完，回复“更多”看余下部分〕", "").replace(source, "").strip() for part in parts
    )
    assert told == body
    assert account.say("更多", "long") == "答：更多"


def test_a_card_is_sealed_too() -> None:
    account = Account(SAFE, public_url=PUBLIC)
    account.bot.replies["一处"] = [{"text": "见通知。", "custom": {"citations": [CITATION]}}]
    try:
        account.post(*letters.sealed(letters.letter(Content="一处", msgid="61"), nonce="c1"))
        answer = account.post(*letters.sealed(letters.letter(Content="出处", msgid="62"), nonce="c2"))
        assert letters.opened(answer.text)["MsgType"] == "news"
        assert account.post(*letters.sealed(letters.event("VIEW"), nonce="c3")).text == "success"
    finally:
        account.stop()
