"""Votes on answers and the notice that staff pin, as a resident meets them."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from bot.store import Store
from bot.store.feedback import Reason, Verdict
from tests.browser.chat_page import ANSWER_SECONDS, ChatPage
from tests.browser.conversation_store import open_store
from tests.browser.host_server import HostServer

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"
UP, DOWN = ".actions button:nth-last-child(2)", ".actions button:last-child"


@pytest.fixture
def store(bot_address: str) -> Iterator[Store]:
    """The store of the server, with no notice before and after."""
    opened = open_store()
    opened.notices.unpin()
    yield opened
    opened.notices.unpin()
    # The server knows of it a second later; the next test is not to meet the notice.
    deadline = time.monotonic() + ANSWER_SECONDS
    while _notice_at(bot_address) is not None:
        assert time.monotonic() < deadline, "the server goes on telling a notice that was unpinned"
        time.sleep(0.1)


def _notice_at(address: str) -> object:
    with urllib.request.urlopen(f"{address}/webhooks/widget/notice", timeout=ANSWER_SECONDS) as answer:
        return json.loads(answer.read())["notice"]


def shown(page: ChatPage, text: str) -> None:
    """Wait until the server tells the notice that begins with `text`, and the page shows it."""
    script = """
        const answer = fetch('/webhooks/widget/notice').then((answer) => answer.json());
        answer.then(({ notice }) => arguments[0](notice?.text ?? ''))"""
    page.wait.until(lambda driver: text in driver.execute_async_script(script))
    page.reload()
    page.wait.until(lambda _: text in page.one(".notice").text)


def test_a_thumb_down_is_stored_with_reason_and_comment(page: ChatPage, store: Store) -> None:
    page.ask(QUESTION)
    page.one(DOWN).click()
    assert page.focused().get_attribute("value") == "wrong_figure"
    reasons = [label.text for label in page.all(".reason")]
    assert reasons == ["数字不对", "已过时", "答非所问", "看不懂", "其他"]
    page.all(".reason input")[1].click()
    page.one(".complaint textarea").send_keys("<b>早就</b>调整了")
    page.screenshot("1280-light-complaint")
    page.one(".complaint .main").click()
    page.wait.until(lambda _: not page.all(".complaint"))
    assert page.one(DOWN).get_attribute("aria-pressed") == "true"
    assert page.focused() == page.one(DOWN)
    assert "已收到" in page.one("[role=status]").get_property("textContent")
    vote = store.feedback.of(page.kept()[-1]["turn"])
    assert vote is not None
    assert (vote.verdict, vote.reason, vote.comment) == (Verdict.DOWN, Reason.OUTDATED, "<b>早就</b>调整了")
    page.reload()
    assert page.one(DOWN).get_attribute("aria-pressed") == "true"


def test_a_thumb_up_takes_one_tap_and_can_be_changed(page: ChatPage, store: Store) -> None:
    page.ask(QUESTION)
    page.one(UP).click()
    page.wait.until(lambda _: page.one(UP).get_attribute("aria-pressed") == "true")
    turn = page.kept()[-1]["turn"]
    assert getattr(store.feedback.of(turn), "verdict", None) is Verdict.UP
    page.one(DOWN).click()
    page.one(".complaint .main").click()
    assert page.all(".complaint"), "a reason is needed"
    page.all(".reason input")[4].send_keys(Keys.SPACE, Keys.ENTER)
    page.wait.until(lambda _: page.one(DOWN).get_attribute("aria-pressed") == "true")
    assert page.one(UP).get_attribute("aria-pressed") == "false"
    assert getattr(store.feedback.of(turn), "reason", None) is Reason.OTHER


def test_escape_puts_the_reasons_away(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.one(DOWN).click()
    page.focused().send_keys(Keys.ESCAPE)
    assert page.all(".complaint") == []
    assert page.focused() == page.one(DOWN)


def test_a_vote_that_does_not_arrive_is_said(host: ChatPage, host_server: HostServer) -> None:
    host.first_visit("/ouwen/")
    host.ask(QUESTION)
    host_server.faults[:] = [(500, b"oops")]
    host.one(UP).click()
    host.wait.until(lambda _: "没有送到" in host.one(".toast").text)
    assert host.one(UP).get_attribute("aria-pressed") == "false"
    host.console_errors()


def test_a_pinned_notice_stands_above_until_it_is_put_away(page: ChatPage, store: Store) -> None:
    store.notices.pin("台风红色预警：<b>请勿外出</b>\u202e")
    shown(page, "台风")
    assert "<b>请勿外出</b>" in page.one(".notice p").text
    page.screenshot("1280-light-notice")
    page.one(".notice button").click()
    assert not page.one(".notice").is_displayed()
    page.reload()
    page.ask(QUESTION)
    assert not page.one(".notice").is_displayed()
    assert [entry["role"] for entry in page.kept()] == ["resident", "bot"]
    store.notices.pin("通行已恢复")
    page.wait.until(lambda _: page.ask("平阳呢") and "通行已恢复" in page.one(".notice").text)


def test_a_notice_that_comes_with_an_answer_covers_neither_it_nor_its_question(
    page: ChatPage, store: Store
) -> None:
    page.resize(360, 740)
    page.ask(QUESTION)
    store.notices.pin("通行已恢复")
    page.wait.until(lambda _: page.ask("平阳呢") and page.one(".notice").is_displayed())
    answered = (
        "return arguments[0].getBoundingClientRect().top >= arguments[1].getBoundingClientRect().bottom"
    )
    page.wait.until(
        lambda driver: driver.execute_script(answered, page.all(".message.bot")[-1], page.one(".notice"))
    )


def test_a_notice_that_ended_goes_with_the_next_reply(page: ChatPage, store: Store) -> None:
    store.notices.pin("停水通知")
    shown(page, "停水")
    store.notices.unpin()
    page.wait.until(lambda _: page.ask(QUESTION) and not page.one(".notice").is_displayed())


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 860)])
def test_in_notice_only_mode_residents_may_still_write(
    page: ChatPage, store: Store, width: int, height: int
) -> None:
    page.resize(width, height)
    store.notices.pin("系统维护，请拨打12345", only=True)
    shown(page, "系统维护")
    assert "通知为准" in page.one("#message").get_attribute("placeholder")
    answer = page.ask(QUESTION)
    assert "12345" in answer.text
    assert answer.find_elements(By.CSS_SELECTOR, ".citation") == []
    page.screenshot(f"{width}-light-notice-only")
