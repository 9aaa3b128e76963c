"""Large type, reading aloud, voice input, English, dark: how the same chat is worn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser

QUESTION = "瑞安最低工资是多少"
# Voice and ear that keep what they were told; the browser of the tests has neither.
VOICE = """
    window.heard = []; window.cancelled = 0;
    Object.defineProperty(window, 'speechSynthesis', { value: {
      speak(spoken) { heard.push([spoken.lang, spoken.text]); window.spoken = spoken; },
      cancel() { cancelled += 1; } } });
    window.webkitSpeechRecognition = window.SpeechRecognition = class extends EventTarget {
      start() { window.ear = this; }
      stop() { this.dispatchEvent(new Event('end')); } };
"""
MUTE = """
    delete window.speechSynthesis; delete Window.prototype.speechSynthesis;
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
    Object.defineProperty(window, 'SpeechRecognition', { value: undefined });
    Object.defineProperty(window, 'webkitSpeechRecognition', { value: undefined });
"""
SMALL_TARGETS = """
    return [...arguments[0].querySelectorAll('button, summary, .citation a, textarea, .reason span')]
      .filter((target) => target.checkVisibility({ visibilityProperty: true }))
      .map((target) => [target.id || target.className || target.textContent, target.getBoundingClientRect()])
      .filter(([, box]) => box.height < arguments[1] || box.width < arguments[1])
      .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""


@pytest.fixture
def spoken_page(page: ChatPage) -> Iterator[ChatPage]:
    """The page in a browser with a voice and an ear."""
    script = page.before_load(VOICE)
    page.reload()
    yield page
    page.forget_script(script)


def small_targets(page: ChatPage, least: int) -> list[str]:
    found: list[str] = page.driver.execute_script(SMALL_TARGETS, page.one(".ouwen"), least)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 860)])
def test_large_type_is_large_and_remembered(page: ChatPage, width: int, height: int, scheme: str) -> None:
    page.resize(width, height, scheme)
    page.one("#elder").click()
    page.screenshot(f"{width}-{scheme}-elder-greeting")
    page.ask(QUESTION)
    page.screenshot(f"{width}-{scheme}-elder-answer")
    page.ask("最低工资多少")
    page.all(".actions button:last-child")[-1].click()
    page.screenshot(f"{width}-{scheme}-elder-complaint")
    assert page.style(".bubble p", "font-size") == "22px"
    assert small_targets(page, 48) == []
    sizes = "return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert page.driver.execute_script(sizes) == [width, height]
    inner = "return arguments[0].scrollWidth - arguments[0].clientWidth"
    assert page.driver.execute_script(inner, page.one(".scroll")) == 0
    page.reload()
    assert page.style(".bubble p", "font-size") == "22px"
    page.one("#elder").click()
    assert page.style(".bubble p", "font-size") == "16px"


def test_targets_are_never_too_small(page: ChatPage) -> None:
    page.resize(360, 740)
    page.ask(QUESTION)
    page.one(".actions button:last-child").click()
    page.one("#more").click()
    assert small_targets(page, 24) == []


def test_large_type_reads_answers_aloud_until_it_is_stopped(spoken_page: ChatPage) -> None:
    page = spoken_page
    page.ask(QUESTION)
    assert page.driver.execute_script("return heard") == []
    page.one("#elder").click()
    page.ask("平阳呢")
    speech = page.kept()[-1]["speech"]
    assert page.driver.execute_script("return heard") == [
        ["zh-CN", speech.translate({ord(c): None for c in "《》"})]
    ]
    reading = page.all(".aloud")[-1]
    assert reading.get_attribute("aria-pressed") == "true"
    before = page.driver.execute_script("return cancelled")
    reading.click()
    assert reading.get_attribute("aria-pressed") == "false"
    assert page.driver.execute_script("return cancelled") > before
    page.one("#more").click()
    assert page.one("#read").get_attribute("aria-pressed") == "true"
    page.one("#read").click()
    page.ask("乐清呢")
    assert len(page.driver.execute_script("return heard")) == 1


def test_one_answer_is_read_aloud_on_demand(spoken_page: ChatPage) -> None:
    page = spoken_page
    page.ask(QUESTION)
    page.one(".aloud").click()
    assert len(page.driver.execute_script("return heard")) == 1
    page.driver.execute_script("spoken.dispatchEvent(new Event('end'))")
    assert page.one(".aloud").get_attribute("aria-pressed") == "false"


def test_what_is_said_comes_into_the_field(spoken_page: ChatPage) -> None:
    page = spoken_page
    page.one("#listen").click()
    assert page.one("#listen").get_attribute("aria-pressed") == "true"
    said = "ear.dispatchEvent(Object.assign(new Event('result'), { results: [[{ transcript: '瑞安最低工资' }]] }))"
    page.driver.execute_script(said)
    page.one("#listen").click()
    assert page.one("#message").get_property("value") == "瑞安最低工资"
    assert page.one("#listen").get_attribute("aria-pressed") == "false"
    page.one("#listen").click()
    page.driver.execute_script(
        "ear.dispatchEvent(Object.assign(new Event('error'), { error: 'not-allowed' })); ear.stop()"
    )
    assert "麦克风" in page.one(".toast").text
    page.one(".submit").click()
    assert "1660元/月" in page.settled().text


def test_without_voice_and_ear_there_are_no_buttons_for_them(page: ChatPage) -> None:
    script = page.before_load(MUTE)
    try:
        page.reload()
        page.ask(QUESTION)
        assert page.all("#listen, .aloud, #read") == []
    finally:
        page.forget_script(script)


def test_english_is_a_matter_of_the_interface_alone(page: ChatPage) -> None:
    page.ask(QUESTION)
    page.one("#more").click()
    page.one("#language").click()
    assert page.driver.execute_script("return document.documentElement.lang") == "en"
    assert page.one("#person").text == "Staff"
    assert page.one(".bubble").text.startswith("Hello, I am Ouwen")
    answer = page.messages()[-1]
    assert "1660元/月" in answer.text
    assert answer.find_element(By.CSS_SELECTOR, ".bubble").get_attribute("lang") == "zh-CN"
    badge = answer.find_element(By.CSS_SELECTOR, ".badge")
    assert (badge.text, badge.get_attribute("lang")) == ("May have changed", "en")
    page.reload()
    assert page.one(".submit").text == "Send"
    page.one("#more").click()
    page.screenshot("1280-light-english")
    page.one("#restart").click()
    page.one("dialog button[value=restart]").click()
    page.wait.until(lambda _: len(page.messages()) == 1)
    page.all(".choices button")[0].click()
    assert "1860" in page.settled().text
    page.one("#more").click()
    page.one("#language").click()
    assert page.driver.execute_script("return document.documentElement.lang") == "zh-CN"


def test_dark_and_light_can_be_chosen(page: ChatPage) -> None:
    light, dark = "rgba(255, 255, 255, 1)", "rgba(42, 42, 42, 1)"
    assert page.style(".bubble", "background-color") == light
    page.resize(1280, 860, "dark")
    page.wait.until(lambda _: page.style(".bubble", "background-color") == dark)
    page.one("#more").click()
    page.one(".themes button[value=light]").click()
    assert page.style(".bubble", "background-color") == light
    page.resize(1280, 860, "light")
    page.one(".themes button[value=dark]").click()
    page.reload()
    assert page.style(".bubble", "background-color") == dark
    page.one("#more").click()
    assert page.one(".themes button[value=dark]").get_attribute("aria-pressed") == "true"
    page.one(".themes button[value=auto]").click()
    assert page.style(".bubble", "background-color") == light
