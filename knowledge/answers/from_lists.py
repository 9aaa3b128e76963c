"""Answers from the lists of documents issued: by number, by title, and all of a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.asked_period import AskedPeriod, periods_of, without_dates
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights
from knowledge.answers.from_documents import document_values
from knowledge.answers.held_terms import AskedTitle
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.listed import Listed, listed_documents, year_of
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, Question, Topic
from knowledge.vocabulary import load_yaml

# 通告, 意见: where a question names the kind of a document, its title does too
_KIND = re.compile(r"通告|意见|办法|方案|计划|纪要|要点|通报|细则|预案|目录")
_CERTAIN = 0.9
_UNEXPLAINED = 1
# the share of the question's words, by rarity, that a title must hold, less where the time is named too, and
# how far ahead of the next it must be
_TITLE_COVERAGE, _TITLE_COVERAGE_IN_TIME = 0.3, 0.2
_AHEAD = 1.5
# 18年6月那个文是几号, 2019年那份红头文件
_FILLERS = re.compile(r"[那这](?:个|份|一份|个文|份文)|文件|红头|怎么|起来|[的是文]$")


def answer_from_lists(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer what a number is, which number a title has, or which documents a month brought."""
    if question.document_number:
        return _of_number(question, sources)
    cues = _cues()
    if re.search(cues["number"], question.text):
        found = _number_of(question, sources, weights)
        sure = re.search(cues["number_for_sure"], question.text)
        return found or (not_there(question) if sure else None)
    if re.search(cues["issued"], question.text):
        return _of_month(question, sources)
    return None


def _of_number(question: Question, sources: Sources) -> Answer | None:
    """Answer with the title of a number; with silence where no issue prints its text or names it at all."""
    number = question.document_number or ""
    if year_of(number) is None:
        return None
    all_listed = listed_documents(sources)
    listed = next((one for one in all_listed if one.number == number), None)
    if listed is None:
        texts = (*(one.number for one in all_listed), *(passage.text for passage in sources.passages))
        return None if any(number in text for text in texts) else not_there(question)
    asks_what = re.search(_cues()["what"], question.text)
    if listed.document:
        return _titled(question, sources, listed) if asks_what else None
    return _titled(question, sources, listed) if asks_what else _without_text(question, listed)


def _titled(question: Question, sources: Sources, listed: Listed) -> Answer:
    key = "printed" if listed.document else "listed"
    values = document_values(listed.document) if listed.document else {"title": f"《{listed.title}》"}
    sentences = [say(f"lists.{key}", number=listed.number, **values)]
    passages = [listed.passage]
    if listed.document:
        passages += sources.passages_in[listed.document.key][-1:]
    citations = [sources.cite(passage) for passage in passages]
    return quoted(question, sources, sentences, citations, _CERTAIN, Topic.BULLETIN)


def _without_text(question: Question, listed: Listed) -> Answer:
    """Say that only the title of the document is known, as an answer without evidence."""
    answer = not_there(question)
    named = re.search(r"\d", listed.title) is None
    said = say(
        "lists.no_text" if named else "lists.no_text_untitled", number=listed.number, title=listed.title
    )
    return replace(answer, sentences=(said, *answer.sentences[1:]))


def _number_of(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer with the number of the document whose title the question tells best."""
    asked = _FILLERS.sub("，", re.sub(_cues()["number"], "，", without_dates(question.text)))
    periods = periods_of(question)
    candidates = in_time(listed_documents(sources), periods)
    kinds = [match[0] for match in _KIND.finditer(asked)]
    candidates = [one for one in candidates if all(kind in one.title for kind in kinds)] or candidates
    title = AskedTitle(asked, weights)
    scored = sorted(((title.score(one.title), i) for i, one in enumerate(candidates)), reverse=True)
    if not scored or scored[0][0] < (_TITLE_COVERAGE_IN_TIME if periods else _TITLE_COVERAGE):
        return None
    if len(scored) > 1 and scored[0][0] < _AHEAD * scored[1][0]:
        return None
    best = candidates[scored[0][1]]
    said = say("lists.number", number=best.number, title=f"《{best.title}》")
    return quoted(question, sources, [said], [sources.cite(best.passage)], _CERTAIN, Topic.BULLETIN)


def in_time(listed: Sequence[Listed], periods: Sequence[AskedPeriod]) -> list[Listed]:
    """Return the documents of the months asked for, or whose number or title has the year."""
    if not periods:
        return list(listed)
    return [
        one
        for one in listed
        if any(
            period.holds_month(*one.month)
            or (not period.names_month and str(period.first.year) in f"{year_of(one.number)}{one.title}")
            for period in periods
        )
    ]


def _of_month(question: Question, sources: Sources) -> Answer | None:
    """Answer with the list of the month asked for, of the newest issue where none is."""
    left = re.sub(_cues()["words"], "", re.sub(r"[^一-鿿]", "", without_dates(question.text)))
    periods = periods_of(question)
    if len(left) > _UNEXPLAINED or (periods and not any(period.names_month for period in periods)):
        return None
    listed = in_time(listed_documents(sources), periods)
    month = max((one.month for one in listed), default=None)
    if month is None:
        return not_there(question)
    rows = [one for one in listed if one.month == month]
    on_list = [one for one in rows if one.is_on_list]
    if on_list and re.search(r"目录|市政府", question.text):
        rows = on_list
    return _list(question, sources, rows, "month" if rows == on_list else "month_with_printed")


def _list(question: Question, sources: Sources, rows: Sequence[Listed], key: str) -> Answer:
    year, month = rows[0].month
    names: dict[str, str] = wording()["lists"]
    title = say(f"lists.{key}", when=f"{year}年{month}月", count=str(len(rows)))
    lines = [say("lists.row", number=one.number, title=one.title) for one in rows]
    citations = cited_by_page((one.passage for one in rows), sources)
    answer = quoted(question, sources, [title, *lines], citations, _CERTAIN, Topic.BULLETIN)
    table = ((names["column_number"], names["column_title"]), *((one.number, one.title) for one in rows))
    return replace(answer, table=table, caveats=())


def _cues() -> dict[str, str]:
    cues: dict[str, str] = load_yaml("records.yml")["documents"]
    return cues
