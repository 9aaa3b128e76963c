"""The staff console as its tests use it."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.browser.chat_page import SCREENSHOTS
from tests.browser.tokens import STAFF_TOKEN

WAIT_SECONDS = 30
TALLEST = 4000


class ConsolePage:
    """Types, taps and reads as staff does."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver = driver
        self.address = address
        # a page that is drawn anew takes away elements that were just found
        fresh = (StaleElementReferenceException,)
        self.wait = WebDriverWait(driver, WAIT_SECONDS, 0.05, ignored_exceptions=fresh)

    def visit(self, path: str = "") -> None:
        self.driver.get(f"{self.address}/staff/{path}")

    def log_in(self, token: str = STAFF_TOKEN) -> None:
        self.one("#token").send_keys(token, Keys.ENTER)

    def open(self, path: str) -> None:
        """Visit a page, logging in where that is asked for, and wait until it is built."""
        self.visit(path)
        if self.all("#token"):
            self.log_in()
        self.wait.until(lambda _: self.all("main .panel"))

    def resize(self, width: int, height: int = 900, scheme: str = "light") -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def until(self, selector: str, text: str = "") -> WebElement:
        """Wait for an element that shows `text`; return it."""

        def found(_: Chrome) -> WebElement | None:
            return next((one for one in self.all(selector) if text in one.text), None)

        shown: WebElement = self.wait.until(found, f"{selector} with {text!r}")
        return shown

    def fill(self, selector: str, value: str) -> None:
        """Set a field as a person would, dates and emoji too."""
        script = (
            "arguments[0].value = arguments[1];"
            "for (const name of ['input', 'change']) arguments[0].dispatchEvent(new Event(name, {bubbles: true}))"
        )
        self.driver.execute_script(script, self.one(selector), value)

    def choose(self, selector: str, value: str) -> None:
        Select(self.one(selector)).select_by_value(value)

    def button(self, text: str, within: WebElement | None = None) -> WebElement:
        """The first button with this text."""
        place = within or self.one("body")
        return next(one for one in place.find_elements(By.TAG_NAME, "button") if one.text == text)

    def press(self, text: str, within: WebElement | None = None) -> None:
        self.button(text, within).click()

    def confirm(self, text: str) -> str:
        """Press the button of the open dialog; return what it said."""
        dialog = self.until("dialog[open]")
        told = dialog.text
        self.press(text, dialog)
        return told

    def fetched(self, path: str) -> tuple[dict[str, str], str]:
        """Headers and text of an address below /staff/, got with the cookie of this browser."""
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.driver.get_cookies())
        request = urllib.request.Request(f"{self.address}/staff/{path}", headers={"Cookie": cookies})
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as answer:
            return dict(answer.headers), answer.read().decode("utf-8")

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        """What the chat's channel answers a resident."""
        body = json.dumps({"sender": sender, "message": message}).encode()
        address = f"{self.address}/webhooks/widget/messages"
        with urllib.request.urlopen(urllib.request.Request(address, body), timeout=WAIT_SECONDS) as answer:
            replies: list[dict[str, Any]] = json.load(answer)["replies"]
            return replies

    def sideways(self) -> int:
        """How many pixels the page is wider than the screen."""
        script = "return document.documentElement.scrollWidth - window.innerWidth"
        return int(self.driver.execute_script(script))

    def screenshot(self, name: str, width: int, scheme: str = "light") -> None:
        """Save the whole page as it looks at a width."""
        self.resize(width, scheme=scheme)
        height = int(self.driver.execute_script("return document.documentElement.scrollHeight"))
        self.resize(width, min(max(height, 600), TALLEST), scheme)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(SCREENSHOTS / f"console-{name}-{width}-{scheme}.png"))

    def console_errors(self) -> list[str]:
        """What the browser complained of, but for the 401 under the login page and refused forms."""
        entries = self.driver.get_log("browser")
        severe = [str(entry["message"]) for entry in entries if entry["level"] == "SEVERE"]
        return [text for text in severe if "status of 401" not in text and "status of 400" not in text]
