"""The staff console in Chromium: the door, asking, browsing, the notice."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.chat_page import ChatPage
from tests.browser.console_page import ConsolePage
from tests.browser.tokens import STAFF_TOKEN

pytestmark = pytest.mark.browser
PAGES = ("", "documents", "standards", "inbox", "notice", "figures")


@pytest.fixture
def console(driver: Chrome, bot_address: str) -> Iterator[ConsolePage]:
    """The console without a login, 1280 wide; nothing may have gone wrong in its console."""
    opened = ConsolePage(driver, bot_address)
    opened.resize(1280)
    opened.visit("login")
    driver.delete_all_cookies()
    driver.get_log("browser")
    yield opened
    assert opened.console_errors() == []


def test_a_login_leads_to_the_page_one_wanted_and_the_logout_ends_it(console: ConsolePage):
    console.visit("standards")
    console.log_in("not-the-token-of-this-bot")
    assert "口令不对" in console.until(".error").text
    console.log_in()
    console.until("h1", "标准")
    assert STAFF_TOKEN not in console.driver.current_url
    # the session, and the device that is known from now on
    cookies = console.driver.get_cookies()
    assert len(cookies) == 2
    assert {(one["path"], one["httpOnly"], one["sameSite"]) for one in cookies} == {
        ("/staff", True, "Strict")
    }
    console.driver.get(f"{console.address}/")
    assert console.driver.get_cookies() == []
    console.open("standards")
    console.press("退出")
    console.until("#token")
    console.visit("standards")
    console.until("#token")


def test_a_question_with_its_explanation_beside_the_answer(console: ConsolePage):
    console.open("")
    console.fill("#day", "2018-08-01")
    console.fill("#text", "市区城乡居民基础养老金每月多少")
    console.press("提问")
    answer = console.until("#outcome .reply", "190元")
    assert "已答" in answer.text
    shown = console.one("#outcome").text
    for part in ("温人社发〔2018〕117号", "现行", "怎样理解", "ask_pension", "分析后的问题", "整条消息"):
        assert part in shown
    console.choose("#form", "speech")
    spoken = console.until("#outcome .reply", "电话朗读")
    assert "一百九十元" in spoken.text
    link = console.one("#outcome .cards a").get_attribute("href")
    assert link.startswith(f"{console.address}/bulletins/2018-06/pages/34")
    console.press("新对话")
    assert console.all("#outcome .reply") == []


def test_why_a_question_was_not_answered(console: ConsolePage):
    console.open("")
    console.fill("#text", "出租车起步价多少钱<img src=x onerror=alert(1)>")
    console.press("提问")
    console.until("#outcome section", "为什么没有答")
    assert console.all("main img") == []
    assert "弃用" in console.one("#outcome").text


def test_a_conversation_of_the_inbox_is_asked_again(console: ConsolePage):
    console.open("")
    console.visit(
        "#ask=%E4%B9%90%E6%B8%85%E4%BD%8E%E4%BF%9D%E5%A4%9A%E5%B0%91&ask=%E7%91%9E%E5%AE%89%E5%91%A2"
    )
    console.driver.refresh()
    console.until(".asked", "瑞安呢")
    console.until("#outcome .reply", "瑞安市")
    assert console.one(".asked").text == "乐清低保多少\n瑞安呢"
    assert console.driver.current_url == f"{console.address}/staff/"


def test_an_address_that_leads_nowhere_leads_back(console: ConsolePage):
    console.open("")
    console.visit("nowhere/at/all")
    console.until("h1", "没有这一页")
    console.one("main a").click()
    console.until("h1", "提问")
    assert all("404" in text for text in console.console_errors())


def test_standards_stand_as_they_did_on_a_chosen_day(console: ConsolePage):
    console.open("standards")
    console.choose("#topic", "pension")
    console.fill("#day", "2018-08-01")
    console.until("#found h2", "标准（7）")
    console.until("#found .badge", "现行")
    assert "day=2018-08-01" in console.driver.current_url
    console.choose("#topic", "low_income")
    console.until("#found .badge", "尚未施行")
    console.fill("#day", "2026-11-21")
    console.until("#found .badge", "可能已调整")
    console.choose("#topic", "dogs")
    console.until("#found .badge", "已过期")


def test_a_document_is_found_and_read(console: ConsolePage):
    console.open("documents")
    console.fill("#q", "被征地农民 118号")
    console.until("#found h2", "公文（1）")
    console.one("#found td a").click()
    console.until("#document h2", "被征地农民基本生活保障待遇")
    shown = console.one("#document").text
    for part in ("温人社发〔2018〕118号", "805 元/月", "调整为一档805元/月", "第35页"):
        assert part in shown
    console.driver.back()
    console.until("#found h2", "公文")
    assert not console.one("#document").is_displayed()


def test_a_notice_reaches_the_chat_and_is_taken_off(console: ConsolePage, driver: Chrome):
    chat = ChatPage(driver, console.address)
    text = f"台风来了，停课一天{uuid.uuid4().hex[:6]}"
    console.open("notice")
    console.fill("#text", text)
    console.one("#only").click()
    console.press("发布通知")
    told = console.confirm("发布")
    assert "不再回答任何问题" in told
    assert "12345" in told
    console.until("#now", text)
    try:
        replies = console.say(uuid.uuid4().hex, "鹿城区最低工资多少")
        assert text in replies[0]["text"]
        assert "1860" not in "".join(reply["text"] for reply in replies)
        chat.first_visit()
        chat.ask("鹿城区最低工资多少")
        assert text in chat.one(".notice").text
        assert "1860" not in "".join(chat.texts())
    finally:
        console.open("notice")
        console.press("撤下通知")
        console.confirm("撤下")
    console.until("#now", "现在没有通知")
    console.until("#earlier", text)
    replies = console.say(uuid.uuid4().hex, "鹿城区最低工资多少")
    assert "1860" in replies[0]["text"]


@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_fits_the_screen(console: ConsolePage, width: int):
    for page in PAGES:
        console.open(page)
        console.wait.until(lambda _: not console.all("[aria-busy]"))
        console.screenshot(page or "asking", width)
        assert console.sideways() <= 0, page
    console.screenshot("figures", width, "dark")


def test_the_keyboard_is_enough(console: ConsolePage):
    console.open("")
    focused = console.driver.switch_to.active_element
    assert focused.get_attribute("id") == "text"
    focused.send_keys("鹿城区最低工资多少\n")
    console.until("#outcome .reply", "1860元")
    (current,) = console.all("nav [aria-current=page]")
    assert current.text == "提问"
