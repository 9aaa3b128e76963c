from __future__ import annotations

import pytest

from knowledge.bulletins.title_block import TitleBlock, split_issuers
from tests.knowledge.issues import lines, numbered_block, part

MID_SENTENCE = """\
路技术状况检测评定，科学制定养护及维修方
温政发〔2018〕13号
温州市人民政府
关于高水平建设“四好农村路”的实施意见
"""
SPACED_OUT = """\
全市最低工资标准的通知。
                                    温州市人民政府
                              　　2015年10月23日
温政发〔2015〕58号
温州市人民政府
关于调整全市最低工资标准的
通    知
"""
SPLIT = """\
 通告〔2019〕5号
为进一步改善环境空气质量，减少非道路
移动机械污染物排放，根据《中华人民共和国
特此通告。
                                    温州市人民政府
                                     2019年12月27日
温州市人民政府
关于划定高排放非道路移动
机械禁止使用区的通告
"""
TITLE_FIRST = """\
 温州市综合行政执法局
关于推行“外摆位”试点工作的指导意见
各县（市、区、功能区）综合行政执法局（城
市管理局）：
光经济”发展十项举措》（温综法发〔2020〕17
号）等文件要求，现就“外摆位”试点提出如下
（二）“外摆位”设置方案经过公示，充
温综法发〔2020〕32号
"""
NUMBER_AFTER_TITLE = """\
五、本通知从2018年10月1日起执行。
               温州市人力资源和社会保障局
                           2018年6月13日
关于进一步规范补缴企业职工基本养老
保险费有关工作的通知
 温人社发〔2018〕115号
"""
REGISTRATION_FIRST = """\
号）有关规定申报，并填报用人单位实行特殊
ZJCC13-2019-0003
关于在外商投资企业中开展特殊工时审批
清单式改革试点的通知
 温人社发〔2019〕105号
"""
NOTICE_AFTER_ENCLOSURE = """\
受该政策期间，办公用房仅用于基金管理工作
ZJCC12-2019-0003
温财企〔2019〕491号
温州市财政局关于印发《温州市政府产业基
金财政鼓励政策实施细则》的通知
各区（功能区）财政局，市财务开发公司、市科技创业投资有限公司：
我局制定了《温州市政府产业基金财政鼓励政策实施细则》。现印发给你们，请遵照执行。
"""
JOINT = """\
 温州市商务局 温州市财政局
关于印发《2019年境外外经贸综合服务体系
建设试点资金管理办法》的通知
 温商务联发〔2019〕130号
ZJCC21-2019-0006
鹿城区、龙湾区、瓯海区商务局、财政局，有关企业：
"""
JOINT_WITHOUT_VERB = """\
 温州市公安局  温州市农业农村局
关于对拖拉机实施全市道路限行的通告
 温公通〔2020〕37号
为进一步加强上道路行驶的拖拉机安全
"""
ISSUER_IN_BRACKETS = """\
 温州浙南沿海先进装备产业集聚区（经开
区、瓯飞）管委会印发《关于支持电竞文体
数字产业发展的若干意见（试行）》的通知
 温浙集（开）管〔2019〕71号
ZJCC81-2019-0009
各局（室）、街道办事处、直属企事业单位：
"""
SPACED_REGISTRATION = """\
                                        2019年12月27日
ZJCC01-2019 -0011
温政办〔2019〕76号
温州市人民政府办公室
关于印发温州市财政支持深化民营和小微企业
金融服务综合改革试点实施方案的通知
为深入贯彻落实国务院关于开展财政支
"""
ENCLOSED_TITLE_BELOW = """\
温政办〔2019〕50号
温州市人民政府办公室
关于印发温州城市经济新业态培育行动方案
（2019—2021年）的通知
温州城市经济新业态培育行动方案
（2019—2021年）
"""
OFFICE = "温州市人民政府办公室"


