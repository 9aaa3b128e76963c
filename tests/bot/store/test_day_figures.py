from datetime import date, datetime, timezone

from bot.store.feedback import Verdict
from bot.store.figures import Latency

DAY = date(2026, 11, 21)


def test_a_day_without_turns_has_zeros(store):
    found = store.figures(DAY)
    assert (found.messages, found.questions, found.senders, found.up, found.down) == (0, 0, 0, 0, 0)
    assert found.by_day == {DAY: 0}
    assert sum(found.by_hour) == 0
    assert found.latency == Latency(p50=0.0, p95=0.0, p99=0.0)


def test_the_figures_of_a_day_count_what_happened_in_it(store, make_turn):
    chosen = [
        {"status": "answered"},
        {"status": "answered", "topic": "dogs", "channel": "hotline", "sender": "b"},
        {"status": "not_in_bulletins", "topic": None},
        {"status": "smalltalk", "topic": None},
        {"status": "answered", "channel": "staff"},
    ]
    for number, given in enumerate(chosen, 1):
        store.turns.add(make_turn(number, **given))
    store.flush()
    found = store.figures(DAY)
    assert (found.messages, found.questions, found.senders) == (4, 3, 2)
    assert found.by_status == {"answered": 2, "not_in_bulletins": 1, "smalltalk": 1}
    assert (found.count("answered"), found.count("handoff")) == (2, 0)
    assert found.by_topic == {"dogs": 1, "minimum_wage": 1}
    assert list(found.by_channel.items()) == [("widget", 3), ("hotline", 1)]
    assert found.by_hour[11] == 4
    assert found.latency == Latency(p50=2.5, p95=3.8, p99=4.0)


def test_days_are_those_of_wenzhou(store, make_turn):
    store.turns.add(make_turn(1, at=datetime(2026, 11, 20, 15, 59, tzinfo=timezone.utc)))
    store.turns.add(make_turn(2, at=datetime(2026, 11, 20, 16, 0, tzinfo=timezone.utc)))
    store.turns.add(make_turn(3, at=datetime(2026, 11, 21, 15, 59, tzinfo=timezone.utc)))
    store.turns.add(make_turn(4, at=datetime(2026, 11, 21, 16, 0, tzinfo=timezone.utc)))
    store.flush()
    assert store.figures(DAY).messages == 2
    assert store.figures(date(2026, 11, 20), date(2026, 11, 22)).by_day == {
        date(2026, 11, 20): 1,
        DAY: 2,
        date(2026, 11, 22): 1,
    }
    assert store.figures(DAY).by_hour[0] == 1
    assert store.figures(DAY).by_hour[23] == 1


def test_votes_are_counted(store, make_turn):
    today = datetime.now(timezone.utc)
    for number in (1, 2, 3):
        store.turns.add(make_turn(number, at=today))
    store.feedback.add("a", make_turn(1).id, Verdict.UP)
    store.feedback.add("a", make_turn(2).id, Verdict.DOWN)
    store.feedback.add("a", make_turn(3).id, Verdict.DOWN)
    first, last = date.fromordinal(today.toordinal() - 1), date.fromordinal(today.toordinal() + 1)
    found = store.figures(first, last)
    assert (found.up, found.down) == (1, 2)
