"""Dates that an answer says must stand in its quotes: quotes are widened, or a citation is added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from knowledge.answers.context import Sources
from knowledge.answers.wording import spoken_date
from knowledge.bulletins.validity import TERM
from knowledge.records import Answer, Citation, Passage


def proven(answer: Answer, sources: Sources) -> Answer:
    """Return the answer with a quote for each day of effect or expiry that it says."""
    said = "".join((*answer.sentences, *answer.caveats))
    for day, key in _days(answer):
        if spoken_date(day) in said:
            answer = replace(answer, citations=tuple(_with(answer.citations, day, key, sources)))
    return answer


def _days(answer: Answer) -> Iterator[tuple[date, str]]:
    """Yield the days that may be said, each with the key of the document that sets them."""
    stated = [(s.citation, s.validity) for s in answer.standards] + [
        (c, c.validity) for c in answer.citations
    ]
    found: dict[tuple[date, str], None] = {}
    for citation, validity in stated:
        key = citation.document_key
        for day in (validity.effective_from, validity.expires_on):
            if day is not None and day != citation.signed_date:
                found[day, key] = None
    yield from found


def _with(citations: Sequence[Citation], day: date, key: str, sources: Sources) -> list[Citation]:
    """Return the citations so that one of them quotes the words for `day`."""
    expiry = sources.documents[key].validity.expires_on == day
    if any(_words(citation.quote, day, expiry) for citation in citations):
        return list(citations)
    passages = sources.passages_in[key]
    passage = next((p for p in passages if _words(p.text, day, expiry)), None)
    if passage is None:
        return list(citations)
    for position, citation in enumerate(citations):
        if citation.passage_id == passage.id and citation.quote in passage.text:
            cited = sources.cite(passage, _widened(citation.quote, passage, day, expiry))
            widened = replace(citation, quote=cited.quote, page=cited.page, lines=cited.lines)
            return [*citations[:position], widened, *citations[position + 1 :]]
    return [*citations, sources.cite(passage, _widened("", passage, day, expiry))]


def _words(text: str, day: date, expiry: bool) -> re.Match[str] | None:
    """Find the words that set `day`: the day itself, or for an expiry the term in years."""
    return re.search(re.escape(spoken_date(day)), text) or (TERM.search(text) if expiry else None)


def _widened(quote: str, passage: Passage, day: date, expiry: bool) -> str:
    """Return the run of the passage from `quote` to the sentence with `day`, either way round."""
    match = _words(passage.text, day, expiry)
    place = match.start() if match else 0
    first = passage.text.rfind("。", 0, place) + 1
    last = passage.text.find("。", place)
    last = len(passage.text) if last < 0 else last + 1
    if quote:
        begin = passage.text.index(quote)
        first, last = min(first, begin), max(last, begin + len(quote))
    return passage.text[first:last]
