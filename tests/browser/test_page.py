"""The chat page in Chromium against the whole bot."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"


@pytest.mark.parametrize(
    ("question", "said", "number"),
    [
        (QUESTION, ["1660元/月", "2015年11月1日", "⚠"], "温政发〔2015〕58号"),
        ("乐清的低保标准多少钱", ["804元", "737元"], "温政发〔2019〕16号"),
        ("80岁以上老人有补贴吗", ["50元"], "温人社发〔2018〕117号"),
        ("秋田犬能养吗", ["限养区", "2025年6月"], "温公通〔2020〕39号"),
        ("拖拉机什么时候能上路", [], "温公通〔2020〕37号"),
    ],
)
def test_an_answer_stands_with_its_source(
    page: ChatPage, question: str, said: list[str], number: str
) -> None:
    answer = page.ask(question)
    text = answer.find_element(By.CSS_SELECTOR, ".bubble").text
    assert [part for part in said if part not in text] == []
    assert "**" not in text
    assert "出处：" not in text
    numbers = [card.text for card in answer.find_elements(By.CSS_SELECTOR, ".citation .origin")]
    assert any(number in origin for origin in numbers), numbers


def test_the_figure_comes_first_and_the_quote_unfolds(page: ChatPage) -> None:
    answer = page.ask(QUESTION)
    first = answer.find_element(By.CSS_SELECTOR, ".bubble p")
    assert "1660元/月" in first.text
    card = answer.find_element(By.CSS_SELECTOR, ".citation")
    quote = card.find_element(By.CSS_SELECTOR, "blockquote")
    assert not quote.is_displayed()
    card.find_element(By.CSS_SELECTOR, "summary").click()
    assert quote.is_displayed()
    assert "1660" in quote.text


def test_the_card_leads_to_the_page_of_the_bulletin(page: ChatPage) -> None:
    link = page.ask(QUESTION).find_element(By.CSS_SELECTOR, ".citation a")
    address = link.get_attribute("href")
    assert address.startswith(f"{page.address}/bulletins/2015-10/pages/")
    page.driver.get(address)
    assert "2015年第10期" in page.one("header").text
    assert "1660" in page.one("main").text
    assert page.all("mark, p:target")


def test_a_region_outside_the_notice_gets_no_figure(page: ChatPage) -> None:
    text = page.ask("鹿城的困难家庭低保标准多少").find_element(By.CSS_SELECTOR, ".bubble").text
    assert "鹿城" in text
    assert "元" not in text.replace("元旦", "")


def test_a_narrow_table_parts_no_unit(page: ChatPage) -> None:
    page.resize(360, 740)
    answer = page.ask("最低工资标准是多少")
    broken = """
        const [table] = arguments, found = [];
        for (const cell of table.querySelectorAll('td')) {
            const node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
            const start = node.data.indexOf('小时'), range = document.createRange();
            if (start < 0) continue;
            range.setStart(node, start);
            range.setEnd(node, start + 2);
            found.push(range.getClientRects().length);
        }
        return found"""
    lines = page.driver.execute_script(broken, answer.find_element(By.CSS_SELECTOR, "table"))
    assert lines == [1, 1, 1]


def test_a_question_without_a_region_shows_a_table_once(page: ChatPage) -> None:
    answer = page.ask("最低工资多少")
    cells = [cell.text for cell in answer.find_elements(By.CSS_SELECTOR, "table th, table td")]
    for figure in ("1860", "1660", "1530"):
        assert sum(figure in cell for cell in cells) == 1, cells
        assert answer.find_element(By.CSS_SELECTOR, ".bubble").text.count(figure) == 1


def test_topic_chips_ask_and_go(page: ChatPage) -> None:
    chips = page.all(".choices button")
    assert [chip.text for chip in chips] == ["最低工资", "养老金", "低保", "养犬", "还能问什么"]
    chips[0].click()
    page.settled()
    texts = page.texts()
    assert texts[1] == "温州各地的最低工资标准是多少？"
    assert "1860" in texts[2]
    assert "低保" not in [chip.text for chip in page.all(".choices button")]


def test_asked_for_the_source_the_quote_stands_open(page: ChatPage) -> None:
    page.ask(QUESTION)
    source = page.ask("原文在哪里")
    assert source.find_elements(By.CSS_SELECTOR, ".bubble") == []
    assert "1660" in source.find_element(By.CSS_SELECTOR, "blockquote").text


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=\"document.title='broken'\">",
        "</script><script>document.title='broken'</script>",
        "**<b>粗**体</b> javascript:alert(1)",
        "\u202e反着写\u202c\u200b\ufeff。",
    ],
)
def test_hostile_text_is_only_text(page: ChatPage, hostile: str) -> None:
    title = page.driver.title
    page.ask(hostile)
    bubble = page.all(".message.resident .bubble p")[-1]
    assert bubble.get_property("textContent") == hostile
    page.reload()
    assert page.all(".message.resident .bubble p")[-1].get_property("textContent") == hostile
    assert page.all(".talk img, .talk script, .talk b, .talk iframe") == []
    assert page.driver.title == title


@pytest.mark.parametrize("message", ["😀😀😀", "长" * 10000, "？？？"])
def test_odd_messages_get_a_polite_reply(page: ChatPage, message: str) -> None:
    text = page.ask(message).text
    assert "Traceback" not in text
    assert any("\u4e00" <= character <= "\u9fff" for character in text.removeprefix("瓯问："))


def test_an_empty_message_is_not_sent(page: ChatPage) -> None:
    assert not page.one(".submit").is_enabled()
    page.type("   ")
    assert len(page.messages()) == 1


def test_the_conversation_survives_a_reload_and_goes_on(page: ChatPage) -> None:
    page.ask(QUESTION)
    before = page.texts()
    page.reload()
    assert page.texts() == before
    left = "return arguments[0].scrollHeight - arguments[0].scrollTop - arguments[0].clientHeight"
    assert page.driver.execute_script(left, page.one(".scroll")) < 2
    assert "1530" in page.ask("那平阳呢").text


def test_restart_asks_first_and_forgets(page: ChatPage) -> None:
    page.ask(QUESTION)
    session = page.driver.execute_script("return JSON.parse(localStorage['ouwen.conversation']).session")
    page.one("#more").click()
    page.one("#restart").click()
    page.one("dialog button[value=cancel]").click()
    assert len(page.messages()) == 3
    page.one("#more").click()
    page.one("#restart").click()
    page.one("dialog button[value=restart]").click()
    page.wait.until(lambda _: len(page.messages()) == 1)
    kept = page.driver.execute_script("return JSON.parse(localStorage['ouwen.conversation'])")
    assert kept["entries"] == []
    assert kept["session"] != session


def test_a_message_that_did_not_get_through_goes_out_once_when_the_network_is_back(page: ChatPage) -> None:
    page.online(False)
    page.type(QUESTION)
    page.wait.until(lambda _: page.all(".state.failed"))
    assert "发送失败" in page.one(".state.failed").text
    assert "网络" in page.messages()[-1].text
    page.online(True)
    page.wait.until(lambda _: not page.all(".state"))
    assert "1660元/月" in page.settled().text
    assert [text for text in page.texts() if text == QUESTION] == [QUESTION]
    assert page.all(".state") == []


def test_a_reload_while_sending_neither_loses_nor_doubles(page: ChatPage) -> None:
    page.type(QUESTION)
    page.reload()
    assert "1660元/月" in page.settled().text
    assert len(page.messages()) == 3


def test_the_person_button_asks_for_a_person(page: ChatPage) -> None:
    page.one("#person").click()
    page.settled()
    texts = page.texts()
    assert texts[1] == "转人工"
    assert "12345" in texts[2]


def test_the_keyboard_is_enough(page: ChatPage) -> None:
    page.one("#message").send_keys("第一行", Keys.SHIFT, Keys.ENTER, Keys.NULL, "第二行")
    assert page.one("#message").get_property("value") == "第一行\n第二行"
    assert len(page.messages()) == 1
    page.one("#message").send_keys(Keys.ENTER)
    page.settled()
    assert page.texts()[1] == "第一行\n第二行"
    assert page.focused().get_attribute("id") == "message"


def test_a_screen_reader_hears_the_answer(page: ChatPage) -> None:
    page.ask(QUESTION)
    status = page.one("[role=status]")
    assert status.get_attribute("aria-live") == "polite"
    assert "1660元/月" in status.get_property("textContent")
    assert "**" not in status.get_property("textContent")


def test_the_page_works_under_the_webhook_too(page: ChatPage) -> None:
    page.first_visit("/webhooks/widget/")
    assert "1660元/月" in page.ask(QUESTION).text


def test_no_other_host_is_asked_for_anything(page: ChatPage) -> None:
    page.ask(QUESTION)
    addresses = page.requested()
    assert len(addresses) >= 8
    assert [address for address in addresses if not address.startswith((page.address, "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 860)])
def test_the_page_fits_the_screen(page: ChatPage, width: int, height: int, scheme: str) -> None:
    page.resize(width, height, scheme)
    page.screenshot(f"{width}-{scheme}-greeting")
    page.ask(QUESTION)
    page.screenshot(f"{width}-{scheme}-answer")
    page.all("summary")[-1].click()
    page.screenshot(f"{width}-{scheme}-quote")
    page.ask("最低工资多少")
    page.screenshot(f"{width}-{scheme}-table")
    page.ask("<img src=x onerror=alert(1)>" + "长" * 80 + "W" * 80)
    page.screenshot(f"{width}-{scheme}-long")
    sizes = "return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert page.driver.execute_script(sizes) == [width, height]
    inner = "return arguments[0].scrollWidth - arguments[0].clientWidth"
    assert page.driver.execute_script(inner, page.one(".scroll")) == 0
