"""The toy bot as a server in a process of its own, to be stopped, killed and asked."""

from __future__ import annotations

import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.settings import REPOSITORY

SECONDS = 120
ASKED = "最低工资是多少"


class ToyProcess:
    """One server over the folder `var`; `more` are settings in its environment.

    `within` is a command that runs the server's command, which comes behind it, in its own place.
    """

    def __init__(
        self, root: Path, model: Path, var: Path, *, within: Sequence[str] = (), **more: str
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OUWEN_")}
        rates = {"OUWEN_SENDER_RATE": "0", "OUWEN_ADDRESS_RATE": "0"}
        command = [sys.executable, str(root / "serve.py"), str(var), str(model), str(self.port)]
        self._command = [*within, *command]
        self._environment = {**kept, **rates, **more}
        self._log = var / "log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.close()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=subprocess.PIPE, stderr=log, cwd=REPOSITORY, env=self._environment
            )
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == b"ready", self.log

    def send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def seen(self, path: Path) -> Path:
        """Return where a file lies that the server sees at `path`, on whatever is mounted for it alone."""
        assert self._process is not None
        return Path(f"/proc/{self._process.pid}/root{path}")

    @contextmanager
    def no_file_grows(self) -> Iterator[None]:
        """Let every write to a file fail for a while, as on a full disk."""
        assert self._process is not None
        before = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            yield
        finally:
            resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, before)

    def health(self) -> dict[str, Any]:
        """Return what /health/ready says; it fails for want of an index."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request("GET", "/health/ready")
            said: dict[str, Any] = json.loads(connection.getresponse().read())
            return said
        finally:
            connection.close()

    def ended(self, seconds: float = SECONDS) -> int:
        """Wait for its end and return how it ended."""
        assert self._process is not None
        return self._process.wait(seconds)

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()

    def ask(self, sender: str, text: str = ASKED, message_id: str | None = None) -> list[dict[str, Any]]:
        """Return the replies to a message; raises OSError or HTTPException where none came."""
        return self.sent(sender, text, message_id)()

    def sent(
        self, sender: str, text: str = ASKED, message_id: str | None = None
    ) -> Callable[[], list[dict[str, Any]]]:
        """Send a message, and return what waits for the replies as `ask` returns them."""
        content = {"sender": sender, "message": text, "message_id": message_id}
        body = json.dumps({name: value for name, value in content.items() if value}).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)

        def replies() -> list[dict[str, Any]]:
            with closing(connection):
                response = connection.getresponse()
                assert response.status == 200
                told: list[dict[str, Any]] = json.loads(response.read())
                return told

        try:
            connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        except OSError:
            connection.close()
            raise
        return replies

    def said(self, sender: str, text: str = ASKED) -> str:
        """Return the first line of the text that a message is answered with."""
        return str(self.ask(sender, text)[0]["text"]).partition("\n")[0]


def until(holds: Callable[[], bool], seconds: float = SECONDS) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
