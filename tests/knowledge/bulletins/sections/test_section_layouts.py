"""Chronicles, lists of documents and news in other layouts than the five issues print."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.records import DocumentKind
from tests.knowledge.issues import section


def days(text: str, *, year: int = 2021, number: int = 3) -> list[tuple[date | None, str]]:
    contents = section(DocumentKind.CHRONICLE, text, year=year, number=number)
    return [(entry.day, entry.text) for entry in contents.entries]


def listed(text: str) -> list[tuple[str, str]]:
    contents = section(DocumentKind.ISSUED_LIST, text)
    return [(entry.document_number, entry.title) for entry in contents.listed_documents]


def test_days_at_the_head_of_their_text_and_days_inside_it() -> None:
    text = """2021年3月大事记
3月1日 市长赵明调研台州学院，并在会上听取了
3月份重点工作安排和6日前后的准备情况。
2日　副市长钱进参加全省安全生产电视电话会议，于
8日召开专题会议。
4日至5日，市长赵明赴北京参加会议。"""

    assert days(text) == [
        (date(2021, 3, 1), "市长赵明调研台州学院，并在会上听取了3月份重点工作安排和6日前后的准备情况。"),
        (date(2021, 3, 2), "副市长钱进参加全省安全生产电视电话会议，于8日召开专题会议。"),
        (date(2021, 3, 4), "市长赵明赴北京参加会议。"),
    ]


def test_indented_entries_without_marks_below_their_day() -> None:
    text = """1日（星期三）
　　市长赵明参加市政府常务会议。
　　副市长钱进检查防汛工作，要求于
3日前完成。
2日
　　市长赵明赴省厅汇报工作。"""

    assert days(text, number=12) == [
        (date(2021, 12, 1), "市长赵明参加市政府常务会议。"),
        (date(2021, 12, 1), "副市长钱进检查防汛工作，要求于3日前完成。"),
        (date(2021, 12, 2), "市长赵明赴省厅汇报工作。"),
    ]


@pytest.mark.parametrize(
    ("heading", "year", "number", "day"),
    [
        ("", 2021, 3, date(2021, 3, 28)),
        ("12月份市政府大事记", 2022, 1, date(2021, 12, 28)),  # printed a month later
        ("9月份市政府大事记", 2021, 18, date(2021, 9, 28)),  # two issues a month
        ("9月份市政府大事记", 2021, 3, date(2021, 9, 28)),  # four issues a year
        ("2020年12月", 2021, 2, date(2020, 12, 28)),
        ("", 2021, 18, None),  # no month is printed, and the number is none
        ("2月份市政府大事记", 2021, 2, date(2021, 2, 28)),
    ],
)
def test_the_year_and_month_of_a_day(heading: str, year: int, number: int, day: date | None) -> None:
    text = f"{heading}\n【28日】\n●市长赵明参加市委常委会会议。"

    assert days(text, year=year, number=number) == [(day, "市长赵明参加市委常委会会议。")]


def test_days_with_a_colon_ranges_and_signs_of_a_font() -> None:
    text = "1日：\n\uf0b2 市长赵明调研。\n2—3日\n\uf0b2 副市长钱进赴北京参加\n会议。\n4日 △市长赵明调研。"

    assert days(text) == [
        (date(2021, 3, 1), "市长赵明调研。"),
        (date(2021, 3, 2), "副市长钱进赴北京参加会议。"),
        (date(2021, 3, 4), "市长赵明调研。"),
    ]


def test_a_day_that_the_month_has_not_is_no_day() -> None:
    assert days("2月份市政府记事\n30日\n△市长赵明调研。", number=2) == [(None, "市长赵明调研。")]


def test_the_heading_of_the_section_inside_an_entry_and_an_entry_cut_at_the_end_of_a_page() -> None:
    text = "1日\n△市长赵明参加全省\n大 事 记\n座谈会。\n△副市长钱进赴上海开展合作对\n2日\n△市长赵明调研。"

    assert days(text) == [
        (date(2021, 3, 1), "市长赵明参加全省座谈会。"),
        (date(2021, 3, 1), "副市长钱进赴上海开展合作对"),
        (date(2021, 3, 2), "市长赵明调研。"),
    ]


def test_a_list_under_the_heads_of_two_offices() -> None:
    text = """市政府文件
