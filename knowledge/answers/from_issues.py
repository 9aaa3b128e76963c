"""What an issue holds: 2019年第12期有哪些文件 gets the titles of its documents, the newest issue too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.limits.refusals import refusal
from knowledge.answers.wording import say, wording
from knowledge.numerals import read_whole
from knowledge.records import (
    Answer,
    AnswerStatus,
    Bulletin,
    Document,
    DocumentKind,
    Question,
    Topic,
)
from knowledge.vocabulary import load_yaml

_CERTAIN = 0.9
# a table has all titles, what is said at most so many
_MOST_SAID = 10
_SECTIONS = (
    DocumentKind.APPOINTMENTS,
    DocumentKind.NEWS,
    DocumentKind.CHRONICLE,
    DocumentKind.ISSUED_LIST,
    DocumentKind.STATISTICS,
)
# 12月份发文目录   |   温州市2019年12月份国民经济主要统计指标
_MONTH_OF_TITLE = re.compile(r"^.*?\d月份")
_CENTURY = 2000


def asked_issues(text: str) -> tuple[str, ...]:
    """Return the issues that a text names in order, where it asks for nothing but what they hold.

    第12期 behind 2019年第7期和 is that of 2019.
    """
    named = list(re.finditer(_cues()["named"], text))
    if not named:
        return ()
    left = re.sub(_cues()["named"], "", text)
    more = re.sub(rf"{_cues()['words']}|[^一-鿿A-Za-z0-9]", "", left)
    if more or re.search(_cues()["not_of_issue"], text):
        return ()
    issues, year = [], ""
    for match in named:
        is_of_year = match["number"] and not match["year"]
        issues.append(f"{year}{match[0]}" if is_of_year else match[0])
        year = f"{match['year']}年" if match["year"] else year
    return tuple(dict.fromkeys(issues))


def answer_from_issues(question: Question, sources: Sources) -> Answer | None:
    """Answer what the issue named holds; say which are held where it is not, or not one alone."""
    named = re.search(_cues()["named"], question.text)
    if named is None or len(asked_issues(question.text)) != 1:
        return None
    held = [bulletin for bulletin in sources.bulletins if bulletin.key in sources.local_issues]
    if not held:
        return None
    found = [bulletin for bulletin in held if _is_named(bulletin, named, held)]
    if len(found) == 1:
        return _contents(question, sources, found[0])
    if not found and not (named["year"] or named["serial"] or "公报" in question.text):
        return None  # 第一期讲了什么 may be asked of a project
    key = "several" if found else "not_held"
    names = tuple(bulletin.name for bulletin in found or held)
    said = say(f"issues.{key}", issue=named[0], issues="、".join(names))
    return replace(refusal(question, AnswerStatus.NOT_IN_BULLETINS, said), choices=names)


def _is_named(bulletin: Bulletin, named: re.Match[str], held: Sequence[Bulletin]) -> bool:
    """Return whether the words name the issue: its number of the year, its serial number, the newest."""
    if named["newest"]:
        return bulletin is max(held, key=lambda one: one.key)
    if named["serial"]:
        return bulletin.serial == int(named["serial"])
    year = int(named["year"]) % _CENTURY + _CENTURY if named["year"] else bulletin.year
    return (bulletin.year, bulletin.number) == (year, read_whole(named["number"]))


def _contents(question: Question, sources: Sources, bulletin: Bulletin) -> Answer | None:
    """Answer with the number and title of each document of the issue, and the names of its sections."""
    rows = [d for d in bulletin.documents if d.kind is DocumentKind.DOCUMENT and d.key in sources.passages_in]
    if not rows:
        return None
    names: dict[str, str] = wording()["lists"]
    said = [say("issues.title", issue=bulletin.name, count=str(len(rows)))]
    said += [
        say("lists.row", number=d.document_number or "", title=d.title).strip() for d in rows[:_MOST_SAID]
    ]
    said += [say("issues.more")] if len(rows) > _MOST_SAID else []
    sections = [_section(d) for d in bulletin.documents if d.kind in _SECTIONS]
    said += [say("issues.sections", sections="、".join(dict.fromkeys(sections)))] if sections else []
    citations = [sources.cite(sources.passages_in[d.key][0]) for d in rows]
    answer = quoted(question, sources, said, citations, _CERTAIN, Topic.BULLETIN)
    table = tuple((d.document_number or "", d.title) for d in rows)
    return replace(answer, table=((names["column_number"], names["column_title"]), *table), caveats=())


def _section(document: Document) -> str:
    """Return the name of a section without its month: 发文目录."""
    return _MONTH_OF_TITLE.sub("", document.title)


def _cues() -> dict[str, str]:
    cues: dict[str, str] = load_yaml("records.yml")["issues"]
    return cues
