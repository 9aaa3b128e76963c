"""The addresses of the reader: the issues, the contents of one, its pages."""

from __future__ import annotations

import re

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.reader.contents import issue_html, issues_html
from bot.reader.library import Library, page_of
from bot.reader.missing import missing_html
from bot.reader.page import ROOT, OpenPage
from bot.reader.quotes import quotes_in
from bot.web.assets import HTML, asset, asset_response, make_asset
from knowledge.records import Bulletin

# 31
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
# what the pages load; an issue is never named so
_FILES = ("reader.css", "reader.js", "ouwen.svg")


def reader_routes(app: Sanic, library: Library, public_url: str | None = None) -> None:
    """Serve `/bulletins/`, `/bulletins/<issue>/` and `/bulletins/<issue>/pages/<number>`."""
    _list_routes(app, library)

    @app.get("/bulletins/<key:str>/pages/<number:str>", strict_slashes=True)
    async def read(request: Request, key: str, number: str) -> HTTPResponse:
        if not number:
            return redirect("../")
        bulletin = library.issue(key)
        page = page_of(bulletin, int(number)) if bulletin and _PAGE_NUMBER.fullmatch(number) else None
        if bulletin is None or page is None:
            return _missing(request, bulletin, ROOT)
        opened = OpenPage(
            library=library,
            bulletin=bulletin,
            page=page,
            quotes=quotes_in(request.args.getlist("lines", [])),
            printed=request.args.get("layout") == "print",
            public_url=public_url,
        )
        return _page(request, opened.html())


def _list_routes(app: Sanic, library: Library) -> None:
    """Serve the issues and the contents of one; what lacks its last slash leads to the address with it."""

    @app.get("/bulletins/", strict_slashes=True)
    async def issues(request: Request) -> HTTPResponse:
        return _page(request, issues_html(library))

    @app.get("/bulletins/<key:str>/", strict_slashes=True)
    async def issue(request: Request, key: str) -> HTTPResponse:
        bulletin = library.issue(key)
        return _page(request, issue_html(bulletin, library)) if bulletin else _missing(request, None, "../")

    @app.get("/bulletins", strict_slashes=True)
    async def issues_bare(request: Request) -> HTTPResponse:
        return redirect("bulletins/")

    @app.get("/bulletins/<key:str>", strict_slashes=True)
    async def issue_bare_or_file(request: Request, key: str) -> HTTPResponse:
        if key in _FILES and (found := asset(key)):
            return asset_response(request, found)
        bulletin = library.issue(key)
        return redirect(f"{bulletin.key}/") if bulletin else _missing(request, None, "")

    @app.get("/bulletins/<key:str>/pages", strict_slashes=True)
    async def pages(request: Request, key: str) -> HTTPResponse:
        return redirect("./")


def _page(request: Request, text: str) -> HTTPResponse:
    return asset_response(request, make_asset(text.encode(), HTML))


def _missing(request: Request, bulletin: Bulletin | None, root: str) -> HTTPResponse:
    return asset_response(request, make_asset(missing_html(bulletin, root=root).encode(), HTML), 404)
