"""A Redis of its own for a test: started, stopped, killed and started again with what it held."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import redis

START_SECONDS = 20


class RedisProcess:
    """One redis-server on a port of 127.0.0.1, its data in `folder`."""

    def __init__(self, program: str, folder: Path, port: int) -> None:
        self.url = f"redis://127.0.0.1:{port}/0"
        self._command = [
            program, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--appendonly", "no",
            "--save", "", "--logfile", str(folder / "redis.log"),
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(self._command)
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            assert self._process.poll() is None, f"redis-server ended with {self._process.returncode}"
            assert time.monotonic() < until, f"no Redis at {self.url} after {START_SECONDS} s"
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it at once; its data is gone. Nothing happens where it does not run."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let it take connections and answer none of them."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def answers(self) -> bool:
        """Tell whether it answers a ping."""
        client = redis.Redis.from_url(self.url, socket_timeout=1, socket_connect_timeout=1)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()
