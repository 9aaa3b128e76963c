"""Documents that set a core standard by their title, from which no record was drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.records import Bulletin, Document, DocumentKind, Measure, Standard

# a notice that carries out, explains or repeals sets no standard of its own
_OTHER = re.compile(r"宣传|检查|督查|废止|征求意见|解读|公开征集|失效")
_TITLES: tuple[tuple[re.Pattern[str], frozenset[Measure]], ...] = (
    # 关于调整全市最低工资标准的通知
    (re.compile(r"最低(?:月)?工资标准"), frozenset({Measure.MONTHLY_WAGE})),
    (re.compile(r"最低(?:小时)?工资标准"), frozenset({Measure.HOURLY_WAGE})),
    # 关于调整全市城乡居民最低生活保障标准的通知   |   关于提高低保标准的通知
    (re.compile(r"(?:最低生活保障|低保)[^，。]{0,12}标准"), frozenset({Measure.SUBSISTENCE})),
    # 关于调整城乡居民基本养老保险基础养老金标准的通知
    (re.compile(r"基础养老金"), frozenset({Measure.BASIC_PENSION})),
    # 关于提高高龄津贴标准的通知
    (re.compile(r"(?:高龄|长寿|百岁)[^，。]{0,4}(?:津贴|补贴)"), frozenset({Measure.OLD_AGE_ALLOWANCE})),
    # 关于调整市区被征地农民基本生活保障待遇有关事项的通知
    (re.compile(r"被征地农民[^，。]{0,12}待遇"), frozenset({Measure.LAND_LOST_BENEFIT})),
    (
        re.compile(r"被征地农民[^，。]{0,12}标准"),
        frozenset({Measure.LAND_LOST_BENEFIT, Measure.LAND_LOST_PAYMENT, Measure.LAND_LOST_CONTRIBUTION}),
    ),
    # 关于公布限养区禁养烈性犬、大型犬的通告
    (re.compile(r"禁养[^，。]*烈性犬|犬[^，。]*(?:品种|名录|目录)"), frozenset({Measure.BANNED_BREED})),
    (
        re.compile(r"禁养[^，。]*犬|犬[^，。]*(?:品种|名录|目录)|大型犬[^，。]*标准"),
        frozenset({Measure.BANNED_BREED, Measure.HEIGHT_LIMIT}),
    ),
)


def documents_without_standards(bulletin: Bulletin, standards: Sequence[Standard]) -> list[Document]:
    """Return the documents of an issue whose title promises a standard that none of `standards` is.

    A title that promises two (基础养老金和高龄补贴) is returned when one of them is missing.
    """
    return [document for document, _ in unread_measures(bulletin, standards)]


def unread_measures(
    bulletin: Bulletin, standards: Sequence[Standard]
) -> list[tuple[Document, frozenset[Measure]]]:
    """Return the same documents, each with the measures that its title promises and that were not drawn."""
    drawn: dict[str, set[Measure]] = {}
    for standard in standards:
        drawn.setdefault(standard.citation.document_key, set()).add(standard.measure)
    missing = [
        (document, _missing(document.title, drawn.get(document.key, set())))
        for document in bulletin.documents
        if document.kind is DocumentKind.DOCUMENT
    ]
    return [(document, measures) for document, measures in missing if measures]


def _missing(title: str, drawn: set[Measure]) -> frozenset[Measure]:
    promised = [measures for measures in _promised(title) if not measures & drawn]
    return frozenset(measure for measures in promised for measure in measures)


def _promised(title: str) -> list[frozenset[Measure]]:
    if _OTHER.search(title):
        return []
    return [measures for pattern, measures in _TITLES if pattern.search(title)]
