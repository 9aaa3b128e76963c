import pytest

from bot.store.feedback import COMMENT_LIMIT, Reason, Verdict


def test_a_vote_on_the_turn_just_answered_is_kept(store, make_turn):
    turn = make_turn(1)
    store.turns.add(turn)
    assert store.feedback.add("a", turn.id, Verdict.DOWN, Reason.WRONG_FIGURE, " 数字不对 ")
    vote = store.feedback.of(turn.id)
    assert (vote.turn, vote.sender, vote.verdict, vote.reason, vote.comment) == (
        turn.id,
        "a",
        Verdict.DOWN,
        Reason.WRONG_FIGURE,
        "数字不对",
    )
    assert vote.at.tzinfo is not None


def test_a_second_vote_takes_the_place_of_the_first(store, make_turn):
    store.turns.add(make_turn(1))
    assert store.feedback.add("a", make_turn(1).id, Verdict.DOWN, Reason.OTHER, "不对")
    assert store.feedback.add("a", make_turn(1).id, Verdict.UP)
    vote = store.feedback.of(make_turn(1).id)
    assert (vote.verdict, vote.reason, vote.comment) == (Verdict.UP, None, "")


def test_a_vote_on_the_turn_of_another_or_of_nobody_is_refused(store, make_turn):
    store.turns.add(make_turn(1))
    assert not store.feedback.add("b", make_turn(1).id, Verdict.UP)
    assert not store.feedback.add("a", "0" * 32, Verdict.UP)
    assert store.feedback.of(make_turn(1).id) is None


def test_a_comment_is_masked_before_it_is_cut(store, make_turn):
    store.turns.add(make_turn(1))
    comment = "请打13800138000" + "好" * COMMENT_LIMIT
    assert store.feedback.add("a", make_turn(1).id, Verdict.DOWN, Reason.OTHER, comment)
    kept = store.feedback.of(make_turn(1).id).comment
    assert kept.startswith("请打【手机号】好")
    assert len(kept) == COMMENT_LIMIT


def test_a_sender_that_is_a_telephone_number_votes_on_its_own_turn(store, make_turn):
    store.turns.add(make_turn(1, sender=store.stored_name("13800138000")))
    assert store.feedback.add("13800138000", make_turn(1).id, Verdict.UP)


def test_the_reasons_are_a_closed_list():
    assert [reason.value for reason in Reason] == [
        "wrong_figure",
        "outdated",
        "not_my_question",
        "hard_to_read",
        "other",
    ]
    with pytest.raises(ValueError, match="bad"):
        Reason("bad")


def test_a_comment_with_what_no_database_takes_is_kept_without_it(store, make_turn):
    store.turns.add(make_turn(1))
    assert store.feedback.add("a", make_turn(1).id, Verdict.DOWN, Reason.OTHER, "看\x00不\ud800懂\n😀")
    assert store.feedback.of(make_turn(1).id).comment == "看不懂\n😀"
