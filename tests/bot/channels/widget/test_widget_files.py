from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bot.web.assets import CONTENT_TYPES, FOLDER, MODULES, lean, lean_style
from tests.bot.channels.web_server import WebServer

LEAN = {".js": lean, ".css": lean_style}


@pytest.mark.parametrize(("path", "base"), [("/", "webhooks/widget/"), ("/webhooks/widget/", "")])
def test_the_page_stands_at_both_addresses(server: WebServer, path: str, base: str) -> None:
    page = server.get(path)
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f'src="{base}chat.js"' in page.text
    assert "{base}" not in page.text


def test_the_address_without_a_slash_leads_to_the_page(server: WebServer) -> None:
    answer = server.get("/webhooks/widget")
    assert (answer.status, answer.headers["location"]) == (308, "widget/")


@pytest.mark.parametrize("path", ["/", "/webhooks/widget/", "/webhooks/widget/widget.js"])
def test_the_page_is_sent_with_strict_headers(server: WebServer, path: str) -> None:
    headers = server.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_every_file_of_the_folder_that_a_browser_needs_is_served(server: WebServer) -> None:
    kinds = {".js", ".css", ".svg"}
    assert sorted(CONTENT_TYPES) == sorted(path.name for path in FOLDER.iterdir() if path.suffix in kinds)
    for name, content_type in CONTENT_TYPES.items():
        answer = server.get(f"/webhooks/widget/{name}")
        assert (answer.status, answer.headers["content-type"]) == (200, content_type)
        source = (FOLDER / name).read_bytes()
        assert answer.body == LEAN.get(Path(name).suffix, bytes)(source)


@pytest.mark.parametrize(
    "name", ["index.html", "assets.py", "..%2Fwidget.py", "%2e%2e/widget.py", "nothing.js", "widget.js%00"]
)
def test_no_other_file_is_served(server: WebServer, name: str) -> None:
    answer = server.get(f"/webhooks/widget/{name}")
    assert answer.status == 404
    assert b"import" not in answer.body


def test_a_known_version_is_not_sent_again(server: WebServer) -> None:
    first = server.get("/webhooks/widget/widget.css")
    assert first.headers["cache-control"] == "no-cache"
    again = server.get("/webhooks/widget/widget.css", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert server.get("/webhooks/widget/widget.css", If_None_Match='"other"').status == 200


def test_script_and_style_of_the_chat_stay_small(server: WebServer) -> None:
    names = ("widget.js", "chat.js", *MODULES, "widget.css", "page.css")
    assert sum(len(server.get(f"/webhooks/widget/{name}").body) for name in names) < 60_000


def test_what_is_sent_is_lean() -> None:
    code = b"""// why
import { a } from "./a.js";

/** What it is. */
export const b = () => {
  return "a // b /* c */"; // d
};
"""
    assert (
        lean(code)
        == b"""import { a } from "./a.js";
export const b = () => {
return "a // b /* c */"; // d
};
"""
    )


def test_a_style_loses_its_spaces_but_not_its_meaning() -> None:
    code = b"""/* why */
a:hover, :is(b, c) d > e { margin: calc(1px + 2px) 0; content: " \\2713"; }
@media (min-width: 4px) and (scripting: none) { a { --rem: 1rem } }
"""
    assert (
        lean_style(code)
        == rb"""a:hover,:is(b,c) d > e{margin:calc(1px + 2px) 0;content:" \2713";}
@media (min-width:4px) and (scripting:none){a{--rem:1rem}}
"""
    )


def test_the_pages_load_nothing_from_elsewhere() -> None:
    files = [FOLDER / name for name in CONTENT_TYPES if Path(name).suffix in LEAN]
    for path in [*files, *FOLDER.glob("*.html")]:
        text = path.read_text(encoding="utf-8")
        assert "://" not in text.replace("http://www.w3.org/2000/svg", "").replace(
            "https://…/widget.js", ""
        ), path
        assert "innerHTML" not in text, path
        assert "insertAdjacentHTML" not in text, path
        assert "style=" not in text, path


def test_the_page_has_every_module_fetched_at_once(server: WebServer) -> None:
    page = server.get("/").text
    for name in MODULES:
        assert f'<link rel="modulepreload" href="webhooks/widget/{name}">' in page
    imported = {
        line.split('"./')[1].rstrip('";')
        for name in ("chat.js", *MODULES)
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
        if line.startswith("import ")
    }
    assert imported == set(MODULES)


def test_a_browser_that_unpacks_gets_a_packed_file(server: WebServer) -> None:
    plain = server.get("/webhooks/widget/chat.js")
    packed = server.get("/webhooks/widget/chat.js", Accept_Encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


def test_the_script_for_other_pages_stands_at_the_root(server: WebServer) -> None:
    script = server.get("/widget.js")
    assert (script.status, script.body) == (200, lean((FOLDER / "widget.js").read_bytes()))
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert script.headers["access-control-allow-origin"] == "*"
