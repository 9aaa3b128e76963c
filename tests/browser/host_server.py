"""A page of another host that embeds the chat, and a proxy that has the bot below `/ouwen/`."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What a careful host allows: scripts of the bot and talking to it, nothing else, not even styles and images.
STRICT = "default-src 'none'; script-src {bot}; connect-src {bot}"
LOOSE = "default-src 'none'; script-src {bot} 'self'; connect-src {bot} 'self'; style-src 'unsafe-inline'"
LOUD = (
    "<style>* { font: 40px serif !important; color: red !important; margin: 9px !important; letter-spacing: 9px }"
    " button, ol, dialog { display: none !important } :root { --bot: red; --rem: 50px }</style>"
)
HEAD = "<!doctype html><html lang=zh-CN><meta name=viewport content='width=device-width'>"
PAGES = {
    "/": (STRICT, "<body><h1>某局</h1><p>正文</p><script src={bot}/widget.js></script>"),
    "/bare": (STRICT, "<body><h1>某局</h1><p>正文</p>"),
    "/head": (STRICT, "<head><script src={bot}/widget.js></script></head><body><h1>某局</h1>"),
    "/twice": (
        STRICT,
        "<script src={bot}/widget.js></script><script src={bot}/webhooks/widget/widget.js></script>",
    ),
    "/loud": (LOOSE, LOUD + "<h1>某局</h1><script src={bot}/widget.js></script>"),
    "/turned": (
        LOOSE,
        "<body dir=rtl><style>html { font-size: 62.5% } body { transform: translate(40px) scale(.9); height: 300px;"
        " overflow: hidden }</style><div style='position: fixed; z-index: 2147483647; inset: auto 0 0; height: 99px'>"
        "</div><script src={bot}/widget.js></script>",
    ),
    "/told": (
        STRICT,
        "<script src={bot}/widget.js data-lang=en data-title=Wenzhou data-position=left data-theme=dark"
        " data-open></script>",
    ),
    "/behind": (LOOSE, "<h1>某局</h1><script src=ouwen/widget.js></script>"),
}
PREFIX = "/ouwen/"


class HostServer:
    """Serves PAGES; the next POSTs through the proxy are answered by `faults`, oldest first, while there are any."""

    def __init__(self, bot: str) -> None:
        self.bot = bot
        self.faults: list[tuple[int, bytes]] = []
        self.posted: list[bytes] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(host: HostServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith(PREFIX):
                self._forward(None)
                return
            policy, body = PAGES.get(self.path, (STRICT, ""))
            self._answer(
                200 if body else 404,
                f"{HEAD}{body.replace('{bot}', host.bot)}".encode(),
                {
                    "Content-Type": "text/html; charset=utf-8",
                    "Content-Security-Policy": policy.format(bot=host.bot),
                },
            )

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            host.posted.append(body)
            if host.faults:
                status, content = host.faults.pop(0)
                self._answer(status, content, {"Content-Type": "text/html"})
                return
            self._forward(body)

        def _forward(self, body: bytes | None) -> None:
            address = f"{host.bot}/{self.path[len(PREFIX) :]}"
            try:
                with urllib.request.urlopen(urllib.request.Request(address, body), timeout=30) as answer:
                    self._answer(answer.status, answer.read(), dict(answer.headers))
            except urllib.error.HTTPError as error:
                self._answer(error.code, error.read(), dict(error.headers))

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in {"content-length", "connection", "keep-alive", "transfer-encoding"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    return Handler
