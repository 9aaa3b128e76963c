"""Where an answer is written, as a voice says it: the issuer, the year and the name, then number and page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.answers.wording import say, spoken_date, wording
from knowledge.records import Citation
from knowledge.speaking import spoken

_NAMED_AT_ONCE = 2
# characters as printed: an answer is said with the name of its source up to here, beyond with its kind alone
_ENOUGH = 48
_ROW = ("title", "document_number", "issuer", "signed_date", "bulletin", "page")
# 某市人民政府 before 关于调整某某标准的通知
_ISSUER_IN_TITLE = re.compile(r"^[^《]*?(?=关于)")
# 通知 at the end of a title, 意见 in 关于某事的若干意见（试行）
_KIND = re.compile(
    "(通知|通告|公告|决定|意见|办法|规定|规划|计划|方案|细则|条例|批复|纪要|函)(?:（[^（）]*）)?$"
)
# （经开区、瓯飞） in the name of an office
_BRACKET = re.compile("（[^（）]*）")


def source_sentence(citations: Sequence[Citation], said: str) -> str:
    """Return the sentence that names the sources; in short where `said` already names the only one."""
    sources = {(c.title, c.document_number): c for c in citations}
    if not sources:
        return ""
    first = next(iter(sources.values()))
    if len(sources) == 1 and _is_named(first, said):
        return say("speech.printed_in", bulletin=first.bulletin)
    named = list(sources.values())[:_NAMED_AT_ONCE]
    key = "speech.sources" if len(sources) > _NAMED_AT_ONCE else "speech.source"
    names = say("speech.name_and").join(map(_name, named))
    kinds = say("speech.kind_and").join(dict.fromkeys(map(_by_kind, named)))
    shown = names if len(said) + len(names) <= _ENOUGH else kinds
    return say(key, source=shown, count=str(len(sources)))


def whole_sources(citations: Sequence[Citation]) -> list[str]:
    """Return each source once with all its pages: title, number, issuers, day, issue and pages."""
    return _whole_sources([_row(citation) for citation in citations])


def repeated_sources(citations: Sequence[Mapping[str, Any]]) -> tuple[str, tuple[str, ...]]:
    """Return the sources of an earlier answer, from its payload, as spoken, and their words."""
    rows = [{name: citation[name] or "" for name in _ROW} for citation in citations]
    quotes = [say("speech.quote", quote=citation["quote"]) for citation in citations]
    return spoken("".join(_whole_sources(rows))), tuple(map(spoken, dict.fromkeys(quotes)))


def _row(citation: Citation) -> dict[str, Any]:
    return {
        "title": citation.title,
        "document_number": citation.document_number or "",
        "issuer": "、".join(citation.issuers),
        "signed_date": spoken_date(citation.signed_date) if citation.signed_date else "",
        "bulletin": citation.bulletin,
        "page": citation.page,
    }


def _whole_sources(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    pages: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        pages.setdefault(tuple(row[name] for name in _ROW[:-1]), []).append(row["page"])
    return [_whole_source(*key, pages=sorted(set(found))) for key, found in pages.items()]


def _whole_source(
    title: str, number: str, issuer: str, signed: str, bulletin: str, *, pages: Sequence[int]
) -> str:
    issued = say("speech.issued", issuer=issuer, signed=signed) if issuer and signed else ""
    numbered = say("speech.numbered", number=number) if number else ""
    return say(
        "speech.whole_source",
        title=title,
        described=numbered + issued,
        bulletin=bulletin,
        pages=say("speech.page_and").join(map(str, pages)),
    )


def _is_named(citation: Citation, said: str) -> bool:
    """Tell whether what is said names the document by its title or number."""
    return f"《{citation.title}》" in said or (citation.document_number or citation.title) in said


def _name(citation: Citation) -> str:
    """Return 某市政府2020年关于调整某某标准的通知; a section goes by its issue: 2020年第1期公报的简讯."""
    if not citation.issuers or not citation.signed_date:
        return say("speech.section", bulletin=citation.bulletin, title=citation.title)
    in_title = _ISSUER_IN_TITLE.match(citation.title)
    title = citation.title[in_title.end() :] if in_title else citation.title.removeprefix(_issuers(citation))
    return say("speech.document", issuer=_issuer(citation), year=str(citation.signed_date.year), title=title)


def _by_kind(citation: Citation) -> str:
    """Return 某市政府2020年的通知; what has no issuer, day or kind goes by its name."""
    kind = _KIND.search(citation.title)
    if not kind or not citation.issuers or not citation.signed_date:
        return _name(citation)
    year = str(citation.signed_date.year)
    return say("speech.by_kind", issuer=_issuer(citation), year=year, kind=kind.group(1))


def _issuer(citation: Citation) -> str:
    """Return who issued a document as people call the office: 市政府, 市公安局等部门."""
    name = _BRACKET.sub("", _issuers(citation))
    for long, short in wording()["speech"]["issuers"].items():
        name = name.replace(long, short)
    return name


def _issuers(citation: Citation) -> str:
    first = citation.issuers[0]
    return say("speech.and_others", issuer=first) if len(citation.issuers) > 1 else first
