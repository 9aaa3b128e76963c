"""The bulletin reader in Chromium: from the card of an answer to the quoted words, and on from there."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser

QUESTIONS = (
    "瑞安最低工资是多少",
    "乐清的低保标准多少钱",
    "80岁以上老人有补贴吗",
    "秋田犬能养吗",
    "拖拉机什么时候能上路",
)
WAGES = "/bulletins/2015-10/pages/2?lines=5-27#L5"
TWO_QUOTES = "/bulletins/2020-06/pages/31?lines=3074-3076,3098#L3074"
IN_VIEW = """
const box = document.querySelector(arguments[0]).getBoundingClientRect();
return box.height > 0 && box.top >= 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth;
"""
OVERFLOW = "const root = document.documentElement; return root.scrollWidth - root.clientWidth"
SCHEMES = ("light", "dark")
SCREENS = ((360, 740), (1280, 860))


def read(page: ChatPage, path: str) -> None:
    """Open a page of the reader as a new tab does, without the place of the one before."""
    page.driver.get("about:blank")
    page.driver.get(f"{page.address}{path}")


def in_view(page: ChatPage, selector: str = "mark") -> bool:
    return bool(page.driver.execute_script(IN_VIEW, selector))


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_tap_on_a_card_shows_the_quoted_words(
    page: ChatPage, question: str, width: int, height: int
) -> None:
    page.resize(width, height)
    card = page.ask(question).find_element(By.CSS_SELECTOR, ".citation")
    card.find_element(By.CSS_SELECTOR, "summary").click()
    quote = "".join(card.find_element(By.CSS_SELECTOR, "blockquote").text.split())
    address = card.find_element(By.CSS_SELECTOR, "a").get_attribute("href")
    page.driver.get(address)
    assert in_view(page)
    marked = "".join("".join(mark.get_property("textContent").split()) for mark in page.all("mark"))
    assert quote in marked or marked in quote
    assert page.driver.execute_script(OVERFLOW) == 0


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("hidden_script", [False, True])
def test_the_quote_is_in_view_with_and_without_a_script(
    page: ChatPage, width: int, height: int, hidden_script: bool
) -> None:
    page.resize(width, height)
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": hidden_script})
    try:
        read(page, WAGES)
        top = page.one("mark").rect["y"]
        scrolled = page.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]["pageY"]
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert 0 <= top - scrolled < height


def test_an_address_that_lost_its_place_still_shows_the_quote(page: ChatPage) -> None:
    page.resize(360, 740)
    read(page, WAGES.split("#")[0])
    assert in_view(page)


@pytest.mark.parametrize("layout", ["", "&layout=print"])
def test_several_quotes_are_reached_one_after_the_other(page: ChatPage, layout: str) -> None:
    page.resize(360, 400)
    path, place = TWO_QUOTES.split("#")
    read(page, f"{path}{layout}#{place}")
    assert "引文2处" in page.one(".jumps").text
    later, sooner = page.all(".jumps button")[1], page.all(".jumps button")[0]
    later.click()
    assert page.driver.current_url.endswith("#L3098")
    assert in_view(page, "#L3098")
    assert page.one(".jumps [aria-current]").text == "2"
    sooner.click()
    assert page.driver.current_url.endswith("#L3074")
    assert in_view(page, "#L3074")


def test_the_pages_beside_are_a_key_or_a_tap_away(page: ChatPage) -> None:
    read(page, "/bulletins/2015-10/pages/4")
    page.one(".pager a[rel=next]").click()
    assert page.driver.current_url.endswith("/pages/5")
    page.one("body").send_keys(Keys.ARROW_LEFT)
    page.wait.until(lambda driver: driver.current_url.endswith("/pages/4"))
    page.one(".pager a:not([rel])").click()
    assert page.driver.current_url.endswith("/bulletins/2015-10/")
    page.one(".contents a").click()
    assert page.driver.current_url.endswith("/bulletins/2015-10/pages/2")


def test_a_quote_that_runs_over_is_followed(page: ChatPage) -> None:
    read(page, "/bulletins/2015-10/pages/3?lines=41-200")
    page.driver.find_element(By.PARTIAL_LINK_TEXT, "引文在第4页继续").click()
    assert "/pages/4?lines=41-200#L" in page.driver.current_url
    assert in_view(page)
    assert page.driver.find_elements(By.PARTIAL_LINK_TEXT, "引文从第3页开始")


def test_the_permanent_link_opens_the_same_words(page: ChatPage) -> None:
    read(page, "/bulletins/2015-10/pages/2?utm=chat&lines=5-7&lines=9-27&layout=print#L9")
    address = page.one(".permanent").get_attribute("href")
    assert address == f"{page.address}/bulletins/2015-10/pages/2?lines=5-7,9-27#L5"
    marked = [mark.text for mark in page.all("mark")]
    page.driver.get(address)
    assert "".join("".join(mark.text.split()) for mark in page.all("mark")) == "".join(
        "".join(text.split()) for text in marked
    )


def test_the_link_is_copied(page: ChatPage) -> None:
    grant = {"origin": page.address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.driver.execute_cdp_cmd("Browser.grantPermissions", grant)
    read(page, WAGES)
    page.driver.find_element(By.XPATH, "//button[.='复制固定链接']").click()
    page.wait.until(lambda _: "已复制" in page.one(".tools [role=status]").text)
    copied = page.driver.execute_async_script(
        "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)))"
    )
    assert copied == f"{page.address}{WAGES}"


def test_large_type_is_the_choice_of_the_chat_and_back(page: ChatPage) -> None:
    read(page, WAGES)
    before = page.one("mark").value_of_css_property("font-size")
    page.driver.find_element(By.XPATH, "//button[.='大字']").click()
    larger = page.one("mark").value_of_css_property("font-size")
    assert float(larger.removesuffix("px")) > 1.3 * float(before.removesuffix("px"))
    page.driver.refresh()
    assert page.one("mark").value_of_css_property("font-size") == larger
    kept = page.driver.execute_script("return JSON.parse(localStorage['ouwen.preferences']).elder")
    assert kept is True


@pytest.mark.parametrize(
    "query",
    [
        "lines=%22%3E%3Cimg%20src=x%20onerror=document.title=1%3E",
        "lines=1-999999&layout=%3C/style%3E%3Cscript%3Edocument.title=1%3C/script%3E",
        "lines=-1,0,5-3,%00,%E2%80%AE",
        "lines=" + ",".join(["1-99999"] * 200),
        "layout=print&layout=x&=&&lines",
    ],
)
def test_hostile_query_values_leave_a_plain_page(page: ChatPage, query: str) -> None:
    read(page, f"/bulletins/2015-10/pages/2?{query}#%22%3E%3Cimg%20src=x%3E")
    assert page.driver.title == "温州市人民政府公报2015年第10期 第2页"
    assert page.all("img, iframe, style") == []
    assert len(page.all("script")) == 1
    assert "1660" in page.one("main").text


def test_the_reader_works_below_the_prefix_of_a_proxy(host: ChatPage) -> None:
    host.requested()
    read(host, f"/ouwen{WAGES}")
    assert in_view(host)
    host.one(".pager a:not([rel])").click()
    host.one(".crumbs a:nth-of-type(2)").click()
    assert host.driver.current_url == f"{host.address}/ouwen/bulletins/"
    assert len(host.all(".issues li")) == 5
    assert [
        text for text in host.requested() if "/ouwen/" not in text and not text.startswith("about:")
    ] == []


def test_what_is_not_there_says_where_to_go(page: ChatPage) -> None:
    read(page, "/bulletins/2031-01/pages/2?lines=1#L1")
    assert "没有这一期" in page.one("h1").text
    page.driver.find_element(By.LINK_TEXT, "看收录的各期公报").click()
    assert page.driver.current_url == f"{page.address}/bulletins/"
    assert len(page.all(".issues li")) == 5
    assert [text for text in page.console_errors() if "404" not in text] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_reader_fits_the_screen(page: ChatPage, width: int, height: int, scheme: str) -> None:
    page.resize(width, height, scheme)
    for name, path in (
        ("quote", WAGES),
        ("quotes", TWO_QUOTES),
        ("table", "/bulletins/2018-06/pages/12?lines=1353#L1353"),
        ("print", WAGES.replace("#", "&layout=print#")),
        ("issue", "/bulletins/2020-06/"),
        ("list", "/bulletins/"),
    ):
        read(page, path)
        page.screenshot(f"{width}-{scheme}-reader-{name}")
        assert page.driver.execute_script(OVERFLOW) == 0, name


def test_a_page_is_printed_black_on_white_whatever_the_screen_shows(page: ChatPage) -> None:
    features = [
        {"name": "prefers-color-scheme", "value": "dark"},
        {"name": "prefers-contrast", "value": "more"},
    ]
    read(page, WAGES)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    assert page.one("body").value_of_css_property("color") == "rgba(255, 255, 255, 1)"
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": features})
    try:
        assert page.one("body").value_of_css_property("color") == "rgba(0, 0, 0, 1)"
        assert page.one("body").value_of_css_property("background-color") == "rgba(255, 255, 255, 1)"
        assert not page.one(".pager").is_displayed()
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
