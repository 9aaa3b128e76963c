"""Speaks raw bytes to a running bot, and asks it all the while whether it lives."""

from __future__ import annotations

import socket
import threading
import time

PROBE_SECONDS = 0.5
# Broken requests that wait for more are ended by the server; the client does not wait for that.
ANSWER_SECONDS = 3.0
HEALTH = b"GET /health/live HTTP/1.0\r\n\r\n"


def is_there(port: int) -> bool:
    """Tell whether the server says that it lives."""
    return said_to(port, HEALTH)[0][:15].endswith(b"200 OK")


def said_to(port: int, content: bytes) -> tuple[bytes, float]:
    """Return what the server says to these bytes, as far as it comes in time, and when it began to (s)."""
    found, began, first = b"", time.perf_counter(), 0.0
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.sendall(content)
            while part := connection.recv(65536):
                first = first or time.perf_counter() - began
                found += part
    except OSError:
        pass
    return found, first


class Probe(threading.Thread):
    """Asks /health/live all the while: a hang of the one loop that serves everybody shows in `longest`."""

    def __init__(self, port: int) -> None:
        """Ask the server at `port`."""
        super().__init__(daemon=True)
        self._port = port
        self._ended = threading.Event()
        self.longest = 0.0
        self.asked = 0

    def run(self) -> None:
        """Ask until `end`."""
        while not self._ended.wait(PROBE_SECONDS):
            _, seconds = said_to(self._port, HEALTH)
            self.longest = max(self.longest, seconds)
            self.asked += 1

    def end(self) -> None:
        """Ask no more."""
        self._ended.set()
        self.join()
