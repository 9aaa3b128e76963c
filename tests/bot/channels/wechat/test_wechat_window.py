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
from tests.bot.toy_process import until

SHORT = Patience(answer=0.25, hold=0.35, pause=0.01)
LATE = "正在查询…请稍后回复任意内容查看。"


class Sent(CustomerService):
    """A service that keeps what it is told to send, and fails when `failing`."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.urls: list[str] = []
        self.failed: list[str] = []
        self.failing = False

    @property
    def works(self) -> bool:
        return True

    async def send(self, openid: str, texts: Any, card: Any) -> tuple[str, ...]:
        if self.failing:
            self.failed.append(openid)
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
    account: Account, text: str, msgid: str, openid: str = letters.OPENID, *, held: bool = False
) -> list[Answer]:
    """Send a message three times, one after the other; `held`: to a bot that does not come to an end."""
    if held:
        account.bot.held.add(text)
    xml = letters.letter(Content=text, msgid=msgid, openid=openid)
    return [account.send(xml) for _ in range(3)]


def last(answers: list[Answer]) -> str | None:
    """Return what the third request was told."""
    return contents(answers)[-1]


def contents(answers: list[Answer]) -> list[str | None]:
    """Return what each request was told, None for one that was left to be sent again."""
    return [letters.fields_of(each.text)["Content"] if each.status == 200 else None for each in answers]


def test_three_repetitions_at_once_are_one_turn(account: Account) -> None:
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
    account.bot.held.add("慢一点")
    xml = letters.letter(Content="慢一点", msgid="33")
    assert contents([account.send(xml)]) == [None]
    account.bot.held.clear()
    assert contents([account.send(xml) for _ in range(2)]) == ["答：慢一点"] * 2
    assert account.bot.asked.count("慢一点") == 1


def test_a_turn_outlives_a_request_that_is_hung_up(account: Account) -> None:
    account.bot.held.add("挂断")
    xml = letters.letter(Content="挂断", msgid="48", openid="hung")
    account.hang_up(letters.query(nonce="hung"), xml, lambda: "挂断" in account.bot.asked)
    assert contents([account.send(xml)]) == [None]
    account.bot.held.clear()
    assert contents([account.send(xml)]) == ["答：挂断"]
    assert account.bot.asked.count("挂断") == 1


def test_a_late_answer_comes_with_the_next_message_and_once(account: Account) -> None:
    assert contents(ask(account, "很慢", "34", "late", held=True)) == [None, None, LATE]
    account.bot.held.clear()
    assert contents([account.send(letters.letter(Content="很慢", msgid="34", openid="late"))]) == [LATE]
    assert last(ask(account, "好的", "35", "late")) == "您刚才问的“很慢”：\n答：很慢"
    assert last(ask(account, "还有吗", "36", "late")) == "答：还有吗"
    assert account.bot.asked.count("很慢") == 1
    assert "好的" not in account.bot.asked


def test_with_the_late_answer_comes_the_one_to_the_message_at_hand(account: Account) -> None:
    assert last(ask(account, "慢问", "37", "both", held=True)) == LATE
    account.bot.held.clear()
    assert last(ask(account, "那乐清呢", "38", "both")) == "您刚才问的“慢问”：\n答：慢问\n\n答：那乐清呢"


def test_a_message_whose_answer_is_late_again_keeps_both(account: Account) -> None:
    assert last(ask(account, "一慢", "39", "twice", held=True)) == LATE
    assert last(ask(account, "二慢", "40", "twice", held=True)) == LATE
    account.bot.held.clear()
    assert last(ask(account, "？", "47", "twice")) == "您刚才问的“一慢”：\n答：一慢\n\n答：二慢"


def test_at_once_and_late_only_one_request_has_the_answer(account: Account) -> None:
    """All three run at once; the third gives up before the turn ends, and the first two may not answer."""
    account.bot.held.add("并发慢")
    xml = letters.letter(Content="并发慢", msgid="41", openid="race")
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(account.send, xml) for _ in range(3)]
        # whoever came first may have been left to be sent again before
        until(lambda: LATE in contents([each.result() for each in running if each.done()]))
        account.bot.held.clear()
        answers = contents([each.result() for each in running])
    assert sorted(answers, key=str) == [None, None, LATE]
    assert last(ask(account, "?", "49", "race")) == "您刚才问的“并发慢”：\n答：并发慢"


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
    assert str(last(ask(served, "慢送", "51", held=True))).startswith("正在查询，请稍候")
    assert sent.texts == []
    served.bot.held.clear()
    until(lambda: bool(sent.urls))
    assert (sent.texts, sent.urls) == (["送到"], ["https://ask.example.gov.cn" + CITATION["url"]])
    assert served.say("看看") == "答：看看"


def test_what_cannot_be_sent_waits_for_the_next_message(served: Account, sent: Sent) -> None:
    sent.failing = True
    ask(served, "送不到", "53", "unsent", held=True)
    served.bot.held.clear()
    until(lambda: sent.failed == ["unsent"])
    sent.failing = False
    assert last(ask(served, "看看", "54", "unsent")) == "您刚才问的“送不到”：\n答：送不到"


def test_the_rest_and_the_card_follow_an_answer_once(served: Account, sent: Sent) -> None:
    text = "".join(f"第{at}项标准为{1000 + at}.5元/月。" for at in range(80))
    served.bot.replies["有据"] = [{"text": text, "custom": {"citations": [CITATION]}}]
    before = len(sent.urls), len(sent.texts)
    answers = contents(ask(served, "有据", "55"))
    until(lambda: len(sent.urls) > before[0])
    assert str(answers[0]).endswith("〔未完，接下一条；没有收到请回复“更多”〕")
    assert answers == [answers[0]] * 3
    assert (len(sent.urls), len(sent.texts)) == (before[0] + 1, before[1] + 1)
    assert served.say("更多") == "答：更多"


def test_a_rest_that_cannot_be_sent_is_read_on_by_more(served: Account, sent: Sent) -> None:
    sent.failing = True
    ask(served, "有据", "56", "more")
    until(lambda: "more" in sent.failed)
    sent.failing = False
    assert "第79项" in str(last(ask(served, "更多", "57", "more")))
