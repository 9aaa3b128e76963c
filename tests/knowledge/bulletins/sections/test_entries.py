from __future__ import annotations

import pytest

from knowledge.bulletins.sections.entries import contents_of
from knowledge.bulletins.sections.text import SectionText
from knowledge.records import Article, DocumentKind, Line
from tests.knowledge.issues import lines, part, shipped


def entries(kind: DocumentKind, source: list[Line], month: int = 10) -> tuple[Article, ...]:
    kept = tuple(line for line in source if line.text.strip())
    pages = {line.number: 33 for line in kept}
    return contents_of(
        kind, SectionText(lines=kept, page_of_line=pages, year=2021, number=month, month=month)
    ).articles


def section(key: str, kind: DocumentKind) -> list[tuple[tuple[str, ...], str]]:
    found = [d for d in shipped()[key].documents if d.kind is kind]
    return [(article.trail, article.text) for document in found for article in document.articles]


def test_one_article_a_person_under_appointed_or_removed() -> None:
    # 2015-10:3614–3688: names before, entries over two lines, heads between
    assert [(a.trail, a.text) for a in entries(DocumentKind.APPOINTMENTS, part("2015-10", 3614, 3620))] == [
        (("任命",), "周一富为温州市人民政府办公室副主任。"),
        (("任命",), "王朝掌为温州市城市管理与行政执法局副局长。"),
    ]
    assert [(a.trail, a.text) for a in entries(DocumentKind.APPOINTMENTS, part("2015-10", 3682, 3688))] == [
        (("免去",), "王朝掌的温州市民政局副局长职务。"),
        (("免去",), "张妙娟的温州市人民政府驻杭州办事处副主任职务。"),
    ]


def test_an_entry_may_appoint_and_remove_at_once_and_go_on_over_the_heading_of_the_section() -> None:
    june = section("2020-06", DocumentKind.APPOINTMENTS)

    assert (("市人民政府决定",), "徐志宏任温州市公安局副局长，免去其温州市公安局交通管理局局长职务；") in june
    # 2020-06:3159–3163, with 6月份市政府人事任免 in the middle
    assert (("市人民政府决定",), "戴源涌、林志海任温州市住房公积金管理中心副主任（试用期一年）；") in june
    assert june[-1] == (("免去",), "苏志炜的南麂列岛国家级海洋自然保护区管理局局长职务。")
    # 2019-12:1996: the head itself says that all are removed
    assert section("2019-12", DocumentKind.APPOINTMENTS)[0] == (
        ("市人民政府决定免去",),
        "毛必土的温州市经济和信息化局副局长职务；",
    )


def test_committees_set_up_are_told_from_those_removed() -> None:
    trail, text = section("2015-10", DocumentKind.APPOINTMENTS)[-1]

    assert trail == ("10月份成立或调整的临时性议事协调机构",)
    assert text.startswith(
        "10月29日，根据《国家发展改革委办公厅国家体育总局办公厅关于组织开展建立体育产业联系点工作的通知》"
    )


@pytest.mark.parametrize(
    ("key", "first", "last", "expected"),
    [
        ("2015-10", 4105, 4113, [  # 8日␣, △ with three spaces
            (("10月8日",), "△代市长徐立毅赴省审计厅联系工作。"),
            (("10月8日",), "△常务副市长陈作荣参加苍南县百亿重大工程集中开工仪式，督查苍南特色小镇建设和未开工项目。"),
        ]),
        ("2020-06", 3949, 3957, [  # ␣29日
            (("10月25日",), "△市长姚高员、副市长陈应许参加全市第五次民政大会。"),
            (("10月29日",), "△市长姚高员参加七一慰问活动。"),
        ]),
        ("2019-12", 2699, 2703, [  # △  副 市 长 汤 筱 疏
            ((), "△副市长汤筱疏参加全省全域旅游暨“百千万”工程推进现场会。"),
        ]),
    ],
)  # fmt: skip
def test_one_article_an_entry_of_the_chronicle_under_its_day(
    key: str, first: int, last: int, expected: list[tuple[tuple[str, ...], str]]
) -> None:
    found = [(a.trail, a.text) for a in entries(DocumentKind.CHRONICLE, part(key, first, last))]

    assert [entry for entry in found if entry in expected] == expected


