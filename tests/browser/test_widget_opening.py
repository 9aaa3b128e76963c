"""How a conversation begins and goes on after a pause."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"


def test_a_new_visitor_reads_what_the_chat_can_do_and_how_far_it_reaches(page: ChatPage) -> None:
    page.wait.until(lambda _: "收录5期公报，最新一期是2020年第6期" in page.texts()[0])
    assert "附出处" in page.texts()[0]
    first = page.one(".talk").find_element(By.CSS_SELECTOR, "li:first-child")
    assert first.get_attribute("class") == "time"
    page.all(".choices button")[-1].click()
    assert "最低工资" in page.settled().text
    assert len(page.all(".time")) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_large_type_the_greeting_is_read_from_its_beginning(host: ChatPage, lang: str) -> None:
    host.resize(360, 740)
    host.first_visit()
    host.one(".launcher").click()
    host.one("#elder").click()
    if lang == "en":
        host.one("#more").click()
        host.one("#language").click()
    host.wait.until(lambda _: "2020年第6期" in host.texts()[0])
    host.screenshot(f"360-embed-elder-{lang}")
    assert host.driver.execute_script("return arguments[0].scrollTop", host.one(".scroll")) == 0
    cut = "const [name] = arguments; return name.scrollWidth - name.clientWidth"
    assert host.driver.execute_script(cut, host.one(".names h2")) == 0


def test_the_menu_leads_to_the_issues_that_are_held(page: ChatPage) -> None:
    page.one("#more").click()
    link = page.one("#menu a")
    assert (link.text, link.get_attribute("href")) == ("收录的公报", f"{page.address}/bulletins/")


def test_a_pause_is_marked_by_the_time(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.ask("平阳呢")
    earlier = """
        const kept = JSON.parse(localStorage['ouwen.conversation']);
        for (const entry of kept.entries.slice(0, 2)) entry.at -= 86400000;
        localStorage['ouwen.conversation'] = JSON.stringify(kept)"""
    page.driver.execute_script(earlier)
    page.reload()
    times = [time.text for time in page.all(".time")]
    assert len(times) == 2
    assert times[0].startswith("昨天 ")
    assert times[0].endswith(times[1])
    assert page.driver.execute_script(
        "const [scroll] = arguments; return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight",
        page.one(".scroll"),
    ) == pytest.approx(0, abs=1)
