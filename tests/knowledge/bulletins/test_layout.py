from __future__ import annotations

from bisect import bisect_right

import pytest

from knowledge.bulletins.layout import RawPage, is_vertical, split_pages
from tests.knowledge.issues import KEYS, labels, lines, part, printed, shipped


def pages_of(key: str, first: int, last: int) -> list[RawPage]:
    return split_pages(part(key, first, last))


def first_lines(pages: list[RawPage]) -> list[int]:
    return [page.lines[0].number for page in pages]


def page_with(key: str, number: int) -> RawPage:
    return next(p for p in split_pages(printed(key)) if any(line.number == number for line in p.lines))


@pytest.mark.parametrize("key", KEYS)
def test_every_line_stands_on_the_page_that_a_reader_counts(key: str) -> None:
    starts = labels()[key]["pages"]
    numbers, begins = list(starts), list(starts.values())

    found = {line.number: page.number for page in shipped()[key].pages for line in page.lines}

    assert found == {line: numbers[bisect_right(begins, line) - 1] for line in found}
    assert sorted(set(found.values())) == numbers


def test_the_contents_of_2018_06_print_the_same_pages() -> None:
    # 关于高水平建设“四好农村路”的实施意见   （温政发〔2018〕13号）……（02）
    contents = {
        "温政发〔2018〕13号": 2,
        "温政发〔2018〕15号": 5,
        "温政办〔2018〕63号": 13,
        "温政办〔2018〕64号": 27,
        "温人社发〔2018〕115号": 33,
        "温人社发〔2018〕117号": 34,
        "温人社发〔2018〕118号": 35,
        "6月份政务简讯": 36,
        "6月份政府记事": 40,
        "6月份发文目录": 43,
        "温州市2018年6月份国民经济主要统计指标": 44,
    }
    documents = shipped()["2018-06"].documents

    found = {d.document_number or d.title: d.pages[0] for d in documents if d.title not in ("封面", "专题")}

    assert found == contents


@pytest.mark.parametrize(
    ("key", "first", "last", "begins"),
    [
        ("2015-10", 29, 46, [29, 40]),  # 通    知 / ␣各县（市、区）人民政府，市各有关单位：
        ("2018-06", 241, 262, [241, 259]),  # 实施意见 / three blank lines / ·    3    · / running header
        ("2018-06", 390, 402, [390, 398]),  # in mid-sentence
        ("2018-06", 12550, 12560, [12550]),  # no break at all
        ("2019-12", 2840, 2862, [2840, 2859]),  # a running header alone: 温州市人民政府公报（总第208期）
        ("2020-06", 4029, 4060, [4029, 4039]),  # the imprint: 温州市人民政府公报
    ],
)
def test_where_pages_begin(key: str, first: int, last: int, begins: list[int]) -> None:
    assert first_lines(pages_of(key, first, last)) == [n + (printed(key)[n - 1].text == "") for n in begins]


@pytest.mark.parametrize(
    ("key", "line", "text"),
    [
        ("2019-12", 48, " 二、高排放非道路移动机械为：排气烟度"),
        ("2019-12", 538, " 本意见自发文之日起施行，有效期暂至"),
        ("2020-06", 2684, " 关于开展2020年夏季执法专项整治行动的"),
        ("2020-06", 3955, " 29日"),
        ("2018-06", 101, " （温政发〔2018〕13号）………………………………………………（02）"),
        ("2018-06", 113, " （温政办〔2018〕64号）………………………………………………（27）"),
        ("2018-06", 12055, " 温人社发〔2018〕118号"),
        ("2018-06", 3980, " "),
        ("2019-07", 2727, " 务"),
        ("2020-06", 2000, ""),
    ],
)
def test_a_leading_space_in_a_frame_of_text_or_a_table_begins_no_page(key: str, line: int, text: str) -> None:
    assert printed(key)[line - 1].text.startswith(text)
    starts = list(labels()[key]["pages"].values())

    assert line not in starts
    assert line not in first_lines(split_pages(printed(key)))


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("2018-06", 12317, 12321),  # 切实做到一张蓝图、一以贯之、一抓到底。 / 市政府和国家金融与发展实验室
        ("2018-06", 12393, 12397),
        ("2019-07", 5331, 5335),  # …请遵照执行。 / 温州市财政局
        ("2015-10", 1466, 1470),  # 附件 / 第四批温州市学前教育先进（达标）
        ("2020-06", 853, 857),
    ],
)
def test_a_run_of_blank_lines_alone_begins_no_page(key: str, before: int, after: int) -> None:
    assert all(not line.text.strip() for line in part(key, before + 1, after - 1))

    assert page_with(key, before) == page_with(key, after)


