import logging
from datetime import datetime, timedelta, timezone

import pytest

from bot.errors import NoticeError
from bot.store import notices
from bot.store.notices import NOTICE_LIMIT, Notices


def in_(seconds: float) -> datetime:
    return datetime.now(timezone.utc) + timedelta(seconds=seconds)


def test_a_pinned_notice_is_current_until_it_is_taken_off(store):
    assert store.notices.current() is None
    pinned = store.notices.pin(" 台风红色预警 ", only=True)
    assert (pinned.text, pinned.only, pinned.until, pinned.pinned_by) == ("台风红色预警", True, None, "staff")
    assert store.notices.current() == pinned
    assert store.notices.unpin() == pinned
    assert store.notices.current() is None
    assert store.notices.unpin() is None


def test_a_new_notice_takes_the_place_of_the_one_before_and_both_are_remembered(store):
    first = store.notices.pin("一")
    second = store.notices.pin("二")
    assert store.notices.current() == second
    assert [(one.id, one.text, one.ended is None) for one in store.notices.history()] == [
        (second.id, "二", True),
        (first.id, "一", False),
    ]


def test_a_notice_ends_by_itself(store, monkeypatch):
    store.notices.pin("一", until=in_(3600))

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(hours=2)

    assert store.notices.current().text == "一"
    monkeypatch.setattr(notices, "datetime", Later)
    assert store.notices.current() is None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("", None),
        ("  ", None),
        ("长" * (NOTICE_LIMIT + 1), None),
        ("a", in_(-5)),
        ("a", datetime(2099, 1, 1)),
    ],
)
def test_what_cannot_be_pinned_is_refused(store, text, until):
    with pytest.raises(NoticeError):
        store.notices.pin(text, until=until)
    assert store.notices.current() is None


def test_a_notice_of_another_process_is_seen_within_a_second(store, monkeypatch):
    now = 100.0
    monkeypatch.setattr(notices.time, "monotonic", lambda: now)
    reading = Notices(store.database)
    assert reading.current() is None
    store.notices.pin("台风")
    assert reading.current() is None
    now = 101.1
    assert reading.current().text == "台风"


def test_a_database_that_cannot_be_read_leaves_the_notice_that_is_known(store, monkeypatch, caplog):
    now = 100.0
    monkeypatch.setattr(notices.time, "monotonic", lambda: now)
    reading = Notices(store.database)
    store.notices.pin("台风")
    assert reading.current().text == "台风"
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE notices RENAME TO gone")
    now = 200.0
    with caplog.at_level(logging.ERROR):
        assert reading.current().text == "台风"
    assert "cannot be read" in caplog.text
