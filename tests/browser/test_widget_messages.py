"""What a message lets a resident do and see: folding, copying, the card of its source."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"


def test_a_card_says_whether_its_document_still_holds(page: ChatPage) -> None:
    card = page.ask(QUESTION).find_element(By.CSS_SELECTOR, ".citation")
    assert card.find_element(By.CSS_SELECTOR, ".badge").text == "可能已调整"
    link = card.find_element(By.CSS_SELECTOR, "a")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    assert link.get_attribute("href").startswith(f"{page.address}/bulletins/2015-10/pages/")


def test_quotes_of_one_page_are_one_card_and_all_marked_in_the_reader(page: ChatPage) -> None:
    answer = page.ask("谁当市长")
    cards = answer.find_elements(By.CSS_SELECTOR, ".citation")
    assert len(cards) == 1
    cards[0].find_element(By.CSS_SELECTOR, "summary").click()
    quotes = [quote.text for quote in cards[0].find_elements(By.CSS_SELECTOR, "blockquote p")]
    assert quotes[0] == "30日"
    assert quotes[1].startswith("△市长")
    address = cards[0].find_element(By.CSS_SELECTOR, "a").get_attribute("href")
    assert address.endswith("/bulletins/2020-06/pages/38?lines=3967-3967,3969-3971#L3969")
    page.driver.get(address)
    marked = "".join(mark.text for mark in page.all("mark"))
    assert "30日" in marked
    assert "市长姚高员" in marked


def test_documents_of_an_answer_keep_a_card_each(page: ChatPage) -> None:
    answer = page.ask("养老金一个月能领多少？乐清低保又是多少？")
    numbers = [card.text for card in answer.find_elements(By.CSS_SELECTOR, ".citation .origin:nth-child(2)")]
    assert [number.split("，")[0] for number in numbers] == ["温人社发〔2018〕117号", "温政发〔2019〕16号"]


def test_a_hotline_can_be_dialled(page: ChatPage) -> None:
    link = page.ask("转人工").find_element(By.CSS_SELECTOR, ".bubble a")
    assert (link.text, link.get_attribute("href")) == ("12345", "tel:12345")
    assert page.ask(QUESTION).find_elements(By.CSS_SELECTOR, ".bubble a[href='tel:12345']")
    danger = page.ask("我想自杀").find_elements(By.CSS_SELECTOR, ".bubble a")
    assert [link.get_attribute("href") for link in danger] == ["tel:12356", "tel:110", "tel:120"]
    figures = "(110元)，（12345元），120天，拨款120万元，或110元"
    page.driver.execute_script(
        "const kept = JSON.parse(localStorage['ouwen.conversation']); kept.entries.at(-1).text = arguments[0];"
        "localStorage['ouwen.conversation'] = JSON.stringify(kept)",
        figures,
    )
    page.reload()
    assert page.messages()[-1].find_element(By.CSS_SELECTOR, ".bubble").text == figures
    assert page.messages()[-1].find_elements(By.CSS_SELECTOR, ".bubble a") == []


@pytest.mark.parametrize("allowed", [True, False])
def test_an_answer_is_copied_with_its_source(page: ChatPage, allowed: bool) -> None:
    if not allowed:
        page.driver.execute_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    permissions = {"origin": page.address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.driver.execute_cdp_cmd("Browser.grantPermissions", permissions)
    page.ask(QUESTION)
    page.one(".actions button").click()
    page.wait.until(lambda _: "已复制" in page.one(".toast").text)
    copied = page.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert "1660元/月" in copied
    assert "**" not in copied
    assert "温政发〔2015〕58号" in copied


def test_a_long_message_is_folded(page: ChatPage) -> None:
    page.ask("长" * 600)
    bubble = page.one(".message.resident .bubble")
    short = bubble.rect["height"]
    more = bubble.find_element(By.CSS_SELECTOR, ".unfold")
    assert (more.text, more.get_attribute("aria-expanded")) == ("展开", "false")
    more.click()
    assert bubble.rect["height"] > 1.2 * short
    assert (more.text, more.get_attribute("aria-expanded")) == ("收起", "true")
    more.click()
    assert bubble.rect["height"] == short


def test_a_caveat_is_never_folded_away(page: ChatPage) -> None:
    page.ask(QUESTION)
    longer = """
        const kept = JSON.parse(localStorage['ouwen.conversation']);
        const lines = Array.from({ length: 60 }, (_, i) => `第${i}行`);
        kept.entries.at(-1).text = [...lines, '⚠ 可能已调整'].join('\\n');
        localStorage['ouwen.conversation'] = JSON.stringify(kept)"""
    page.driver.execute_script(longer)
    page.reload()
    bubble = page.all(".message.bot .bubble")[-1]
    assert len(bubble.find_elements(By.CSS_SELECTOR, ".long p")) == 60
    assert [part.text for part in bubble.find_elements(By.CSS_SELECTOR, ".caveat")] == ["⚠ 可能已调整"]
    assert bubble.find_elements(By.CSS_SELECTOR, ".long .caveat") == []


def test_hostile_answers_are_only_text(page: ChatPage) -> None:
    page.ask(QUESTION)
    hostile = """
        const kept = JSON.parse(localStorage['ouwen.conversation']);
        const bad = "<img src=x onerror=\\"document.title='broken'\\"></script>\u202e\u200b";
        const entry = kept.entries.at(-1);
        Object.assign(entry, { text: bad, buttons: [{ title: bad, payload: bad }], table: [[bad, bad], [bad, bad]] });
        for (const name of Object.keys(entry.citations[0])) entry.citations[0][name] = bad;
        entry.citations.push({ ...entry.citations[0], url: 'javascript:document.title=1' });
        entry.citations.push({ ...entry.citations[0], url: '//elsewhere.example/' });
        localStorage['ouwen.conversation'] = JSON.stringify(kept)"""
    title = page.driver.title
    page.driver.execute_script(hostile)
    page.reload()
    assert page.all(".talk img, .talk script, .talk iframe, .badge") == []
    assert page.driver.title == title
    links = [link.get_attribute("href") for link in page.all(".citation a")]
    assert [link for link in links if not link.startswith(f"{page.address}/")] == []
    for selector in (".bubble", ".citation"):
        assert page.style(f".bot {selector}", "unicode-bidi") == "isolate"
