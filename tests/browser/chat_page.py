"""The chat page as its tests use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
ANSWER_SECONDS = 30


class ChatPage:
    """Types, taps and reads as a resident does."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver = driver
        self.address = address
        self.wait = WebDriverWait(driver, ANSWER_SECONDS, poll_frequency=0.05)

    def first_visit(self, path: str = "/") -> None:
        self.driver.get(f"{self.address}{path}")
        self.driver.execute_script("localStorage.clear()")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.reload()

    def reload(self) -> None:
        self.driver.refresh()
        self.wait.until(lambda _: self.messages())

    def resize(self, width: int, height: int, scheme: str = "light") -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def online(self, connected: bool) -> None:
        self._network(offline=not connected, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def throttle(self, latency: int, speed: int) -> None:
        """A connection with a round trip of `latency` ms and `speed` bytes a second."""
        self._network(offline=False, latency=latency, downloadThroughput=speed, uploadThroughput=speed)

    def _network(self, **conditions: float) -> None:
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)

    def root(self) -> Chrome | ShadowRoot:
        """Where to look for elements: in the chat where the page has one, else in the page itself."""
        found = self.driver.find_elements(By.CSS_SELECTOR, "ouwen-chat")
        return found[0].shadow_root if found else self.driver

    def before_load(self, script: str) -> str:
        """Have `script` run before those of each page; return what `forget_script` takes."""
        command = "Page.addScriptToEvaluateOnNewDocument"
        identifier: str = self.driver.execute_cdp_cmd(command, {"source": script})["identifier"]
        return identifier

    def forget_script(self, identifier: str) -> None:
        self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": identifier})

    def kept(self) -> list[dict[str, Any]]:
        """The entries of the conversation in the browser's storage."""
        entries: list[dict[str, Any]] = self.driver.execute_script(
            "return JSON.parse(localStorage['ouwen.conversation']).entries"
        )
        return entries

    def style(self, selector: str, name: str) -> str:
        """A computed style of the first element that `selector` finds."""
        return self.one(selector).value_of_css_property(name)

    def all(self, selector: str) -> list[WebElement]:
        return self.root().find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.root().find_element(By.CSS_SELECTOR, selector)

    def focused(self) -> WebElement:
        """The element with the focus, inside the chat where it has it."""
        script = "const host = document.activeElement; return host.shadowRoot?.activeElement ?? host"
        focused: WebElement = self.driver.execute_script(script)
        return focused

    def messages(self) -> list[WebElement]:
        return self.all(".message:not(:has(.dots))")

    def texts(self) -> list[str]:
        """What stands in the bubbles, oldest first."""
        return [bubble.text for bubble in self.all(".message .bubble:not(.dots)")]

    def type(self, text: str) -> None:
        """Put `text` into the field at once (the driver cannot type emoji) and press Enter."""
        field = self.one("#message")
        self.driver.execute_script(
            "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", field, text
        )
        field.send_keys(Keys.ENTER)

    def settled(self) -> WebElement:
        """Wait until no message is under way; return the last one."""
        self.wait.until(lambda _: not self.all(".dots"))
        return self.messages()[-1]

    def ask(self, question: str) -> WebElement:
        """Ask and return the message of the bot that answers."""
        self.type(question)
        answer = self.settled()
        assert "bot" in answer.get_attribute("class").split(), answer.text
        return answer

    def screenshot(self, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))

    def console_errors(self) -> list[str]:
        """What the browser complained of, but for the network going away, which tests do on purpose."""
        complaints = [str(entry["message"]) for entry in self.driver.get_log("browser")]
        return [text for text in complaints if "ERR_INTERNET_DISCONNECTED" not in text]

    def requested(self) -> list[str]:
        """The addresses asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
