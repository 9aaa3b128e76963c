"""Amounts given 分别 to the members of a list: each its own, or all in one record where that cannot be told."""

from __future__ import annotations

import pytest

from knowledge.records import Bound
from tests.knowledge.standards.provisions.test_provision_items import drawn


def paired(clause: str) -> list[tuple[str, str]]:
    return [(s.value, s.condition) for s in drawn(clause)]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "对新认定的国家级、省级、市级的示范基地，分别给予90万元、40万元、20万元奖励。",
            [
                ("90万元", "对新认定的国家级的示范基地"),
                ("40万元", "对新认定的省级的示范基地"),
                ("20万元", "对新认定的市级的示范基地"),
            ],
        ),
        (
            "对获得大赛一等奖、二等奖和三等奖的团队，分别奖励8万元、5万元和3万元。",
            [
                ("8万元", "对获得大赛一等奖的团队"),
                ("5万元", "对获得大赛二等奖的团队"),
                ("3万元", "对获得大赛三等奖的团队"),
            ],
        ),
        (
            "博士、硕士到企业工作的，每月分别补贴3000元、2000元。",
            [("每月分别补贴3000元", "博士到企业工作的"), ("2000元", "硕士到企业工作的")],
        ),
        (
            "对排名前三位的园区，分别按入驻企业租金的60%、40%、20%给予补贴。",
            [
                ("60%", "对排名第一位的园区，按入驻企业租金的60%给予补贴"),
                ("40%", "对排名第二位的园区，按入驻企业租金的40%给予补贴"),
                ("20%", "对排名第三位的园区，按入驻企业租金的20%给予补贴"),
            ],
        ),
        (
            "对新评为酒店类五星级、四星级，民宿类甲级、乙级的单位，分别给予90万元、40万元和20万元、10万元奖励。",
            [
                (
                    "90万元、40万元和20万元、10万元",
                    "对新评为酒店类五星级、四星级，民宿类甲级、乙级的单位，分别给予90万元、40万元和20万元、10万元奖励",
                )
            ],
        ),
        (
            "对新评为酒店类五星级、四星级，民宿类五星级、四星级的单位，分别给予90万元、40万元和20万元、10万元奖励。",
            [
                ("90万元", "对新评为酒店类五星级的单位"),
                ("40万元", "对新评为酒店类四星级的单位"),
                ("20万元", "对新评为民宿类五星级的单位"),
                ("10万元", "对新评为民宿类四星级的单位"),
            ],
        ),
    ],
)
def test_each_amount_goes_to_the_member_of_its_place(clause: str, expected: list[tuple[str, str]]) -> None:
    assert paired(clause) == expected


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("对国家级、省级、市级的示范基地，分别给予90万元、40万元奖励。", "90万元、40万元"),
        ("对承担甲级和乙级、省级和市级项目的，分别给予90万元和40万元奖励。", "90万元和40万元"),
        ("对示范基地、重点学科，分别给予90万元、40万元奖励。", "90万元、40万元"),
    ],
)
def test_a_list_that_cannot_be_paired_stays_one_record(clause: str, value: str) -> None:
    (found,) = drawn(clause)

    assert (found.amount, found.bound, found.value) == (None, Bound.EXACT, value)
    assert found.condition == clause.rstrip("。")
    assert found.value in found.citation.quote
