"""A document that a later one put out of force is not quoted without saying so, and where that is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.answers.caveats import department
from knowledge.answers.context import Sources
from knowledge.answers.standing import replacement_values
from knowledge.answers.wording import say
from knowledge.bulletins.line_text import closed
from knowledge.records import Answer, Citation, Document, Question, Validity, ValidityStatus
from knowledge.text import sentences

# 12.某市人民政府办公室关于…的意见（某政办〔2017〕5号）
_ITEM = re.compile(r"(?<!\d)(?=\d{1,3}[.．、](?!\d))")
# 《…办法》（温政发〔2015〕5号）同时废止   |   此前有关规定停止执行
_REPEAL = re.compile(r"废止|停止执行|失效|替代|取代")


def is_replaced(validity: Validity, day: date) -> bool:
    """Return whether a later document has put this one out of force on `day`."""
    return validity.status(day) is ValidityStatus.SUPERSEDED


def with_replacement(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return the answer with the caveat that its document was replaced, and the citation that says so."""
    cited = answer.citations[0] if answer.citations else None
    if cited is None or not is_replaced(cited.validity, question.today):
        return answer
    values = replacement_values(cited.validity)
    if values["by"] not in "".join(answer.sentences):
        caveat = say("caveats.superseded", department=department(question.topic), **values)
        answer = replace(answer, caveats=(*answer.caveats, caveat))
    found = _repeal(cited, sources)
    return replace(answer, citations=(*answer.citations, found)) if found else answer


def _repeal(cited: Citation, sources: Sources) -> Citation | None:
    """Return the citation of the words that put the cited document out of force."""
    later = _document(cited.validity.superseded_by or "", sources)
    if later is None:
        return None
    names = _names(sources.documents[cited.document_key])
    for passage in sources.passages_in.get(later.key, ()):
        for sentence in sentences(passage.text):
            if _REPEAL.search(sentence) and any(name in sentence for name in names):
                return sources.cite(passage, sentence)
    return _listed(later, names, sources)


def _listed(later: Document, names: Sequence[str], sources: Sources) -> Citation | None:
    """Return the citation of the item of a list of repealed texts that names the document."""
    for passage in sources.passages_in.get(later.key, ()):
        for item in _ITEM.split(passage.text):
            if any(closed(name) in closed(item) for name in names):
                return sources.cite(passage, item.strip())
    return None


def _document(name: str, sources: Sources) -> Document | None:
    """Return the document that is named by its number or, where it has none, by its title."""
    titled = (document for document in sources.documents.values() if document.title == name)
    return sources.document_by_number(name) or next(titled, None)


def _names(document: Document) -> Sequence[str]:
    names = (document.document_number, document.title, document.enclosed_title)
    short = document.title.removeprefix("".join(document.issuers))
    return [name for name in (*names, short) if name]