台政发〔2021〕5号 台州市人民政府关于印发台州市国民经济和社会发展第
十四个五年规划纲要的通知
台政函〔 2021 〕12 号  台州市人民政府关于同意设立公园的批复
市政府办公室文件
1. 台政办发[2021]7号 台州市人民政府办公室关于公布行政规范性
文件清理结果的通知  2021-03-15
台州市人民政府令第186号 台州市城市管理办法"""
    contents = section(DocumentKind.ISSUED_LIST, text)

    assert listed(text) == [
        ("台政发〔2021〕5号", "台州市人民政府关于印发台州市国民经济和社会发展第十四个五年规划纲要的通知"),
        ("台政函〔2021〕12号", "台州市人民政府关于同意设立公园的批复"),
        ("台政办发[2021]7号", "台州市人民政府办公室关于公布行政规范性文件清理结果的通知"),
        ("台州市人民政府令第186号", "台州市城市管理办法"),
    ]
    assert [a.trail for a in contents.articles] == [("市政府文件",)] * 2 + [("市政府办公室文件",)] * 2


@pytest.mark.parametrize("cut", range(16, 32))
def test_a_number_inside_a_title_begins_no_entry(cut: int) -> None:
    # 2015-10:4567
    text = "温政发〔2015〕55号　　温州市人民政府关于修改温政发〔2014〕5号文件的通知"
    text = f"{text[:cut]}\n{text[cut:]}\n温政发〔2015〕58号　　温州市人民政府关于调整全市最低工资标准的通知"

    assert listed(text) == [
        ("温政发〔2015〕55号", "温州市人民政府关于修改温政发〔2014〕5号文件的通知"),
        ("温政发〔2015〕58号", "温州市人民政府关于调整全市最低工资标准的通知"),
    ]


def test_a_list_with_the_number_after_the_title() -> None:
    text = """台州市人民政府关于调整最低工资标准的通知
（台政发〔2021〕5号）
台州市人民政府办公室关于印发2021年民生实事实施方案的通知（台政办
发〔2021〕7号）
●台州市人民政府关于公布名单的通知（台政发〔2021〕6号）"""

    assert listed(text) == [
        ("台政发〔2021〕5号", "台州市人民政府关于调整最低工资标准的通知"),
        ("台政办发〔2021〕7号", "台州市人民政府办公室关于印发2021年民生实事实施方案的通知"),
        ("台政发〔2021〕6号", "台州市人民政府关于公布名单的通知"),
    ]


def test_headlines_after_full_lines_and_days_of_many_forms() -> None:
    text = """政务要闻
全市数字化改革推进会召开
3月1日，全市数字化改革推进会召开，市长赵明出席
会议并讲话，副市长钱进主持。
会议指出，要坚持系统观念，统筹推进数字化改革
各项工作，确保全年目标任务完成，力争走在前列。
赵明赴玉环市调研
安全生产工作
近日，市长赵明赴玉环市调研安全生产工作，实地
察看了企业。
2020年度考核结果揭晓
（记者李强）2020年12月30日上午，市政府公布考核
结果，6月2日启动的评选同时揭晓。
我市新增3家上市企业
截至2月28日，全市上市企业达到60家，3月2日又有一
家企业过会。"""
    contents = section(DocumentKind.NEWS, text)

    assert [(entry.title, entry.day) for entry in contents.entries] == [
        ("全市数字化改革推进会召开", date(2021, 3, 1)),
        ("赵明赴玉环市调研安全生产工作", None),
        ("2020年度考核结果揭晓", date(2020, 12, 30)),
        ("我市新增3家上市企业", None),  # two days, neither at the head
    ]
    assert contents.entries[0].text == (
        "3月1日，全市数字化改革推进会召开，市长赵明出席会议并讲话，副市长钱进主持。\n"
        "会议指出，要坚持系统观念，统筹推进数字化改革各项工作，确保全年目标任务完成，力争走在前列。"
    )
    assert contents.entries[0].lines == (3, 4, 5, 6)


def test_a_month_that_may_be_of_another_year_gives_no_day() -> None:
    text = "考核结果揭晓会召开\n9月30日，市政府公布考核结果，副市长钱进参加会议并讲话。"

    assert [e.day for e in section(DocumentKind.NEWS, text, number=3).entries] == [None]
    assert [e.day for e in section(DocumentKind.NEWS, text, number=9).entries] == [date(2021, 9, 30)]


def test_a_headline_of_two_lines_follows_a_text_that_fills_its_last_line() -> None:
    text = """\
全市排涝工作会议召开
6月2日，排涝设施的建设和管理应当坚持安全
第一、预防为主、综合治理、分级负责的原则。
市政府常务会议研究
部署“大拆大整”工作
6月9日，市政府召开会议，研究部署旧城改造和
城中村改造工作，要求各地加快进度。"""

    assert [entry.title for entry in section(DocumentKind.NEWS, text, number=6).entries] == [
        "全市排涝工作会议召开",
        "市政府常务会议研究部署“大拆大整”工作",
    ]
