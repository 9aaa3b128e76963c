from bot.staff import throttle
from bot.staff.throttle import Throttle


def test_a_key_waits_until_its_oldest_event_is_past():
    now = [0.0]
    counted = Throttle(2, 60.0, lambda: now[0])
    counted.count("a")
    now[0] = 10.0
    assert counted.wait("a") == 0
    counted.count("a")
    assert counted.wait("a") == 50
    assert counted.wait("b") == 0
    now[0] = 59.5
    assert counted.wait("a") == 1
    now[0] = 60.0
    assert counted.wait("a") == 0


def test_the_keys_do_not_grow_without_bound(monkeypatch):
    monkeypatch.setattr(throttle, "MOST_KEYS", 3)
    counted = Throttle(1, 60.0)
    for key in "abcd":
        counted.count(key)
    assert [counted.wait(key) > 0 for key in "abcd"] == [False, True, True, True]
