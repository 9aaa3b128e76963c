"""No message is lost or doubled: networks that go away, servers that fail, several tabs, storage that fails."""

from __future__ import annotations

import json

import pytest

from tests.browser.chat_page import ChatPage
from tests.browser.host_server import HostServer

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"


def test_what_is_written_offline_goes_out_in_order(page: ChatPage) -> None:
    page.online(False)
    for question in (QUESTION, "平阳呢", "乐清呢"):
        page.type(question)
    page.wait.until(lambda _: len(page.all(".state.failed")) == 3)
    page.screenshot("1280-light-offline")
    page.online(True)
    page.wait.until(lambda _: not page.all(".state") and len(page.messages()) == 7)
    said = [entry["text"] for entry in page.kept()]
    assert [text for text in said if len(text) < 12] == [QUESTION, "平阳呢", "乐清呢"]
    answers = [text for text in said if len(text) >= 12]
    assert [figure in text for figure, text in zip(("1660", "1530", "1660"), answers, strict=True)] == [
        True
    ] * 3


def test_a_server_that_stumbles_is_asked_again(host: ChatPage, host_server: HostServer) -> None:
    host.first_visit("/ouwen/")
    host_server.faults[:] = [(502, b"<html>Bad gateway"), (200, b'{"replies": [')]
    assert "1660元/月" in host.ask(QUESTION).text
    assert len(host.messages()) == 3
    ids = {json.loads(body)["message_id"] for body in host_server.posted}
    assert (len(host_server.posted), len(ids)) == (3, 1)
    assert len(host.console_errors()) == 1


def test_a_server_that_comes_back_late_gets_the_message_by_itself(
    host: ChatPage, host_server: HostServer
) -> None:
    host.first_visit("/ouwen/")
    host_server.faults[:] = [(503, b"")] * 4
    host.type(QUESTION)
    host.wait.until(lambda _: host.all(".state.failed"))
    host.wait.until(lambda _: len(host.messages()) == 3)
    assert "1660元/月" in host.settled().text
    assert len({json.loads(body)["message_id"] for body in host_server.posted}) == 1
    host.console_errors()


@pytest.mark.parametrize("answer", [(500, b"oops"), (200, b'{"replies": null}'), (200, b"<html>")])
def test_after_three_tries_the_resident_sends_it_again(
    host: ChatPage, host_server: HostServer, answer: tuple[int, bytes]
) -> None:
    host.first_visit("/ouwen/")
    host_server.faults[:] = [answer] * 3
    host.type(QUESTION)
    host.wait.until(lambda _: host.all(".state.failed"))
    assert len(host_server.posted) == 3
    assert "服务器没有回应" in host.messages()[-1].text
    assert "12345" in host.messages()[-1].text
    host.one(".state.failed button").click()
    assert "1660元/月" in host.settled().text
    assert len(host.messages()) == 3
    host.console_errors()


def test_what_a_proxy_refuses_is_not_sent_again(host: ChatPage, host_server: HostServer) -> None:
    host.first_visit("/ouwen/")
    host_server.faults[:] = [(413, b"<html>Request Entity Too Large")]
    host.type(QUESTION)
    host.wait.until(lambda _: host.all(".state.failed"))
    assert len(host_server.posted) == 1
    assert "没有接受" in host.messages()[-1].text
    host.console_errors()


def test_two_tabs_hold_one_conversation(page: ChatPage) -> None:
    first = page.driver.current_window_handle
    page.ask(QUESTION)
    page.driver.switch_to.new_window("tab")
    second = page.driver.current_window_handle
    try:
        page.driver.get(f"{page.address}/")
        page.wait.until(lambda _: len(page.messages()) == 3)
        assert "1530" in page.ask("平阳呢").text
        page.driver.switch_to.window(first)
        page.wait.until(lambda _: len(page.messages()) == 5)
        assert "1660" in page.ask("乐清呢").text
        page.driver.switch_to.window(second)
        page.wait.until(lambda _: len(page.messages()) == 7)
        page.reload()
        assert len({entry["id"] for entry in page.kept()}) == len(page.kept()) == 6
    finally:
        page.driver.switch_to.window(second)
        page.driver.close()
        page.driver.switch_to.window(first)


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
)
def test_without_a_storage_the_conversation_goes_on(page: ChatPage, storage: str) -> None:
    script = page.before_load(storage)
    try:
        page.reload()
        assert "1660元/月" in page.ask(QUESTION).text
        assert "1530" in page.ask("平阳呢").text
        assert len(page.messages()) == 5
    finally:
        page.forget_script(script)


@pytest.mark.parametrize(
    "kept",
    [
        '{"session": "of-before", "entries": [null, 7, {"role": "bot"}, {"id": "a", "role": "bot", "table": 5}]}',
        '{"session": 5, "entries": {}}',
        "[1",
        "null",
    ],
)
def test_a_storage_that_somebody_spoiled_is_made_good(page: ChatPage, kept: str) -> None:
    page.driver.execute_script("localStorage['ouwen.conversation'] = arguments[0]", kept)
    page.driver.execute_script("localStorage['ouwen.preferences'] = arguments[0]", kept)
    page.reload()
    assert "1660元/月" in page.ask(QUESTION).text
    assert QUESTION in [entry["text"] for entry in page.kept()]


def test_a_clock_that_is_set_back_leaves_the_order(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.driver.execute_script("const now = Date.now; Date.now = () => now() - 9e6")
    page.ask("平阳呢")
    assert [text[:3] for text in page.texts()[1:]] == ["瑞安最", "瑞安市", "平阳呢", "平阳县"]
    assert len(page.all("li.time")) == 2
    page.reload()
    assert [text[:3] for text in page.texts()[1:]] == ["瑞安最", "瑞安市", "平阳呢", "平阳县"]


def test_history_is_bounded(page: ChatPage) -> None:
    filled = """
        const kept = JSON.parse(localStorage['ouwen.conversation']);
        kept.entries = Array.from({ length: 400 }, (_, i) => (
          { id: `m${i}`, role: 'resident', at: i, text: `第${i}条`, payload: '', state: 'sent' }));
        localStorage['ouwen.conversation'] = JSON.stringify(kept)"""
    page.driver.execute_script(filled)
    page.reload()
    page.ask(QUESTION)
    kept = page.kept()
    assert len(kept) == 100
    assert (kept[0]["text"], kept[-2]["text"]) == ("第302条", QUESTION)