@pytest.mark.parametrize(
    ("text", "number", "registration", "issuers", "title"),
    [
        (MID_SENTENCE, "温政发〔2018〕13号", None, ("温州市人民政府",), "温州市人民政府关于高水平建设“四好农村路”的实施意见"),
        (SPACED_OUT, "温政发〔2015〕58号", None, ("温州市人民政府",), "温州市人民政府关于调整全市最低工资标准的通知"),
        (SPLIT, "通告〔2019〕5号", None, ("温州市人民政府",), "温州市人民政府关于划定高排放非道路移动机械禁止使用区的通告"),
        (TITLE_FIRST, "温综法发〔2020〕32号", None, ("温州市综合行政执法局",), "温州市综合行政执法局关于推行“外摆位”试点工作的指导意见"),
        (NUMBER_AFTER_TITLE, "温人社发〔2018〕115号", None, (), "关于进一步规范补缴企业职工基本养老保险费有关工作的通知"),
        (REGISTRATION_FIRST, "温人社发〔2019〕105号", "ZJCC13-2019-0003", (), "关于在外商投资企业中开展特殊工时审批清单式改革试点的通知"),
        (NOTICE_AFTER_ENCLOSURE, "温财企〔2019〕491号", "ZJCC12-2019-0003", ("温州市财政局",), "温州市财政局关于印发《温州市政府产业基金财政鼓励政策实施细则》的通知"),
        (JOINT, "温商务联发〔2019〕130号", "ZJCC21-2019-0006", ("温州市商务局", "温州市财政局"), "温州市商务局温州市财政局关于印发《2019年境外外经贸综合服务体系建设试点资金管理办法》的通知"),
        (JOINT_WITHOUT_VERB, "温公通〔2020〕37号", None, ("温州市公安局", "温州市农业农村局"), "温州市公安局温州市农业农村局关于对拖拉机实施全市道路限行的通告"),
        (ISSUER_IN_BRACKETS, "温浙集（开）管〔2019〕71号", "ZJCC81-2019-0009", ("温州浙南沿海先进装备产业集聚区（经开区、瓯飞）管委会",), "温州浙南沿海先进装备产业集聚区（经开区、瓯飞）管委会印发《关于支持电竞文体数字产业发展的若干意见（试行）》的通知"),
        (SPACED_REGISTRATION, "温政办〔2019〕76号", "ZJCC01-2019-0011", (OFFICE,), "温州市人民政府办公室关于印发温州市财政支持深化民营和小微企业金融服务综合改革试点实施方案的通知"),
        (ENCLOSED_TITLE_BELOW, "温政办〔2019〕50号", None, (OFFICE,), "温州市人民政府办公室关于印发温州城市经济新业态培育行动方案（2019—2021年）的通知"),
    ],
    ids=[
        "in mid-sentence",
        "spaced out, after the body",
        "split over the page",
        "title at the head, number at the foot",
        "number after the title",
        "registration first",
        "notice after its enclosure",
        "joint issuers, number and registration after",
        "joint issuers of an announcement",
        "issuer with brackets broken over lines",
        "registration with a space",
        "title of the enclosure below",
    ],
)  # fmt: skip
def test_the_title_block_is_found_in_any_order(
    text: str, number: str, registration: str | None, issuers: tuple[str, ...], title: str
) -> None:
    block = numbered_block(lines(text))

    assert block is not None
    assert (block.document_number, block.registration_number) == (number, registration)
    assert (block.issuers, block.title) == (issuers, title)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (MID_SENTENCE, {1, 2, 3}),
        (SPACED_OUT, {3, 4, 5, 6}),
        (SPLIT, {0, 6, 7, 8}),
        (TITLE_FIRST, {0, 1, 7}),
        (NUMBER_AFTER_TITLE, {3, 4, 5}),
        (REGISTRATION_FIRST, {1, 2, 3, 4}),
        (NOTICE_AFTER_ENCLOSURE, {1, 2, 3, 4}),
        (JOINT, {0, 1, 2, 3, 4}),
        (ISSUER_IN_BRACKETS, {0, 1, 2, 3, 4}),
        (ENCLOSED_TITLE_BELOW, {0, 1, 2, 3}),
    ],
)
def test_a_title_block_takes_its_own_lines_and_no_other(text: str, taken: set[int]) -> None:
    page = lines(text)

    block = numbered_block(page)

    assert block is not None
    assert block.lines == {page[i].number for i in taken}


@pytest.mark.parametrize(
    "text",
    [
        # the number of another document, in the running text
        "发〔2018〕5号）精神，现提出如下实施意见：\n深化“亩均论英雄”改革的指导意见》（浙政",
        # the contents of 2018-06
        "关于高水平建设“四好农村路”的实施意见\n （温政发〔2018〕13号）………………（02）",
        # the list of issued documents
        "温政发〔2015〕58号　　温州市人民政府关于调整全市最低工资标准的通知",
        # a title alone, a number alone
        "温州市人民政府\n关于调整全市最低工资标准的通知",
        "温政发〔2015〕58号\n全市未来社区规划建设工作推进会召开",
        "",
    ],
    ids=["cited", "contents", "issued list", "no number", "no title", "empty"],
)
def test_what_only_mentions_a_document_begins_none(text: str) -> None:
    assert numbered_block(lines(text)) is None


def test_issuers_in_the_signature_are_not_taken_into_a_title_that_names_none() -> None:
    # 2018-06:12048–12055: the signature stands right above the title
    block = numbered_block([line for line in part("2018-06", 12044, 12055) if line.text.strip()])

    assert block == TitleBlock(
        title="关于调整市区被征地农民基本生活保障待遇有关事项的通知",
        document_number="温人社发〔2018〕118号",
        registration_number=None,
        issuers=(),
        lines=frozenset({12052, 12054, 12055}),
        first=4,
        last=7,
    )


@pytest.mark.parametrize(
    ("spaced", "head", "issuers"),
    [
        ("温州市商务局 温州市财政局 关于印发", "温州市商务局温州市财政局", ("温州市商务局", "温州市财政局")),
        (
            "温州市人民政府 丽水市人民政府关于印发",
            "温州市人民政府丽水市人民政府",
            ("温州市人民政府", "丽水市人民政府"),
        ),
        ("温州市人民政府 办公室关于", "温州市人民政府办公室", ("温州市人民政府办公室",)),
        ("关于印发", "", ()),
    ],
)
def test_white_space_parts_joint_issuers_but_not_an_office_from_its_government(
    spaced: str, head: str, issuers: tuple[str, ...]
) -> None:
    assert split_issuers(spaced, head) == issuers
