"""What a caller hears: the figure first, the source by name and year, the warning in short; then the rest."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from actions.rendering import payload_of, source_payload
from actions.speech import speech_of
from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus, Calculation, Citation, Validity
from tests.actions.listening import heard

CITATION = Citation(
    title="某市人民政府关于调整某某标准的通知",
    document_number="某政发〔2020〕1号",
    issuers=("某市人民政府",),
    signed_date=date(2020, 1, 2),
    bulletin="2020年第1期",
    bulletin_key="2020-01",
    page=3,
    quote="甲县标准从1元/月调整为2元/月。",
    passage_id="2020-01/02#1",
    lines=(10, 12),
    validity=Validity(effective_from=date(2020, 2, 1)),
)
STALE = say("caveats.stale", years="6", department="当地民政局")
EXPIRED = say("caveats.expired", signed="2020年1月2日", until="2025年1月1日", department="当地民政局")
ANSWER = Answer(
    status=AnswerStatus.ANSWERED,
    sentences=("甲县某某标准是 **1250元/月**（2020年2月1日起）。", "调整前为1元/月。"),
    citations=(CITATION,),
    caveats=(STALE,),
)
SOURCE = "依据是某市人民政府二零二零年的通知。"
WARNED = SOURCE.replace("。", "，")
WHOLE_SOURCE = (
    "出处是某市人民政府关于调整某某标准的通知，文号是某政发二零二零年一号，"
    "某市人民政府二零二零年一月二日发布，登在二零二零年第一期公报第三页。"
)


def test_figure_then_source_then_warning() -> None:
    assert heard(ANSWER) == (
        "甲县某某标准是每月一千二百五十元，二零二零年二月一日起。"
        f"{WARNED}很可能已经调整，请向当地民政局核实。"
    )


def test_details_hold_the_warning_in_full_and_the_whole_source() -> None:
    assert speech_of(ANSWER).details == (
        "调整前为每月一元。",
        "这是收录公报中最近的一次，距今已六年，很可能已调整，请以当地民政局最新公布为准，幺二三四五可转接。",
        WHOLE_SOURCE,
    )


@pytest.mark.parametrize(
    ("caveat", "short"),
    [
        (EXPIRED, "已于二零二五年到期，现行规定请向当地民政局核实。"),
        (say("caveats.old", signed="2020年1月2日", years="6", department="主管部门"), "可能已经调整，请向主管部门核实。"),
    ],
)  # fmt: skip
def test_every_warning_is_said(caveat: str, short: str) -> None:
    assert heard(replace(ANSWER, caveats=(caveat,))).endswith(WARNED + short)


def test_a_warning_without_a_short_form_goes_with_the_source_as_it_is() -> None:
    assert heard(replace(ANSWER, caveats=("另一种提醒（见第3条）。",))).endswith(
        WARNED + "另一种提醒，见第三条。"
    )


def test_after_a_short_answer_the_source_is_named() -> None:
    short = replace(ANSWER, sentences=("有12家。",), caveats=())
    assert heard(short) == "有十二家。依据是某市人民政府二零二零年关于调整某某标准的通知。"


def test_offices_and_standards_go_by_the_names_that_people_use() -> None:
    citation = replace(CITATION, issuers=("温州市人力资源和社会保障局（总部）", "乙局"))
    sentence = "甲县城乡居民最低生活保障标准见《乙县城乡居民最低生活保障标准的决定》，是 **1250元/月**。"
    text = heard(replace(ANSWER, sentences=(sentence,), citations=(citation,), caveats=()))
    assert text == (
        "甲县低保标准见乙县城乡居民最低生活保障标准的决定，是每月一千二百五十元。"
        "依据是市人力社保局等部门二零二零年的通知。"
    )


def test_a_source_is_said_once_with_all_its_pages() -> None:
    twice = replace(ANSWER, citations=(CITATION, replace(CITATION, page=5)), caveats=())
    assert speech_of(twice).details[1:] == (WHOLE_SOURCE.replace("第三页", "第三页、第五页"),)


def test_a_condition_is_said_at_once_however_long() -> None:
    condition = "其中" + "，".join(["不含已经享受另一种补贴的人员"] * 6) + "。"
    text = heard(replace(ANSWER, sentences=("一共 **240元/月**。", condition)))
    assert text.count("不含已经享受") == 6


def test_a_document_named_in_the_answer_is_not_named_twice() -> None:
    named = replace(ANSWER, sentences=(f"《{CITATION.title}》自 **2020年2月1日** 起执行。",), caveats=())
    assert heard(named) == (
        "某市人民政府关于调整某某标准的通知自二零二零年二月一日起执行。文件登在二零二零年第一期公报。"
    )


def test_a_section_goes_by_its_issue() -> None:
    section = replace(CITATION, title="1月份政务简讯", document_number=None, issuers=(), signed_date=None)
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=("有12家。",), citations=(section,))
    assert heard(answer) == "有十二家。依据是二零二零年第一期公报的一月份政务简讯。"


def test_a_verdict_and_its_reason_are_one_sentence() -> None:
    sentences = ("不是。", "甲县是 **2元/月**。", "乙县的另有规定。", "但丁镇除外。")
    answer = replace(ANSWER, sentences=sentences, caveats=(), citations=())
    assert heard(answer).startswith("不是，甲县是每月两元；但丁镇除外。")
    assert "乙县的另有规定。" in speech_of(answer).details


def test_sums_and_places_of_a_name_are_told_later() -> None:
    worked = Calculation(expression="2 × 12 = 24", result=Decimal(24), unit="元")
    sentences = ("按市区（甲区、乙区）标准2元/月算，一年是 **24元**（2 × 12 = 24，2020年2月1日起的标准）。",)
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=sentences, calculations=(worked,))
    assert heard(answer) == "按市区标准每月两元算，一年是二十四元，二零二零年二月一日起的标准。"
    assert speech_of(answer).details == ("算法是二乘以十二等于二十四。", "市区是指甲区、乙区。")


def test_a_refusal_says_what_is_not_there_and_whom_to_ask() -> None:
    sentences = ("收录的公报里没有甲县的标准。", "通知只列出乙县。", "甲县请咨询乙局。")
    answer = replace(ANSWER, status=AnswerStatus.NOT_IN_BULLETINS, sentences=sentences, caveats=())
    assert heard(answer) == "公报里没有甲县的标准。甲县请咨询乙局。"
    assert speech_of(answer).details == ("通知只列出乙县。", WHOLE_SOURCE)


def test_a_long_list_of_names_is_cut_and_counted_and_kept_whole_for_later() -> None:
    names = "、".join(f"{sign}犬" for sign in "甲乙丙丁戊己庚辛壬癸")
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=(f"共10种：{names}。高的也禁养。",))
    assert heard(answer) == "共十种：甲犬、乙犬、丙犬、丁犬、戊犬，还有五种。"
    assert speech_of(answer).details == (f"共十种：{names}。", "高的也禁养。")


def test_a_long_sentence_is_cut_between_clauses_alone() -> None:
    clause = "，".join(["不符合条件的企业一律不得享受本办法的奖励"] * 7)
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=(f"{clause}；{clause}。",))
    assert heard(answer).endswith("不得享受本办法的奖励；这段后面还有内容。")
    assert speech_of(answer).details[0].count("不得") == 7


def test_the_number_of_a_point_that_stands_alone_is_left_out() -> None:
    def first(sentence: str) -> str:
        return heard(Answer(status=AnswerStatus.ANSWERED, sentences=(sentence,)))

    assert first("（三）办理期限为10日。") == "办理期限为十日。"
    assert first("程序：（一）申请；（二）批准。") == "程序：一，申请；二，批准。"
    assert first("一、二类企业均可。") == "一、二类企业均可。"


def test_several_questions_are_all_answered_with_one_source() -> None:
    other = replace(ANSWER, sentences=("乙县某某标准是 **3元/月**。",))
    text = heard(Answer(status=AnswerStatus.ANSWERED, parts=(ANSWER, other), citations=(CITATION,)))
    assert (text.count("一千二百五十"), text.count("每月三元"), text.count(WARNED)) == (1, 1, 1)
    assert text.count("很可能已经调整") == 1
    assert text.count("。") == 2


def test_one_warning_names_the_offices_of_all_questions() -> None:
    other = say("caveats.stale", years="9", department="乙局")
    text = heard(Answer(status=AnswerStatus.ANSWERED, parts=(ANSWER, replace(ANSWER, caveats=(other,)))))
    assert text.endswith(f"{WARNED}很可能已经调整，请向当地民政局、乙局核实。")


def test_a_short_result_beside_the_answer_is_said_at_once() -> None:
    worked = Calculation(expression="2 × 12 = 24", result=Decimal(24), unit="元")
    sentences = ("每月差 **2元**。", "一年差24元（2 × 12 = 24）。")
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=sentences, calculations=(worked,))
    assert heard(answer) == "每月差两元；一年差二十四元。"


def test_titles_to_choose_from_are_numbered() -> None:
    answer = Answer(status=AnswerStatus.CLARIFY, sentences=("最接近的是：\n《甲》\n《乙》\n请选一个。",))
    assert heard(answer) == "最接近的是：第一个，甲；第二个，乙。请选一个。"


def test_the_source_of_the_last_answer_is_said_with_its_words() -> None:
    payload = source_payload(payload_of(ANSWER)["citations"])
    assert payload["speech"] == WHOLE_SOURCE
    assert payload["speech_details"] == ["原文是：甲县标准从每月一元调整为每月两元。"]
    assert source_payload([])["speech"].startswith("刚才那个问题")


def test_a_quotation_is_heard_in_the_words_that_it_marks_and_kept_whole_for_later() -> None:
    first, second = "各县建有1家示范院。", "同一文件还写着：新增9张床位；总数达到40%；另有规定。"
    heard_as = ((first, ""), (second, "总数达到40%；"))
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=("对。", first, second), heard=heard_as)
    assert heard(answer) == "对，总数达到百分之四十；这段后面还有内容。"
    assert speech_of(answer).details == (
        "各县建有一家示范院。",
        "同一文件还写着：新增九张床位；总数达到百分之四十；另有规定。",
    )


def test_marks_of_sentences_that_are_no_longer_told_do_not_count() -> None:
    answer = Answer(
        status=AnswerStatus.ANSWERED, sentences=("有1家。",), heard=(("有2家。", ""), ("有1家。", ""))
    )
    assert heard(answer) == "有一家。"


def test_of_a_quotation_with_a_long_list_of_names_the_first_are_heard() -> None:
    shown = f"共10种：{'、'.join(f'{sign}犬' for sign in '甲乙丙丁戊己庚辛壬癸')}。"
    answer = Answer(status=AnswerStatus.ANSWERED, sentences=(shown,), heard=((shown, shown),))
    assert heard(answer) == "共十种：甲犬、乙犬、丙犬、丁犬、戊犬，还有五种。"
    assert "癸犬" in speech_of(answer).details[0]
