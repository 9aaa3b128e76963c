"""How soon the page and its replies are on the screen, measured by the browser itself."""

from __future__ import annotations

import pytest

from tests.browser.chat_page import ChatPage

pytestmark = pytest.mark.browser

# Chromium's "Fast 3G" and "Slow 3G": milliseconds of round trip, bytes a second
FAST_3G = (150, 1_600_000 // 8)
SLOW_3G = (400, 400_000 // 8)
SHOWN = "return performance.getEntriesByName('ouwen:shown')[0].startTime"
ARRIVED = "return performance.getEntriesByName('ouwen:arrived')[0].startTime"
PAINTED = "return performance.getEntriesByName('first-contentful-paint')[0].startTime"
GREETED = "return performance.getEntriesByName('ouwen:ready')[0].startTime"


@pytest.mark.parametrize(
    "question", ["瑞安最低工资是多少", "各县（市、区）的低保标准是多少？", "限养区里不能养哪些犬？"]
)
def test_a_reply_is_on_the_screen_within_a_tenth_of_a_second(page: ChatPage, question: str) -> None:
    page.ask(question)
    page.wait.until(
        lambda driver: driver.execute_script("return performance.getEntriesByName('ouwen:shown').length")
    )
    assert page.driver.execute_script(SHOWN) - page.driver.execute_script(ARRIVED) < 100


def test_first_paint_on_a_slow_connection(page: ChatPage, record_property: pytest.RecordProperty) -> None:
    try:
        for name, (latency, speed) in {"slow": SLOW_3G, "fast": FAST_3G}.items():
            page.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
            page.throttle(latency, speed)
            page.reload()
            record_property(f"{name}_painted", painted := page.driver.execute_script(PAINTED))
            record_property(f"{name}_greeted", greeted := page.driver.execute_script(GREETED))
            print(f"{name} 3G: first paint after {painted:.0f} ms, greeting after {greeted:.0f} ms")
    finally:
        page.online(True)
    assert painted < 1000
    assert greeted < 2000
