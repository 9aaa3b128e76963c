"""WCAG 2.2 AA by axe-core: every page in the states that people meet; what is only advised is printed."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from selenium.webdriver.common.by import By

from tests.browser.axe import findings, serious
from tests.browser.chat_page import ChatPage
from tests.browser.tokens import STAFF_TOKEN

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"
# both widths and both schemes, in pairs: axe takes its time
SCREENS = ((360, 740, "light"), (1280, 860, "dark"))


def check(page: ChatPage, name: str, part: str = "html") -> None:
    """Let axe look at the page as it stands, or at a part of it."""
    found = findings(page.driver, part)
    told = [f"{name}: {finding}" for finding in found]
    print("\n".join(told))
    assert [str(finding) for finding in serious(found)] == []


def at_rest(page: ChatPage) -> None:
    """Wait until what a page fetches has come and stands there."""
    page.wait.until(lambda _: not page.all("[aria-busy]"))
    length = "return document.querySelector('main').innerHTML.length"
    lengths = [-1, page.driver.execute_script(length)]
    while lengths[-1] != lengths[-2]:
        time.sleep(0.5)
        lengths.append(page.driver.execute_script(length))


def greeting(page: ChatPage) -> None:
    assert page.all(".choices button")


def table(page: ChatPage) -> None:
    page.ask("最低工资多少")


def quote(page: ChatPage) -> None:
    page.ask(QUESTION).find_element(By.CSS_SELECTOR, "summary").click()


def menu(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.one("#more").click()


def restart(page: ChatPage) -> None:
    menu(page)
    page.one("#restart").click()


def complaint(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.all(".actions [aria-expanded]")[-1].click()
    assert page.all(".complaint")


def failure(page: ChatPage) -> None:
    page.online(False)
    page.type(QUESTION)
    page.wait.until(lambda _: page.all(".state.failed"))
    page.online(True)


def english(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.one("#more").click()
    page.one("#language").click()


def large(page: ChatPage) -> None:
    page.ask("最低工资多少")
    page.one("#elder").click()


def large_and_dark(page: ChatPage) -> None:
    large(page)
    page.one("#more").click()
    page.one(".themes [value=dark]").click()


CHAT: tuple[Callable[[ChatPage], None], ...] = (
    greeting,
    table,
    quote,
    menu,
    restart,
    complaint,
    failure,
    english,
    large,
    large_and_dark,
)


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
@pytest.mark.parametrize("state", CHAT, ids=lambda state: state.__name__)
def test_the_chat(
    page: ChatPage, state: Callable[[ChatPage], None], width: int, height: int, scheme: str
) -> None:
    page.resize(width, height, scheme)
    state(page)
    check(page, f"chat {state.__name__} {width} {scheme}")


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_the_chat_on_the_page_of_another_site(host: ChatPage, width: int, height: int, scheme: str) -> None:
    host.resize(width, height, scheme)
    host.driver.get(f"{host.address}/")
    host.wait.until(lambda _: host.driver.find_elements(By.CSS_SELECTOR, "ouwen-chat"))
    check(host, f"embedded closed {width} {scheme}", "ouwen-chat")
    host.one(".launcher").click()
    host.wait.until(lambda _: host.messages())
    host.ask(QUESTION)
    check(host, f"embedded open {width} {scheme}", "ouwen-chat")


READER = {
    "quote": "/bulletins/2015-10/pages/2?lines=5-27#L5",
    "quotes": "/bulletins/2020-06/pages/31?lines=3074-3076,3098#L3074",
    "table": "/bulletins/2018-06/pages/12?lines=1353#L1353",
    "print": "/bulletins/2015-10/pages/2?lines=5-27&layout=print#L5",
    "news": "/bulletins/2015-10/pages/36",
    "issue": "/bulletins/2020-06/",
    "list": "/bulletins/",
    "missing": "/bulletins/2031-01/pages/1",
}


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_the_reader(page: ChatPage, width: int, height: int, scheme: str, elder: bool) -> None:
    page.resize(width, height, scheme)
    page.driver.execute_script(f"localStorage['ouwen.preferences'] = '{{\"elder\": {str(elder).lower()}}}'")
    for name, path in READER.items():
        page.driver.get("about:blank")
        page.driver.get(f"{page.address}{path}")
        check(page, f"reader {name} {width} {scheme}")
    page.driver.get_log("browser")


STAFF = ("", "documents", "standards", "inbox", "notice", "figures", "operator/")


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
def test_the_pages_of_the_staff(page: ChatPage, width: int, height: int, scheme: str) -> None:
    page.resize(width, height, scheme)
    page.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    page.driver.get(f"{page.address}/staff/")
    check(page, "staff login")
    page.one("#token").send_keys(STAFF_TOKEN)
    page.one("form button").click()
    page.wait.until(lambda _: not page.all("#token"))
    for name in STAFF:
        page.driver.get(f"{page.address}/staff/{name}")
        page.wait.until(lambda _: page.all("main h1, main h2"))
        at_rest(page)
        check(page, f"staff {name or 'asking'} {width} {scheme}")
    page.driver.get(f"{page.address}/staff/")
    page.wait.until(lambda _: page.all("#text"))
    page.one("#text").send_keys(f"{QUESTION}\n")
    page.wait.until(lambda _: page.all("#outcome .reply"))
    check(page, f"staff answer {width} {scheme}")
    page.driver.get_log("browser")
