"""A standard ends with the document that states it."""

from __future__ import annotations

from datetime import date

from knowledge.index.fields import FIELDS, lexical_fields
from knowledge.index.lexical import postings_of
from knowledge.index.segment import Segment
from knowledge.index.storage import join
from knowledge.passages import passages_of
from knowledge.records import Bulletin, Measure, Standard, ValidityStatus
from knowledge.standards import standards_of
from tests.knowledge.issues import issue, notice

OLD = notice(
    "关于调整最低生活保障标准的通知",
    "决定调整最低生活保障标准。永嘉县城乡居民最低生活保障标准从500元/人·月调整到600元/人·月。",
    "本通知自2016年1月1日起施行。",
    number="某政发〔2015〕5号",
    signed="2015年12月1日",
)
REPEALS = notice(
    "关于社会救助工作的通知",
    "进一步做好社会救助工作，具体标准另行公布。",
    "本通知自2019年7月1日起施行，《关于调整最低生活保障标准的通知》（某政发〔2015〕5号）同时废止。",
    number="某政发〔2019〕8号",
    signed="2019年6月1日",
)


def segment(bulletin: Bulletin) -> Segment:
    passages = passages_of(bulletin)
    return Segment(
        bulletin=bulletin,
        passages=tuple(passages),
        standards=tuple(standards_of(bulletin, passages)),
        postings=postings_of([lexical_fields(passage) for passage in passages], FIELDS),
        vectors=None,
    )


def subsistence(*bulletins: Bulletin) -> Standard:
    index = join({bulletin.key: segment(bulletin) for bulletin in bulletins}, (1.0, 0.5, 1.0))
    [standard] = [one for one in index.standards if one.measure is Measure.SUBSISTENCE]
    return standard


def test_a_standard_of_a_repealed_document_no_longer_holds() -> None:
    standard = subsistence(issue(OLD, key="2015-12"), issue(REPEALS, key="2019-06"))
    assert (standard.amount, standard.validity.superseded_by) == (600, "某政发〔2019〕8号")
    assert standard.validity.superseded_from == date(2019, 7, 1)
    assert standard.citation.validity.status(date(2019, 7, 1)) is ValidityStatus.SUPERSEDED
    assert standard.validity.status(date(2019, 6, 30)) is ValidityStatus.IN_FORCE


def test_alone_it_still_holds() -> None:
    standard = subsistence(issue(OLD, key="2015-12"))
    assert standard.validity.status(date(2026, 11, 21)) is ValidityStatus.IN_FORCE
