"""Appointments in other layouts than the five issues print; the names and posts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.bulletins.sections.posts import posts_of
from knowledge.records import DocumentKind, PostChange
from tests.knowledge.issues import issue, notice, section

IN, OUT = PostChange.APPOINTED, PostChange.REMOVED


def found(text: str, *, year: int = 2021, number: int = 3) -> list[tuple[str, str, PostChange]]:
    contents = section(DocumentKind.APPOINTMENTS, text, year=year, number=number)
    return [(a.person, a.post, a.change) for a in contents.appointments]


def days(text: str, *, year: int = 2021, number: int = 3) -> list[date | None]:
    contents = section(DocumentKind.APPOINTMENTS, text, year=year, number=number)
    return [a.decided_on for a in contents.appointments]


def test_a_head_with_a_day_and_entries_over_line_breaks() -> None:
    text = """人事任免
市政府2021年3月5日决定：
赵明同志任台州市财政局副局长（试用期一年），免
去其台州市审计局总审计师职务；
免去：
孙立的台州市人民政府副秘书长、市政府办公室副
主任（正县长级）职务。"""

    assert found(text) == [
        ("赵明", "台州市财政局副局长", IN),
        ("赵明", "台州市审计局总审计师", OUT),
        ("孙立", "台州市人民政府副秘书长", OUT),
        ("孙立", "市政府办公室副主任（正县长级）", OUT),
    ]
    assert days(text) == [date(2021, 3, 5)] * 4


def test_one_sentence_for_all() -> None:
    text = """3月5日，市政府决定任命赵明为台州市财政局局长，
钱进为台州市统计局副局长；免去孙立的台州市财政局局
长职务，李强的台州市统计局副局长、总统计师职务。"""

    assert found(text) == [
        ("赵明", "台州市财政局局长", IN),
        ("钱进", "台州市统计局副局长", IN),
        ("孙立", "台州市财政局局长", OUT),
        ("李强", "台州市统计局副局长", OUT),
        ("李强", "台州市统计局总统计师", OUT),
    ]
    assert days(text) == [date(2021, 3, 5)] * 5


def test_a_list_without_stops() -> None:
    text = """任命：
赵明为台州市财政局局长
钱进为台州市建设投资集团有限公司
董事长、总经理
免去：
孙立的台州市财政局局长职务
李强的台州市统计局副局长"""
    contents = section(DocumentKind.APPOINTMENTS, text)

    assert found(text) == [
        ("赵明", "台州市财政局局长", IN),
        ("钱进", "台州市建设投资集团有限公司董事长", IN),
        ("钱进", "台州市建设投资集团有限公司总经理", IN),
        ("孙立", "台州市财政局局长", OUT),
        ("李强", "台州市统计局副局长", OUT),
    ]
    assert [(a.trail, a.text) for a in contents.articles][1:3] == [
        (("任命",), "钱进为台州市建设投资集团有限公司董事长、总经理"),
        (("免去",), "孙立的台州市财政局局长职务"),
    ]
    assert [a.lines for a in contents.appointments] == [(2,), (3, 4), (3, 4), (6,), (7,)]


def test_two_columns_with_spaced_names() -> None:
    text = """任命
王　军　　台州市民政局局长
李小龙　　台州市司法局副局长（试用期一年）
免去
周　全　　台州市司法局副局长"""

    assert found(text) == [
        ("王军", "台州市民政局局长", IN),
        ("李小龙", "台州市司法局副局长", IN),
        ("周全", "台州市司法局副局长", OUT),
    ]


def test_several_notices_each_signed_with_its_day() -> None:
    text = """各县（市、区）人民政府，市政府直属各单位：