def test_a_day_goes_on_over_the_end_of_a_page() -> None:
    # 2018-06:12671–12678: page 40 ends in mid-sentence, the heading of the section stands between
    assert (
        ("6月8日",),
        "△副市长汪驰参加全省参与首届中国国际进口博览会工作电视电话会议。",
    ) in section("2018-06", DocumentKind.CHRONICLE)


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("2015-10", ["温政发〔2015〕55号", "温政发〔2015〕58号", "温政发〔2015〕59号"]
            + [f"温政办〔2015〕{n}号" for n in (94, 95, 96, 97, 98, 99, 100, 101)]),
        ("2018-06", ["温政发〔2018〕14号", "温政发〔2018〕15号"] + [f"温政办〔2018〕{n}号" for n in (63, 64, 65, 66, 67)]),
        ("2019-07", [f"温政办〔2019〕{n}号" for n in (48, 49, 50, 51, 52)]),
        ("2019-12", ["通告〔2019〕5号", "通告〔2019〕6号", "温政发〔2019〕16号", "温政发〔2019〕18号"]
            + [f"温政办〔2019〕{n}号" for n in (69, 70, 71, 72, 74, 75, 76)]),
        ("2020-06", ["温政发〔2020〕10号"] + [f"温政办〔2020〕{n}号" for n in (53, 54, 57, 58, 59, 60, 61)]),
    ],
)  # fmt: skip
def test_every_listed_document_is_one_article(key: str, numbers: list[str]) -> None:
    texts = [text for _, text in section(key, DocumentKind.ISSUED_LIST)]

    assert [text[: text.index("号") + 1] for text in texts] == numbers


def test_a_listed_title_over_two_lines_is_joined() -> None:
    # 2015-10:4595–4597
    (article,) = entries(DocumentKind.ISSUED_LIST, part("2015-10", 4595, 4597))

    assert article.text == (
        "温政办〔2015〕100号温州市人民政府办公室关于印发温州市“无违建乡镇（街道）”创建标准及验收办法（试行）的通知"
    )


def test_one_article_a_row_of_the_statistics_and_its_note() -> None:
    # 2019-12:2821–2851: the head of the table is no row, the note is kept
    texts = [a.text for a in entries(DocumentKind.STATISTICS, part("2019-12", 2819, 2851))]

    assert texts == [
        "一、规模以上工业增加值亿元117.24 7.3 1109.28 7.6",
        "二、限额以上消费品零售总额亿元————1040.17 9.9",
        "三、财政总收入亿元47.81 -8.1 936.87 4.6",
        "#一般公共预算收入亿元31.81 -1.9 578.97 5.7",
        "四、金融机构人民币存款余额亿元————13156.44 12.1",
        "#住户存款亿元————7601.83 14.8",
        "五、金融机构人民币贷款余额亿元————11529.55 15.6",
        "六、居民消费价格总指数% 102.8——102.2——",
        "#食品烟酒类% 107.2——105.3——",
        "注：财政总收入和一般公共预算收入按可比口径分别增长8.6%和12.5%。",
    ]


@pytest.mark.parametrize(("key", "rows"), [("2015-10", 10), ("2018-06", 9), ("2019-07", 9), ("2020-06", 9)])
def test_every_row_of_the_statistics_is_kept(key: str, rows: int) -> None:
    assert len(section(key, DocumentKind.STATISTICS)) == rows


