from __future__ import annotations

import pytest

from knowledge.bulletins.articles import articles_of, heading_of
from knowledge.bulletins.paragraphs import close_up, join_lines, label_of, paragraphs_of
from knowledge.records import Paragraph
from tests.knowledge.issues import lines, part


def joined(key: str, first: int, last: int) -> list[str]:
    return [p.text for p in paragraphs_of([line for line in part(key, first, last) if line.text.strip()])]


@pytest.mark.parametrize(
    ("text", "level", "label"),
    [
        ("第一章  总  则", 0, "第一章"),
        ("第二十九条  市国资委负责", 1, "第二十九条"),
        ("附件", 2, "附件"),
        ("附  则", 2, "附则"),
        ("附 件 2：", 2, "附件2："),
        ("一、总体要求", 3, "一、"),
        ("（一）指导思想。", 4, "（一）"),
        ("1.突出重点。", 5, "1."),
        ("1．已取得特殊工时许可的企业，申请材料", 5, "1．"),
        ("3 . 落 实 用 地 支 持 政 策 。", 5, "3."),
        ("2. 免费自用办公用房：办公用房大小和子", 5, "2."),
        ("（1）A类——优先发展类。", 6, "（1）"),
        ("①亩均税收（权重35%）", 7, "①"),
    ],
)
def test_labels_have_levels(text: str, level: int, label: str) -> None:
    assert label_of(text) == (level, label)


@pytest.mark.parametrize(
    "text",
    [
        "附件：1.温州市2015-2017年信息惠民建设",
        "2.5m以上、不足5m的蓄水",
        "2019年是温州",
        "（附件略）",
        "第一方阵",
        "——总量锁定。",
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert label_of(text) == (None, "")


def test_words_numbers_and_units_broken_over_lines_are_joined() -> None:
    # 2019-12:109–113
    text = "永嘉县、文成县、平阳县、泰顺县、苍南\n县、龙港市城乡居民最低生活保障标准从664元/\n人·月调整到804元/人·月。"

    assert join_lines(lines(text)) == Paragraph(
        text="永嘉县、文成县、平阳县、泰顺县、苍南县、龙港市城乡居民最低生活保障标准从664元/人·月调整到804元/人·月。",
        spans=((1, 18), (3, 41), (5, 56)),
    )


@pytest.mark.parametrize(
    ("text", "joined_text"),
    [
        ("博航特国际学校副校长Philip\nAvery一行。", "博航特国际学校副校长Philip Avery一行。"),
        ("（ 附 件 略 ， 详 见 温 州 市 政 府 网 站 w w w .\nwenzhou.gov.cn）", "（附件略，详见温州市政府网站w w w .wenzhou.gov.cn）"),
        ("全市实现25\n00台", "全市实现2500台"),
        ("一、规模以上工业增加值 亿元 87.38 9.2 449.54 9.0 ", "一、规模以上工业增加值亿元87.38 9.2 449.54 9.0"),
    ],
)  # fmt: skip
def test_a_space_stays_between_latin_words_and_between_figures_alone(text: str, joined_text: str) -> None:
    assert join_lines(lines(text)).text == joined_text


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("通    知", "通知"),
        ("实  施  意  见", "实施意见"),
        ("GB 36886 和 2018", "GB 36886和2018"),
        ("（COD） 、", "（COD）、"),
    ],
)
def test_spaced_out_words_are_closed_up(printed: str, closed: str) -> None:
    assert close_up(printed) == closed


@pytest.mark.parametrize(
    ("key", "first", "last", "expected"),
    [
        # clauses that end with ； and are not full begin a new paragraph
        ("2019-12", 101, 107, [
            "乐清市城乡居民最低生活保障标准从737元/人·月调整到804元/人·月；",
            "瑞安市城乡居民最低生活保障标准从720元/人·月调整到804元/人·月；",
        ]),
        # a list that goes on over line ends: 18. after 、 begins none
        ("2020-06", 3084, 3098, [
            "犬、15.德国牧羊犬、16.牛头梗、17.秋田犬、18.阿富汗猎犬、19.高加索山犬、20.凯利蓝梗犬、"
            "21.贝林顿梗犬、22.罗威纳犬、23.昆明狼犬、24.比利时牧羊犬、25.西班牙加纳利犬。",
            "二、大型犬",
            "体高（身高）超过60厘米（站立时从地面到肩胛骨最高点的距离）的犬只。",
            "本通告自发布之日起生效，有效期5年。",
        ]),
        # ①②③ inside a sentence are no labels
        ("2019-07", 5094, 5100, [
            "职工（代表）大会参会人员《实行特殊工时岗位清单式管理职工确认表》（详见附件5）；③会议记录、表决记录及表决结果；",
            "（3）营业执照或社会保险登记证复印件一份；",
        ]),
    ],
)  # fmt: skip
def test_lines_are_joined_into_paragraphs(key: str, first: int, last: int, expected: list[str]) -> None:
    assert joined(key, first, last) == expected


def test_a_label_inside_an_open_bracket_or_title_begins_no_paragraph() -> None:
    text = "现印发《温州市人民政府关于（见\n附件\n1.目录）的通知》，请执行。"

    assert [p.text for p in paragraphs_of(lines(text))] == [
        "现印发《温州市人民政府关于（见附件1.目录）的通知》，请执行。"
    ]


def test_no_lines_make_no_paragraphs() -> None:
    assert paragraphs_of([]) == []


def test_each_label_begins_an_article_with_the_headings_above_it() -> None:
    # after 2020-06:2092–2145
    text = (
        "各有关单位：\n第一章  总  则\n第一条 为了加强水库山塘安全管理，落实\n安全管理责任，制定本办法。\n"
        "第二条 本办法所称水库是指总容积10万立\n方米及以上的蓄水工程。\n山塘是指毗邻坡地修建的蓄水工程。\n"
        "第二章  安全管理责任\n第五条 方式分为：\n（一）责令整改；\n"
    )
    page_of_line = {line.number: 21 if line.number < 15 else 22 for line in lines(text)}

    articles = articles_of(paragraphs_of(lines(text)), page_of_line)

    assert [(article.label, article.trail, article.page) for article in articles] == [
        ("", (), 21),
        ("第一章", (), 21),
        ("第一条", ("第一章总则",), 21),
        ("第二条", ("第一章总则",), 21),
        ("第二章", (), 22),
        ("第五条", ("第二章安全管理责任",), 22),
        ("（一）", ("第二章安全管理责任", "第五条方式分为"), 22),
    ]
    assert articles[3].text.endswith("蓄水工程。\n山塘是指毗邻坡地修建的蓄水工程。")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）指导思想。", "（一）指导思想"),
        ("第五条 方式分为：（一）责令整改；", "第五条 方式分为"),
        ("一、" + "长" * 40, "一、" + "长" * 28),
    ],
)
def test_a_heading_ends_at_the_first_stop_or_after_thirty_characters(text: str, heading: str) -> None:
    assert heading_of(text) == heading