经研究，市政府决定：
任命赵明为台州市财政局局长。
台州市人民政府
二〇二一年三月五日
市政府决定，免去：
钱进的台州市统计局局长职务。
台州市人民政府
2021年3月19日"""

    assert found(text) == [("赵明", "台州市财政局局长", IN), ("钱进", "台州市统计局局长", OUT)]
    assert days(text) == [date(2021, 3, 5), date(2021, 3, 19)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("李有为任台州市教育局局长；", [("李有为", "台州市教育局局长", IN)]),
        ("任为民、张和平兼任台州市水利局副局长；", [
            ("任为民", "台州市水利局副局长", IN), ("张和平", "台州市水利局副局长", IN),
        ]),
        ("阿依古丽·买买提任台州市民宗局副局长；", [("阿依古丽·买买提", "台州市民宗局副局长", IN)]),
        ("王　军（女）任台州市民宗局副局长；", [("王军", "台州市民宗局副局长", IN)]),
        ("同意李四任台州学院副院长；", [("李四", "台州学院副院长", IN)]),
        ("吴为任市档案馆馆长，兼任市方志室主任；", [("吴为", "市档案馆馆长", IN), ("吴为", "市方志室主任", IN)]),
        ("孙立不再担任台州市统计局局长职务；", [("孙立", "台州市统计局局长", OUT)]),
        ("李强任市公安局局长，其原任的市公安局副局长职务自然免除；", [
            ("李强", "市公安局局长", IN), ("李强", "市公安局副局长", OUT),
        ]),
        ("聘任王五为台州市人民政府参事，聘期五年；", [("王五", "台州市人民政府参事", IN)]),
        ("赵明同志、钱进同志挂职任市水利局副局长；", [
            ("赵明", "市水利局副局长", IN), ("钱进", "市水利局副局长", IN),
        ]),
        ("免去孙立同志台州市统计局局长职务；", [("孙立", "台州市统计局局长", OUT)]),
        # retirement: the post that is given up, and no record where none is named
        ("免去郑和的台州市水利局局长职务，退休；", [("郑和", "台州市水利局局长", OUT)]),
        ("周全退休；", []),
        # where the name ends cannot be told
        ("免去王小明台州市水利局副局长职务；", []),
    ],
)  # fmt: skip
def test_one_entry(entry: str, expected: list[tuple[str, str, PostChange]]) -> None:
    assert found(f"市政府决定：\n{entry}") == expected


@pytest.mark.parametrize(
    ("printed", "posts"),
    [
        ("台州市发展和改革委员会（台州市物价局、台州市粮食局）副主任", 1),
        ("台州市五水共治、河长制办公室副主任", 1),
        ("台州市规划局副局长、台州市测绘局副局长职务", 2),
        ("组长", 0),
        ("台州市数字化改革领导小组副组长", 0),
        ("台州市劳动模范", 0),
    ],
)
def test_how_many_posts_words_name(printed: str, posts: int) -> None:
    assert len(posts_of(printed)) == posts


def test_a_place_on_a_committee_is_no_post() -> None:
    text = """3月份成立或调整的议事协调机构
市政府决定成立台州市数字化改革领导小组，赵明任组长，钱进任副组长。组长：
赵明，副组长：钱进。
市政府决定：
孙立任台州市统计局局长。"""
    contents = section(DocumentKind.APPOINTMENTS, text)

    assert found(text) == [("孙立", "台州市统计局局长", IN)]
    assert contents.articles[0].trail == ("3月份成立或调整的议事协调机构",)


def test_a_decision_of_december_in_the_first_issue_of_the_year() -> None:
    text = "12月份市政府人事任免\n12月28日，市政府决定：\n赵明任台州市财政局局长。"

    assert days(text, year=2022, number=1) == [date(2021, 12, 28)]


def test_a_notice_with_a_number_gives_its_appointments() -> None:
    bulletin = issue(
        notice(
            "关于赵明等同志职务任免的通知",
            "经市人民政府研究决定：",
            "任命赵明为台州市财政局局长；免去孙立的台州市财政局局长职务。",
            number="台政发〔2021〕5号",
            signed="2021年3月5日",
            issuer="台州市人民政府",
        )
    )
    (document,) = bulletin.documents

    assert document.document_number == "台政发〔2021〕5号"
    assert [(a.person, a.post, a.change, a.decided_on) for a in document.appointments] == [
        ("赵明", "台州市财政局局长", IN, date(2021, 3, 5)),
        ("孙立", "台州市财政局局长", OUT, date(2021, 3, 5)),
    ]
