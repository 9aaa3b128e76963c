from __future__ import annotations

from datetime import date

import pytest

from knowledge.records import Document, DocumentKind
from tests.knowledge.issues import KEYS, document, issue, labels, notice, shipped


def written_down(found: Document) -> str:
    """A document in the form of labels.yml."""
    fields = (
        found.document_number,
        found.registration_number,
        ";".join(found.issuers),
        found.title,
        found.signed_date,
        found.validity.effective_from,
        found.validity.expires_on,
        f"{found.pages[0]}-{found.pages[-1]}",
    )
    return " | ".join(str(field or "-") for field in fields)


@pytest.mark.parametrize("key", KEYS)
def test_documents_are_those_that_a_reader_finds(key: str) -> None:
    found = [written_down(d) for d in shipped()[key].documents if d.kind is DocumentKind.DOCUMENT]

    assert found == labels()[key]["documents"]


def test_there_are_thirty_five_documents() -> None:
    numbers = [d.document_number for b in shipped().values() for d in b.documents if d.document_number]

    assert len(numbers) == len(set(numbers)) == 35


@pytest.mark.parametrize("key", KEYS)
def test_the_other_sections_are_those_that_a_reader_finds(key: str) -> None:
    sections = [d for d in shipped()[key].documents if d.kind is not DocumentKind.DOCUMENT]
    outside = (DocumentKind.COVER, DocumentKind.FEATURE)

    found = [
        f"{d.kind.value} | {d.title} | {'-' if d.kind in outside else f'{d.pages[0]}-{d.pages[-1]}'}"
        for d in sections
    ]

    assert found == labels()[key]["sections"]


@pytest.mark.parametrize("key", KEYS)
def test_documents_follow_one_another_without_a_gap(key: str) -> None:
    pages = [page for d in shipped()[key].documents for page in d.pages]

    assert pages == list(range(pages[0], pages[-1] + 1))
    assert [d.key for d in shipped()[key].documents] == [
        f"{key}/{i:02d}" for i in range(1, len(shipped()[key].documents) + 1)
    ]


@pytest.mark.parametrize(
    ("number", "enclosed"),
    [
        ("温政办〔2015〕95号", "温州市市属国有企业机构设置与编制管理办法"),
        ("温政办〔2015〕96号", "温州市城区生活垃圾分类工作实施方案（2015年—2016年）"),
        ("温政办〔2018〕63号", "2018年温州市服务业发展行动计划"),
        ("温财企〔2019〕491号", "温州市政府产业基金财政鼓励政策实施细则"),
        ("温浙集（开）管〔2019〕71号", "关于支持电竞文体数字产业发展的若干意见（试行）"),
        ("温政办〔2020〕61号", "温州市水库山塘安全管理办法"),
        ("温政发〔2015〕58号", None),
        ("温政办〔2020〕53号", None),
    ],
)
def test_a_notice_names_the_text_that_it_encloses(number: str, enclosed: str | None) -> None:
    assert document(number).enclosed_title == enclosed


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        # the title block stood in the sentence: 2018-06:245–259
        ("温政发〔2018〕13号", "按照要求定期开展农村公路技术状况检测评定，科学制定养护及维修方案，实现有路必养、养必达标"),
        # 2019-12:657–673, 2020-06:303–314, 2015-10:134–143
        ("温政办〔2019〕75号", "组织相关县（市、区）、市级功能区编制试点申报实施方案，报市政府审核同意后，积极争列省试点。"),
        ("温政办〔2020〕53号", "各县〈市、区〉政府、产业集聚区管委会）"),
        ("温政发〔2015〕59号", "有效对接和争取金融政策，提高政府投资项目资金到位效率。"),
        # the title of the enclosure stood in the sentence: 2018-06:11193–11198, 2015-10:2101–2105
        ("温政办〔2018〕64号", "制定本地区实施消防安全责任制的具体办法，健全纵向到底、横向到边的责任体系。"),
        ("温政办〔2015〕96号", "明确落实分类设施设备体系建设，制定符合实际、切实可行的分类收运、处置方案"),
        # a folio and a running header stood in the sentence: 2020-06:1490–1498
        ("温政办〔2020〕59号", "到2022年所有敬老院达到国家二级养老机构标准，护理型床位数不低于总床数的60%。"),
        # the notice follows the beginning of what it encloses: 2019-07:5317–5340
        ("温财企〔2019〕491号", "受该政策期间，办公用房仅用于基金管理工作"),
    ],
)  # fmt: skip
def test_sentences_go_on_where_a_title_or_a_page_broke_them(number: str, sentence: str) -> None:
    text = "".join(
        paragraph.text for article in document(number).articles for paragraph in article.paragraphs
    )

    assert sentence in text


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        # 附件 with its title stood after its first page (2018-06:1328, 2019-12:1265), after 附件：… of the same page
        ("温政发〔2018〕15号", "附件温州市工业企业综合评价指标说明及行业分类一、指标说明（一）亩均税收（单位：万元/亩）"),
        ("温政办〔2019〕76号", "金融服务综合改革十二条政策附件温州市财政支持深化民营和小微企业金融服务综合改革十二条政策为贯彻落实党中央"),
        # the page began in mid-sentence: the heading does not break it
        ("温政办〔2019〕76号", "各项工作有序、创新开展。领导小组建立联席会议制度"),
        ("温政办〔2019〕76号", "市级财政给予单笔实际损失20%、不超过240万元的风险补偿；"),
        # 附 则 stood after its items: 2019-12:1533, 2019-07:1555
        ("温政办〔2019〕76号", "实现企业贷款“一键办理”。附则1.关于政策适用对象。"),
        ("温政办〔2019〕49号", "附则策与市级其他政策对同一个企业（项目）的同类型奖励"),
    ],
)  # fmt: skip
def test_a_heading_left_at_the_foot_of_its_page_goes_before_what_it_heads(number: str, sentence: str) -> None:
    text = "".join(
        paragraph.text for article in document(number).articles for paragraph in article.paragraphs
    )

    assert sentence in text


