"""What is written is told: a definition, who has paid already, tiers no more, a validity in other words."""

import pytest
from asking import Ask

from knowledge.records import AnswerStatus


@pytest.mark.parametrize("text", ["总容积多大才算水库", "水库和山塘怎么区分，总容积多少算水库"])
def test_the_definition_answers_where_it_is_asked_for(ask: Ask, text: str) -> None:
    said = "".join(ask(text).sentences)
    assert "水库是指总容积10万立方米及以上的蓄水工程" in said
    assert "100万" not in said


def test_who_has_paid_already_pays_no_more(ask: Ask) -> None:
    answer = ask("被征地农民保障我早就交过钱了，还要补差价吗")
    assert "不再按新的缴费标准补缴" in answer.sentences[0]


@pytest.mark.parametrize("text", ["被征地农民缴费还分三档，对吗", "被征地农民缴费现在分不分档"])
def test_contributions_have_no_tiers_any_more(ask: Ask, text: str) -> None:
    assert "缴费标准不再分档" in "".join(ask(text).sentences)


def test_quoting_a_document_asks_whether_it_holds(ask: Ask) -> None:
    answer = ask("工业用地全周期管理的意见现在还能不能引用")
    assert answer.status is AnswerStatus.ANSWERED
    assert "**已过有效期**" in answer.sentences[0]
    assert "2025年6月30日" in answer.sentences[0]


def test_what_has_expired_may_be_a_thing(ask: Ask) -> None:
    assert "已过有效期" not in "".join(ask("家里过期的药品怎么分类投放").sentences)


def test_a_head_is_told_with_what_it_announces(ask: Ask) -> None:
    answer = ask("高排放非道路移动机械是哪些")
    assert not any(sentence.rstrip("…").endswith(("为", "：")) for sentence in answer.sentences)


def test_an_allowance_of_residents_is_no_yes_for_employees(ask: Ask) -> None:
    answer = ask("企业退休的85岁老人有没有高龄补贴", age="85")
    assert answer.sentences[0].startswith("要看领的是哪一种养老金：")
    assert "享受城乡居民养老金待遇" in answer.sentences[0]
    assert ask("85岁老人有没有高龄补贴", age="85").sentences[0].startswith("有。")


def test_who_draws_the_other_allowance_is_taken_out(ask: Ask) -> None:
    drawn = ask("我爸92岁，政府的高龄津贴已经在领了，高龄补贴还给不给", age="92")
    assert drawn.sentences[0].startswith("不给：")
    open_ = ask("我爸92岁，政府的高龄津贴没有领，高龄补贴给不给", age="92")
    assert open_.sentences[0].startswith("不一定：")
