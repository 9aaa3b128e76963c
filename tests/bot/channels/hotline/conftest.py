"""A running hotline and one call of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.settings import Settings
from tests.bot.channels.hotline.hotline_server import FakeBot, HotlineServer


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(var=tmp_path_factory.mktemp("hotline"), public_url="https://ask.example.gov.cn")


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[HotlineServer]:
    running = HotlineServer(settings, FakeBot())
    yield running
    running.web.stop()


@pytest.fixture
def call(server: HotlineServer) -> str:
    return server.begin()