@pytest.mark.parametrize(
    ("key", "headlines"),
    [
        ("2015-10", [
            "陈一新书记专题调研“温商回归”工作",
            "徐立毅代市长出席“全景温州”韩国宣传推广活动",
            "我市入选首批“全国森林旅游示范市”",
            "全市三季度经济形势分析会召开",
            "全市政务信息公开暨新闻发言人工作会议召开",
            "我市两大政府增信机制平台挂牌运营",
        ]),
        # the contents print 陈伟俊走访调研市人大常委会和市政协机关等简讯6则
        ("2018-06", [
            "陈伟俊走访调研市人大常委会和市政协机关",
            "城市信用建设“温州经验”亮相全国论坛",
            "陈伟俊主持召开县（市、区）工作座谈会",
            "市政府和国家金融与发展实验室签订战略合作协议",
            "全市高水平建设“四好农村路”推进会召开",
            "“瓯e办”便民服务终端开通",
        ]),
        ("2019-07", [
            "市委召开十二届八次全体（扩大）会议",
            "温州市建设区域中心城市暨“大建大美”推进会召开",
            "车俊在温州调研时强调在主题教育中强担当抓落实促发展",
            "全国工商联组织工作会议在温召开",
            "市委常委会议学习贯彻习近平总书记重要指示批示精神",
            "2019年第二场市直部门督政汇报会锁定“两个健康”",
        ]),
        # two of these do not begin with their day: 中共温州市委十二届九次全体（扩大）会 / 议12月25日举行。
        ("2019-12", [
            "全国档案工作服务农村基层社会治理试点推进会在温召开",
            "市委十二届九次全体（扩大）会议举行",
            "温州市—格尔木市对口支援工作座谈会召开",
            "市政府常务会议部署安全生产及冬春火灾防控工作",
            "市政府召开2020年工作谋划交流会",
        ]),
        ("2020-06", [
            "市政府常务会议学习《民法典》学懂弄通学深悟透提高政府依法行政能力水平",
            "我市召开交通强国建设试点暨全市综合交通攻坚推进会",
            "市政府常务会议部署危化品运输安全工作把“铁拳整治”专项行动抓紧抓细抓实",
            "市政府召开争先创优行动月度工作例会加快实现经济高质量回升奋力交出二季度高分报表",
            "市政府召开“三强两促”重点专项工作视频会",
            "全市美丽城镇建设推进会召开",
        ]),
    ],
)  # fmt: skip
def test_every_item_of_news_stands_under_its_headline(key: str, headlines: list[str]) -> None:
    trails = [trail for trail, _ in section(key, DocumentKind.NEWS)]

    assert list(dict.fromkeys(trails)) == [(headline,) for headline in headlines]


def test_a_headline_after_a_full_line_is_parted_from_the_text_above_it() -> None:
    # 2018-06:12315–12327; what was a run of blank lines is a paragraph of its own
    texts = [(a.trail, a.text) for a in entries(DocumentKind.NEWS, part("2018-06", 12313, 12331))]

    assert [(trail, text[:10]) for trail, text in texts] == [
        ((), "央环保督察问题整改、"),
        (("市政府和国家金融与发展实验室签订战略合作协议",), "6月11日，市政府和"),
    ]
    assert texts[0][1].endswith("切实做到一张蓝图、一以贯之、一抓到底。")


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2020年\n7月1日，起施行的有关规定执行。",  # a date broken over two lines
        "会议强调，要抓好落实\n6月3日，姚高员主持会议。",  # a sentence, no headline
        "会议\n6月3日，姚高员主持会议。",
    ],
)
def test_a_day_in_the_text_makes_no_headline(text: str) -> None:
    assert [a.trail for a in entries(DocumentKind.NEWS, lines(text))] == [()]


def test_captions_at_the_end_of_a_page_are_kept() -> None:
    # 2018-06:13082–13092
    texts = [a.text for a in entries(DocumentKind.FEATURE, part("2018-06", 13054, 13092))]

    assert texts[-4:] == [
        "◎瑞安花岩国家森林公园",
        "◎文成猴王谷森林康养基地",
        "◎永嘉书院森林康养基地",
        "◎平阳七星庄园森林康养基地",
    ]
