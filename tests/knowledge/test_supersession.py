from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.records import Amendment, Bulletin, Document, DocumentKind, Validity, ValidityStatus
from knowledge.supersession import extend_documents, supersede_documents
from tests.knowledge.issues import issue, notice, shipped

OLD = date(2015, 3, 1)
NEW = date(2020, 7, 1)


def a_document(
    key: str,
    title: str,
    number: str | None,
    day: date,
    *,
    repeals: tuple[str, ...] = (),
    issuers: tuple[str, ...] = ("某某市人民政府",),
    enclosed: str | None = None,
    signed: date | None = None,
) -> Document:
    return Document(
        key=key,
        bulletin=key.split("/")[0],
        kind=DocumentKind.DOCUMENT,
        title=title,
        enclosed_title=enclosed,
        document_number=number,
        issuers=issuers,
        signed_date=signed or day,
        validity=Validity(effective_from=day),
        repeals=repeals,
        pages=(1,),
        articles=(),
    )


def of(*documents: Document) -> Bulletin:
    key = documents[0].bulletin
    return Bulletin(
        key=key, year=int(key[:4]), number=int(key[5:]), serial=None, pages=(), documents=documents
    )


def marks(*documents: Document) -> list[tuple[date | None, str | None]]:
    """From when and by what each of these documents, each in an issue of its own, is superseded."""
    marked = supersede_documents([of(d) for d in documents])
    return [
        (d.validity.superseded_from, d.validity.superseded_by)
        for bulletin in marked
        for d in bulletin.documents
    ]


@pytest.mark.parametrize(
    ("number", "title", "enclosed", "named"),
    [
        ("某政发〔2015〕5号", "某某市人民政府关于校车的通知", None, "某政发〔2015〕5号"),
        ("某政发〔2015〕5号", "某某市人民政府关于校车的通知", None, "某政发[2015]5号"),
        ("某政发〔2015〕5号", "某某市人民政府关于校车的通知", None, "《某某市人民政府关于校车的通知》"),
        ("某政发〔2015〕5号", "某某市人民政府关于校车的通知", None, "《关于校车的通知》"),
        (None, "某某市校车办法", None, "《某某市校车办法》"),
        ("某政发〔2015〕5号", "某某市人民政府关于印发《某某市校车办法》的通知", "某某市校车办法", "《某某市校车办法》"),
        ("某政发〔2015〕5号", "某某市人民政府关于印发《某某市校车办法》的通知", "某某市校车办法", "《关于印发〈某某市校车办法〉的通知》"),
        ("某某市人民政府令第149号", "某某市校车办法", None, "市政府令第149号"),
        ("某某市人民政府令第149号", "某某市校车办法", None, "某某市人民政府第149号令"),
        ("通告〔2015〕5号", "某某市人民政府关于校车的通告", None, "通告〔2015〕5号"),
    ],
)  # fmt: skip
def test_a_document_that_a_later_one_repeals_is_superseded_from_its_day(
    number: str | None, title: str, enclosed: str | None, named: str
) -> None:
    old = a_document("2015-03/01", title, number, OLD, enclosed=enclosed)
    new = a_document("2020-07/01", "某某市校车管理办法", "某政发〔2020〕9号", NEW, repeals=(named,))

    assert marks(old, new) == [(NEW, "某政发〔2020〕9号"), (None, None)]


@pytest.mark.parametrize(
    ("number", "title", "issuers", "repeals"),
    [
        # a later edition with the same title but for its year says nothing of the older one
        ("某政发〔2015〕5号", "某某市2015年校车计划", ("某某市人民政府",), ()),
        ("某政发〔2015〕5号", "某某市2015年校车计划", ("某某市人民政府",), ("《某某市2014年校车计划》",)),
        # another office counts its own 通告
        ("通告〔2015〕5号", "某某市公安局关于校车的通告", ("某某市公安局",), ("通告〔2015〕5号",)),
        # an order of the province
        ("某某市人民政府令第149号", "某某市校车办法", ("某某市人民政府",), ("省政府令第149号",)),
        # another city
        ("别政发〔2015〕5号", "别别市人民政府关于校车的通知", ("别别市人民政府",), ("《关于校车的通知》",)),
    ],
)  # fmt: skip
def test_what_is_not_named_stays_in_force(
    number: str, title: str, issuers: tuple[str, ...], repeals: tuple[str, ...]
) -> None:
    old = a_document("2015-03/01", title, number, OLD, issuers=issuers)
    new = a_document("2020-07/01", "某某市2020年校车计划", "某政发〔2020〕9号", NEW, repeals=repeals)

    assert marks(old, new) == [(None, None), (None, None)]


def test_a_document_with_the_title_of_the_older_one_repeals_that_and_not_itself() -> None:
    old = a_document("2015-03/01", "某某市校车办法", "某政发〔2015〕5号", OLD)
    new = a_document(
        "2020-07/01", "某某市校车办法", "某政发〔2020〕9号", NEW, repeals=("《某某市校车办法》",)
    )

    assert marks(old, new) == [(NEW, "某政发〔2020〕9号"), (None, None)]


