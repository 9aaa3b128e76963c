from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge.bulletins.particulars import particulars_of
from knowledge.records import Validity, ValidityStatus
from tests.knowledge.issues import document, issue, lines, notice, shipped

LABELS = yaml.safe_load((Path(__file__).parent / "particulars.yml").read_text(encoding="utf-8"))


def test_every_document_is_labelled() -> None:
    numbers = [d.document_number for b in shipped().values() for d in b.documents if d.document_number]

    assert list(LABELS) == numbers


@pytest.mark.parametrize("number", LABELS)
def test_a_document_says_of_itself_what_a_reader_finds(number: str) -> None:
    found, label = document(number), LABELS[number]

    assert found.addressee == label.get("addressee")
    assert found.repeals == tuple(label.get("repeals", ()))
    assert found.overrides == label.get("overrides")
    assert found.attachments == tuple(label.get("attachments", ()))


@pytest.mark.parametrize("number", LABELS)
def test_a_document_stands_on_each_day_as_a_reader_finds(number: str) -> None:
    found, days = document(number), LABELS[number]["days"]

    assert {day: found.validity.status(day) for day in days} == {
        day: ValidityStatus(status) for day, status in days.items()
    }


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("各县（市、区）人民政府，市政府直属各\n单位：\n为加强管理，现通知如下：", "各县（市、区）人民政府，市政府直属各单位"),
        ("各区、县（市）人民政府，市政府各部门、各直属单位：\n现予印发。", "各区、县（市）人民政府，市政府各部门、各直属单位"),
        ("市各有关单位:\n现予印发。", "市各有关单位"),
        ("各用人单位、广大职工：\n现将有关事项通知如下：", "各用人单位、广大职工"),
        ("王某某同志：\n经研究，同意你的申请。", "王某某同志"),
        ("根据《校车条例》，现将有关事项通告如下：\n一、限行时间：2020年8月1日起。", None),
        ("为保障安全，现通告如下：", None),
        ("一、限行时间：2020年8月1日起。", None),
        ("经研究，决定任命下列人员：", None),
        ("第一条 为了加强管理，制定本办法。", None),
        ("", None),
    ],
)  # fmt: skip
def test_to_whom_a_document_goes(text: str, addressee: str | None) -> None:
    assert particulars_of(lines(text), "关于校车的通知", ()).addressee == addressee


@pytest.mark.parametrize(
    ("text", "overrides"),
    [
        ("此前有关规定与本通知不一致的，以本通知为准。", "此前有关规定与本通知不一致的，以本通知为准。"),
        ("七、原政策与本意见有抵触的，按本意见执行。", "原政策与本意见有抵触的，按本意见执行。"),
        ("第九条 本市过去有关规定与本条例规定不一致的，按本条例执行。", "本市过去有关规定与本条例规定不一致的，按本条例执行。"),
        ("国家和省另有规定的，从其规定。", None),
        ("本通知与上级规定不一致的，以上级规定为准。", None),
        ("申请材料与本级登记不一致的，以登记为准。", None),
        ("违反本办法规定的，按本办法第九条处理。", None),
    ],
)  # fmt: skip
def test_the_sentence_by_which_a_document_goes_before_others(text: str, overrides: str | None) -> None:
    assert particulars_of(lines(text), "关于校车的通知", ()).overrides == overrides


@pytest.mark.parametrize(
    ("text", "attachments"),
    [
        ("特此通知。\n附件：校车名单", ("校车名单",)),
        ("特此通知。\n附件：1.校车名单\n　　　2.校车站点一览\n　　　   表", ("校车名单", "校车站点一览表")),
        ("特此通知。\n附件：1. 2020年校车名单；\n      2. 2021年校车计划。", ("2020年校车名单", "2021年校车计划")),
        ("特此通知。\n附件1：校车名单\n附件2：校车计划", ("校车名单", "校车计划")),
        ("特此通知。\n附件:1、校车名单（略）\n2、校车计划（略）", ("校车名单", "校车计划")),
        ("特此通知。\n附件：校车名单\n附件\n校车名单\n某校一辆", ("校车名单",)),
        ("特此通知。\n附件：校车安全管理2020—2022年行动\n　　　计划\n为加强管理，制定本计划。", ("校车安全管理2020—2022年行动计划",)),
        ("一、填写申请表（详见附件1）。", ()),
        ("附件\n校车名单", ()),
        ("特此通知。", ()),
    ],
)  # fmt: skip
def test_the_titles_of_the_attachments(text: str, attachments: tuple[str, ...]) -> None:
    assert particulars_of(lines(text), "关于校车的通知", ()).attachments == attachments


def test_the_signature_ends_the_list_of_attachments_wherever_its_lines_begin() -> None:
    printed = lines(
        "特此通知。\n附件：1.校车名单\n2.校车站点一览\n表\n某市公安局\n2020年6月29日\n第一条 校车须登记。"
    )

    found = particulars_of([*printed[:4], *printed[6:]], "关于校车的通知", printed[4:6])

    assert found.attachments == ("校车名单", "校车站点一览表")


@pytest.mark.parametrize("width", range(7, 45))
def test_an_invented_notice_says_all_of_itself_wherever_its_lines_break(width: int) -> None:
    page = notice(
        "关于印发某市校车管理办法的通知",
        "《某市校车管理办法》已经市政府同意，现印发给你们，请认真执行。",
        "原《某市校车暂行办法》（某政发〔2010〕5号）和《关于某市校车标牌的通知》同时废止。",
        "本通知自2021年4月1日起施行，有效期3年。此前规定与本通知不一致的，以本通知为准。",
        "附件：1.校车名单和校车站点的有关情况一览表",
        "2.2020年校车计划",
        number="某政发〔2021〕7号",
        signed="2021年3月2日",
        issuer="某市人民政府",
        width=width,
    )

    found = issue(page).documents[0]

    assert (found.addressee, found.repeals, found.overrides, found.attachments) == (
        "各有关单位",
        ("某政发〔2010〕5号", "《关于某市校车标牌的通知》"),
        "此前规定与本通知不一致的，以本通知为准。",
        ("校车名单和校车站点的有关情况一览表", "2020年校车计划"),
    )
    assert (found.signed_date, found.validity, found.effective_is_signed_date) == (
        date(2021, 3, 2),
        Validity(effective_from=date(2021, 4, 1), expires_on=date(2024, 4, 1)),
        False,
    )
