from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from sanic import Sanic

from bot.reader.routes import reader_routes
from tests.bot.channels.web_server import WebServer
from tests.bot.reader.made_up import ISSUE, Held, library

HELD = Held(ISSUE)


@pytest.fixture(scope="module")
def server() -> Iterator[WebServer]:
    app = Sanic(f"reader_{uuid.uuid4().hex}", configure_logging=False)
    reader_routes(app, library(HELD), "https://ask.example.gov.cn/ouwen")
    running = WebServer(app)
    yield running
    running.stop()


def test_a_page_is_sent_as_html_with_strict_headers(server: WebServer) -> None:
    answer = server.get("/bulletins/2020-01/pages/1")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "2020年第1期 第1页" in answer.text
    assert "<mark" not in answer.text


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("lines=1-2", [1]),
        ("lines=3", [3]),
        ("lines=1,3-3", [1, 3]),
        ("lines=1&lines=3", [1, 3]),
        ("lines=3-1", []),
        ("lines=", []),
        ("lines=x-y", []),
        ("lines=1-99999999", []),
        ("lines=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", []),
        ("lines=%EF%BC%91", []),
        ("lines=%00", []),
        ("lines=1-3&layout=%3Cb%3E", [1, 3]),
    ],
)
def test_the_quoted_lines_are_marked_and_nothing_else_of_the_query_shows(
    server: WebServer, query: str, marked: list[int]
) -> None:
    text = server.get(f"/bulletins/2020-01/pages/1?{query}").text
    quoted = "".join(part.split("</mark>")[0] for part in text.split("<mark")[1:])
    assert [number for number in (1, 3, 4) if f'<span id="L{number}">' in quoted] == marked
    assert text.count("<script") == 1
    assert "alert" not in text


def test_the_permanent_address_is_absolute_and_says_issue_page_and_lines(server: WebServer) -> None:
    text = server.get("/bulletins/2020-01/pages/1?lines=3,1-2&lines=900&utm=x").text
    address = "https://ask.example.gov.cn/ouwen/bulletins/2020-01/pages/1?lines=1-2,3"
    assert f'<link rel="canonical" href="{address}">' in text


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/bulletins", "bulletins/"),
        ("/bulletins/2020-01", "2020-01/"),
        ("/bulletins/2020-01/pages", "./"),
        ("/bulletins/2020-01/pages/", "../"),
    ],
)
def test_an_address_without_its_end_leads_to_the_whole_one(
    server: WebServer, path: str, leads_to: str
) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["location"]) == (302, leads_to)


@pytest.mark.parametrize(
    "key", ["2015-11", "2020-1", "2020-01x", "..", "%2e%2e%2f", "2020-01%0a", "%0d%0aX:1"]
)
@pytest.mark.parametrize("rest", ["", "/", "/pages/1"])
def test_an_unknown_issue_is_a_page_that_says_so(server: WebServer, key: str, rest: str) -> None:
    answer = server.get(f"/bulletins/{key}{rest}")
    assert answer.status == 404
    assert "x" not in answer.headers


def test_an_issue_that_was_taken_out_is_said_to_be_gone(server: WebServer) -> None:
    HELD.bulletins = ()
    try:
        answer = server.get("/bulletins/2020-01/pages/1?lines=1-2")
        listed = server.get("/bulletins/").text
    finally:
        HELD.bulletins = (ISSUE,)
    assert answer.status == 404
    assert "也可能已经撤下" in answer.text
    assert '<a href="../../">看收录的各期公报</a>' in answer.text
    assert "现在没有收录任何一期公报" in listed


@pytest.mark.parametrize("number", ["0", "3", "-1", "99999", "1.5", "x", "%EF%BC%91", "%3Cscript%3E"])
def test_an_unknown_page_says_which_pages_there_are(server: WebServer, number: str) -> None:
    answer = server.get(f"/bulletins/2020-01/pages/{number}")
    assert answer.status == 404
    assert "2020年第1期收录了第1页到第2页，没有这一页。" in answer.text
    assert '<a href="../../2020-01/">看2020年第1期的目录</a>' in answer.text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("reader.css", "text/css; charset=utf-8"),
        ("reader.js", "text/javascript; charset=utf-8"),
        ("ouwen.svg", "image/svg+xml"),
    ],
)
def test_the_reader_has_its_own_files(server: WebServer, name: str, kind: str) -> None:
    answer = server.get(f"/bulletins/{name}")
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("name", ["widget.js", "readerxcss", "reader.html", "..%2freader.css"])
def test_the_reader_has_no_other_file(server: WebServer, name: str) -> None:
    assert server.get(f"/bulletins/{name}").status == 404
