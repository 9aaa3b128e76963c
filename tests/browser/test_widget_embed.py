"""The chat in a page of another host, under its policy and beside its styles."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.chat_page import ChatPage
from tests.browser.host_server import HostServer

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"
RESIDENT_GREEN = "rgba(149, 236, 105, 1)"


def opened(host: ChatPage, path: str = "/") -> ChatPage:
    host.first_visit(path)
    host.one(".launcher").click()
    host.wait.until(lambda _: host.one(".panel").is_displayed())
    return host


def test_it_works_under_a_policy_that_allows_nothing_else(host: ChatPage, bot_address: str) -> None:
    opened(host)
    answer = host.ask(QUESTION)
    assert "1660元/月" in answer.text
    assert host.style(".resident .bubble", "background-color") == RESIDENT_GREEN
    assert host.style(".avatar svg", "width") == "40px"
    link = answer.find_element(By.CSS_SELECTOR, ".citation a")
    assert link.get_attribute("href").startswith(f"{bot_address}/bulletins/2015-10/pages/")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    host.screenshot("1280-embed-answer")
    asked = {address.split("/")[2] for address in host.requested() if address.startswith("http")}
    assert asked == {host.address.split("/")[2], bot_address.split("/")[2]}


@pytest.mark.parametrize("path", ["/", "/head", "/twice"])
def test_one_chat_and_one_name_come_to_the_page(host: ChatPage, path: str) -> None:
    names = "return Object.getOwnPropertyNames(window).filter((name) => !/^(\\d+|ret_nodes)$/.test(name))"
    host.driver.get(f"{host.address}/bare")
    # The driver leaves names of its own.
    assert host.one("h1").is_displayed()
    before = set(host.driver.execute_script(names))
    host.first_visit(path)
    assert set(host.driver.execute_script(names)) - before == {"Ouwen"}
    assert len(host.driver.find_elements(By.CSS_SELECTOR, "ouwen-chat")) == 1
    assert host.driver.execute_script("return document.documentElement.lang") == "zh-CN"
    assert host.driver.execute_script("return document.title") == ""


def test_styles_leak_in_neither_direction(host: ChatPage) -> None:
    styles = """
        const style = getComputedStyle(document.querySelector('h1'));
        return [document.styleSheets.length, document.adoptedStyleSheets.length, style.fontSize, style.color]"""
    opened(host, "/loud")
    assert host.driver.execute_script(styles) == [1, 0, "40px", "rgb(255, 0, 0)"]
    assert host.style(".bubble p", "font-size") == "16px"
    assert host.style(".bubble p", "color") == "rgba(25, 25, 25, 1)"
    assert host.style(".bubble p", "letter-spacing") == "normal"
    assert host.style(".bubble", "background-color") == "rgba(255, 255, 255, 1)"
    assert "1660元/月" in host.ask(QUESTION).text


def test_a_page_that_is_turned_clipped_and_covered_leaves_the_chat_as_it_is(host: ChatPage) -> None:
    opened(host, "/turned")
    panel = host.one(".panel").rect
    assert (panel["x"] + panel["width"], panel["y"] + panel["height"]) == (1280 - 16, 860 - 16)
    assert host.style(".bubble p", "font-size") == "16px"
    assert host.style(".bubble", "direction") == "ltr"
    assert "1660元/月" in host.ask(QUESTION).text


def test_a_keyboard_that_lies_over_the_page_does_not_hide_the_field(host: ChatPage) -> None:
    host.resize(360, 740)
    opened(host)
    host.ask(QUESTION)
    keyboard = """
        Object.defineProperty(visualViewport, 'height', { value: 380, configurable: true });
        visualViewport.dispatchEvent(new Event('resize'))"""
    host.driver.execute_script(keyboard)
    field = host.one("#message").rect
    assert host.one(".bar").rect["y"] == 0
    assert field["y"] + field["height"] <= 380
    host.driver.execute_script(
        "delete visualViewport.height; visualViewport.dispatchEvent(new Event('resize'))"
    )
    assert host.one(".panel").rect["height"] == 740


def test_on_a_phone_it_takes_the_screen_and_keeps_the_focus(host: ChatPage) -> None:
    host.resize(360, 740)
    host.first_visit()
    host.screenshot("360-embed-closed")
    host.one(".launcher").click()
    panel = host.one(".panel")
    assert panel.rect == {"x": 0, "y": 0, "width": 360, "height": 740}
    for _ in range(20):
        host.driver.switch_to.active_element.send_keys(Keys.TAB)
        assert host.driver.execute_script("return document.activeElement.localName") in {"ouwen-chat", "body"}
    host.screenshot("360-embed-open")
    host.one("#message").send_keys(Keys.ESCAPE)
    assert not panel.is_displayed()
    host.wait.until(lambda _: "launcher" in host.focused().get_attribute("class"))


def test_escape_closes_the_panel_and_the_menu_before_it(host: ChatPage) -> None:
    opened(host)
    host.one("#more").click()
    host.focused().send_keys(Keys.ESCAPE)
    assert not host.one("#menu").is_displayed()
    assert host.focused().get_attribute("id") == "more"
    host.focused().send_keys(Keys.ESCAPE)
    assert not host.one(".panel").is_displayed()
    host.wait.until(lambda _: host.one(".launcher").get_attribute("aria-expanded") == "false")


def test_the_script_is_told_language_title_side_theme_and_to_open(host: ChatPage) -> None:
    host.first_visit("/told")
    host.wait.until(lambda _: host.one(".panel").is_displayed())
    assert host.one("h2").text == "Wenzhou"
    assert host.one("#person").text == "Staff"
    assert host.one(".panel").rect["x"] == 16
    assert host.style(".bubble", "background-color") == "rgba(42, 42, 42, 1)"
    assert host.driver.execute_script("return document.activeElement.localName") == "body"
    host.screenshot("1280-embed-told")


def test_behind_a_proxy_all_addresses_keep_its_prefix(host: ChatPage, host_server: HostServer) -> None:
    opened(host, "/behind")
    link = host.ask(QUESTION).find_element(By.CSS_SELECTOR, ".citation a").get_attribute("href")
    assert link.startswith(f"{host.address}/ouwen/bulletins/2015-10/pages/")
    assert len(host_server.posted) == 1
    host.first_visit("/ouwen/")
    assert "1530元/月" in host.ask("平阳最低工资").text


def test_the_host_can_open_ask_and_close(host: ChatPage) -> None:
    host.first_visit()
    host.driver.execute_script("Ouwen.ask('瑞安最低工资是多少')")
    host.wait.until(lambda _: len(host.messages()) == 3)
    assert host.one(".panel").is_displayed()
    assert "1660元/月" in host.settled().text
    host.driver.execute_script("return Ouwen.close()")
    assert not host.one(".panel").is_displayed()
    assert host.driver.execute_script("return Object.isFrozen(Ouwen)")


def test_an_answer_to_a_closed_panel_is_pointed_out(host: ChatPage, host_server: HostServer) -> None:
    host_server.faults[:] = [(502, b"")]
    opened(host, "/behind")
    host.type(QUESTION)
    host.one("#close").click()
    host.wait.until(lambda _: host.all(".launcher.unread"))
    host.one(".launcher").click()
    assert host.all(".launcher.unread") == []
    assert "1660元/月" in host.messages()[-1].text
    assert len(host.console_errors()) == 1
