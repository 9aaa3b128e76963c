"""Measures two workers beside one: throughput, latency and memory, with SQLite alone, Redis, PostgreSQL.

The embedded default (one worker, SQLite, no Redis) is the peer. Redis and PostgreSQL are started for the run
from Debian's packages redis-server and postgresql. Users post one message after the other without pauses. On
a machine of two cores the load generator and the databases take their share of the processor: the column
`server cpu` tells what the workers use. Takes 4 minutes.

    python -m benchmarks.workers [--seconds 6] [--workers 2] [--quick]
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from benchmarks.messages import QUESTIONS, read_questions
from benchmarks.peer.conversations import measured
from benchmarks.peer.figures import figures
from benchmarks.peer.load import Load
from benchmarks.peer.servers import Server, free_ports, made_folder, ours
from benchmarks.recorded import Cell, folder, record
from benchmarks.report import tables
from tests.servers.postgres_process import PostgresProcess
from tests.servers.redis_process import RedisProcess

USERS = (8, 32)
POSTGRES = Path("/usr/lib/postgresql")
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """One way to run the bot: its name and the variables that make it."""

    name: str
    workers: int
    variables: Mapping[str, str]


def main() -> None:
    """Measure, print and record."""
    options = arguments()
    load = Load(url="", users=0, questions=read_questions(), seconds=options.seconds)
    load = replace(load, warm_up=min(load.warm_up, load.seconds))
    rows: list[Row] = []
    own = made_folder("workers")
    with stores() as (redis_url, database_url):
        for set_up in set_ups(options, redis_url, database_url):
            rows += in_set_up(set_up, own, load, (8,) if options.quick else USERS)
    print(tables(rows))
    configuration = {
        "bot": "ouwen serve, limits by sender and address off, as all users share one address",
        "load": f"the questions of {QUESTIONS.name} without pauses, another sender every 5 messages",
        "seconds a cell": load.seconds,
        "shared out": "resident memory counts pages of several workers in each of them, PSS once in all",
    }
    words = " ".join(["python -m benchmarks.workers", *sys.argv[1:]])
    record("workers", rows=rows, configuration=configuration, command=words)
    print(f"recorded in {folder() / 'workers.json'}")


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=6, help="of each cell")
    parser.add_argument("--workers", type=int, default=2, help="of the server beside the one with one")
    parser.add_argument("--quick", action="store_true", help="SQLite and 8 users alone, some seconds")
    given = parser.parse_args()
    if given.quick:
        given.seconds = min(given.seconds, 0.5)
    return given


def set_ups(options: argparse.Namespace, redis_url: str, database_url: str) -> Iterator[SetUp]:
    """Yield what is measured, the embedded default first."""
    yield SetUp(name="SQLite", workers=1, variables={})
    together = {"OUWEN_WORKERS": str(options.workers)}
    yield SetUp(name="SQLite", workers=options.workers, variables=together)
    redis = {"OUWEN_REDIS_URL": redis_url}
    several = redis | together
    yield SetUp(name="Redis, SQLite", workers=options.workers, variables=several)
    if options.quick:
        return
    yield SetUp(name="Redis, SQLite", workers=1, variables=redis)
    postgres = {"OUWEN_DATABASE_URL": database_url}
    yield SetUp(name="Redis, PostgreSQL", workers=1, variables=redis | postgres)
    yield SetUp(name="Redis, PostgreSQL", workers=options.workers, variables=several | postgres)


def in_set_up(set_up: SetUp, own: Path, load: Load, users: tuple[int, ...]) -> list[Row]:
    """Return the rows of one way to run the bot."""
    with ours(own, free_ports(None), set_up.variables) as server:
        return [in_cell(set_up, server, replace(load, url=server.url, users=count)) for count in users]


def in_cell(set_up: SetUp, server: Server, load: Load) -> Row:
    """Return one row."""
    before = server.cpu_seconds()
    found = figures(measured(load), server.mebibytes(), server.cpu_seconds() - before)
    row: Row = {
        "set-up": set_up.name,
        "workers": set_up.workers,
        "users": load.users,
        "msg/s": round(found.throughput, 1),
        "p50 ms": _rounded(found.p50),
        "p99 ms": _rounded(found.p99),
        "errors": found.errors,
        "server cpu ms/msg": _rounded(found.cpu),
        "start s": round(server.start_seconds, 1),
        "PSS of all MiB": round(sum(proportional(server))),
        "PSS of each MiB": ", ".join(str(round(each)) for each in proportional(server)),
    }
    print(row, flush=True)
    return row


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def proportional(server: Server) -> list[float]:
    """Return the memory of each process in MiB, pages of several processes divided among them."""
    tree = [psutil.Process(each.pid) for each in server.processes]
    tree += [child for each in list(tree) for child in each.children(recursive=True)]
    return [each.memory_full_info().pss / 2**20 for each in tree]


@contextlib.contextmanager
def stores() -> Iterator[tuple[str, str]]:
    """Run a Redis and a PostgreSQL, and give their addresses.

    Raises:
        SystemExit: One of them is not installed.
    """
    program = shutil.which("redis-server")
    found = sorted(POSTGRES.glob("*/bin/initdb"))
    if program is None or not found:
        raise SystemExit("apt-get install redis-server postgresql: the workers need them.")
    place = Path(tempfile.mkdtemp(prefix="ouwen-workers-"))
    # PostgreSQL runs under an account of its own
    place.chmod(0o755)
    postgres = PostgresProcess(found[-1].parent, place, free_ports(None))
    redis = RedisProcess(program, place, free_ports(None))
    try:
        postgres.create()
        redis.start()
        yield redis.url, postgres.url
    finally:
        redis.stop()
        postgres.stop()
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
