"""A PostgreSQL of its own for a test: a cluster in a folder, started, stopped, killed and restarted."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
import sqlalchemy as sa

# initdb and postgres refuse to run as root
ACCOUNT = "postgres"


class PostgresProcess:
    """One server on a port of 127.0.0.1 with the database `ouwen`, the cluster in `folder`."""

    def __init__(self, programs: Path, folder: Path, port: int) -> None:
        self.url = f"postgresql://ouwen:a-password-of-the-tests@127.0.0.1:{port}/ouwen"
        self._programs = programs
        self._data = folder / "data"
        self._socket = folder
        self._port = port
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)

    def create(self) -> None:
        """Make the cluster, start it and make the database."""
        password = self._socket / "password"
        password.write_text("a-password-of-the-tests", encoding="utf-8")
        if os.geteuid() == 0:
            shutil.chown(password, ACCOUNT)
        self._run("initdb", "-U", "ouwen", "--pwfile", str(password), "-A", "scram-sha-256", "-E", "UTF8")
        self.start()
        address = sa.engine.make_url(self.url).set(database="postgres")
        engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text("CREATE DATABASE ouwen"))
        engine.dispose()

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._socket} -c fsync=off"
        self._run("pg_ctl", "-w", "-l", str(self._socket / "postgres.log"), "-o", options, "start")

    def stop(self) -> None:
        """Stop it; open connections are broken. Nothing happens where it does not run."""
        if self._pid() is not None:
            self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def freeze(self) -> None:
        """Let it take connections and answer none of them."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        main = self._pid()
        if main is None:
            return
        # one of a connection may end meanwhile
        with suppress(psutil.NoSuchProcess):
            for process in (psutil.Process(main), *psutil.Process(main).children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    process.send_signal(number)

    def _pid(self) -> int | None:
        # an immediate stop takes the file away at any moment, or leaves it half written
        with suppress(FileNotFoundError, IndexError):
            return int((self._data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        return None

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid", ACCOUNT, "--regid", _group(), "--clear-groups", *command]
        # the server keeps what it is given open: no pipes
        done = subprocess.run(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )
        assert done.returncode == 0, f"{program} ended with {done.returncode}"


def _group() -> str:
    return str(pwd.getpwnam(ACCOUNT).pw_gid)
