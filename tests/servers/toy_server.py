"""The toy bot in processes of its own, and what a client says to it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil

SCRIPT = Path(__file__).with_name("serve_toy.py")
STAFF_TOKEN = "a-token-of-the-tests-1234"


class ToyServer:
    """One server of the toy bot, of one worker or several."""

    def __init__(self, model: Path, var: Path, port: int, *, workers: int = 1, **named: str) -> None:
        """Start it with OUWEN_<NAME> for each of `named`."""
        self.port = port
        own = {"OUWEN_VAR": str(var), "OUWEN_WORKERS": str(workers), "OUWEN_STAFF_TOKEN": STAFF_TOKEN}
        given = {f"OUWEN_{name.upper()}": value for name, value in named.items()}
        self._log = var / "log"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(SCRIPT), str(model), str(port)],
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, **own, **given, "PYTHONPATH": str(SCRIPT.parents[2])},
                text=True,
            )

    def await_ready(self) -> ToyServer:
        """Return the server once it answers."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == "ready", self.log
        return self

    @property
    def log(self) -> str:
        """What the server wrote to stderr."""
        return self._log.read_text(encoding="utf-8")

    def workers(self) -> list[psutil.Process]:
        """The processes that answer, none where it is a single one."""
        return list(psutil.Process(self.process.pid).children())

    def say(self, sender: str, message: str, message_id: str | None = None) -> str:
        """Return the text of the reply; each message comes over a connection of its own."""
        named = {"message_id": message_id} if message_id else {}
        body = {"sender": sender, "message": message, **named}
        status, said = self.ask("POST", "/webhooks/rest/webhook", body)
        assert status == 200, said
        return "".join(reply.get("text", "") for reply in said)

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Return status and JSON (or text) of one request over a new connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        content = None if body is None else json.dumps(body)
        try:
            connection.request(method, path, content, {"Content-Type": "application/json", **(headers or {})})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        set_cookies = answer.headers.get_all("Set-Cookie", [])
        self.cookie = "; ".join(one.partition(";")[0] for one in set_cookies)
        return answer.status, json.loads(text) if text[:1] in ("[", "{") else text

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to end and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)

    def kill(self) -> None:
        """End it at once, with its workers."""
        for one in (*self.workers(), self.process) if self.process.poll() is None else ():
            one.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
