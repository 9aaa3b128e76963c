"""A toy bot whose PostgreSQL is gone at the start, stops in the middle, and stands still."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import StorageError
from bot.settings import Settings
from bot.store import store_of
from bot.store.database import Database
from bot.store.senders import SenderNames
from tests.bot.toy_process import ToyProcess, until
from tests.servers.postgres_process import PostgresProcess

pytestmark = pytest.mark.servers

TOY = Path(__file__).parent.parent / "bot" / "toy"
# What an answer may take while the database answers nothing: the limit of a wait is 2 s, then none waits.
FIRST_SECONDS, NEXT_SECONDS = 15.0, 1.5


@pytest.fixture
def server(postgres_server: PostgresProcess, toy_model: Path, tmp_path: Path) -> Iterator[ToyProcess]:
    made = ToyProcess(TOY, toy_model, tmp_path, OUWEN_DATABASE_URL=postgres_server.url)
    yield made
    made.close()


def kept(postgres: PostgresProcess, sender: str) -> tuple[int, int]:
    """Return how many messages of the sender stand among the events and among the turns."""
    engine = sa.create_engine(postgres.url)
    events = "SELECT count(*) FROM events WHERE sender_id = :sender AND type_name = 'user'"
    turns = "SELECT count(*) FROM turns WHERE sender = :sender"
    with engine.connect() as connection:
        counts = [
            connection.execute(sa.text(query), {"sender": sender}).scalar() for query in (events, turns)
        ]
    engine.dispose()
    return counts[0], counts[1]


def timed(server: ToyProcess, sender: str) -> tuple[str, float]:
    started = time.monotonic()
    return server.said(sender), time.monotonic() - started


def test_answers_go_on_without_postgres_and_all_is_written_when_it_is_back(
    server: ToyProcess, postgres_server: PostgresProcess
):
    postgres_server.stop()
    server.start()
    assert [server.said("a") for _ in range(3)] == ["第1次问。", "第2次问。", "第3次问。"]
    postgres_server.start()
    until(lambda: _kept_or_none(postgres_server, "a") == (3, 3))
    assert server.said("a") == "第4次问。"

    postgres_server.stop()
    assert [server.said("a") for _ in range(2)] == ["第5次问。", "第6次问。"]
    postgres_server.start()
    until(lambda: kept(postgres_server, "a") == (6, 6))
    assert server.said("a") == "第7次问。"

    postgres_server.freeze()
    said, seconds = timed(server, "a")
    assert said == "第8次问。"
    assert seconds < FIRST_SECONDS
    until(lambda: timed(server, "a")[1] < NEXT_SECONDS)
    postgres_server.thaw()
    asked = int(server.said("a").strip("第次问。"))
    assert asked >= 10
    until(lambda: kept(postgres_server, "a") == (asked, asked))


def _kept_or_none(postgres: PostgresProcess, sender: str) -> tuple[int, int] | None:
    """Return what is kept, None while there are no tables."""
    try:
        return kept(postgres, sender)
    except sa.exc.ProgrammingError:
        return None


def test_a_wrong_password_is_named_at_the_start(postgres_server: PostgresProcess, tmp_path: Path):
    wrong = postgres_server.url.replace("a-password-of-the-tests", "another-one")
    with pytest.raises(StorageError, match="无法写入") as refused:
        store_of(Settings(var=tmp_path, database=wrong))
    assert "another-one" not in str(refused.value)


def test_machines_that_start_together_make_the_tables_once(postgres_server: PostgresProcess, tmp_path: Path):
    names = SenderNames(tmp_path / "senders.key")
    stores = [Database(postgres_server.url, names) for _ in range(8)]
    together = threading.Barrier(len(stores))

    def begin(store: Database) -> None:
        together.wait()
        store.prepare()

    with ThreadPoolExecutor(len(stores)) as machines:
        for begun in [machines.submit(begin, store) for store in stores]:
            begun.result(60)
    assert kept_turns(stores[0]) == 0
    for store in stores:
        store.close()


def kept_turns(store: Database) -> int:
    with store.reading() as connection:
        return int(connection.execute(sa.text("SELECT count(*) FROM turns")).scalar())
