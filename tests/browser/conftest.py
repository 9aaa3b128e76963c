"""A running bot and a Chromium for the tests of the page.

They are skipped unless OUWEN_REQUIRE_SERVERS is set; where it is, a missing browser or server fails them.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.browser.chat_page import ChatPage
from tests.browser.host_server import HostServer
from tests.browser.tokens import SECRETS

REPOSITORY = Path(__file__).resolve().parents[2]
START_SECONDS = 600
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
)


@pytest.fixture(scope="session")
def chromium() -> tuple[str, str]:
    """The paths of Chromium and its driver."""
    if not os.environ.get("OUWEN_REQUIRE_SERVERS"):
        pytest.skip("OUWEN_REQUIRE_SERVERS is not set: it takes a running bot and Chromium")
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.fail("Chromium is missing: apt-get install chromium chromium-driver fonts-noto-cjk")
    return browser, driver


@pytest.fixture(scope="session")
def bot_address(chromium: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `ouwen serve`, started for these tests; OUWEN_TEST_ADDRESS names one that runs."""
    if running := os.environ.get("OUWEN_TEST_ADDRESS"):
        yield running
        return
    port = _free_port()
    log = tmp_path_factory.mktemp("server") / "serve.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "serve", "--port", str(port)],
            cwd=REPOSITORY,
            env={**os.environ, **SECRETS, "OUWEN_TODAY": "2026-11-21"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="session")
def driver(chromium: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One Chromium for all tests; it reaches no other host than the bot's."""
    options = ChromeOptions()
    options.binary_location = chromium[0]
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = Chrome(options=options, service=Service(chromium[1]))
    yield opened
    opened.quit()


@pytest.fixture
def page(driver: Chrome, bot_address: str) -> Iterator[ChatPage]:
    """The chat page on its first visit, 1280 x 860; nothing may have gone wrong in its console."""
    opened = ChatPage(driver, bot_address)
    opened.resize(1280, 860)
    opened.first_visit()
    yield opened
    opened.online(True)
    assert opened.console_errors() == []


@pytest.fixture(scope="session")
def host_server(bot_address: str) -> Iterator[HostServer]:
    """Another host that embeds the chat and has the bot behind a proxy."""
    opened = HostServer(bot_address)
    yield opened
    opened.stop()


@pytest.fixture
def host(driver: Chrome, host_server: HostServer) -> Iterator[ChatPage]:
    """The page of the other host, not yet visited; nothing may have gone wrong in its console."""
    host_server.faults.clear()
    host_server.posted.clear()
    opened = ChatPage(driver, host_server.address)
    opened.resize(1280, 860)
    yield opened
    opened.online(True)
    assert opened.console_errors() == []


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    pytest.fail(f"`ouwen serve` did not come up (exit code {server.poll()}):\n{tail}")
