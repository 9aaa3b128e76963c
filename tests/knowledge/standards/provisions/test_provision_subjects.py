"""What the general records are of, and the whole clauses that their conditions are."""

from __future__ import annotations

import pytest

from tests.knowledge.standards.provisions.test_provision_items import drawn, told


@pytest.mark.parametrize(
    ("clause", "subjects"),
    [
        ("对甲区、乙区、丙市实际投资800万元以上的项目，可优先立项。", ["甲区、乙区、丙市实际投资"]),
        (
            "投资1亿元以下的项目不超过12个月，1亿元以上项目不超过18个月。",
            ["投资", "投资1亿元以下的项目", "投资", "1亿元以上项目"],
        ),
        ("按门诊每人次6元、住院每床日9元给予补助。", ["门诊", "支持产业发展补助"]),
        ("补贴按以下规定支付：签约后按总费用的30%支付。", ["补贴"]),
        ("本政策适用于2021年1月1日至2023年12月31日的奖补项目。", ["奖补项目"]),
        (
            "主管部门应当在7个工作日内作出准予（或者不予）许可的决定。",
            ["主管部门作出准予（或者不予）许可的决定"],
        ),
        (
            "每户应达到20平方米，并按照每处不少于200平方米集中布置。",
            ["支持产业发展（每户）", "支持产业发展（每处）"],
        ),
        ("新建小区应配建不少于600平方米的社区用房。", ["社区用房"]),
        ("从业人员在40人以上的单位，应当配备安全员。", ["从业人员"]),
        ("各县每年至少安排预流转用地500亩。", ["预流转用地"]),
        ("按不低于1:2的比例对资金进行配套。", ["配套"]),
        ("责令改正，并处货值金额二倍以下的罚款。", ["罚款"]),
        ("应当自受理之日起9日内对符合规定的，核发证书。", ["对符合规定的，核发证书"]),
        ("90张床以上的民办机构由市财政支付，90张床以下按照现行体制分担。", ["民办机构", "民办机构"]),
        ("员工编制实行一年一定。", ["员工编制"]),
        ("应当在会议举行的十日前将草案发给代表。", ["将草案发给代表"]),
    ],
)
def test_the_subject_is_a_whole_phrase(clause: str, subjects: list[str]) -> None:
    found = [s.subject for s in drawn(clause)]

    assert found == subjects


def test_a_day_of_a_named_item_says_what_is_due() -> None:
    assert told("（一）数据汇总。每年3月底前，各部门根据评价指标，将上一年度数据报送至办公室。") == [
        ("数据汇总", "每年3月底前", "每年3月底前，各部门根据评价指标，将上一年度数据报送至办公室")
    ]


def test_a_range_has_no_amount_and_says_both_ends() -> None:
    found = drawn("每个街道设3-5个服务站，逾期的处二百元以上一千元以下罚款。")

    assert [(s.amount, s.unit, s.value) for s in found] == [
        (None, "个", "3-5个"),
        (None, "元", "二百元以上一千元以下"),
    ]


def test_what_is_only_supposed_gives_its_name_to_nothing_else() -> None:
    assert [s.subject for s in drawn("年补助金额按贷款利率的2倍计算，如贷款利率低于5%，则按5%计算。")] == [
        "支持产业发展年补助金额",
        "贷款利率",
        "支持产业发展年补助金额",
    ]


def test_a_condition_is_cut_between_clauses() -> None:
    clauses = [f"经第{number}家主管部门依照规定审核通过" for number in "甲乙丙丁戊己庚辛壬癸"]
    (found,) = drawn("，".join([*clauses, "符合条件的企业按租金的30%给予补贴"]) + "。")

    assert found.condition == "，".join([*clauses[4:], "符合条件的企业按租金的30%给予补贴"])
