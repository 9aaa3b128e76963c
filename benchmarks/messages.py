"""Measures a message through HTTP: `ouwen serve` and stock Rasa side by side, in one run.

The peer is what `rasa init` gives for Chinese (benchmarks/peer/config.yml), trained on our examples when that
has not been done yet, with its action server over HTTP. Only one of the two runs at a time. Users post one
message after the other without pauses ("at once"), or pause for 1 s on average (exponential); conversations
are fresh (another sender every 5 messages) or 200 turns old. Ours runs from a copy of the index and the model
in OUWEN_VAR. `--url` measures a server that runs already; `--quick` leaves the peer out. Takes 15 minutes
with 20 s a cell, and the training of the peer once.

    python -m benchmarks.messages [--seconds 20] [--quick] [--url http://127.0.0.1:5005]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.peer import conversations
from benchmarks.peer.conversations import measured
from benchmarks.peer.figures import FRESH, OURS, PEER, Cell, Figures, Side, demands, figures, rows
from benchmarks.peer.load import Load
from benchmarks.peer.project import EPOCHS, Project, trained_project
from benchmarks.peer.servers import REST, Server, free_ports, made_folder, ours, peers
from benchmarks.recorded import folder, record
from benchmarks.report import tables

QUESTIONS = Path(__file__).with_name("peer") / "questions.txt"
USERS, PAUSING_USERS = (1, 8, 32), 8
# Of users who pause there are few messages a second.
LONGER = 3


def main() -> None:
    """Measure, print and record."""
    options = arguments()
    load = Load(
        url=options.url + REST, users=0, questions=read_questions(options.questions), seconds=options.seconds
    )
    load = replace(load, warm_up=min(load.warm_up, load.seconds))
    port = 0 if options.url else free_ports(options.port)
    peer = None if options.url or options.quick else trained_project(options.epochs)
    sides = {}
    if options.url:
        sides[OURS] = Side(starts=(), figures=running(None, load, options))
    else:
        own = made_folder("ours")
        sides[OURS] = side(lambda: ours(own, port), load, options)
    if peer:
        project = peer
        sides[PEER] = side(lambda: peers(project, port), load, options)
    print(tables(rows(sides)))
    words = " ".join(["python -m benchmarks.messages", *sys.argv[1:]])
    set_up = configuration(load, options, peer)
    record("messages", rows=rows(sides), configuration=set_up, command=words, demands=demands(sides))
    print(f"recorded in {folder() / 'messages.json'}")


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20, help="of each cell; three times for who pauses")
    parser.add_argument("--turns", type=int, default=conversations.TURNS, help="of long conversations")
    parser.add_argument("--starts", type=int, default=3, help="how often each side is started")
    parser.add_argument(
        "--epochs", type=int, default=EPOCHS, help="of the peer's networks; 100 by its default"
    )
    parser.add_argument("--port", type=int, help="of the servers that are started; the next one is used, too")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="a file with one message a line")
    parser.add_argument("--url", default="", help="measure the server there and start none")
    parser.add_argument("--quick", action="store_true", help="ours alone, some seconds: that it works")
    given = parser.parse_args()
    if given.quick:
        given.seconds, given.turns, given.starts = min(given.seconds, 0.5), 5, 1
    return given


def cells(options: Any) -> list[Cell]:
    """Return what is measured, in this order."""
    ages, users = (FRESH, f"{options.turns} turns"), (1, PAUSING_USERS) if options.quick else USERS
    at_once = [Cell(age=age, users=count) for age in ages for count in users]
    return at_once + [Cell(age=age, users=PAUSING_USERS, pause=1.0) for age in ages if not options.quick]


def side(start: Callable[[], AbstractContextManager[Server]], load: Load, options: Any) -> Side:
    """Return the starts of one side and, from the last of them, its figures."""
    starts = []
    for _ in range(options.starts - 1):
        with start() as server:
            starts.append(server.start_seconds)
    with start() as server:
        starts.append(server.start_seconds)
        found = running(server, replace(load, url=server.url), options)
    return Side(starts=starts, figures=found)


def running(server: Server | None, load: Load, options: Any) -> dict[Cell, Figures]:
    """Return the figures of all cells of a server that runs."""
    listed = cells(options)
    most = max(cell.users for cell in listed)
    if server and server.is_stock:
        long = conversations.copied(server, load, most, turns=options.turns)
    else:
        long = conversations.posted(load, most, turns=options.turns)
    return {cell: in_cell(server, load, cell, long) for cell in listed}


def in_cell(server: Server | None, load: Load, cell: Cell, long: list[str]) -> Figures:
    """Return the figures of one cell."""
    load = replace(
        load,
        users=cell.users,
        pause=cell.pause,
        seconds=load.seconds * (LONGER if cell.pause else 1),
        senders=() if cell.age == FRESH else long,
    )
    before = server.cpu_seconds() if server else 0.0
    result = measured(load)
    used = server.cpu_seconds() - before if server else None
    found = figures(result, server.mebibytes() if server else None, used)
    print(f"{load.url}: {cell}: {found.throughput:.1f} msg/s, p99 {found.p99 or 0:.1f} ms", flush=True)
    if result["errors"]:
        print(f"  errors: {result['errors']}")
    return found


def read_questions(path: Path = QUESTIONS) -> list[str]:
    """Return the questions that both sides get, in their order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def configuration(load: Load, options: Any, project: Project | None) -> dict[str, Any]:
    """Return how both sides and the load were set up."""
    set_up: dict[str, Any] = {
        "load": {
            "questions": f"the {len(load.questions)} of {options.questions.name}, the same for both",
            "seconds a cell": load.seconds,
            "seconds a cell of users who pause": load.seconds * LONGER,
            "warm-up not counted, seconds": load.warm_up,
            "at once": "a user posts the next message as soon as the reply is there (closed loop)",
            "pause 1 s": "a user reads for 1 s on average, exponentially distributed, then posts the next",
            FRESH: "another sender every 5 messages",
            f"{options.turns} turns": "so many turns or more were had before the first message that counts",
            "generator": "asyncio and aiohttp in a process of its own on the same machine: client ms/msg",
        },
        OURS: {
            "command": "ouwen serve",
            "conversations": "SQLite",
            "rate limits": "OUWEN_SENDER_RATE=0 OUWEN_ADDRESS_RATE=0, as all users share one address",
        },
    }
    if not project:
        return set_up
    return set_up | {
        PEER: {**PEER_SET_UP, "seconds of training": project.train_seconds, "config": project.config}
    }


PEER_SET_UP = {
    "command": "rasa run --model peer.tar.gz (no --enable-api; LOG_LEVEL=ERROR)",
    "actions": "rasa run actions: one stock rasa_sdk Action over HTTP that says a fixed text for the intent",
    "fixed texts": "the peer says those of our domain.yml itself, without its action server, as ours does",
    "conversations": "SQLite, the stock SQLTrackerStore; the copies of one conversation of as many turns",
    "data": "data/nlu, where no entity is marked; rules and stories in benchmarks/peer/project.py",
    "epochs": "fewer than the default's 100 where config says so: a prediction costs the same",
    "memory": "server and action server together",
}


if __name__ == "__main__":
    main()