@pytest.mark.parametrize(
    ("furniture", "label"),
    [
        ("2015 年第1 0 期文件发布", "文件发布"),
        ("2019 年第1 2 期发文目录", "发文目录"),
        ("2020年第6 期文件发布", "文件发布"),
        ("温州市人民政府公报（总第203期） 政务简讯", "政务简讯"),
        ("温州市人民政府公报（总第208期）", None),
    ],
)
def test_running_headers_are_taken_out_whatever_broke_them(furniture: str, label: str | None) -> None:
    (page,) = split_pages(lines(f"·    6    ·\n{furniture}\n老产业、城市地下综合管廊建设、城市停车场"))

    assert [line.text for line in page.lines] == ["老产业、城市地下综合管廊建设、城市停车场"]
    assert (page.number, page.counted) == (6, False)
    assert page.label == label


def test_the_name_of_the_bulletin_within_a_text_is_no_furniture() -> None:
    text = " 各有关单位：\n正文第一行\n正文第二行\n见2019 年第12 期文件发布\n正文第三行"

    (page,) = split_pages(lines(text))

    assert len(page.lines) == 5


@pytest.mark.parametrize(
    ("key", "line", "label"),
    [
        (
            "2019-07",
            5461,
            "7月份市政府人事任免",
        ),  # 翁结群任温州市交通运输综合行政执法队 / 7月份市政府人事任免 / 队长；
        ("2019-07", 5550, "机构人事"),
        ("2015-10", 3717, "机构人事"),
        ("2018-06", 12160, "政务简讯"),
        ("2020-06", 3326, "政务简讯"),  # printed spaced out: 政 务 简 讯
        ("2018-06", 12671, "政府记事"),
        ("2015-10", 4567, "发文目录"),
        ("2015-10", 4604, "统计资料"),
        ("2018-06", 143, "文件发布"),
    ],
)
def test_labels_are_read_wherever_they_float(key: str, line: int, label: str) -> None:
    page = page_with(key, line)

    assert page.label == label
    assert not any(label == "".join(entry.text.split()) for entry in page.lines)


def test_the_heading_of_a_section_is_taken_out_of_the_entry_that_it_stands_in() -> None:
    # 2019-07:5457–5461
    (page,) = pages_of("2019-07", 5457, 5461)

    assert [line.text for line in page.lines] == ["翁结群任温州市交通运输综合行政执法队", "队长；"]


@pytest.mark.parametrize(
    ("key", "table", "before", "after"),
    [("2018-06", 2074, 17, 27), ("2019-07", 2161, 19, 23), ("2020-06", 1865, 17, 21)],
)
def test_numbers_are_counted_across_a_table_set_vertically(
    key: str, table: int, before: int, after: int
) -> None:
    pages = split_pages(printed(key))
    position = next(i for i, page in enumerate(pages) if any(line.number == table for line in page.lines))

    assert [page.number for page in pages[position - 1 : position + 2]] == [before, before + 1, after]
    assert [page.vertical for page in pages[position - 1 : position + 2]] == [False, True, False]


def test_only_the_printed_folios_count_as_printed() -> None:
    printed_numbers = {
        key: [page.number for page in bulletin.pages if not page.counted]
        for key, bulletin in shipped().items()
    }

    assert printed_numbers == {
        "2015-10": [6, 32],
        "2018-06": [2, 3, 6, 15, 35, 37],
        "2019-07": [23],
        "2019-12": [4, 5, 8, 19, 25, 27, 28, 29],
        "2020-06": [6, 15, 33],
    }


@pytest.mark.parametrize(
    ("key", "last", "numbers"),
    [("2015-10", 290, [2, 3, 4, 5]), ("2019-07", 110, [1, 2, 3])],
    ids=["begins with a document: the cover is missing", "begins with pictures"],
)
def test_without_any_folio_pages_count_from_the_cover(key: str, last: int, numbers: list[int]) -> None:
    pages = pages_of(key, 1, last)

    assert [page.number for page in pages] == numbers
    assert all(page.counted for page in pages)


def test_no_lines_make_no_pages() -> None:
    assert split_pages([]) == []


@pytest.mark.parametrize(
    ("text", "vertical"),
    [
        ("附\n件\n1\n20\n18\n年\n温\n州\n市", True),
        (
            "附件\n创新推进政府投资项目融资工作重点任务分解表\n序号 重点工作 主要任务 牵头单位 配合单位\n1\n增加财政",
            False,
        ),
        ("", False),
    ],
)
def test_a_table_of_single_characters_is_told_from_text(text: str, vertical: bool) -> None:
    assert is_vertical(lines(text)) is vertical
