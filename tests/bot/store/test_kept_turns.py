def test_a_turn_is_found_as_it_was_kept(store, make_turn):
    turn = make_turn(1, notice=7)
    store.turns.add(turn)
    store.flush()
    assert store.turns.find(turn.id) == turn
    assert store.turns.find("0" * 32) is None


def test_an_answered_message_is_found_by_its_id_and_sender(store, make_turn):
    store.turns.add(make_turn(1, message_id="m"))
    store.turns.add(make_turn(2, message_id="m", sender="b"))
    store.turns.add(make_turn(3, message_id="n", status="error"))
    store.flush()
    assert store.turns.answered("a", "m").id == make_turn(1).id
    assert store.turns.answered("b", "m").id == make_turn(2).id
    assert store.turns.answered("a", "n") is None
    assert store.turns.answered("c", "m") is None


def test_the_latest_turns_of_a_sender_come_oldest_first(store, make_turn):
    for number in (1, 2, 3):
        store.turns.add(make_turn(number))
    store.turns.add(make_turn(4, sender="b"))
    store.flush()
    assert [turn.id for turn in store.turns.of("a", limit=2)] == [make_turn(2).id, make_turn(3).id]


def test_who_was_told_a_notice_is_known(store, make_turn):
    store.turns.add(make_turn(1, notice=3))
    store.flush()
    assert store.turns.told("a", 3)
    assert not store.turns.told("a", 4)
    assert not store.turns.told("b", 3)


def test_a_sender_that_is_a_telephone_number_is_found_by_it(store, make_turn):
    name = store.stored_name("13800138000")
    store.turns.add(make_turn(1, sender=name))
    store.flush()
    assert "13800138000" not in name
    assert [turn.sender for turn in store.turns.of("13800138000")] == [name]
    assert store.turns.answered("13800138000", "m1").id == make_turn(1).id


def test_what_is_longer_than_its_column_is_cut(store, make_turn):
    store.turns.add(make_turn(1, region="区" * 300, message_id="m" * 300))
    store.flush()
    kept = store.turns.find(make_turn(1).id)
    assert (kept.region, kept.message_id) == ("区" * 255, "m" * 255)
