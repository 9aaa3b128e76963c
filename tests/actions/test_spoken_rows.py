"""Tables as a caller hears them: few rows with their places, of many the place is asked for."""

from decimal import Decimal

from actions.speech import speech_of
from knowledge.records import Answer, AnswerStatus, Calculation
from tests.actions.listening import heard


def test_a_small_table_is_said_row_by_row() -> None:
    rows = ("市区（甲区、乙区）：20元/月／2元/小时", "丙县（丁街道除外）：10元/月／1元/小时")
    answer = Answer(status=AnswerStatus.ANSWERED, table=(("地区", "月"),), sentences=("标准分2档：", *rows))
    assert heard(answer) == ("标准分二档：市区：每月二十元；丙县，丁街道除外：每月十元。")
    assert speech_of(answer).details[:2] == (
        "市区，甲区、乙区：每月二十元，每小时两元。",
        "丙县，丁街道除外：每月十元，每小时一元。",
    )


def test_places_with_the_same_amount_are_said_together() -> None:
    rows = ("甲县：20元/月（调整前10元/月）", "乙县、丙县：20元/月（调整前9元/月）")
    head = "标准按地区分2档（2020年2月1日起）："
    answer = Answer(status=AnswerStatus.ANSWERED, table=(("地区",),), sentences=(head, *rows))
    assert heard(answer) == "标准，二零二零年二月一日起：甲县、乙县、丙县都是每月二十元。"
    assert speech_of(answer).details[1] == "乙县、丙县：每月二十元，调整前每月九元。"


def test_the_amounts_before_are_said_where_they_are_asked_for() -> None:
    rows = ("甲县：20元/月（调整前10元/月）", "乙县：20元/月（调整前9元/月）")
    head = "2020年1月时还没有调整，是括号里调整前的数额；2020年2月1日起的标准按地区分2档："
    answer = Answer(status=AnswerStatus.ANSWERED, table=(("地区",),), sentences=(head, *rows))
    assert "甲县：每月二十元，调整前每月十元；乙县" in heard(answer)


def test_of_a_long_table_the_first_rows_and_how_many_more() -> None:
    rows = tuple(f"某政发〔2020〕{number}号 某某通知" for number in range(1, 7))
    answer = Answer(status=AnswerStatus.ANSWERED, table=(("文号",),), sentences=("共6件：", *rows))
    assert heard(answer).endswith("某政发二零二零年三号，某某通知；还有三项。")
    assert len(speech_of(answer).details) == 3


def test_of_a_long_table_of_places_the_place_is_asked_for() -> None:
    rows = tuple(f"{place}县：{number}元/月" for number, place in enumerate("甲乙丙丁", 1))
    answer = Answer(
        status=AnswerStatus.ANSWERED, table=(("地区",),), sentences=("分4档：", *rows), choices=("甲县",)
    )
    assert heard(answer) == "分四档，各地不同。请问您在哪个县、市、区？"
    assert speech_of(answer).details[3] == "丁县：每月四元。"


def test_a_verdict_over_a_table_is_one_sentence_with_its_rows() -> None:
    rows = ("甲县：2元/月，差1元（2 − 1 = 1）", "乙县：3元/月，差2元（3 − 1 = 2）")
    worked = [
        Calculation(expression=f"{one} − 1 = {one - 1}", result=Decimal(one - 1), unit="元") for one in (2, 3)
    ]
    answer = Answer(
        status=AnswerStatus.ANSWERED,
        table=(("地区",),),
        sentences=("不是。各地不同：1元比每一档都低。", *rows),
        calculations=tuple(worked),
    )
    assert heard(answer) == (
        "不是，各地不同：一元比每一档都低；甲县：每月两元，差一元；乙县：每月三元，差两元。"
    )
