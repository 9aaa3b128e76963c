"""The static files of the pages: a closed list, held in memory, sent lean and with strict headers."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse, raw

FOLDER = Path(__file__).parent
HTML = "text/html; charset=utf-8"
JAVASCRIPT = "text/javascript; charset=utf-8"
STYLE = "text/css; charset=utf-8"
DRAWING = "image/svg+xml"
TYPES = {".html": HTML, ".js": JAVASCRIPT, ".css": STYLE, ".svg": DRAWING}
# What chat.js stands on, in the order of need; the page has them fetched at once.
MODULES = (
    "style.js",
    "texts.js",
    "elements.js",
    "store.js",
    "entries.js",
    "conversation.js",
    "frame.js",
    "view.js",
    "cards.js",
    "actions.js",
    "notice.js",
    "voice.js",
)
CONTENT_TYPES = {
    **dict.fromkeys(("widget.js", "chat.js", "reader.js", *MODULES), JAVASCRIPT),
    **dict.fromkeys(("page.css", "widget.css", "reader.css"), STYLE),
    "ouwen.svg": DRAWING,
}
# // Put the clipboard…     /** Whether the document still holds. */
COMMENT = re.compile(rb"//.*|/\*[^*].*\*/|/\*\* .* \*/")
# `a, b { color: red; }` says no more than `a,b{color:red;}`
STYLE_SPACE = re.compile(rb" ?([{};,]) ?|(?<=[a-z-]:) ")
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action {forms}; frame-ancestors {frames}"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY.format(forms="'none'", frames="'self'"),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file as it is sent, plain or `packed` by gzip; `etag` is quoted and changes with the content."""

    body: bytes
    packed: bytes
    content_type: str
    etag: str


def asset(name: str) -> Asset | None:
    """Return the static file `name`, None when it is not on the list."""
    return _load(name, CONTENT_TYPES[name]) if name in CONTENT_TYPES else None


@lru_cache(maxsize=4)
def page(*, base: str) -> Asset:
    """Return the chat page; `base` is the way from its address to its files (`webhooks/widget/`)."""
    template = (FOLDER / "index.html").read_text(encoding="utf-8")
    modules = "\n".join(f'<link rel="modulepreload" href="{{base}}{name}">' for name in MODULES)
    return make_asset(template.replace("{modules}", modules).replace("{base}", base).encode(), HTML)


@lru_cache(maxsize=len(CONTENT_TYPES))
def _load(name: str, content_type: str) -> Asset:
    """Read one file of the folder."""
    body = (FOLDER / name).read_bytes()
    lessened = {JAVASCRIPT: lean, STYLE: lean_style}.get(content_type)
    return make_asset(lessened(body) if lessened else body, content_type)


def lean(body: bytes) -> bytes:
    """Return a script or style without the indentation and the lines that are comments alone."""
    lines = [line.strip() for line in body.splitlines()]
    return b"\n".join(line for line in lines if line and not COMMENT.fullmatch(line)) + b"\n"


def lean_style(body: bytes) -> bytes:
    """Return a style without the spaces too that stand beside its marks."""
    return STYLE_SPACE.sub(rb"\1", lean(body))


def make_asset(body: bytes, content_type: str) -> Asset:
    """Return `body` with the entity tag of its content."""
    return Asset(
        body=body,
        packed=gzip.compress(body, mtime=0),
        content_type=content_type,
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
    )


def asset_response(request: Request, found: Asset, status: int = 200) -> HTTPResponse:
    """Return the file, or 304 when the browser has this version of it."""
    headers = {**SECURITY_HEADERS, "Cache-Control": "no-cache", "ETag": found.etag, "Vary": "Accept-Encoding"}
    if status == 200 and found.etag in request.headers.get("If-None-Match", ""):
        return HTTPResponse(status=304, headers=headers)
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return raw(found.body, status=status, headers=headers, content_type=found.content_type)
    headers["Content-Encoding"] = "gzip"
    return raw(found.packed, status=status, headers=headers, content_type=found.content_type)
