from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from bot.store import Store
from bot.store.forgetting import forget_before, forget_sender
from bot.store.labels import AT_ONCE, Label
from bot.store.turns import Turn

LABEL = Label(
    turns=("瑞安最低工资多少",),
    answerable=True,
    channel="widget",
    topic="minimum_wage",
    must_contain=(("1660元", "1660 元"),),
    must_not_contain=("1860",),
    cite=("温政发〔2015〕58号",),
    note="点踩",
    turn="a" * 32,
)


def test_a_label_is_kept_as_it_was_given_newest_first(store: Store):
    first, second = store.labels.add(LABEL), store.labels.add(replace(LABEL, answerable=False, turn=None))
    assert store.labels.all() == [second, first]
    assert replace(first, id=0, made=None) == LABEL
    assert first.made is not None
    assert datetime.now(timezone.utc) - first.made < timedelta(minutes=1)
    assert store.labels.labelled() == {"a" * 32}


def test_the_number_of_a_deleted_label_is_not_given_again(store: Store):
    first = store.labels.add(LABEL)
    assert store.labels.delete(first.id)
    assert not store.labels.delete(first.id)
    assert store.labels.add(LABEL).id == first.id + 1
    assert store.labels.replace(first.id, LABEL) is None


def test_what_names_a_person_is_masked(store: Store):
    kept = store.labels.add(replace(LABEL, turns=("我的手机13812345678",), note="身份证330302199001011237"))
    assert "13812345678" not in kept.turns[0]
    assert "330302199001011237" not in kept.note


def test_more_turns_than_one_query_names_are_handled_and_opened_again(
    store: Store, make_turn: Callable[..., Turn]
):
    turns = [make_turn(number) for number in range(AT_ONCE + 20)]
    for turn in turns:
        store.turns.add(turn)
    store.flush()
    names = [turn.id for turn in turns]
    assert store.labels.handle(names) == AT_ONCE + 20
    assert store.labels.handled() == frozenset(names)
    store.labels.reopen(names[1:])
    assert store.labels.handled() == {names[0]}


def test_what_was_handled_goes_with_its_conversation(store: Store, make_turn: Callable[..., Turn]):
    old, other = make_turn(1, sender="old"), make_turn(2, sender="other")
    for turn in (old, other):
        store.turns.add(turn)
    store.flush()
    store.labels.handle([old.id, other.id])
    forget_sender(store.database, "other")
    assert store.labels.handled() == {old.id}
    forget_before(store.database, old.at + timedelta(seconds=1))
    assert store.labels.handled() == frozenset()
    assert store.turns.find(old.id) is None


def test_to_forget_a_sender_is_to_forget_the_labels_of_what_was_said(
    store: Store, make_turn: Callable[..., Turn]
):
    for number, sender in ((1, "a"), (2, "b")):
        store.turns.add(make_turn(number, sender=sender))
        store.labels.add(replace(LABEL, turn=make_turn(number).id))
    store.labels.add(replace(LABEL, turn=None))
    assert forget_sender(store.database, "a") == {"labels": 1, "turns": 1}
    assert [label.turn for label in store.labels.all()] == [None, make_turn(2).id]
    assert forget_before(store.database, datetime.now(timezone.utc) + timedelta(days=1)) == {"turns": 1}
    assert len(store.labels.all()) == 2


def test_a_number_that_no_database_counts_to_is_no_label(store: Store):
    assert store.labels.find(2**63) is None
    assert store.labels.replace(2**63, LABEL) is None
    assert not store.labels.delete(2**63)
