from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from sanic import Sanic

from bot.web.reader import reader_routes, render_page
from knowledge.records import Line, Page
from tests.bot.channels.web_server import WebServer

FIRST = Page(
    number=1,
    counted=True,
    lines=(
        Line(number=7, text=" 为保障劳动者的基本生活"),
        Line(number=8, text=""),
        Line(number=9, text="<b>&'\""),
    ),
)
SECOND = Page(number=2, counted=False, lines=(Line(number=11, text="单\u202e位："),))


def find_page(key: str, number: int) -> Page | None:
    return {("2015-10", 1): FIRST, ("2015-10", 2): SECOND}.get((key, number))


@pytest.fixture(scope="module")
def server() -> Iterator[WebServer]:
    app = Sanic(f"reader_{uuid.uuid4().hex}", configure_logging=False)
    reader_routes(app, find_page)
    running = WebServer(app)
    yield running
    running.stop()


def test_a_page_shows_its_lines_with_their_numbers_and_escaped(server: WebServer) -> None:
    answer = server.get("/bulletins/2015-10/pages/1")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<p id="L7">为保障劳动者的基本生活</p>\n<p id="L9">&lt;b&gt;&amp;&#x27;&quot;</p>' in answer.text
    assert "2015年第10期 第1页" in answer.text
    assert "<mark>" not in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("lines=7-8", [7]),
        ("lines=9", [9]),
        ("lines=7,9-9", [7, 9]),
        ("lines=7&lines=9", [7, 9]),
        ("lines=9-7", []),
        ("lines=", []),
        ("lines=x-y", []),
        ("lines=7-99999999", []),
        ("lines=%22%3E%3Cscript%3E", []),
    ],
)
def test_the_quoted_lines_are_marked(server: WebServer, query: str, marked: list[int]) -> None:
    text = server.get(f"/bulletins/2015-10/pages/1?{query}").text
    assert [number for number in (7, 9) if f'<p id="L{number}"><mark>' in text] == marked
    assert "<script" not in text


def test_neighbours_and_counted_page_numbers(server: WebServer) -> None:
    first = server.get("/bulletins/2015-10/pages/1").text
    second = server.get("/bulletins/2015-10/pages/2").text
    assert '<a rel="prev" href="0" hidden>' in first
    assert '<a rel="next" href="2" >' in first
    assert '<p class="counted" >' in first
    assert '<a rel="prev" href="1" >' in second
    assert '<a rel="next" href="3" hidden>' in second
    assert '<p class="counted" hidden>' in second


@pytest.mark.parametrize("key", ["2015-11", "2015-1", "2015-10x", "..", "%2e%2e%2f", "2015-10%0a"])
def test_an_unknown_issue_is_a_page_that_says_so(server: WebServer, key: str) -> None:
    assert server.get(f"/bulletins/{key}/pages/1").status == 404


@pytest.mark.parametrize("number", ["0", "3", "-1", "99999", "1.5", "x", "１"])
def test_an_unknown_page_is_none(number: str) -> None:
    assert render_page("2015-10", number, [], find_page) is None


def test_an_unknown_page_is_said_in_chinese(server: WebServer) -> None:
    answer = server.get("/bulletins/2015-10/pages/3")
    assert answer.status == 404
    assert "收录的公报里没有这一页" in answer.text


def test_the_reader_has_its_style_and_strict_headers(server: WebServer) -> None:
    style = server.get("/bulletins/reader.css")
    assert (style.status, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    policy = server.get("/bulletins/2015-10/pages/1").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")


def test_the_reader_has_its_icon_and_no_other_file(server: WebServer) -> None:
    assert server.get("/bulletins/ouwen.svg").headers["content-type"] == "image/svg+xml"
    assert [server.get(f"/bulletins/{name}").status for name in ("widget.js", "readerxcss")] == [404, 404]
