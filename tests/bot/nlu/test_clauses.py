"""What a rambling message asks stands in one clause; what it is on the whole is the mean of them."""

from __future__ import annotations

import pytest

from bot.nlu.clauses import clauses, with_clauses


def test_a_short_message_has_no_clauses_of_its_own():
    assert clauses("你好，低保一个月多少") == []


def test_clauses_stand_in_order_without_sighs():
    told = "我今年四十六，唉，老婆在超市上班；低保一个月多少？麻烦你了"
    assert clauses(told) == ["我今年四十六", "老婆在超市上班", "低保一个月多少", "麻烦你了"]


def test_of_a_pasted_letter_the_first_and_the_last_are_read():
    letter = "，".join(f"第{number}句话" for number in range(30))
    read = clauses(letter)
    assert (len(read), read[0], read[7], read[8], read[-1]) == (
        12, "第0句话", "第7句话", "第26句话", "第29句话",
    )  # fmt: skip


def test_without_clauses_the_whole_counts():
    whole = {"ask_dogs": 0.4, "complain": 0.6}
    assert with_clauses(whole, []) == whole


def test_one_sure_clause_makes_a_question():
    whole = {"ask_low_income": 0.2, "complain": 0.5, "out_of_scope": 0.3}
    asking = {"ask_low_income": 0.98, "complain": 0.01, "out_of_scope": 0.01}
    telling = {"ask_low_income": 0.05, "complain": 0.45, "out_of_scope": 0.5}
    voted = with_clauses(whole, [telling, asking, telling])
    assert max(voted, key=lambda name: voted[name]) == "ask_low_income"
    assert sum(voted.values()) == pytest.approx(1)


def test_one_sure_clause_of_small_talk_is_not_enough():
    whole = {"thank": 0.3, "out_of_scope": 0.7}
    thanking, telling = {"thank": 0.99, "out_of_scope": 0.01}, {"thank": 0.01, "out_of_scope": 0.99}
    voted = with_clauses(whole, [telling, telling, thanking])
    assert max(voted, key=lambda name: voted[name]) == "out_of_scope"
