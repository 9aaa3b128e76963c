from collections.abc import Iterator

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from sanic import Sanic

from bot.metrics.exposition import Exposition, Rows
from bot.metrics.route import metrics_route
from tests.bot.channels.web_server import WebServer

TOKEN = "0123456789abcdef0123"


def served(name: str, token: str | None) -> Iterator[WebServer]:
    app = Sanic(name, configure_logging=False)
    metrics_route(app, Exposition(lambda: Rows(waiting=2)), token)
    server = WebServer(app)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def open_server() -> Iterator[WebServer]:
    yield from served("metrics-open", None)


@pytest.fixture(scope="module")
def guarded_server() -> Iterator[WebServer]:
    yield from served("metrics-guarded", TOKEN)


def test_this_machine_reads_the_series(open_server: WebServer):
    answer = open_server.get("/metrics")
    assert answer.status == 200
    assert "\nouwen_store_waiting_rows 2.0\n" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_prometheus_gets_the_format_that_it_asks_for(open_server: WebServer):
    answer = open_server.get("/metrics", Accept="application/openmetrics-text; version=1.0.0")
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    names = [family.name for family in text_string_to_metric_families(answer.text)]
    assert "ouwen_messages" in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Real-IP": "::1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"Host": "ask.example.gov.cn"},
        {"Host": "ask.example.gov.cn@127.0.0.1.example.com"},
        {"Host": ""},
    ],
)
def test_what_comes_through_a_proxy_finds_nothing(open_server: WebServer, headers: dict[str, str]):
    assert open_server.call("GET", "/metrics", headers=headers).status == 404


@pytest.mark.parametrize("host", ["localhost:5005", "127.0.0.1", "[::1]:5005", "127.8.8.8:1"])
def test_every_name_of_this_machine_is_taken(open_server: WebServer, host: str):
    assert open_server.call("GET", "/metrics", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "given", [None, "Bearer wrong", f"Basic {TOKEN}", "Bearer", f"Bearer {TOKEN}x", "Bearer 瓯".encode()]
)
def test_with_a_token_set_nobody_comes_in_without_it(guarded_server: WebServer, given):
    headers = {} if given is None else {"Authorization": given}
    answer = guarded_server.call("GET", "/metrics", headers=headers)
    assert (answer.status, answer.json) == (403, {"error": "forbidden"})


def test_with_the_token_it_is_open_from_everywhere(guarded_server: WebServer):
    headers = {
        "Authorization": f"Bearer {TOKEN}",
        "X-Forwarded-For": "203.0.113.9",
        "Host": "ask.example.gov.cn",
    }
    assert guarded_server.call("GET", "/metrics", headers=headers).status == 200


def test_a_token_in_the_address_opens_nothing(guarded_server: WebServer):
    assert guarded_server.get(f"/metrics?token={TOKEN}").status == 403
