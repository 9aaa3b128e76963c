from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sanic import Sanic

from bot.channels.widget import WidgetInput, page_routes
from bot.settings import Settings
from tests.bot.channels.web_server import WebServer
from tests.bot.channels.widget.fake_bot import FakeBot

LISTED = "https://www.wenzhou.example"


@dataclass(frozen=True)
class Issue:
    name: str


class FakeLibrary:
    def __init__(self, *names: str) -> None:
        self._issues = [Issue(name) for name in names]

    def issues(self) -> list[Issue]:
        return self._issues


@pytest.fixture(scope="module")
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a database of their own."""
    return Settings(var=tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module")
def server(bot: FakeBot, settings: Settings) -> Iterator[WebServer]:
    """The channel as it is by default: any page may embed the chat."""
    running = WebServer(_app(bot, settings, FakeLibrary("2020年第6期", "2019年第12期")))
    yield running
    running.stop()


@pytest.fixture
def bare_server(bot: FakeBot, settings: Settings) -> Iterator[WebServer]:
    """The channel of a bot that holds no issue."""
    running = WebServer(_app(bot, settings, FakeLibrary()))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def listed_server(bot: FakeBot, settings: Settings) -> Iterator[WebServer]:
    """The channel where one host alone may embed the chat."""
    running = WebServer(_app(bot, Settings(var=settings.var, widget_origins=(LISTED,)), None))
    yield running
    running.stop()


def _app(bot: FakeBot, settings: Settings, library: Any) -> Sanic:
    app = Sanic(f"widget_{uuid.uuid4().hex}", configure_logging=False)
    app.blueprint(WidgetInput(settings).blueprint(bot), url_prefix="/webhooks/widget")
    page_routes(app, settings.widget_origins, library)
    return app
