"""Words that a later document changed are not told as they were without saying what they are now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.answers.wording import say
from knowledge.bulletins.validity import TERM
from knowledge.records import Amendment, Answer, Citation, Document, Question
from knowledge.supersession import amendments

# 第四条第三项
_PART = re.compile(r"第[一二三四五六七八九十百零\d]+条")


def with_amendments(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return the answer with what later documents made of the words that it quotes, said first.

    Asked for a day before the change it is a caveat: the words held then.
    """
    found = list(dict.fromkeys(_of(answer, sources)))
    if not found:
        return answer
    said = tuple(_sentence(later, amendment, question) for later, amendment in found)
    written = tuple(_citation(later, amendment, sources) for later, amendment in found)
    if any(_comes_after(later, question) for later, _ in found):
        return replace(answer, caveats=(*answer.caveats, *said), citations=(*answer.citations, *written))
    return replace(answer, sentences=(*said, *answer.sentences), citations=(*answer.citations, *written))


def _of(answer: Answer, sources: Sources) -> Iterator[tuple[Document, Amendment]]:
    """Yield the changes of words that the answer says, or that the day of expiry in it follows from."""
    known = sources.kept("amendments", lambda: amendments(sources.bulletins))
    said = _closed("".join((*answer.sentences, *answer.caveats)))
    for citation in answer.citations:
        for later, amendment in known.get(citation.document_key, ()):
            old = _closed(amendment.old)
            quoted = old in _closed(citation.quote) and _is_there(citation, amendment, sources)
            until = citation.validity.expires_on
            term = (
                until is not None and TERM.search(amendment.new) and f"{until.year}年{until.month}月" in said
            )
            if term or (quoted and old in said):
                yield later, amendment


def _is_there(citation: Citation, amendment: Amendment, sources: Sources) -> bool:
    """Tell whether the quote stands in the article whose words are changed, where the change names one."""
    part = _PART.search(amendment.clause)
    if part is None:
        return True
    passages = sources.passages_in.get(citation.document_key, ())
    passage = next((p for p in passages if p.id == citation.passage_id), None)
    return passage is None or part[0] in "".join((*passage.trail, passage.text))


def _sentence(later: Document, amendment: Amendment, question: Question) -> str:
    name = "term" if TERM.search(amendment.new) else "now"
    name = "since" if _comes_after(later, question) else name
    return say(f"amended.{name}", by=later.document_number or f"《{later.title}》", clause=amendment.clause)


def _comes_after(later: Document, question: Question) -> bool:
    """Tell whether a document takes effect only after the day asked about."""
    day = later.validity.effective_from or later.signed_date
    return day is not None and day > question.day


def _citation(later: Document, amendment: Amendment, sources: Sources) -> Citation:
    passages = sources.passages_in[later.key]
    passage = next((p for p in passages if amendment.clause in _closed(p.text)), passages[0])
    return sources.cite(passage)


def _closed(text: str) -> str:
    return re.sub(r"[\s*]", "", text)
