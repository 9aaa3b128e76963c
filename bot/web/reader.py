"""The bulletin reader: one page of an issue as text, with the quoted lines marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from html import escape
from string import Template

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.web.assets import FOLDER, HTML, asset, asset_response, make_asset
from knowledge.records import Page

FindPage = Callable[[str, int], Page | None]

# 2019-12
ISSUE = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})")
# 31
PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
# 812-818   or   812
LINE_RANGE = re.compile(r"(?P<first>[0-9]{1,6})(?:-(?P<last>[0-9]{1,6}))?")


def reader_routes(app: Sanic, find_page: FindPage) -> None:
    """Serve `/bulletins/<issue>/pages/<number>`; `find_page` gives the page or None."""

    @app.get("/bulletins/<key:str>/pages/<number:str>")
    async def read(request: Request, key: str, number: str) -> HTTPResponse:
        text = render_page(key, number, _quoted_lines(request.args.getlist("lines", [])), find_page)
        if text is None:
            return asset_response(request, make_asset(_template("missing.html").template.encode(), HTML), 404)
        return asset_response(request, make_asset(text.encode(), HTML))

    @app.get(r"/bulletins/<name:(reader\.css|ouwen\.svg)>")
    async def static(request: Request, name: str) -> HTTPResponse:
        found = asset(name)
        assert found is not None
        return asset_response(request, found)


def render_page(key: str, number: str, quoted: Collection[range], find_page: FindPage) -> str | None:
    """Return the HTML of a page with the lines of `quoted` marked, None when there is no such page."""
    issue = ISSUE.fullmatch(key)
    if not issue or not PAGE_NUMBER.fullmatch(number):
        return None
    wanted = int(number)
    page = find_page(key, wanted)
    if page is None:
        return None
    return _template("reader.html").substitute(
        issue=f"{issue['year']}年第{int(issue['number'])}期",
        page=wanted,
        counted_hidden="" if page.counted else "hidden",
        lines="\n".join(_line(line.number, line.text, quoted) for line in page.lines if line.text.strip()),
        previous=wanted - 1,
        previous_hidden="" if wanted > 1 and find_page(key, wanted - 1) else "hidden",
        next=wanted + 1,
        next_hidden="" if find_page(key, wanted + 1) else "hidden",
    )


def _line(number: int, text: str, quoted: Collection[range]) -> str:
    """Return one source line as HTML; `id` is its line number in the file of the issue."""
    content = escape(text.strip())
    if any(number in span for span in quoted):
        content = f"<mark>{content}</mark>"
    return f'<p id="L{number}">{content}</p>'


def _quoted_lines(values: list[str]) -> list[range]:
    """Return the ranges of line numbers in query values such as `812-818,830`."""
    found = [LINE_RANGE.fullmatch(part.strip()) for value in values for part in value.split(",")[:50]]
    return [range(int(m["first"]), int(m["last"] or m["first"]) + 1) for m in found if m]


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
    """Return one HTML template of this folder."""
    return Template((FOLDER / name).read_text(encoding="utf-8").strip())
