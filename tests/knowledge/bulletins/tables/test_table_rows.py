"""Tables as extraction leaves them: what is rebuilt, what stays unreadable, what is no table."""

from __future__ import annotations

import pytest

from knowledge.bulletins.tables import TabledBody, tables_in
from tests.knowledge.issues import lines

PROSE = (
    "一、各地要落实责任，加强管理，确保各项工\n作落到实处，并按照规定的时间报送有关材料。\n"
    "二、各单位要按照职责分工，密切配合，形成合\n力，及时研究解决工作中出现的困难和问题。\n"
)
AFTER = "四、本通知自发布之日起施行，各地各单位要认\n真贯彻执行。\n"


def read(text: str, *, pages: int = 10_000) -> TabledBody:
    body = lines(PROSE + text)
    return tables_in(body, {line.number: 2 + i // pages for i, line in enumerate(body)})


def prose(found: TabledBody) -> str:
    return "".join(line.text for line in found.prose)


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        (
            "序号 收费项目 计费单位 收费标准\n1 垃圾处理费 户·月 5元\n2 污水处理费 立方米 0.95元\n",
            ("序号", "收费项目", "计费单位", "收费标准"),
            (("1", "垃圾处理费", "户·月", "5元"), ("2", "污水处理费", "立方米", "0.95元")),
        ),
        (
            "地区 城市标准 农村标准\n甲区 804 664\n乙区（含某某经济\n技术开发区） 804 —\n",
            ("地区", "城市标准", "农村标准"),
            (("甲区", "804", "664"), ("乙区（含某某经济技术开发区）", "804", "—")),
        ),
        (
            "序号\n项目名称\n收费标准\n1\n垃圾处理费\n5元\n2\n卫生费\n60元\n",
            ("序号", "项目名称", "收费标准"),
            (("1", "垃圾处理费", "5元"), ("2", "卫生费", "60元")),
        ),
        (
            "序号\n文件名称\n文号\n1\n关于校车标牌的通知\n某政发〔2009〕6号\n2\n关于进一步加强校车站点规\n划的通知\n某政办〔2008〕7号\n",
            ("序号", "文件名称", "文号"),
            (("1", "关于校车标牌的通知", "某政发〔2009〕6号"), ("2", "关于进一步加强校车站点规划的通知", "某政办〔2008〕7号")),
        ),
        # the head again at the top of the next page, a row below a merged cell
        (
            "序号 行业类别 名称 代码\n1 服装行业\n纺织业 1700\n服饰业 1800\n 序号 行业类别 名称 代码\n2 泵阀行业 泵阀制造 3440\n",
            ("序号", "行业类别", "名称", "代码"),
            (("1", "服装行业", "纺织业", "1700"), ("1", "服装行业", "服饰业", "1800"), ("2", "泵阀行业", "泵阀制造", "3440")),
        ),
    ],
)  # fmt: skip
def test_rows_are_rebuilt(text: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    found = read("三、标准如下：\n" + text + AFTER)

    assert [(t.caption, t.columns, t.rows) for t in found.tables] == [("三、标准如下", columns, rows)]
    assert prose(found) == (PROSE + "三、标准如下：\n" + AFTER).replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        # figures cut: 12 / 00
        "序号 地区 标准\n1 甲区 12\n00\n2 乙区 12\n00\n3 丙县 9\n00\n",
        # an empty cell: the document number would stand under 备注
        "序号 文件名称 文号 备注\n1 校车通知 某政发〔2009〕6号 有效\n2 站点通知 废止 删除\n",
        # a wrapped name whose second line may belong to any column
        "序号 单位 标准\n1 甲区某某有限 500\n公司\n2 乙区某某有限 600\n公司\n",
        # a row of two offices, without a line between them
        "序号 项目 责任部门 配合部门\n1\n道路\n市住建局\n市财政局\n市发改委\n2\n桥梁\n市住建局\n市财政局\n",
        # figures whose head is not printed
        "甲区 12 13 14\n乙区 22 23 24\n丙区 32 33 34\n",
        # one character a line
        "责\n任\n单\n位\n市\n住\n建\n局\n12\n00\n",
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_unreadable_and_gives_nothing_to_quote(text: str) -> None:
    found = read("三、标准如下：\n" + text + AFTER)

    assert [(t.readable, t.columns, t.rows) for t in found.tables] == [(False, (), ())]
    assert prose(found) == (PROSE + "三、标准如下：\n" + AFTER).replace("\n", "")
    assert [a.label for a in found.articles] == ["一、", "二、", "三、", "四、"]


@pytest.mark.parametrize(
    "text",
    [
        # 2019-07:5232–5246: titles of forms that are not printed
        "附件：1.实行特殊工时岗位清单式管理申请表\n　　　2.变更申请表\n　　　3.综合计算工时申请表\n　　　4.不定时工作申请表\n　　　5.确认表\n　　　6.目录\n",
        "附件\n第一批示范企业名单\n甲市某某有限公司\n乙市某某有限公司\n丙市某某厂\n丁市某某厂\n戊市某某厂\n己市某某厂\n",
        "附件\n第一批示范企业名单\n1.甲市某某有限公司\n2.乙市某某有限公司\n3.丙市某某厂\n4.丁市某某厂\n5.戊市某某厂\n",
        # 2020-06:2431–2437
        "三、方式分为：\n（一）责令整改；\n（二）警示约谈；\n（三）通报批评；\n（四）建议调离岗位；\n（五）建议降职；\n（六）其他。\n",
        # 2018-06:1266, 1318: spaced-out words are no cells
        "（ 三 ） 全 员 劳 动 生 产 率 （ 单 位 ： 万 元 /\n人·年）\n排 放 总 量 ： 指 企 业 排 放 化 学 需 氧 量\n",
    ],
)  # fmt: skip
def test_lists_and_prose_are_no_tables(text: str) -> None:
    found = read(text)

    assert found.tables == ()
    assert prose(found) == (PROSE + text).replace("\n", "")


def test_rows_stand_below_caption_and_section_in_the_place_of_the_table() -> None:
    text = (
        "附件\n某市任务分解表\n序号 工作任务 责任单位 完成时限\n一、基础设施\n1 建设道路 市住建局 2020年12月\n"
        "二、公共服务\n2 建设学校 市教育局 2020年12月\n3 建设医院 市卫健委 2021年6月\n附件2\n说明\n本表由各单位执行。\n"
    )
    columns = "序号、工作任务、责任单位、完成时限"

    assert [(a.label, a.trail, a.text) for a in read(text).articles[2:]] == [
        ("附件", (), "附件"),
        ("1", ("附件", "某市任务分解表", "一、基础设施", columns), "1 建设道路 市住建局 2020年12月"),
        ("2", ("附件", "某市任务分解表", "二、公共服务", columns), "2 建设学校 市教育局 2020年12月"),
        ("3", ("附件", "某市任务分解表", "二、公共服务", columns), "3 建设医院 市卫健委 2021年6月"),
        ("附件2", (), "附件2\n说明本表由各单位执行。"),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["上述工作应当于年底以前全部完成，逾期不予以\n补助，并且收回已经拨付的资金。\n", "逾期不予补助。\n"],
)
def test_prose_below_a_table_is_no_part_of_its_last_row(sentence: str) -> None:
    found = read("序号 工作任务 责任单位\n1 建设道路 市住建局\n2 建设桥梁 市住建局\n" + sentence)

    assert found.tables[0].rows == (("1", "建设道路", "市住建局"), ("2", "建设桥梁", "市住建局"))
    assert prose(found).endswith(sentence.replace("\n", ""))


def test_a_row_broken_by_a_page_is_not_certain() -> None:
    text = (
        "序号 工作内容 责任单位\n1 道路 市住建局\n2 桥梁\n建设 市住建局\n3 学校 市教育局\n4 医院 市卫健委\n"
    )

    assert [t.readable for t in read(text, pages=7).tables] == [False]
