import logging
import threading
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from bot import retention
from bot.retention import Retention
from bot.settings import Settings
from bot.store import store_of
from bot.store.turns import Turn
from tests.bot.made_turns import made_turn
from tests.bot.toy_process import until

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
    store.flush()
    keeping = Retention(store, 30)
    keeping.start()
    until(lambda: store.turns.find(turn(1, NOW).id) is None)
    keeping.stop()
    assert store.turns.find(turn(2, NOW).id) is not None


@pytest.mark.parametrize(
    ("day", "is_sound"), [("1970-01-01", False), ("2026-11-21", True), ("2099-01-01", False)]
)
def test_a_clock_that_cannot_be_right_deletes_nothing(store, monkeypatch, caplog, day, is_sound):
    looked, forgotten = threading.Event(), []
    base = SimpleNamespace(newest_day=date(2020, 6, 29))
    monkeypatch.setattr(retention, "live_knowledge", lambda known: SimpleNamespace(base=base))
    monkeypatch.setattr(retention, "date", SimpleNamespace(today=lambda: date.fromisoformat(day)))
    monkeypatch.setattr(retention, "forget_before", lambda *_: forgotten.append(1))

    def look() -> bool:
        found = retention.is_clock_plausible(Settings())
        looked.set()
        return found

    keeping = Retention(store, 30, look)
    with caplog.at_level(logging.ERROR):
        keeping.start()
        assert looked.wait(20)
        keeping.stop()
    assert (bool(forgotten), "The clock" in caplog.text) == (is_sound, not is_sound)


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
