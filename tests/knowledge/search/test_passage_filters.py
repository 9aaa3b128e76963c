from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.records import DocumentKind, Validity
from knowledge.search import PassageFilter
from knowledge.search.numbers import read_number, same_number
from tests.knowledge.index.fakes import document, passage

NOTICE = replace(
    document("2019-12/01", "温政办〔2018〕63号"),
    issuers=("温州市人民政府办公室",),
    signed_date=date(2018, 12, 30),
    validity=Validity(effective_from=date(2019, 1, 1), expires_on=date(2023, 12, 31)),
)
PASSAGE = passage(0, "瑞安市按第二档执行。", title="关于调整标准的通知", document="2019-12/01")


@pytest.mark.parametrize(
    "asked",
    [
        "温政办〔2018〕63号",
        "温政办[2018]63号",
        "温政办（2018）63 号",
        "温政办2018 63号",
        "温政办201863号",
        "温政办2018年第63号",
        "温政办 2018 063",
        "2018 63号",
        "《温政办〔2018〕63号》",
    ],
)
def test_a_number_is_known_in_any_spelling(asked: str) -> None:
    assert same_number(asked, "温政办〔2018〕63号")
    assert PassageFilter(document_number=asked).miss(PASSAGE, NOTICE) is None


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("温政办〔2018〕63号", "温政发〔2018〕63号"),
        ("温政办〔2018〕63号", "温政办〔2018〕6号"),
        ("温政办〔2018〕63号", "温政办〔2019〕63号"),
        ("温政办〔2018〕63号", None),
        ("63号", "温政办〔2018〕63号"),
        ("", "温政办〔2018〕63号"),
    ],
)
def test_another_number_is_not_taken_for_it(asked: str, number: str | None) -> None:
    assert not same_number(asked, number)


def test_what_has_no_year_is_compared_as_written() -> None:
    assert read_number("市政府令第160号") is None
    assert same_number("市政府令 第160号", "市政府令第160号")


@pytest.mark.parametrize(
    "where",
    [
        PassageFilter(),
        PassageFilter(year=2018),
        PassageFilter(year=2019),
        PassageFilter(bulletin="2019-12"),
        PassageFilter(bulletin="2019年第12期"),
        PassageFilter(issuer="温州市人民政府办公室"),
        PassageFilter(issuer="市府办"),
        PassageFilter(kind=DocumentKind.DOCUMENT),
        PassageFilter(region="瑞安市"),
        PassageFilter(region="瑞安"),
        PassageFilter(in_force_on=date(2019, 1, 1)),
        PassageFilter(in_force_on=date(2023, 12, 31)),
    ],
)
def test_what_fits_is_let_through(where: PassageFilter) -> None:
    assert where.miss(PASSAGE, NOTICE) is None


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        (PassageFilter(year=2020), "year is 2019/2018"),
        (PassageFilter(bulletin="2019年第7期"), "bulletin is 2019-12"),
        (PassageFilter(issuer="财政局"), "issuer is 温州市人民政府办公室"),
        (PassageFilter(kind=DocumentKind.NEWS), "kind is document"),
        (PassageFilter(region="乐清"), "does not name 乐清"),
        (PassageFilter(document_number="温政办〔2018〕64号"), "document number is 温政办〔2018〕63号"),
        (PassageFilter(in_force_on=date(2018, 12, 31)), "is not_yet on 2018-12-31"),
        (PassageFilter(in_force_on=date(2024, 1, 1)), "is expired on 2024-01-01"),
    ],
)
def test_the_reason_says_what_does_not_fit(where: PassageFilter, reason: str) -> None:
    assert where.miss(PASSAGE, NOTICE) == reason


def test_a_passage_of_no_document_has_no_number_and_no_issuer() -> None:
    assert PassageFilter(issuer="市府办").miss(PASSAGE, None) == "issuer is None"
    assert (
        PassageFilter(document_number="温政办〔2018〕63号").miss(PASSAGE, None) == "document number is None"
    )
    assert PassageFilter(in_force_on=date(2024, 1, 1)).miss(PASSAGE, None) is None
