"""Which documents there are on a matter: their titles, with number and month."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.asked_period import periods_of
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights
from knowledge.answers.from_lists import in_time
from knowledge.answers.held_terms import AskedTitle
from knowledge.answers.listed import listed_documents
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, Question, Topic
from knowledge.vocabulary import load_yaml

# the share of the matter that a title must tell, and how many titles are told
_TOLD = 0.6
_MOST = 5
_CERTAIN = 0.8


def answer_from_titles(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer with the documents whose titles tell of the matter asked for; None when none does."""
    about = re.search(load_yaml("records.yml")["documents"]["about"], question.text)
    matter = next((group for group in about.groups() if group), "") if about else ""
    if not matter or question.document_number:
        return None
    listed = in_time(listed_documents(sources), periods_of(question))
    title = AskedTitle(matter, weights)
    scored = [(title.score(one.title), place) for place, one in enumerate(listed)]
    best = sorted((one for one in scored if one[0] >= _TOLD), key=lambda one: (-one[0], -one[1]))[:_MOST]
    if not best:
        return None
    rows = [listed[place] for _, place in best]
    names: dict[str, str] = wording()["lists"]
    sentences = [say("lists.about", matter=matter)]
    sentences += [say("lists.row", number=one.number, title=one.title) for one in rows]
    citations = [sources.cite(one.passage) for one in rows]
    answer = quoted(question, sources, sentences, citations, _CERTAIN, question.topic or Topic.BULLETIN)
    table = ((names["column_number"], names["column_title"]), *((one.number, one.title) for one in rows))
    return replace(answer, table=table, caveats=())