def test_a_chain_marks_each_by_the_one_that_repealed_it_first() -> None:
    first = a_document("2010-01/01", "甲", "某政发〔2010〕1号", date(2010, 1, 1))
    second = a_document("2015-03/01", "乙", "某政发〔2015〕5号", OLD, repeals=("某政发〔2010〕1号",))
    third = a_document("2020-07/01", "丙", None, NEW, repeals=("某政发〔2015〕5号", "某政发〔2010〕1号"))

    expected = [(OLD, "某政发〔2015〕5号"), (NEW, "丙"), (None, None)]

    assert marks(first, second, third) == expected
    assert marks(third, second, first) == expected[::-1]


def test_an_earlier_document_repeals_no_later_one() -> None:
    later = a_document("2020-07/01", "某某市校车办法", "某政发〔2020〕9号", NEW)
    earlier = a_document("2015-03/01", "甲", "某政发〔2015〕5号", OLD, repeals=("《某某市校车办法》",))

    assert marks(earlier, later) == [(None, None), (None, None)]


def test_what_does_not_change_is_the_same_object() -> None:
    old = of(a_document("2015-03/01", "甲", "某政发〔2015〕5号", OLD))
    other = of(a_document("2016-03/01", "乙", "某政发〔2016〕5号", date(2016, 3, 1)))
    new = of(a_document("2020-07/01", "丙", "某政发〔2020〕9号", NEW, repeals=("某政发〔2015〕5号",)))

    marked = supersede_documents([old, other, new])

    assert [found is given for found, given in zip(marked, [old, other, new], strict=True)] == [
        False, True, True,
    ]  # fmt: skip
    assert supersede_documents(marked) == marked
    assert all(
        a is b for a, b in zip(supersede_documents(list(shipped().values())), shipped().values(), strict=True)
    )


def test_two_issues_read_from_print() -> None:
    older = notice(
        "关于加强校车管理的通知",
        "本通知自2016年3月1日起施行，有效期5年。",
        number="某政发〔2016〕5号",
        signed="2016年2月1日",
        issuer="某某市人民政府",
    )
    newer = notice(
        "关于印发某某市校车办法的通知",
        "现印发给你们。本通知自2020年7月1日起施行，《关于加强校车管理的通知》（某政发〔2016〕5号）同时废止。",
        number="某政发〔2020〕9号",
        signed="2020年6月1日",
        issuer="某某市人民政府",
    )

    marked = supersede_documents([issue(older, key="2016-02"), issue(newer, key="2020-06")])

    assert marked[0].documents[0].validity == Validity(
        effective_from=date(2016, 3, 1),
        expires_on=date(2021, 3, 1),
        superseded_from=date(2020, 7, 1),
        superseded_by="某政发〔2020〕9号",
    )


@pytest.mark.parametrize(
    ("expires", "superseded", "statuses"),
    [
        (None, date(2020, 1, 1), "in_force superseded superseded"),
        (date(2020, 6, 30), date(2020, 1, 1), "in_force superseded superseded"),
        (date(2019, 12, 31), date(2020, 1, 1), "in_force superseded superseded"),
        (date(2019, 12, 30), date(2020, 1, 1), "expired expired expired"),
        (date(2019, 12, 31), None, "in_force expired expired"),
        (date(2021, 12, 31), None, "in_force in_force in_force"),
    ],
)
def test_of_expiry_and_replacement_what_came_first_is_said(
    expires: date | None, superseded: date | None, statuses: str
) -> None:
    validity = Validity(effective_from=OLD, expires_on=expires, superseded_from=superseded)
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2021, 1, 1))

    assert " ".join(validity.status(day).value for day in days) == statuses


def test_a_text_replaced_before_its_day_never_takes_effect() -> None:
    validity = Validity(effective_from=date(2020, 3, 1), superseded_from=date(2020, 2, 1))

    assert validity.status(date(2020, 1, 31)) is ValidityStatus.NOT_YET
    assert validity.status(date(2020, 2, 1)) is ValidityStatus.SUPERSEDED
    assert validity.status(date(2020, 3, 1)) is ValidityStatus.SUPERSEDED


@pytest.mark.parametrize(
    ("changed", "new", "last"),
    [
        (date(2019, 3, 1), "有效期10年", date(2025, 3, 1)),
        (date(2020, 7, 1), "有效期10年", date(2020, 3, 1)),
        (date(2019, 3, 1), "70%", date(2020, 3, 1)),
    ],
    ids=["before its last day", "when it had ended", "other words"],
)
def test_a_term_that_a_later_document_changes_lasts_until_its_new_end(
    changed: date, new: str, last: date
) -> None:
    old = a_document("2015-03/01", "某市某办法", "某政发〔2015〕3号", OLD)
    old = replace(old, validity=Validity(effective_from=OLD, expires_on=date(2020, 3, 1)))
    amendment = Amendment(name="某政发〔2015〕3号", clause="将有效期修改", old="有效期5年", new=new)
    later = replace(
        a_document("2019-03/01", "关于公布清理结果的通知", "某政发〔2019〕8号", changed), amends=(amendment,)
    )

    found, _ = extend_documents([of(replace(old)), of(later)])

    assert found.documents[0].validity.expires_on == last
