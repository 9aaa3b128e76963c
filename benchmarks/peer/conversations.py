"""Conversations of 200 turns, so that both sides are measured with residents who have talked for long."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from benchmarks.peer.load import Load
from benchmarks.peer.servers import Server
from benchmarks.recorded import ROOT

TURNS = 200
# The table of rasa.core.tracker_store.SQLTrackerStore; the ids go on in the order of the events.
COPY = """
insert into events (sender_id, type_name, timestamp, intent_name, action_name, data)
select ?, type_name, timestamp, intent_name, action_name, data from events where sender_id = ? order by id
"""


def measured(load: Load) -> dict[str, Any]:
    """Return what the load generator measured, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.peer.load"],
        cwd=ROOT,
        input=json.dumps(asdict(load)),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"The load generator failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def posted(load: Load, count: int, *, turns: int) -> list[str]:
    """Return `count` senders who have had `turns` turns each, all of them posted over REST.

    Raises:
        SystemExit: A message was not answered.
    """
    senders = [uuid.uuid4().hex for _ in range(count)]
    errors = measured(replace(load, users=count, senders=senders, turns=turns))["errors"]
    if errors:
        raise SystemExit(f"The long conversations could not be made: {errors}.")
    return senders


def copied(server: Server, load: Load, count: int, *, turns: int) -> list[str]:
    """Return `count` senders with `turns` turns each: one is posted, stock Rasa's table gets the copies.

    Raises:
        SystemExit: A message was not answered, or the copies are not whole.
    """
    (sender,) = posted(load, 1, turns=turns)
    senders = [sender, *(uuid.uuid4().hex for _ in range(count - 1))]
    with closing(sqlite3.connect(server.conversations, timeout=30)) as database, database:
        database.executemany(COPY, [(copy, sender) for copy in senders[1:]])
    found = user_turns(server.conversations, senders[-1])
    if found != turns:
        raise SystemExit(f"A copied conversation has {found} turns, expected were {turns}.")
    return senders


def user_turns(conversations: Path, sender: str) -> int:
    """Return how many messages of the sender are in the tracker store."""
    with closing(sqlite3.connect(conversations, timeout=30)) as database:
        query = "select count(*) from events where sender_id = ? and type_name = 'user'"
        return int(database.execute(query, (sender,)).fetchone()[0])
