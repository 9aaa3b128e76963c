"""What the console answers: JSON and pages with strict headers, refusals in words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

from sanic.response import HTTPResponse, html, raw

from bot.errors import BotError
from bot.web.assets import CONTENT_POLICY, FOLDER, SECURITY_HEADERS, TYPES
from bot.wire import PRIVATE, json_answer
from bot.wording import sentences

WORDING = Path(__file__).with_name("wording.yml")
# A form sent from a page with no-referrer would come without its origin, which the login checks.
HEADERS = {
    **SECURITY_HEADERS,
    **PRIVATE,
    "Content-Security-Policy": CONTENT_POLICY.format(forms="'self'", frames="'none'"),
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RefusedError(BotError):
    """A request that is not carried out; `reason` is a key of wording.yml, `status` the HTTP status."""

    def __init__(self, reason: str, status: int = 400, /, *, wait: int = 0, **values: object) -> None:
        """Refuse with the wording `reason` filled with `values`; `wait` is for Retry-After, in seconds."""
        super().__init__(said(reason, wait=wait, **values))
        self.reason = reason
        self.status = status
        self.wait = wait


def said(sentence: str, /, **values: object) -> str:
    """Return a sentence of wording.yml with its places filled."""
    return sentences(WORDING)[sentence].format(**values)


def refusal(error: RefusedError) -> HTTPResponse:
    """Return a refusal as JSON: what is wrong and how it is put right."""
    response = json_answer({"error": str(error), "reason": error.reason}, error.status)
    if error.wait:
        response.headers["Retry-After"] = str(error.wait)
    return response


def page_of(template: str, status: int = 200, **values: str) -> HTTPResponse:
    """Return a page of bot/web/staff with its places filled; the values are escaped by the caller."""
    return html(_template(template).substitute(values), status=status)


def file_of(path: str) -> HTTPResponse:
    """Return a file of bot/web (`staff/frame.js`); its name stands on a list of the caller."""
    return raw(_content(path), content_type=TYPES[Path(path).suffix])


@lru_cache(maxsize=64)
def _content(path: str) -> bytes:
    """Return the content of a file of bot/web."""
    return (FOLDER / path).read_bytes()


@lru_cache(maxsize=8)
def _template(name: str) -> Template:
    """Return one HTML template."""
    return Template((FOLDER / "staff" / name).read_text(encoding="utf-8").strip())
