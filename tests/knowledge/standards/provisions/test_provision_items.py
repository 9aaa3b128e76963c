"""General records of items under headings, of notes in brackets and of sentences that go on."""

from __future__ import annotations

from datetime import date

from knowledge.answers.lookup import of_measure
from knowledge.records import Measure, Standard, Topic
from tests.knowledge.issues import issue, notice, provisions_of, shipped_standards


def drawn(*paragraphs: str, title: str = "关于支持产业发展的若干意见") -> list[Standard]:
    page = notice(title, *paragraphs, number="温政发〔2021〕1号", signed="2021年1月5日")
    return provisions_of(issue(page))


def told(*paragraphs: str) -> list[tuple[str, str, str]]:
    return [(s.subject, s.value, s.condition) for s in drawn(*paragraphs)]


def test_an_item_gives_its_records_the_name_of_its_heading() -> None:
    assert told(
        "一、扶持政策",
        "（一）房租补助。租用办公用房的，按租金的30%给予补助，单户不超过10万元。",
        "（二）免费用房。面积原则上不超过100平方米。",
    ) == [
        ("房租补助", "30%", "租用办公用房的，按租金的30%给予补助"),
        ("房租补助（单户）", "不超过10万元", "租用办公用房的，按租金的30%给予补助，单户不超过10万元"),
        ("免费用房面积", "不超过100平方米", ""),
    ]


def test_a_record_without_heading_is_named_by_the_title() -> None:
    (found,) = drawn("鹿城区租赁住房的，每月补贴500元。", title="关于租房补贴的通知")

    assert (found.subject, found.unit, found.value) == ("租房补贴", "元/月", "每月补贴500元")
    assert (found.regions, found.region_text) == (("鹿城区",), "鹿城区租赁住房的")


def test_a_note_in_brackets_is_read_with_its_clause() -> None:
    assert told("一、评价指标", "①亩均税收（权重35%）；", "②亩均增加值（权重25%）。") == [
        ("亩均税收权重", "35%", "亩均税收（权重35%）"),
        ("亩均增加值权重", "25%", "亩均增加值（权重25%）"),
    ]


def test_what_goes_on_after_a_semicolon_keeps_what_it_goes_on_from() -> None:
    found = told(
        "对四类企业，在正常收费标准的基础上，执行不低于上浮10%的加价措施；对连续三年评为四类的企业，执行不低于上浮20%的加价措施。"
    )

    assert found == [
        ("加价措施", "不低于上浮10%", "对四类企业，在正常收费标准的基础上，执行不低于上浮10%的加价措施"),
        (
            "加价措施",
            "不低于上浮20%",
            "对四类企业，在正常收费标准的基础上，执行不低于上浮10%的加价措施；对连续三年评为四类的企业，执行不低于上浮20%的加价措施",
        ),
    ]


def test_each_amount_of_a_list_has_its_own_member_of_the_condition() -> None:
    found = told("对年产值达到1亿元、2亿元的企业，分别给予10万元、20万元奖励。")

    assert [(value, condition) for _, value, condition in found[2:]] == [
        ("10万元", "对年产值达到1亿元的企业"),
        ("20万元", "对年产值达到2亿元的企业"),
    ]


def test_targets_under_a_heading_of_goals_are_left_out() -> None:
    assert told("一、总体目标", "到2025年，规上企业达到500家，床位不低于1万张。") == []


def test_a_table_that_lost_its_rows_is_no_sentence() -> None:
    row = "对规上企业给予奖励5万元，"

    assert len(drawn(row * 3)) == 3
    assert drawn(row * 200) == []


def test_the_validity_and_the_lines_are_those_of_the_document_and_the_sentence() -> None:
    found = drawn(
        "（一）房租补助。租用办公用房的，按租金的30%给予补助。",
        "本意见自2021年2月1日起施行，有效期3年。",
    )

    assert [s.validity.effective_from for s in found] == [date(2021, 2, 1)]
    assert [s.validity.expires_on for s in found] == [found[0].citation.validity.expires_on]
    assert found[0].citation.quote == "租用办公用房的，按租金的30%给予补助。"


def test_text_of_another_city_names_no_division_of_wenzhou() -> None:
    page = notice(
        "关于租房补贴的通知",
        "市区租赁住房的，每月补贴500元。",
        number="杭政发〔2021〕1号",
        signed="2021年1月5日",
        issuer="杭州市人民政府",
    )

    assert [(s.subject, s.regions) for s in provisions_of(issue(page))] == [("租房补贴", ())]


def test_answers_to_the_core_topics_look_at_no_general_record() -> None:
    core = [topic for topic in Topic if topic is not Topic.BULLETIN]
    general = [s for s in shipped_standards() if s.topic is Topic.BULLETIN]

    assert {s.measure for s in general} == {Measure.PROVISION}
    assert [s for topic in core for s in of_measure(general, topic, None)] == []