def test_the_items_of_an_appendix_stand_under_its_heading() -> None:
    found = document("温政办〔2019〕76号").articles

    assert next(a.trail for a in found if a.text.startswith("5.本政策自2020年2月1日起施行"))[-1] == "附则"


def test_the_signature_is_the_last_article_and_stands_nowhere_else() -> None:
    found = document("温公通〔2020〕37号")

    assert (found.articles[-1].label, found.articles[-1].text) == (
        "落款",
        "温州市公安局温州市农业农村局2020年6月29日",
    )
    assert not any("2020年6月29日" in article.text for article in found.articles[:-1])


def test_issuers_come_from_the_signature_where_the_title_names_none() -> None:
    assert document("温人社发〔2018〕117号").issuers == ("温州市人力资源和社会保障局", "温州市财政局")


@pytest.mark.parametrize(
    ("number", "falls_back"),
    [("温政发〔2015〕58号", False), ("温政发〔2015〕59号", True), ("温公通〔2020〕39号", True)],
)
def test_whether_the_day_of_effect_is_the_signed_day_is_said(number: str, falls_back: bool) -> None:
    assert document(number).effective_is_signed_date is falls_back


def test_an_issue_of_another_year_and_place_is_read_by_the_same_rules() -> None:
    first = notice(
        "关于加强校车安全管理的通知",
        "一、各地要落实责任。",
        "二、本通知自2021年4月1日起施行，有效期3年。",
        number="杭政函〔2021〕7号",
        signed="2021年3月2日",
        issuer="杭州市人民政府",
    )
    second = notice(
        "关于印发城市绿道管理办法的通知",
        "现印发给你们。",
        number="杭政办〔2021〕12号",
        signed="2021年3月9日",
        issuer="杭州市人民政府办公室",
    )

    found = issue(first, second, key="2021-03").documents

    assert [(d.title, d.document_number, d.issuers, d.signed_date) for d in found] == [
        (
            "杭州市人民政府关于加强校车安全管理的通知",
            "杭政函〔2021〕7号",
            ("杭州市人民政府",),
            date(2021, 3, 2),
        ),
        (
            "杭州市人民政府办公室关于印发城市绿道管理办法的通知",
            "杭政办〔2021〕12号",
            ("杭州市人民政府办公室",),
            date(2021, 3, 9),
        ),
    ]
    assert (found[0].validity.effective_from, found[0].validity.expires_on) == (
        date(2021, 4, 1),
        date(2024, 4, 1),
    )
    assert found[1].enclosed_title == "城市绿道管理办法"
    assert [d.pages for d in found] == [(2,), (3,)]
