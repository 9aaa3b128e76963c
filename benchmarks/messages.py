"""Measures a message through HTTP: `ouwen serve`, with one process and with two, and stock Rasa, in one run.

The peer is what `rasa init` gives for Chinese (benchmarks/peer/config.yml), trained on our examples when that
has not been done yet, with its action server over HTTP. Only one side runs at a time. Users post one message
after the other without pauses ("at once"), or pause for 1 s on average (exponential); conversations are fresh
(another sender every 5 messages) or 200 turns old. Questions were all asked before, or nobody has
asked any of them (benchmarks/peer/new_questions.py). Ours runs from a copy of the index and the model in
OUWEN_VAR. `--url` measures a server that runs already; `--quick` leaves the peer and the workers out.
Takes 18 minutes, and the training of the peer once.

    python -m benchmarks.messages [--seconds 10] [--quick] [--url http://127.0.0.1:5005]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peer import conversations
from benchmarks.peer.conversations import measured
from benchmarks.peer.figures import (
    BEFORE,
    FRESH,
    NEW,
    OURS,
    PEER,
    WORKERS,
    Cell,
    Figures,
    Side,
    demands,
    figures,
    rows,
)
from benchmarks.peer.load import Load
from benchmarks.peer.new_questions import new_questions, shared_out
from benchmarks.peer.project import EPOCHS, trained_project
from benchmarks.peer.servers import REST, Server, free_ports, made_folder, ours, peers
from benchmarks.recorded import folder, record
from benchmarks.report import tables

QUESTIONS = Path(__file__).with_name("peer") / "questions.txt"
USERS, PAUSING_USERS = (1, 8, 32), 8
# Of users who pause there are few messages a second.
LONGER = 3
# So many are more than a cell can ask.
NEW_A_CELL = 8_000


def main() -> None:
    """Measure, print and record after each side; exit with 1 where one could not be measured."""
    options = arguments()
    load = Load(
        url=options.url + REST, users=0, questions=read_questions(options.questions), seconds=options.seconds
    )
    load = replace(load, warm_up=min(load.warm_up, load.seconds))
    sides: dict[str, Side] = {}
    set_up, failed = configuration(load, options), {}
    for name, measure in measures(options, set_up).items():
        try:
            sides[name] = measure(load)
        except SystemExit as error:
            set_up[name], failed[name] = {"could not be measured": str(error)}, error
            print(f"{name} could not be measured: {error}", flush=True)
        if OURS in sides:
            keep(sides, set_up)
    print(tables(rows(sides)) if OURS in sides else "")
    sys.exit(f"could not be measured: {', '.join(failed)}" if failed else 0)


def measures(options: Any, set_up: dict[str, Any]) -> dict[str, Callable[[Load], Side]]:
    """Return what measures each side, in this order; the peer tells `set_up` how it was trained."""
    if options.url:
        return {OURS: lambda load: Side(starts=(), figures=running(None, load, options))}
    port = free_ports(options.port)

    def of_ours(more: dict[str, str]) -> Callable[[Load], Side]:
        return lambda load: side(partial(ours, made_folder("ours"), port, more), load, options)

    def of_the_peer(load: Load) -> Side:
        project = trained_project(options.epochs)
        trained = {"seconds of training": project.train_seconds, "config": project.config}
        set_up[PEER] = PEER_SET_UP | trained
        return side(partial(peers, project, port), load, options)

    every = {OURS: of_ours({}), WORKERS: of_ours({"OUWEN_WORKERS": "2"}), PEER: of_the_peer}
    chosen = options.side or ([OURS] if options.quick else list(every))
    return {name: every[name] for name in every if name in chosen}


def keep(sides: Mapping[str, Side], set_up: Mapping[str, Any]) -> None:
    """Record what was measured so far."""
    words = " ".join(["python -m benchmarks.messages", *sys.argv[1:]])
    record("messages", rows=rows(sides), configuration=set_up, command=words, demands=demands(sides))
    print(f"{', '.join(sides)}: recorded in {folder() / 'messages.json'}", flush=True)


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10, help="of each cell; three times for who pauses")
    parser.add_argument("--turns", type=int, default=conversations.TURNS, help="of long conversations")
    parser.add_argument("--starts", type=int, default=2, help="how often each side is started")
    parser.add_argument(
        "--epochs", type=int, default=EPOCHS, help="of the peer's networks; 100 by its default"
    )
    parser.add_argument("--port", type=int, help="of the servers that are started; the next one is used, too")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="a file with one message a line")
    parser.add_argument("--url", default="", help="measure the server there and start none")
    parser.add_argument(
        "--side", action="append", choices=(OURS, WORKERS, PEER), help="this one alone, or these"
    )
    parser.add_argument("--quick", action="store_true", help="ours alone, some seconds: that it works")
    given = parser.parse_args()
    if given.quick:
        given.seconds, given.turns, given.starts = min(given.seconds, 0.5), 5, 1
    return given


def cells(options: Any) -> list[Cell]:
    """Return what is measured, in this order: what was asked before, then what nobody has asked."""
    long = f"{options.turns} turns"
    users = (1, PAUSING_USERS) if options.quick else USERS
    asked = [Cell(age=age, users=count) for age in (FRESH, long) for count in users]
    new = [Cell(age=FRESH, users=count, questions=NEW) for count in users]
    new.append(Cell(age=long, users=PAUSING_USERS, questions=NEW))
    if not options.quick:
        asked += [Cell(age=age, users=PAUSING_USERS, pause=1.0) for age in (FRESH, long)]
        new.append(Cell(age=FRESH, users=PAUSING_USERS, pause=1.0, questions=NEW))
    return asked + new


def side(start: Callable[[], AbstractContextManager[Server]], load: Load, options: Any) -> Side:
    """Return the starts of one side and, from the last of them, its figures."""
    starts: list[float] = []
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
    new = [cell for cell in listed if cell.questions == NEW]
    apart = shared_out(new_questions(len(new) * NEW_A_CELL, load.questions), len(new))
    questions = dict(zip(new, apart, strict=True))
    return {cell: in_cell(server, load, cell, long, questions.get(cell, ())) for cell in listed}


def in_cell(server: Server | None, load: Load, cell: Cell, long: list[str], new: Sequence[str]) -> Figures:
    """Return the figures of one cell; `new` are its questions where nobody has asked them."""
    load = replace(
        load,
        users=cell.users,
        pause=cell.pause,
        seconds=load.seconds * (LONGER if cell.pause else 1),
        senders=() if cell.age == FRESH else long,
        questions=new or load.questions,
        once=bool(new),
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


def configuration(load: Load, options: Any) -> dict[str, Any]:
    """Return how all sides and the load were set up."""
    known = len(load.questions)
    return {
        "load": {
            BEFORE: f"the {known} of {options.questions.name}; all were asked in the long conversations",
            NEW: "made of wordings.yml and of the bulletins' titles, headings and sentences, kinds as in "
            f"{options.questions.name}; no text is asked twice, nor is one of the {known}",
            "seconds a cell": load.seconds,
            "seconds a cell of users who pause": load.seconds * LONGER,
            "warm-up not counted, seconds": load.warm_up,
            "at once": "a user posts the next message as soon as the reply is there (closed loop)",
            "pause 1 s": "a user reads for 1 s on average, exponentially distributed, then posts the next",
            FRESH: "another sender every 5 messages",
            f"{options.turns} turns": "so many turns or more were had before the first message that counts",
            "generator": "asyncio and aiohttp in a process of its own on the same machine: client ms/msg",
        },
        OURS: OUR_SET_UP,
        WORKERS: OUR_SET_UP | {"command": "ouwen serve --workers 2", "memory": "pages of both count once"},
        PEER: PEER_SET_UP,
    }


OUR_SET_UP = {
    "command": "ouwen serve",
    "conversations": "SQLite",
    "rate limits": "OUWEN_SENDER_RATE=0 OUWEN_ADDRESS_RATE=0, as all users share one address",
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
