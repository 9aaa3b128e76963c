"""The operator's view in Chromium: a call is followed while it happens, and what is copied is whole."""

from __future__ import annotations

import json
import os
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.tokens import HOTLINE_TOKEN, STAFF_TOKEN

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='broken'\"></script>\u202e罗威纳能养吗"
SECONDS = 20
SHOTS = os.environ.get("OUWEN_SCREENSHOTS")


class Line:
    """A caller: posts turns to the hotline."""

    def __init__(self, address: str) -> None:
        self.call_id = f"b-{uuid.uuid4().hex[:10]}"
        self._base = f"{address}/webhooks/hotline/calls"
        self._post("", {"call_id": self.call_id, "caller": "13800001234"})

    def says(self, transcript: str, **content: object) -> dict[str, Any]:
        turn = {"turn_id": uuid.uuid4().hex, "transcript": transcript, **content}
        return self._post(f"/{self.call_id}/turns", turn)

    def _post(self, path: str, content: object) -> dict[str, Any]:
        bearer = {"Authorization": f"Bearer {HOTLINE_TOKEN}"}
        request = urllib.request.Request(self._base + path, json.dumps(content).encode(), bearer)
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            found: dict[str, Any] = json.loads(answer.read())
            return found


class OperatorPage:
    """The view, logged in."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver = driver
        self.address = address
        driver.get(f"{address}/staff/operator/")
        for field in driver.find_elements(By.CSS_SELECTOR, "input[type=password]"):
            field.send_keys(STAFF_TOKEN)
            field.submit()
        self.wait(lambda: "实时更新中" in self.text("main"))

    def wait(self, holds: Any) -> None:
        WebDriverWait(self.driver, SECONDS).until(lambda _: holds())

    def text(self, selector: str) -> str:
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return found[0].text if found else ""

    def choose(self, line: Line) -> None:
        selector = f"[data-call='{line.call_id}']"
        self.wait(lambda: self.driver.find_elements(By.CSS_SELECTOR, selector))
        self.press(selector)
        self.wait(lambda: line.call_id in self.text("[aria-label=通话]"))

    def press(self, selector: str) -> None:
        button = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.driver.execute_script(
            "arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", button
        )

    def resize(self, width: int, height: int) -> None:
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )

    def shoot(self, name: str) -> None:
        if SHOTS:
            self.driver.save_screenshot(str(Path(SHOTS) / f"operator-{name}.png"))


@pytest.fixture
def page(driver: Chrome, bot_address: str) -> Iterator[OperatorPage]:
    opened = OperatorPage(driver, bot_address)
    yield opened
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", ONLINE)
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


ONLINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def test_a_call_is_followed_while_it_happens(page: OperatorPage) -> None:
    page.resize(1280, 900)
    line = Line(page.address)
    page.choose(line)
    line.says(
        "瑞安最低工资是多少",
        confidence=0.92,
        alternatives=[{"transcript": "瑞安最底工资", "confidence": 0.4}],
    )
    page.wait(lambda: "1660元/月" in page.text("[aria-label=建议答复]"))
    talk = page.text("[role=log]")
    assert "把握 92%" in talk
    assert "其他识别结果（1）" in talk
    assert "一千六百六十元" in talk
    sources = page.text("main")
    assert "温政发〔2015〕58号" in sources
    assert "可能已调整" in sources
    link = page.driver.find_element(By.CSS_SELECTOR, ".cards a").get_attribute("href") or ""
    assert link.startswith(f"{page.address}/bulletins/2015-10/pages/2")
    page.shoot("1280")
    line.says("转人工")
    page.wait(lambda: "转接原因：来电人要求" in page.text("[aria-label=转接说明]"))
    assert "1660元/月" in page.text("[aria-label=建议答复]")
    page.shoot("transfer")


def test_the_columns_begin_at_the_same_height(page: OperatorPage) -> None:
    page.resize(1280, 900)
    line = Line(page.address)
    page.choose(line)
    line.says("瑞安最低工资是多少")
    page.wait(lambda: "1660元/月" in page.text("[aria-label=建议答复]"))
    tops = """return ['电话列表', '通话', '建议答复'].map(
        (name) => Math.round(document.querySelector(`[aria-label=${name}].panel`).getBoundingClientRect().top))"""
    first, *others = page.driver.execute_script(tops)
    assert others == [first, first], "no gap above the answers for a hand-over that there is not"


def test_what_is_copied_is_whole(page: OperatorPage) -> None:
    line = Line(page.address)
    page.choose(line)
    line.says("瑞安最低工资是多少")
    page.wait(lambda: "复制短信" in page.text("[aria-label=建议答复]"))
    page.driver.execute_script(
        "window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); };"
    )
    for button in (1, 2, 3):
        page.press(f"[aria-label=建议答复] .buttons button:nth-child({button})")
    page.wait(lambda: page.text("#said") == "已复制。")
    answer, citation, sms = page.driver.execute_script("return window.copied")
    assert answer.startswith("瑞安市最低月工资标准是 1660元/月")
    assert citation.startswith("出处：《温州市人民政府关于调整全市最低工资标准的通知》（温政发〔2015〕58号")
    assert sms.startswith("【瓯问】瑞安市")


def test_hostile_words_are_shown_as_words(page: OperatorPage) -> None:
    line = Line(page.address)
    page.choose(line)
    line.says(HOSTILE)
    page.wait(lambda: "<img src=x" in page.text("[role=log]"))
    assert page.driver.find_elements(By.CSS_SELECTOR, "main img, main script") == []
    assert page.driver.title != "broken"


def test_the_view_goes_on_after_a_break(page: OperatorPage) -> None:
    line = Line(page.address)
    page.choose(line)
    page.driver.execute_cdp_cmd("Network.enable", {})
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {**ONLINE, "offline": True})
    page.wait(lambda: "正在重连" in page.text("main"))
    line.says("平阳最低工资是多少")
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", ONLINE)
    page.wait(lambda: "1530元/月" in page.text("[aria-label=建议答复]"))
    assert page.text("[role=log]").count("平阳最低工资是多少") == 1


def test_an_operator_asks_beside_the_call_with_the_keyboard(page: OperatorPage) -> None:
    field = page.driver.find_element(By.ID, "question")
    field.send_keys("乐清低保标准是多少")
    field.send_keys("\ue004\ue007")
    page.wait(lambda: "804元" in page.text("[aria-label=查询结果]"))


def test_it_fits_a_narrow_screen(page: OperatorPage) -> None:
    line = Line(page.address)
    page.choose(line)
    line.says("最低工资是多少")
    page.resize(360, 800)
    page.wait(lambda: "1860元/月" in page.text("[aria-label=建议答复]"))
    assert page.driver.execute_script("return document.documentElement.scrollWidth") <= 360
    page.shoot("360")


def test_waiting_for_news_makes_no_storm_of_requests(page: OperatorPage) -> None:
    count = (
        "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/news')).length"
    )
    before = page.driver.execute_script(count)
    time.sleep(5)
    assert page.driver.execute_script(count) - before <= 2
