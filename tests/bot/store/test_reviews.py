from datetime import datetime, timezone

from bot.store import reviews
from bot.store.feedback import Reason, Verdict
from bot.store.reviews import Selection


def numbers(listing) -> list[int]:
    return [int(review.turn.id, 16) for review in listing]


def fill(store, make_turn) -> None:
    store.turns.add(make_turn(1))
    store.turns.add(make_turn(2, status="not_in_bulletins", question="公积金怎么提取"))
    store.turns.add(make_turn(3, status="handoff", channel="hotline"))
    store.turns.add(make_turn(4, question="100%的_补贴", topic=None))
    store.feedback.add("a", make_turn(4).id, Verdict.DOWN, Reason.OUTDATED)
    store.feedback.add("a", make_turn(1).id, Verdict.UP)


def test_what_helped_nobody_is_listed_newest_first(store, make_turn):
    fill(store, make_turn)
    found = store.unhelped(datetime(2026, 11, 21, tzinfo=timezone.utc))
    assert numbers(found.reviews) == [4, 3, 2]
    assert found.total == 3
    assert [review.feedback and review.feedback.reason for review in found.reviews] == [
        Reason.OUTDATED,
        None,
        None,
    ]
    assert store.unhelped(datetime(2026, 11, 22, tzinfo=timezone.utc)).total == 0


def test_listings_come_page_by_page(store, make_turn):
    fill(store, make_turn)
    first, second = store.listing(Selection(), 3), store.listing(Selection(), 3, 3)
    assert (numbers(first.reviews), numbers(second.reviews)) == ([4, 3, 2], [1])
    assert first.total == second.total == 4


def test_turns_are_chosen_by_everything_that_is_given(store, make_turn):
    fill(store, make_turn)

    def chosen(**given) -> list[int]:
        return numbers(store.listing(Selection(**given)).reviews)

    assert chosen(statuses=frozenset({"answered"})) == [4, 1]
    assert chosen(verdict=Verdict.UP) == [1]
    assert chosen(channel="hotline") == [3]
    assert chosen(topic="minimum_wage") == [3, 2, 1]
    assert chosen(contains="公积金") == [2]
    assert chosen(contains="%的_") == [4]
    assert chosen(contains="%") == [4]
    assert chosen(until=datetime(2026, 11, 21, 3, 2, tzinfo=timezone.utc)) == [1]
    assert chosen(since=datetime(2026, 11, 21, 3, 2, tzinfo=timezone.utc), channel="widget") == [4, 2]


def test_an_export_goes_through_all_of_them(store, make_turn, monkeypatch):
    monkeypatch.setattr(reviews, "EXPORTED_AT_ONCE", 2)
    fill(store, make_turn)
    assert numbers(store.exported(Selection())) == [4, 3, 2, 1]
