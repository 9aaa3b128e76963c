from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from knowledge.records import Measure, Topic, Validity, ValidityStatus
from tests.knowledge.issues import issue, notice, shipped_standards, standards_of

BREEDS = [
    "藏獒", "拳师犬", "爱尔兰猎狼犬", "杜宾犬", "斯塔福犬", "比特斗牛梗犬", "阿根廷杜高犬", "巴西非勒犬",
    "日本土佐犬", "中亚牧羊犬", "英国马士提夫犬", "意大利卡斯罗犬", "意大利纽波利顿犬", "法国波尔多獒犬",
    "德国牧羊犬", "牛头梗", "秋田犬", "阿富汗猎犬", "高加索山犬", "凯利蓝梗犬", "贝林顿梗犬", "罗威纳犬",
    "昆明狼犬", "比利时牧羊犬", "西班牙加纳利犬",
]  # fmt: skip


def test_every_breed_of_the_list_in_its_place() -> None:
    found = [s for s in shipped_standards() if s.measure is Measure.BANNED_BREED]

    assert [(s.position, s.name) for s in found] == list(enumerate(BREEDS, 1))
    assert {(s.topic, s.regions, s.region_text, s.amount, s.unit) for s in found} == {
        (Topic.DOGS, (), "限养区", None, "")
    }
    assert found[16].subject == "禁养烈性犬：秋田犬"
    # the whole list is one sentence, so every breed quotes it
    assert {s.citation.lines for s in found} == {(3074, 3076, 3078, 3080, 3082, 3084, 3086, 3088, 3090)}
    assert all(s.name is not None and s.name in s.citation.quote for s in found)


def test_the_height_above_which_a_dog_is_large() -> None:
    (found,) = [s for s in shipped_standards() if s.measure is Measure.HEIGHT_LIMIT]

    assert (found.subject, found.amount, found.unit) == (
        "禁养大型犬：体高（身高）超过",
        Decimal("60"),
        "厘米",
    )
    assert (found.region_text, found.citation.page) == ("限养区", 31)
    assert found.citation.quote.endswith("体高（身高）超过60厘米（站立时从地面到肩胛骨最高点的距离）的犬只。")


def test_the_five_years_of_the_notice_end() -> None:
    found = next(s for s in shipped_standards() if s.name == "秋田犬")

    assert found.validity == Validity(effective_from=date(2020, 6, 29), expires_on=date(2025, 6, 29))
    assert found.validity.status(date(2025, 6, 29)) is ValidityStatus.IN_FORCE
    assert found.validity.status(date(2025, 6, 30)) is ValidityStatus.EXPIRED


def test_other_breeds_and_another_height_are_read_by_the_same_rules() -> None:
    page = notice(
        "关于公布重点管理区禁养犬只的通告",
        "一、烈性犬",
        "1．卡斯罗犬、2．柴犬（黑色）、3．边境牧羊犬。",
        "二、大型犬",
        "体高高于45.5公分的犬只。",
        "本通告自2022年1月1日起施行，有效期3年。",
        number="杭公通〔2021〕4号",
        signed="2021年12月1日",
        issuer="杭州市公安局",
    )

    found = standards_of(issue(page, key="2021-12"))

    assert [(s.measure, s.position, s.name, s.amount, s.unit) for s in found] == [
        (Measure.BANNED_BREED, 1, "卡斯罗犬", None, ""),
        (Measure.BANNED_BREED, 2, "柴犬（黑色）", None, ""),
        (Measure.BANNED_BREED, 3, "边境牧羊犬", None, ""),
        (Measure.HEIGHT_LIMIT, None, None, Decimal("45.5"), "公分"),
    ]
    assert {s.region_text for s in found} == {"重点管理区"}
    assert {s.validity for s in found} == {
        Validity(effective_from=date(2022, 1, 1), expires_on=date(2025, 1, 1))
    }


def test_a_numbered_list_of_a_notice_that_bans_no_dog_gives_none() -> None:
    page = notice(
        "关于做好犬只免疫工作的通告",
        "1.藏獒、2.拳师犬等犬只每年免疫一次。",
        number="温农通〔2021〕4号",
        signed="2021年12月1日",
    )

    assert standards_of(issue(page)) == []


@pytest.mark.parametrize(
    "article",
    [
        # 温州市养犬管理条例 and 舟山市养犬管理条例: dogs that are caught, not breeds that are banned
        "公安机关负责养犬登记，捕杀狂犬、疑似狂犬，查处违法养犬行为。限养区内不得饲养烈性犬、大型犬。",
        "综合行政执法部门负责犬只收容处置，重点管理区弃养犬、走失犬、无主犬的捕捉工作。禁止饲养烈性犬。",
        # 郑州市城市养犬管理条例
        "倡导依法养犬、文明养犬。禁止饲养烈性犬、大型犬。",
    ],
)
def test_dogs_of_a_regulation_that_are_no_breeds(article: str) -> None:
    page = notice("关于印发养犬管理规定的通知", article, number="温政发〔2021〕4号", signed="2021年12月1日")

    assert [s for s in standards_of(issue(page)) if s.topic is Topic.DOGS] == []
