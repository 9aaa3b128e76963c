"""Which section a page is, by the names that bulletins of other cities print."""

from __future__ import annotations

import pytest

from knowledge.bulletins.layout import RawPage
from knowledge.bulletins.sections.kinds import kind_of
from knowledge.bulletins.sections.names import kind_named
from knowledge.records import DocumentKind
from tests.knowledge.issues import issue, lines, shipped

KINDS = DocumentKind


def page(text: str, label: str | None = None) -> RawPage:
    return RawPage(number=9, counted=True, label=label, vertical=False, lines=tuple(lines(text)))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("人事任免", KINDS.APPOINTMENTS),
        ("任免通知", KINDS.APPOINTMENTS),
        ("机 构 人 事", KINDS.APPOINTMENTS),
        ("2019年6月大事记", KINDS.CHRONICLE),
        ("台州市人民政府2021年3月份大事记", KINDS.CHRONICLE),
        ("要闻", KINDS.NEWS),
        ("【政务动态】", KINDS.NEWS),
        ("统 计 数 据", KINDS.STATISTICS),
        ("10月份市政府、市政府办公室发文目录", KINDS.ISSUED_LIST),
        ("文件目录", KINDS.ISSUED_LIST),
        ("本期目录", KINDS.COVER),
        ("政策解读", KINDS.FEATURE),
        ("关于人事任免的通知", None),
        ("做好政务信息工作，", None),
        ("市政府决定：", None),
    ],
)
def test_a_heading_names_its_section(heading: str, kind: DocumentKind | None) -> None:
    assert kind_named(heading) is kind


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("大事记\n3月1日 市长赵明调研台州学院。", None, KINDS.CHRONICLE),
        ("市长赵明赴玉环调研。\n要 闻", None, KINDS.NEWS),
        ("赵明任台州市财政局局长。", "人事任免", KINDS.APPOINTMENTS),
        ("市政府2021年3月5日决定：\n赵明任台州市财政局局长。", None, KINDS.APPOINTMENTS),
        ("2021年1-3月全市主要经济指标\n指标 单位 累计 同比±%", None, KINDS.STATISTICS),
        ("《管理办法》政策解读会召开。\n会议指出。", None, KINDS.NEWS),
        ("关于甲的通知……（2）\n关于乙的通知……（5）\n关于丙的通知……（8）", None, KINDS.COVER),
    ],
)
def test_the_kind_of_a_page(text: str, label: str | None, kind: DocumentKind) -> None:
    assert kind_of(page(text, label), KINDS.NEWS, begins_document=False) is kind


@pytest.mark.parametrize(
    ("text", "previous", "kind"),
    [
        ("1日\n△  市长赵明调研。\n△  副市长钱明开会。\n2日\n△  市长赵明会见。", KINDS.NEWS, KINDS.CHRONICLE),
        (
            "全市治水会召开\n3月1日，会议指出。\n赵明调研\n3月2日，市长调研。\n展会开幕\n3月3日，展会开幕。",
            KINDS.APPOINTMENTS,
            KINDS.NEWS,
        ),
        ("任命：\n赵明为温州市财政局局长。", KINDS.DOCUMENT, KINDS.APPOINTMENTS),
    ],
)
def test_a_page_without_a_heading_is_told_by_what_it_prints(
    text: str, previous: DocumentKind, kind: DocumentKind
) -> None:
    assert kind_of(page(text), previous, begins_document=False) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("目录\n第一章 总则……（2）\n第二章 任务……（5）\n第三章 保障……（8）", KINDS.DOCUMENT),
        (
            "台政发〔2001〕5号　甲的通知\n台政发〔2002〕6号　乙的通知\n台政发〔2003〕7号　丙的通知",
            KINDS.DOCUMENT,
        ),
        ("政策解读\n各单位应当做好解读工作。", KINDS.DOCUMENT),
        ("3月份市政府发文目录\n台政发〔2021〕5号　甲的通知", KINDS.ISSUED_LIST),
    ],
)
def test_a_document_has_contents_lists_and_captions_of_its_own(text: str, kind: DocumentKind) -> None:
    assert kind_of(page(text), KINDS.DOCUMENT, begins_document=False) is kind


def test_the_sections_of_an_issue_of_another_city() -> None:
    bulletin = issue(
        "\f人事任免\n\n市政府2021年3月5日决定：\n\n赵明任台州市财政局局长。\n",
        "\f2021年3月大事记\n\n3月1日 市长赵明调研台州学院。\n",
        "\f2021年3月份全市主要经济指标\n\n指标 单位 累计 同比±%\n\n财政总收入 亿元 1.5 2.0\n",
    )

    assert [(d.kind, d.title) for d in bulletin.documents] == [
        (KINDS.APPOINTMENTS, "3月份人事任免"),
        (KINDS.CHRONICLE, "2021年3月大事记"),
        (KINDS.STATISTICS, "2021年3月份全市主要经济指标"),
    ]
    people, days, figures = bulletin.documents
    assert [(a.person, a.post) for a in people.appointments] == [("赵明", "台州市财政局局长")]
    assert [(str(e.day), e.text) for e in days.entries] == [("2021-03-01", "市长赵明调研台州学院。")]
    assert [(i.name, i.columns) for i in figures.indicators] == [("财政总收入", ("累计", "同比±%"))]


@pytest.mark.parametrize("key", ["2015-10", "2018-06", "2019-07", "2019-12", "2020-06"])
def test_the_sections_of_the_five_issues_follow_their_documents(key: str) -> None:
    kinds = [d.kind for d in shipped()[key].documents if d.kind is not KINDS.DOCUMENT]
    people = [] if key == "2018-06" else [KINDS.APPOINTMENTS]
    reports = [*people, KINDS.NEWS, KINDS.CHRONICLE, KINDS.ISSUED_LIST, KINDS.STATISTICS]

    assert [kind for kind in kinds if kind not in (KINDS.COVER, KINDS.FEATURE)] == reports
