import logging
import threading
from datetime import datetime, timedelta, timezone

import pytest

from bot import retention
from bot.retention import Retention
from bot.settings import Settings
from bot.store import store_of
from bot.store.turns import Turn
from tests.bot.made_turns import made_turn

NOW = datetime.now(timezone.utc)


def turn(number: int, at: datetime) -> Turn:
    return made_turn(f"{number:032x}", at=at, sender=str(number))


@pytest.fixture
def store(tmp_path):
    opened = store_of(Settings(var=tmp_path))
    yield opened
    opened.close()


def test_what_is_older_than_the_days_goes_as_the_server_starts(store):
    store.turns.add(turn(1, NOW - timedelta(days=31)))
    store.turns.add(turn(2, NOW - timedelta(days=29)))
    keeping = Retention(store, 30)
    keeping.start()
    while store.turns.find(turn(1, NOW).id) is not None:
        threading.Event().wait(0.01)
    keeping.stop()
    assert store.turns.find(turn(2, NOW).id) is not None


def test_it_goes_on_every_day_and_after_a_failure(store, monkeypatch, caplog):
    times = []
    done = threading.Event()

    def fail(*_):
        times.append(1)
        if len(times) == 3:
            done.set()
        raise OSError("disk gone")

    monkeypatch.setattr(retention, "forget_before", fail)
    monkeypatch.setattr(retention, "DAY_SECONDS", 0.01)
    keeping = Retention(store, 30)
    with caplog.at_level(logging.ERROR):
        keeping.start()
        assert done.wait(10)
    keeping.stop()
    assert "disk gone" in caplog.text
