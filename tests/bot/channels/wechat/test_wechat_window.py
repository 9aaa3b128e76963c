"""WeChat's five seconds, in miniature: a turn that takes longer than the deadlines of the test."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.channels.wechat.customer_service import CustomerService
from bot.channels.wechat.reception import Patience
from tests.bot.channels.web_server import Answer
from tests.bot.channels.wechat import letters
from tests.bot.channels.wechat.wechat_server import CITATION, PLAIN, Account

SHORT = Patience(answer=0.1, hold=0.2, pause=0.01)
LATE = "正在查询…请稍后回复任意内容查看。"


class Sent(CustomerService):
    """A service that keeps what it is told to send, and fails when `failing`."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.urls: list[str] = []
        self.failing = False

    @property
    def works(self) -> bool:
        return True

    async def send(self, openid: str, texts: Any, card: Any) -> tuple[str, ...]:
        if self.failing:
            return tuple(texts)
        self.texts += texts
        self.urls += [card.url] if card else []
        return ()


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    account = Account(patience=SHORT)
    yield account
    account.stop()


@pytest.fixture(scope="module")
def sent() -> Sent:
    return Sent()


@pytest.fixture(scope="module")
def served(sent: Sent) -> Iterator[Account]:
    account = Account(PLAIN, patience=SHORT, service=sent, public_url="https://ask.example.gov.cn")
    yield account
    account.stop()


def ask(
    account: Account, text: str, msgid: str, seconds: float, openid: str = letters.OPENID
) -> list[Answer]:
    """Send a message three times, one after the other, to a bot that takes `seconds`."""
    account.bot.slow[text] = seconds
    xml = letters.letter(Content=text, msgid=msgid, openid=openid)
    return [account.send(xml) for _ in range(3)]


def contents(answers: list[Answer]) -> list[str | None]:
    """Return what each request was told, None for one that was left to be sent again."""
    return [letters.fields_of(each.text)["Content"] if each.status == 200 else None for each in answers]


def test_three_repetitions_at_once_are_one_turn(account: Account) -> None:
    account.bot.slow["同时"] = 0.05
    xml = letters.letter(Content="同时", msgid="31")
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(account.send, [xml] * 3))
    assert contents(answers) == ["答：同时"] * 3
    assert account.bot.asked.count("同时") == 1


def test_a_repetition_with_the_same_signature_is_answered_alike(account: Account) -> None:
    query, xml = letters.query(nonce="again"), letters.letter(Content="再来", msgid="32")
    assert contents([account.post(query, xml) for _ in range(3)]) == ["答：再来"] * 3
    assert account.bot.asked.count("再来") == 1


def test_the_second_request_gets_what_was_late_for_the_first(account: Account) -> None:
    assert contents(ask(account, "慢一点", "33", 0.3)) == [None, "答：慢一点", "答：慢一点"]
    assert account.bot.asked.count("慢一点") == 1


def test_a_late_answer_comes_with_the_next_message_and_once(account: Account) -> None:
    assert contents(ask(account, "很慢", "34", 0.8, "late")) == [None, None, LATE]
    assert contents([account.send(letters.letter(Content="很慢", msgid="34", openid="late"))]) == [LATE]
    assert contents(ask(account, "好的", "35", 0, "late"))[-1] == "您刚才问的“很慢”：\n答：很慢"
    assert contents(ask(account, "还有吗", "36", 0, "late"))[-1] == "答：还有吗"
    assert account.bot.asked.count("很慢") == 1
    assert "好的" not in account.bot.asked


def test_with_the_late_answer_comes_the_one_to_the_message_at_hand(account: Account) -> None:
    assert contents(ask(account, "慢问", "37", 0.7, "both")) == [None, None, LATE]
    said = account.say("那乐清呢", openid="both")
    assert said == "您刚才问的“慢问”：\n答：慢问\n\n答：那乐清呢"


def test_a_message_whose_answer_is_late_again_keeps_both(account: Account) -> None:
    assert contents(ask(account, "一慢", "38", 0.8, "twice")) == [None, None, LATE]
    assert contents(ask(account, "二慢", "39", 0.4, "twice"))[-1] == LATE
    said = contents(ask(account, "？", "47", 0, "twice"))[-1]
    assert said == "您刚才问的“一慢”：\n答：一慢\n\n答：二慢"


def test_at_once_and_late_only_one_request_has_the_answer(account: Account) -> None:
    """All three run at once; the third gives up before the turn ends, and the first two may not answer."""
    account.bot.slow["并发慢"] = 0.15
    xml = letters.letter(Content="并发慢", msgid="40", openid="race")
    with ThreadPoolExecutor(3) as pool:
        answers = contents(list(pool.map(account.send, [xml] * 3)))
    assert sorted(answers, key=str) == [None, None, LATE]
    assert account.say("?", openid="race") == "您刚才问的“并发慢”：\n答：并发慢"


def test_an_event_repeated_is_answered_once(account: Account) -> None:
    greeted = [account.send(letters.event("subscribe")) for _ in range(2)]
    assert contents(greeted)[0] == contents(greeted)[1]
    assert account.bot.asked.count("你能回答什么") == 1
    account.send(letters.event("subscribe", created=letters.NOW + 1))
    assert account.bot.asked.count("你能回答什么") == 2


def test_a_failing_turn_is_a_polite_reply(account: Account) -> None:
    said = account.say("坏")
    assert "抱歉" in said
    assert "secret" not in said


def test_with_an_app_secret_the_late_answer_is_sent(served: Account, sent: Sent) -> None:
    served.bot.replies["慢送"] = [{"text": "送到", "custom": {"citations": [CITATION]}}]
    answers = contents(ask(served, "慢送", "41", 0.6))
    assert answers[:2] == [None, None]
    assert str(answers[2]).startswith("正在查询，请稍候")
    served.bot.slow["等"] = 0.15
    ask(served, "等", "42", 0.15)
    assert (sent.texts, sent.urls) == (["送到"], ["https://ask.example.gov.cn" + CITATION["url"]])
    assert served.say("看看") == "答：看看"


def test_what_cannot_be_sent_waits_for_the_next_message(served: Account, sent: Sent) -> None:
    sent.failing = True
    assert contents(ask(served, "送不到", "43", 0.6, "unsent"))[:2] == [None, None]
    ask(served, "等等", "44", 0.15, "other")
    sent.failing = False
    assert served.say("看看", openid="unsent") == "您刚才问的“送不到”：\n答：送不到"


def test_the_card_follows_an_answer_once(served: Account, sent: Sent) -> None:
    served.bot.replies["有据"] = [{"text": "有据可查", "custom": {"citations": [CITATION]}}]
    before = len(sent.urls)
    assert contents(ask(served, "有据", "45", 0)) == ["有据可查"] * 3
    ask(served, "再等", "46", 0.15)
    assert len(sent.urls) == before + 1
