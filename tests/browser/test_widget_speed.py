"""How soon the page and its replies are on the screen, measured by the browser itself."""

from __future__ import annotations

from collections.abc import Callable

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
# milliseconds to the first paint and to the greeting on Fast 3G
MOST_PAINTED, MOST_GREETED = 1000, 2000
TRIES = 5


@pytest.mark.parametrize(
    "question", ["瑞安最低工资是多少", "各县（市、区）的低保标准是多少？", "限养区里不能养哪些犬？"]
)
def test_a_reply_is_on_the_screen_within_a_tenth_of_a_second(page: ChatPage, question: str) -> None:
    assert least(lambda: shown_after(page, question), 100) < 100


def shown_after(page: ChatPage, question: str) -> float:
    """Ask, and return how many milliseconds after it arrived the reply was on the screen."""
    page.driver.execute_script("performance.clearMarks('ouwen:shown')")
    page.ask(question)
    page.wait.until(
        lambda driver: driver.execute_script("return performance.getEntriesByName('ouwen:shown').length")
    )
    return float(page.driver.execute_script(SHOWN) - page.driver.execute_script(ARRIVED))


def share_of_most(painted: float, greeted: float) -> float:
    """Return the larger of both as a share of what it may be."""
    return max(painted / MOST_PAINTED, greeted / MOST_GREETED)


def least(measure: Callable[[], float], enough: float) -> float:
    """Return the least of what is measured until it is little enough: a busy machine makes it more, never less."""
    found = [measure()]
    while found[-1] >= enough and len(found) < TRIES:
        found.append(measure())
    return min(found)


def test_first_paint_on_a_slow_connection(page: ChatPage, record_property: pytest.RecordProperty) -> None:
    def greeted(name: str, connection: tuple[int, int]) -> tuple[float, float]:
        """Load the page anew; return after how many milliseconds it was painted and greeted."""
        page.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        page.throttle(*connection)
        page.reload()
        painted, ready = (float(page.driver.execute_script(script)) for script in (PAINTED, GREETED))
        record_property(f"{name}_painted", painted)
        record_property(f"{name}_greeted", ready)
        print(f"{name} 3G: first paint after {painted:.0f} ms, greeting after {ready:.0f} ms")
        return painted, ready

    try:
        greeted("slow", SLOW_3G)
        assert least(lambda: share_of_most(*greeted("fast", FAST_3G)), 1) < 1
    finally:
        page.online(True)
